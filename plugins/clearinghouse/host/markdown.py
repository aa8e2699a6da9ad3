"""Bodies as HTML: Markdown rendered, then cleaned of all that a page must not carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import markdown
import nh3

from clearinghouse.catalog.addresses import SAFE_SCHEMES, Addresses
from clearinghouse.catalog.catalog import Item, Page
from clearinghouse.content.body import Body
from clearinghouse.content.html import ALLOWED_TAGS
from clearinghouse.content.slug import ANCHOR, slugify

ROOT = "\ue000"
"""Stands for the way from a page to the site's root until the page's own place is known."""
_LIST = "\ue001"
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_ENTITY = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,8})|([0-9]{1,9}));?")
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "details": {"open"},
}
_CLASSES = re.compile(
    r"^(admonition|admonition-title|note|tip|warning|important|footnote(-\w+)*|highlight|language-\w+)$"
)

Fragment = Callable[[str], str]


class BodyRenderer:
    """Renders the bodies of one site. Keeps one Markdown instance, for making one costs more than a page."""

    def __init__(self, addresses: Addresses, extensions: list[str], settings: Mapping[str, Any]) -> None:
        configs = {**settings, "toc": {**settings.get("toc", {}), "slugify": slugify, "permalink": False}}
        self._markdown = markdown.Markdown(extensions=extensions, extension_configs=configs)
        self._addresses = addresses
        self._origin: Item | Page | None = None
        self._cleaner = nh3.Cleaner(
            tags=set(ALLOWED_TAGS),
            clean_content_tags={
                "script",
                "style",
                "template",
                "title",
                "textarea",
                "noscript",
                "iframe",
                "svg",
                "math",
            },
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            link_rel="noopener",
            url_schemes=set(SAFE_SCHEMES),
        )

    def render(self, body: Body, origin: Item | Page, live: Fragment) -> str:
        """Return a body as safe HTML.

        Links inside the site come back with ROOT for the way to the site's root. Where the body asks
        for a list, the HTML that `live` returns for the request stands in its place.
        """
        lists = {f"{_LIST}{number}{_LIST}": asked.request for number, asked in enumerate(body.live_lists)}
        text = _with_places(_ENTITY.sub(_plain, _PRIVATE_USE.sub("", body.text)), body, list(lists))
        self._origin = origin
        html = self._cleaner.clean(self._markdown.reset().convert(text))
        for place, request in lists.items():
            shown = live(request)
            html = html.replace(f"<p>{place}</p>", shown).replace(place, shown)
        return html

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return " ".join(word for word in value.split() if _CLASSES.match(word)) or None
        if name == "id":
            return value if ANCHOR.match(value) else None
        if name in ("href", "src"):
            return self._link(value, name == "src")
        return value

    def _link(self, target: str, image: bool) -> str | None:
        """Return a link as it stands on the page, or None where it leads nowhere that readers may go."""
        assert self._origin is not None
        place = self._addresses.resolve(target, self._origin)
        if place.goes == "outside":
            return None if image else target
        if place.goes == "page" and target.startswith("#"):
            return target
        if place.goes in ("page", "file"):
            return ROOT + quote(place.address[1:]) + (f"#{place.fragment}" if place.fragment else "")
        return None


def _plain(entity: re.Match[str]) -> str:
    """Drop a character reference that spells one of our own signs; leave the others as they are."""
    number = int(entity[1], 16) if entity[1] else int(entity[2])
    return "" if 0xE000 <= number <= 0xF8FF else entity[0]


def _with_places(text: str, body: Body, places: list[str]) -> str:
    """Put a paragraph of its own, which the cleaner lets through, where each live list was asked for."""
    lines = text.split("\n")
    for asked, place in zip(body.live_lists, places, strict=True):
        lines[asked.mark.line - body.first_line] = f"\n{place}\n"
    return "\n".join(lines)
