"""One served copy of the sample site for all browser tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drawn import BuiltSite
from playwright.sync_api import expect
from serving import served

from browser.browsing import PATIENCE

# A loaded machine takes its time; what never comes fails all the same.
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def address(sample_site: BuiltSite) -> Iterator[str]:
    with served(sample_site.folder) as found:
        yield found
