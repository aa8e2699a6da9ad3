"""The look of a site: the parts of `theme/styles` as the one file that pages ask for, and its icon, in its own color."""

from __future__ import annotations

import re
from pathlib import Path

from clearinghouse.host.colors import Colors, accent, colored

_THEME = Path(__file__).parent.parent / "theme"
FOLDER = _THEME / "styles"
ADDRESS = "assets/clearinghouse/style.css"
ICON = "assets/clearinghouse/icon.svg"
OUR_ICON = _THEME / "templates" / ICON
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


TOKENS = FOLDER / "1-tokens.css"
_OURS = Colors()


def stylesheet(colors: Colors = _OURS) -> str:
    """Return all styles of the site, comments left out, with its own colors if it has any."""
    parts = {part: _COMMENT.sub("", part.read_text(encoding="utf-8")) for part in sorted(FOLDER.glob("*.css"))}
    return "".join(colored(text, colors) if part == TOKENS else text for part, text in parts.items())


def icon(colors: Colors) -> str:
    """Return the icon that browsers show beside the site's name, with its own color in the place of ours."""
    tokens, ours = TOKENS.read_text(encoding="utf-8"), OUR_ICON.read_text(encoding="utf-8")
    return ours.replace(accent(tokens, _OURS), accent(tokens, colors))
