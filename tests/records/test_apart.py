"""The public site and the private store are apart: nothing in the store changes a byte of the site or is opened for it."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from drawn import BuiltSite, DrawnSite, run_program
from private_store import DrawnStore

from clearinghouse.records.new_store import write_sample
from clearinghouse.records.sample import Size

RANDOM_STORES = 200


@pytest.mark.slow
def test_a_build_that_may_see_the_store_opens_nothing_in_it_and_makes_the_same_bytes(
    site: DrawnSite, tmp_path: Path
) -> None:
    alone = site.build(tmp_path / "alone").bytes()
    store = DrawnStore.begin(tmp_path / "store")
    store.contact("c", note="CANARY-4F2B")
    for folder in store.root.iterdir():
        os.chmod(folder, 0)
    strace = shutil.which("strace")
    assert strace, "no strace was found; scripts/setup checks installs it"
    trace = tmp_path / "trace"
    build = [sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(tmp_path / "beside")]
    traced = [strace, "-f", "-e", "trace=file", "-o", str(trace), *build]
    result = run_program(traced, site.root, {"CLEARINGHOUSE_STORE": str(store.root)})
    for folder in store.root.iterdir():
        os.chmod(folder, 0o700)

    assert result.returncode == 0, result.stderr
    assert BuiltSite(tmp_path / "beside", result).bytes() == alone
    opened = re.findall(r'"([^"]+)"', trace.read_text("utf-8", "replace"))
    assert len(opened) > 100
    # The program itself is handed its environment; what it may not do is touch a path inside the store.
    assert [path for path in opened if path.startswith(str(store.root))] == []
    assert "CANARY-4F2B" not in trace.read_text("utf-8", "replace") + result.stdout + result.stderr


@pytest.mark.hard
def test_the_site_has_the_same_bytes_beside_two_hundred_random_stores_and_beside_none(
    site: DrawnSite, tmp_path: Path
) -> None:
    chance = random.Random(7)
    alone = site.build(tmp_path / "alone").bytes()
    for number in range(RANDOM_STORES):
        root = tmp_path / f"store{number}"
        write_sample(root, Size(chance.randint(1, 9), chance.randint(1, 4), 1, seed=chance.randint(1, 10**6)))
        out = tmp_path / f"out{number}"
        assert site.build(out, CLEARINGHOUSE_STORE=str(root)).bytes() == alone
        shutil.rmtree(root)
        shutil.rmtree(out)


def test_the_command_knows_nothing_of_records_until_it_is_asked_for_them() -> None:
    code = "import sys, clearinghouse.cli; print([name for name in sys.modules if name.startswith('clearinghouse.records')])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"
