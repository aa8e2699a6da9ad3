"""The staff site: pages rendered by templates of their own, without MkDocs, in the public site's colors and type.

It knows nothing of records: it is handed pages. The public plugin never comes here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from clearinghouse.host.styles import stylesheet
from clearinghouse.host.wording import template_globals
from clearinghouse.publish.page import Link, Page
from clearinghouse.words import Words

_STYLES = Path(__file__).parent.parent / "theme" / "staff" / "styles"
_ROOT = "\ue010root\ue011"
_ROBOTS = "User-agent: *\nDisallow: /\n"


class StaffRenderer:
    """Renders whole pages of one staff site."""

    def __init__(self, words: Words, program: str, as_of: str, menu: Sequence[Link]) -> None:
        self._templates = Environment(
            loader=PackageLoader("clearinghouse", "theme/staff"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.filters |= {"to": _to, "file": _file}
        self._templates.globals.update(template_globals(words))
        self._shared: Mapping[str, Any] = {"program": program, "as_of": as_of, "menu": menu}

    def render(self, page: Page) -> str:
        """Return a page as it stands in the site: links lead to files, so that it works from a disk as well."""
        html = self._render(page, {**self._shared, "style": "", "style_source": "'self'"})
        depth = len(PurePosixPath(page.address).parts) - 1
        return html.replace(_ROOT, "../" * depth or "./")

    def render_alone(self, page: Page) -> str:
        """Return a page as one file that needs no other, without ways to other pages."""
        style = staff_stylesheet()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        shared = {**self._shared, "menu": (), "style": Markup(style), "style_source": f"'sha256-{digest}'"}  # noqa: S704  # our own style
        return self._render(page, shared)

    def _render(self, page: Page, shared: Mapping[str, Any]) -> str:
        return self._templates.get_template(page.template).render(page=page, **shared, **page.values)


def _to(address: str) -> Markup:
    """Return an address of a page as a link's target."""
    path, _, place = address.partition("#")
    return _file(f"{path}index.html") + (Markup("#") + escape(quote(place)) if place else Markup(""))


def _file(address: str) -> Markup:
    return Markup(_ROOT) + escape(quote(address[1:]))  # noqa: S704  # _ROOT is a constant


def staff_stylesheet() -> str:
    """Return the public site's styles, and those of the staff site after them."""
    return stylesheet() + "".join(part.read_text(encoding="utf-8") for part in sorted(_STYLES.glob("*.css")))


def write_staff_site(folder: Path, pages: Iterable[Page], renderer: StaffRenderer) -> None:
    """Write every page into a folder, with the style they share and what tells search engines to stay away."""
    for page in pages:
        file = folder / page.address[1:] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(renderer.render(page), encoding="utf-8", newline="\n")
    (folder / "style.css").write_text(staff_stylesheet(), encoding="utf-8", newline="\n")
    (folder / "robots.txt").write_text(_ROBOTS, encoding="utf-8", newline="\n")
