"""The browser editors that are built into a site that is edited at /edit/."""

from __future__ import annotations

import subprocess
from pathlib import Path

from drawn import ROOT


def fetch_editors() -> Path:
    """Return the folder that holds the editors' archives, fetched where they are missing."""
    done = subprocess.run(
        [str(ROOT / "scripts" / "editor"), "sveltia", "decap"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"scripts/editor could not fetch the browser editors:\n{done.stderr}"
    return ROOT / ".cache" / "editor"
