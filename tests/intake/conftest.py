"""What the tests of what comes in share."""

from __future__ import annotations

import pytest
from drawn import ROOT, DrawnSite


@pytest.fixture(scope="module")
def importer_site(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    """A site with the standards of this repository."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("lists") / "site")
    standards = ROOT / "content/standards"
    for name in ("ct-ccl", "psel-2015", "nelp-2018", "ct-leader-rubric-2017"):
        site.write(f"content/standards/{name}.yml", (standards / f"{name}.yml").read_text())
    return site
