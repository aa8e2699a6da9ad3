"""The staff site: pages rendered by templates of their own, without MkDocs, in the public site's colors and type.

It knows nothing of records: it is handed pages. The public plugin never comes here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape

from clearinghouse.host.environment import environment
from clearinghouse.host.kept_pages import Kept, digest, keep, read_kept, write_kept
from clearinghouse.host.styles import stylesheet
from clearinghouse.publish.page import Link, Page
from clearinghouse.words import Words, number

_TEMPLATES = Path(__file__).parent.parent / "theme" / "staff"
_STYLES = _TEMPLATES / "styles"
_ROOT = "\ue010root\ue011"
_ROBOTS = "User-agent: *\nDisallow: /\n"


class StaffRenderer:
    """Renders whole pages of one staff site."""

    def __init__(self, words: Words, program: str, as_of: str, menu: Sequence[Link]) -> None:
        self._templates = environment(Environment, "staff", words)
        self._templates.filters |= {"to": _to, "file": _file, "number": lambda value: number(value, words.language)}
        self._shared: Mapping[str, Any] = {"program": program, "as_of": as_of, "menu": menu}
        self.stamp = _stamp(words, program, menu)
        """Differs where pages that are made of the same would look different, the day aside."""

    def render(self, page: Page) -> str:
        """Return a page as it stands in the site: links lead to files, so that it works from a disk as well."""
        html = self._render(page, {**self._shared, "style": "", "style_source": "'self'"})
        return html.replace(_ROOT, "../" * (page.address.count("/") - 1) or "./")

    def render_alone(self, page: Page) -> str:
        """Return a page as one file that needs no other, without ways to other pages."""
        style = staff_stylesheet()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        shared = {**self._shared, "menu": (), "style": Markup(style), "style_source": f"'sha256-{digest}'"}  # noqa: S704  # our own style
        return self._render(page, shared)

    def _render(self, page: Page, shared: Mapping[str, Any]) -> str:
        return self._templates.get_template(page.template).render(page=page, **shared, **page.values)


def _stamp(words: Words, program: str, menu: Sequence[Link]) -> str:
    made = hashlib.sha256(repr((words.language, sorted(words.texts.items(), key=str), program, menu)).encode())
    package = Path(__file__).parent.parent
    for file in sorted([*_TEMPLATES.glob("*.html"), *(package / "records" / "staff").glob("*.py"), Path(__file__)]):
        made.update(file.read_bytes())
    return made.hexdigest()


def _to(address: str) -> Markup:
    """Return an address of a page as a link's target."""
    path, _, place = address.partition("#")
    return _file(_file_of(path)) + (Markup("#") + escape(quote(place)) if place else Markup(""))


def _file_of(address: str) -> str:
    """Return the file of a page. A folder for each of thousands of pages would take longer than the pages."""
    return address if address.endswith(".html") else f"{address}index.html"


def _file(address: str) -> Markup:
    return Markup(_ROOT) + escape(quote(address[1:]))  # noqa: S704  # _ROOT is a constant


def staff_stylesheet() -> str:
    """Return the public site's styles, and those of the staff site after them."""
    return stylesheet() + "".join(part.read_text(encoding="utf-8") for part in sorted(_STYLES.glob("*.css")))


class Sheet(Protocol):
    """A page to come: where it stands, what it is made of (empty where that is not told), and how it is made."""

    @property
    def address(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def make(self) -> Callable[[], Page]: ...


def write_staff_site(folder: Path, sheets: Iterable[Sheet], renderer: StaffRenderer, before: Path) -> None:
    """Write every page into a folder, with the style they share and what tells search engines to stay away.

    Args:
        folder: where to write.
        sheets: the pages.
        renderer: renders them.
        before: the site as it was made before, if there is one. A page of it is kept where nothing of what it is made
            of has changed; one that somebody has changed by hand is made anew.
    """
    kept = read_kept(before)
    fresh: dict[str, Kept] = {}
    for sheet in sheets:
        place = _file_of(sheet.address)[1:]
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        key = f"{renderer.stamp}-{sheet.key}" if sheet.key else ""
        known = kept.get(sheet.address)
        if known and key and keep(before / place, file, key, known):
            fresh[sheet.address] = known
            continue
        file.write_text(renderer.render(sheet.make()), encoding="utf-8", newline="\n")
        if key:
            fresh[sheet.address] = Kept(key, digest(file))
    write_kept(folder, fresh)
    (folder / "style.css").write_text(staff_stylesheet(), encoding="utf-8", newline="\n")
    (folder / "robots.txt").write_text(_ROBOTS, encoding="utf-8", newline="\n")
