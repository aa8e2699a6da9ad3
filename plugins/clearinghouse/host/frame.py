"""The frame around a page: head, header and footer, which pages at the same depth have in common."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.structure.files import File

from clearinghouse.host.files import SitePage

# The number is new in each build and reaches no page, so no author can write a hole into a title or a text.
_KEY = secrets.token_hex(16)
_PARTS = ("title", "description", "canonical", "head", "content", "json_ld")
_HOLES = {name: f"\ue010{_KEY}{name}\ue011" for name in _PARTS}


@dataclass(frozen=True)
class _Stand:
    """Stands in for a page while its frame is made: leaves holes for what is the page's own.

    `url` is as deep as the page's, and like no page's: MkDocs makes links relative to it, and what they
    shared with one page's address would be wrong on the others. `place` is where the page is in the menu.
    """

    url: str
    place: str
    file: File
    is_homepage: bool
    title: str = _HOLES["title"]
    head: str = _HOLES["head"]
    json_ld: str = _HOLES["json_ld"]
    content: str = _HOLES["content"]
    canonical_url: str | None = None
    meta: Mapping[str, Any] = field(default_factory=dict)
    toc: tuple[Any, ...] = ()
    edit_url: None = None
    previous_page: None = None
    next_page: None = None


class Frames:
    """Makes each frame once, and fills it for every page it fits.

    Rendering the theme's templates anew for each of ten thousand pages takes longer than all the rest of
    a page, and yields the same but for the title, the description, the address and the content.
    """

    def __init__(self, templates: Environment, menu: list[tuple[str, str]]) -> None:
        self._template = templates.get_template("main.html")
        self._menu = [target for _, target in menu]
        self._frames: dict[tuple[str, ...], str] = {}

    def fill(self, page: SitePage, context: Mapping[str, Any]) -> str:
        """Return the whole HTML of a page, from its frame and its own content."""
        key = self._key(page, context)
        if key not in self._frames:
            stand = _Stand(
                "-/" * page.url.count("/"),
                self._place(page),
                page.file,
                page.is_homepage,
                canonical_url=_HOLES["canonical"] if page.canonical_url else None,
                meta={"description": _HOLES["description"]} if page.meta["description"] else {},
            )
            self._frames[key] = self._template.render({**context, "page": stand})
        html = self._frames[key]
        for name, words in (
            ("title", page.title),
            ("description", page.meta["description"]),
            ("canonical", escape(page.canonical_url or "")),
            ("head", page.head),
            ("json_ld", page.json_ld),
            ("content", page.content),
        ):
            html = html.replace(_HOLES[name], str(words))
        return html

    def _key(self, page: SitePage, context: Mapping[str, Any]) -> tuple[str, ...]:
        """What a frame depends on: the depth, the place in the menu, and which parts of the head there are."""
        head = f"{bool(page.canonical_url)}{bool(page.meta['description'])}{page.is_homepage}"
        return str(context["base_url"]), self._place(page), head

    def _place(self, page: SitePage) -> str:
        """Return the address in the menu that a page has or stands below, in this case with a hyphen behind it."""
        section = next((target for target in self._menu if page.url.startswith(target)), "")
        return section if page.url == section else f"{section}-"
