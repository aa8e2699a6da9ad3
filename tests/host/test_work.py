"""A site made by processes elsewhere has the same bytes."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest
from drawn import SAMPLE, BuiltSite, run_clearinghouse

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.host.templates import PageRenderer
from clearinghouse.host.work import Sent, Work, send
from clearinghouse.publish.site import Site

FARM = """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor

def executor():
    return ProcessPoolExecutor(2, multiprocessing.get_context("spawn"))
"""


@pytest.fixture
def farm(tmp_path: Path) -> Path:
    (tmp_path / "farm.py").write_text(FARM)
    return tmp_path


@pytest.mark.slow
def test_an_executor_makes_the_same_site(addressed_site: BuiltSite, farm: Path) -> None:
    command = ["build", "--site", str(SAMPLE), "--out", str(farm / "out"), "--executor", "farm:executor"]

    built = run_clearinghouse(command, farm, {"SITE_URL": "https://sample.example.org/clearinghouse/"})

    assert built.returncode == 0, built.stderr
    assert BuiltSite(farm / "out", built).bytes() == addressed_site.bytes()
    assert not (farm / ".out.building" / "work").exists()


@pytest.mark.parametrize("name", ["nowhere:executor", "farm:nothing", "farm"])
def test_an_executor_that_is_not_there_is_told_in_words(farm: Path, name: str) -> None:
    built = run_clearinghouse(["build", "--site", str(SAMPLE), "--executor", name], farm)

    assert built.returncode == 2 and f"'{name}' is no module and function" in built.stderr


def test_a_file_that_holds_anything_else_is_never_opened(tmp_path: Path) -> None:
    site = Site(Catalog(), date(2026, 9, 1))
    way = send(Work(PageRenderer(site), []), tmp_path / "work")
    assert way.work().renderer.site.today == site.today

    (tmp_path / "other").write_bytes(pickle.dumps((site, [])) + b" ")
    with pytest.raises(ValueError, match="does not hold what was put there"):
        Sent(str(tmp_path / "other"), way.seen).work()
