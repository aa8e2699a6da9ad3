"""One page or file of a site, without the rest of it: made in this process, by the functions that a preview makes it with."""

from __future__ import annotations

import os
import subprocess
from unittest.mock import patch

from drawn import BuiltSite, DrawnSite
from mkdocs.config import load_config

from clearinghouse.host.plugin import alone
from clearinghouse.host.shown_site import ShownSite


def made(site: DrawnSite, *addresses: str) -> BuiltSite:
    """Return the public site with nothing in it but what stands at these addresses."""
    folder = site.root.parent / "made"
    with patch.dict(os.environ, {"CLEARINGHOUSE_TODAY": "2026-09-01"}):
        config = load_config(str(site.root / "mkdocs.yml"), site_dir=str(folder))
        ours = alone(config)
        assert ours is not None, "another plugin looks at pages after ours"
        config.plugins.on_startup(command="build", dirty=False)
        shown = ShownSite(config, ours)
        for address in addresses:
            path = address.strip("/")
            shown.make(path if "." in path.rpartition("/")[2] else f"{path}/index.html".lstrip("/"))
    return BuiltSite(folder, subprocess.CompletedProcess([], 0, "", ""))
