"""Elements of a cleaned body that hold nothing to see: their addresses and names are words that no reader would meet."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from clearinghouse.content.html import WITHIN_WORDS

_MORE = r"(?: (?:[^>\"]|\"[^\"]*\")*)"
_NOTHING = rf"(?:\s|&nbsp;|<(?:br|hr){_MORE}?>)*"
_MAY_BE = re.compile(
    rf"<(?:{'|'.join(sorted(WITHIN_WORDS))}){_MORE}?>{_NOTHING}</|<[a-z0-9]+{_MORE}>{_NOTHING}</|<(?:br|hr|col) "
)
"""Where the innermost of such elements begins: without one there is none around it either."""
_PIECE = re.compile(rf"<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<more>{_MORE}?)>|(?P<words>[^<]+)")
_ID = re.compile(r' id="([^"]*)"')
_ALONE = frozenset(("br", "hr", "col"))
_TAKEN_OUT = WITHIN_WORDS | {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(slots=True)
class _Open:
    tag: str
    more: str
    place: int
    holds: bool = False


def without_hollow(cleaned: str, is_led_to: Callable[[str], bool]) -> str:
    """Return cleaned HTML without elements that hold nothing; of those that have to stay, without their names.

    Args:
        cleaned: as the cleaner makes it, well formed.
        is_led_to: whether a link leads to an id, which is then kept.
    """
    return _Reader(is_led_to).read(cleaned) if _MAY_BE.search(cleaned) else cleaned


class _Reader:
    def __init__(self, is_led_to: Callable[[str], bool]) -> None:
        self._is_led_to = is_led_to
        self._out: list[str] = []
        self._open = [_Open("", "", 0)]

    def read(self, cleaned: str) -> str:
        for piece in _PIECE.finditer(cleaned):
            tag = piece["tag"]
            if piece["words"]:
                self._out.append(piece["words"])
                self._open[-1].holds |= bool(html.unescape(piece["words"]).strip())
            elif tag in _ALONE:
                self._out.append(f"<{tag}{self._without_name(piece['more'])}>")
            elif tag == "img":
                self._out.append(piece[0])
                self._open[-1].holds = True
            elif piece["end"]:
                self._close()
            else:
                self._open.append(_Open(tag, piece["more"], len(self._out)))
                self._out.append(piece[0])
        return "".join(self._out)

    def _close(self) -> None:
        closed = self._open.pop()
        if closed.holds:
            self._open[-1].holds = True
        else:
            more = self._without_name(closed.more)
            if closed.tag in _TAKEN_OUT:
                name = _ID.search(more)
                self._out[closed.place] = f"<{closed.tag}{name[0]}>" if name else ""
                self._out.append(f"</{closed.tag}>" if name else "")
                return
            self._out[closed.place] = f"<{closed.tag}{more}>"
        self._out.append(f"</{closed.tag}>")

    def _without_name(self, more: str) -> str:
        return _ID.sub(lambda id: id[0] if self._is_led_to(html.unescape(id[1])) else "", more)
