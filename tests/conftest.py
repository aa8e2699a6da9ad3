"""What all tests share: a small site drawn in the test, the sample site, and the real one."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from built import built_once
from drawn import ROOT, SAMPLE, BuiltSite, DrawnSite
from hypothesis import settings
from read_once import read_each_once

from clearinghouse.catalog.catalog import Catalog

if TYPE_CHECKING:
    from browser.browsing import Watched
    from playwright.sync_api import Browser

# The same examples each time: what fails here fails for everybody.
settings.register_profile("same", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("quick", settings.get_profile("same"), max_examples=15)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("same")

os.environ["PYTHONWARNINGS"] = "error"
"""What a library warns of is an error here, as `filterwarnings` says, and in every program that a test begins as well."""
os.environ["CLEARINGHOUSE_CACHE"] = ""
"""No folder keeps what one test read for another, but where a test is about that."""
os.environ["XDG_STATE_HOME"] = _STATE = tempfile.mkdtemp()
atexit.register(shutil.rmtree, _STATE, ignore_errors=True)
"""Nor does any test leave something in the folders of whoever runs it."""
read_each_once()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write", action="store_true", help="write expected.txt of the cases instead of comparing")


_WHOLE_SITES = frozenset({"real_site", "second_site", "addressed_site"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say of each test what it takes, and begin with the files that take longest, so that no processor waits at the end.

    A test is slow if it needs one of the large sites; the sample stands for them in a first verdict.
    """
    for item in items:
        if _WHOLE_SITES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker(pytest.mark.generated)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: 0 if item.path.parent.name == "browser" else 1 if item.path in slow else 2)


def pytest_collection_finish() -> None:
    """Let the search for garbage pass over what stays to the end, which is most of what there is."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture
def site(tmp_path: Path) -> DrawnSite:
    """A small sound site, to which a test adds what it is about."""
    return DrawnSite.begin(tmp_path / "site")


@pytest.fixture(scope="session")
def watched() -> Iterator[Watched]:
    """One browser for all tests of a worker, and what its pages did against their policy."""
    from browser.browsing import chromium, watch  # only tests of pages as they are seen need a browser

    with chromium() as started:
        found = watch(started)
        yield found
    assert found.breaches() == []


@pytest.fixture(scope="session")
def browser(watched: Watched) -> Browser:
    return watched.browser


@pytest.fixture(autouse=True)
def _kept_to_its_policy(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail every test in which a page of the browser does what its own policy forbids."""
    yield
    if "watched" in request.fixturenames:
        assert request.getfixturevalue("watched").breaches() == [], "a page does what its own policy forbids"


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The public site made of the sample."""
    return built_once("sample", tmp_path_factory, SAMPLE)


@pytest.fixture(scope="session")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The public site made of the sample, built for an address that the whole web knows."""
    return built_once("addressed", tmp_path_factory, SAMPLE, {"SITE_URL": "https://sample.example.org/clearinghouse/"})


@pytest.fixture(scope="session")
def sample() -> Catalog:
    """What everyone may see of the sample."""
    return DrawnSite(SAMPLE).public()


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    """The site of Alexandria's partnership: a new site, with what the partnership itself wrote laid over it."""
    return DrawnSite.of_a_second_program(tmp_path_factory.mktemp("second") / "acps")


@pytest.fixture(scope="session")
def second_site(second: DrawnSite, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The public site of that partnership."""
    return built_once("second", tmp_path_factory, second.root)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The project's own public site, for tests of what must hold whatever staff write."""
    return built_once("real", tmp_path_factory, ROOT)
