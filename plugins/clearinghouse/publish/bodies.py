"""Bodies as HTML, cleaned of all that a page must not carry; and as the words that a reader sees there."""

from __future__ import annotations

import html
import re
import secrets
from collections.abc import Callable, Mapping
from functools import cached_property
from urllib.parse import quote, unquote

import nh3

from clearinghouse.catalog.addresses import SAFE_SCHEMES, Addresses, body_links
from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.content.body import LIST_PLACE
from clearinghouse.content.html import ALLOWED_TAGS, SWALLOWED_TAGS, WITHIN_WORDS
from clearinghouse.content.slug import ANCHOR
from clearinghouse.publish.hollow import without_hollow

ROOT = f"\ue000{secrets.token_hex(16)}\ue000"
"""Stands for the way from a page to the site's root until the page's own place is known.

It holds a number that nobody can guess and that reaches no page, so no author can write it in any spelling.
"""
_TAG = re.compile(r"</?([a-z0-9]+)(?:[^>\"]|\"[^\"]*\")*>")
_WITHOUT_SOURCE = re.compile(r"<img(?!(?:[^>\"]|\"[^\"]*\")*? src=)(?:[^>\"]|\"[^\"]*\")*>")
_WITHOUT_TARGET = re.compile(r"<a(?![a-z])(?!(?:[^>\"]|\"[^\"]*\")*? href=)(?:[^>\"]|\"[^\"]*\")*>")
_TITLE = re.compile(r" title=\"[^\"]*\"")
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir"},
    "abbr": {"title"},
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "details": {"open"},
}
_CLASSES = re.compile(
    r"admonition(-title)?|note|tip|warning|important|footnote(-ref|-backref|-anchor|-item)?|footnotes(-list|-sep)?"
)
_NUMBER = re.compile(r"[0-9]{1,4}")
_VALUES: Mapping[str, re.Pattern[str]] = {
    "id": ANCHOR,
    "lang": re.compile(r"[A-Za-z]{2,3}(-([A-Za-z]{2}|[A-Za-z]{4}|[0-9]{3}))?"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "align": re.compile(r"left|right|center|justify"),
    "scope": re.compile(r"(row|col)(group)?"),
    **dict.fromkeys(("start", "colspan", "rowspan", "width", "height"), _NUMBER),
}
"""What an attribute may say: in one that holds anything, words would stand on the page that nobody sees."""

Fragment = Callable[[str], str]


class Bodies:
    """The bodies of one site."""

    def __init__(self, addresses: Addresses) -> None:
        self._addresses = addresses
        self._cleaned: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._links = _Links()
        self._cleaner = nh3.Cleaner(
            tags=set(ALLOWED_TAGS),
            clean_content_tags=set(SWALLOWED_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=self._links.attribute,
            link_rel="noopener",
            url_schemes=set(SAFE_SCHEMES),
        )

    def render(self, origin: Item | WrittenPage, live: Fragment) -> str:
        """Return a body as safe HTML.

        Links inside the site come back with ROOT for the way to the site's root. Where the body asks
        for a list, the HTML that `live` returns for the request stands in its place.
        """
        shown = self._cleaned.pop(origin.address, None) or self._clean(origin)
        self._shown[origin.address] = shown
        for number, asked in enumerate(origin.body.live_lists):
            place = f"{LIST_PLACE}-{number};"
            list = live(asked.request)
            shown = shown.replace(f"<p>{place}</p>", list).replace(place, list)
        return shown

    def words(self, origin: Item | WrittenPage) -> str:
        """Return the words of a body that a reader of its page sees, and no others.

        The HTML is kept for the page. Words of titles and alternative texts are not shown, so they are left out.
        """
        self._cleaned[origin.address] = shown = self._clean(origin)
        return visible_words(shown)

    def shown(self, origin: Item | WrittenPage) -> str:
        """Return a body as safe HTML before any list stands in it: what it was rendered from, until that is forgotten."""
        return self._shown.get(origin.address) or self._clean(origin)

    def forget(self) -> None:
        """Let go of what bodies were rendered from, once their pages stand."""
        self._shown.clear()

    def _clean(self, origin: Item | WrittenPage) -> str:
        if not origin.body.text.strip():
            return ""
        html = origin.body.html
        self._links.read = lambda target, image: self._link(target, image, origin)
        try:
            # What is not shown or leads nowhere takes its words along: they may name whoever is no longer to be seen.
            shown = _WITHOUT_SOURCE.sub("", self._cleaner.clean(html))
            return without_hollow(_without_titles(shown) if "<a" in shown else shown, self._is_led_to)
        finally:
            self._links.read = None

    def _is_led_to(self, id: str) -> bool:
        """True where any page links to a part of a page that is called so."""
        return id in self._led_to

    @cached_property
    def _led_to(self) -> frozenset[str]:
        return frozenset(unquote(place.fragment) for _, _, place in body_links(self._addresses.catalog))

    def _link(self, target: str, image: bool, origin: Item | WrittenPage) -> str | None:
        """Return a link as it stands on the page, or None where it leads nowhere that readers may go."""
        place = self._addresses.resolve(target, origin)
        if place.goes == "outside":
            return None if image else target
        if place.goes == "page" and target.startswith("#"):
            return target
        if place.goes in ("page", "file"):
            return ROOT + quote(place.address[1:]) + (f"#{place.fragment}" if place.fragment else "")
        return None


def _without_titles(shown: str) -> str:
    """Take the titles off links that lead nowhere: nobody sees them."""
    return _WITHOUT_TARGET.sub(lambda link: _TITLE.sub("", link[0]), shown)


class _Links:
    """What the cleaner asks about each attribute.

    It stands apart from the bodies because Python cannot look into the cleaner: a site that the cleaner led
    back to would stay in memory for ever, one more for each save of a preview.
    """

    read: Callable[[str, bool], str | None] | None = None

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return " ".join(word for word in value.split() if _CLASSES.fullmatch(word)) or None
        if name in ("href", "src"):
            return self.read(value, name == "src") if self.read else None
        if name == "open":
            return ""
        known = _VALUES.get(name)
        return value if known is None or known.fullmatch(value) else None


def visible_words(cleaned: str) -> str:
    """Return the words that cleaned HTML shows, with a space wherever one block ends and another begins."""
    text = _TAG.sub(lambda tag: "" if tag[1] in WITHIN_WORDS else " ", cleaned)
    return html.unescape(re.sub(rf"{LIST_PLACE}-\d+;", " ", text))
