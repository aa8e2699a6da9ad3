"""What all tests share: a small site drawn in the test, and the real one built once."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drawn import ROOT, BuiltSite, DrawnSite, run_clearinghouse
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples each time: what fails here fails for everybody.
settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write", action="store_true", help="write expected.txt of the cases instead of comparing")


@pytest.fixture
def site(tmp_path: Path) -> DrawnSite:
    """A small sound site, to which a test adds what it is about."""
    return DrawnSite.begin(tmp_path / "site")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    from browser.browsing import chromium  # only tests of pages as they are seen need a browser

    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The project's own public site, built once for all tests of a worker."""
    out = tmp_path_factory.mktemp("real") / "site"
    result: subprocess.CompletedProcess[str] = run_clearinghouse(["build", "--out", str(out)], ROOT)
    assert result.returncode == 0, result.stderr
    return BuiltSite(out, result)
