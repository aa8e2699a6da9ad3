"""The HTML that a body may hold: the tags that reach the page. All others are taken out, some with what they hold."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

ALLOWED_TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr "
    "u ul var".split()
)
SWALLOWED_TAGS = frozenset("iframe math noscript script style svg template textarea title".split())
"""Tags whose content is no text for readers, and goes with them."""


WITHIN_WORDS = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var".split()
)
"""Tags that may stand inside a word; at all others one word ends."""


def shown_words(html: str) -> str:
    """Return the words that a page shows of HTML, cleaned or not, with a space wherever one block ends and another begins."""
    words: list[str] = []
    reader = TagReader()
    part = lambda tag, *_: words.append("" if tag in WITHIN_WORDS else " ")  # noqa: E731  # one for all three hooks
    reader.handle_starttag = reader.handle_endtag = reader.handle_startendtag = part  # type: ignore[method-assign]  # the parser's own hooks
    reader.handle_data = words.append  # type: ignore[method-assign, assignment]  # as above
    reader.read(html)
    return "".join(words)


def told_words(html: str) -> str:
    """Return the words that a page shows of HTML, and below them those that it tells of pictures and links."""
    reader = _Titles()
    reader.read(html)
    return "\n\n".join((shown_words(html), *reader.found))


_TOLD = frozenset(("alt", "title"))
_COMMENT_END = re.compile(r"--!?\s*>")


class TagReader(HTMLParser):
    """Python's reader of HTML, which goes on where Python's own gives up: browsers take `<![x` for a comment.

    What never ends is looked for once, not once for each place where it could have begun.
    """

    _read = ""
    _last_comment_end = -1

    def read(self, text: str) -> None:
        """Read a whole text. Behind its last `>` stands no tag, whatever begins there."""
        end = text.rfind(">") + 1
        self.feed(text[:end])
        self.close()
        if end < len(text):
            self.handle_data(unescape(text[end:]))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        return self.parse_bogus_comment(i)

    def parse_comment(self, i: int, report: bool = True) -> int:
        if self._read is not self.rawdata:
            self._read = self.rawdata
            self._last_comment_end = max((found.start() for found in _COMMENT_END.finditer(self._read)), default=-1)
        return super().parse_comment(i) if i < self._last_comment_end else -1


class _Titles(TagReader):
    """Reads what is told of pictures and links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in _TOLD]
