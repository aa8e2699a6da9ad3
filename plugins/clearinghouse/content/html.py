"""The HTML that a body may hold: the tags that reach the page. All others are taken out, some with what they hold."""

from __future__ import annotations

from html.parser import HTMLParser

ALLOWED_TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr "
    "u ul var".split()
)
SWALLOWED_TAGS = frozenset("iframe math noscript script style svg template textarea title".split())
"""Tags whose content is no text for readers, and goes with them."""


class TagReader(HTMLParser):
    """Python's reader of HTML, which goes on where Python's own gives up: browsers take `<![x` for a comment."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        return self.parse_bogus_comment(i)
