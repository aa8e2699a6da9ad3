"""One served copy of the sample site for all browser tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from drawn import BuiltSite
from serving import served


@pytest.fixture(scope="session")
def address(sample_site: BuiltSite) -> Iterator[str]:
    with served(sample_site.folder) as found:
        yield found
