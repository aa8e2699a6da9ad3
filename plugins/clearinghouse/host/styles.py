"""The stylesheet: the parts in `theme/styles`, in the order of their names, as the one file that pages ask for."""

from __future__ import annotations

import re
from pathlib import Path

from clearinghouse.host.colors import Colors, colored

FOLDER = Path(__file__).parent.parent / "theme" / "styles"
ADDRESS = "assets/clearinghouse/style.css"
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


TOKENS = FOLDER / "1-tokens.css"
_OURS = Colors()


def stylesheet(colors: Colors = _OURS) -> str:
    """Return all styles of the site, comments left out, with its own colors if it has any."""
    parts = {part: _COMMENT.sub("", part.read_text(encoding="utf-8")) for part in sorted(FOLDER.glob("*.css"))}
    return "".join(colored(text, colors) if part == TOKENS else text for part, text in parts.items())
