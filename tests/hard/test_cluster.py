"""A site made by the workers of a cluster has the same bytes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from drawn import SAMPLE, BuiltSite, run_program

pytestmark = pytest.mark.hard
FARM = """
from distributed import Client, LocalCluster

def executor():
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    return Client(cluster).get_executor()
"""


def test_the_workers_of_a_cluster_make_the_same_site(addressed_site: BuiltSite, tmp_path: Path) -> None:
    (tmp_path / "farm.py").write_text(FARM)
    command = ["build", "--site", str(SAMPLE), "--out", str(tmp_path / "out"), "--executor", "farm:executor"]
    where = {"SITE_URL": "https://sample.example.org/clearinghouse/"}

    built = run_program([sys.executable, "-m", "clearinghouse.cli", *command], tmp_path, where)

    assert built.returncode == 0, built.stderr
    assert BuiltSite(tmp_path / "out", built).bytes() == addressed_site.bytes()
