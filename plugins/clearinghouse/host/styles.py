"""The stylesheet: the parts in `theme/styles`, in the order of their names, as the one file that pages ask for."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "theme" / "styles"
ADDRESS = "assets/clearinghouse/style.css"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def stylesheet() -> str:
    """Return all styles of the site, comments left out."""
    return "".join(_COMMENT.sub("", part.read_text(encoding="utf-8")) for part in sorted(FOLDER.glob("*.css")))
