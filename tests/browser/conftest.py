"""One browser and one served copy of the real site for all browser tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser

from browser.browsing import chromium, served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def address(real_site: BuiltSite) -> Iterator[str]:
    with served(real_site.folder) as found:
        yield found
