"""Where the menu and the footer of a site's settings lead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from clearinghouse.catalog.addresses import SAFE_SCHEMES, addresses_of, page_address
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.host.settings import PURE, Settings
from clearinghouse.host.settings_addresses import footer_links
from clearinghouse.problems import Problem, nearest

_Place = tuple[str, ...]


def astray(settings: Settings, catalog: Catalog) -> Iterator[Problem]:
    """Yield each entry of the menu and the footer that leads to no page of the site."""
    if not settings.plugins <= PURE:
        return  # which pages there are is known when the site is built
    found = addresses_of(catalog)
    unread = (page_address(PurePosixPath(name)) for kind, name in catalog.unread if kind == "page")
    known = {*found.pages, *found.aliases, *unread}
    for place, target in _menu(settings.values.get("nav"), ("nav",)):
        if not _is_outside(target) and target not in map(_file, known):
            message = f"the menu leads to '{target}', and no page of this site is there"
            hint = f"write {_file(_meant(target, known))}" if _meant(target, known) else "write a page as its address and index.md, such as goals/index.md"  # fmt: skip
            yield settings.problem("link-broken", place, message, hint)
    for place, target in footer_links(settings.values):
        if isinstance(target, str) and not _is_outside(target) and not _leads(target, known):
            message = f"the footer leads to '{target}', and no page of this site is there"
            meant = _meant(target, known).strip("/")
            hint = f"write {meant}/" if meant else "write the end of the page's address, such as program/contact/"
            yield settings.problem("link-broken", place, message, hint)


def _menu(entries: object, place: _Place) -> Iterator[tuple[_Place, str]]:
    """Yield what entries of the menu lead to, at whatever depth, each with where it stands."""
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, str):
            yield place, entry
        for title, target in entry.items() if isinstance(entry, Mapping) else ():
            below = (*place, str(title))
            if isinstance(target, str):
                yield below, target
            yield from _menu(target, below)


def _is_outside(target: str) -> bool:
    try:
        return urlsplit(target).scheme.casefold() in SAFE_SCHEMES
    except ValueError:
        return False


def _leads(target: str, known: Collection[str]) -> bool:
    """True for a page, and for a file of the site, which only a build knows."""
    path = target.partition("#")[0].partition("?")[0]
    return not path.startswith("/") and (_address(path) in known or "." in path.rpartition("/")[2])


def _file(address: str) -> str:
    """Return a page as the menu of MkDocs names it."""
    return f"{address.lstrip('/')}index.md"


def _address(path: str) -> str:
    """Return the address that somebody may have meant by a path, a file or an address."""
    inner = path.strip("/").removesuffix(".md").removesuffix("index").strip("/").casefold()
    return f"/{inner}/" if inner else "/"


def _meant(target: str, known: Collection[str]) -> str:
    """Return the page that is likely meant; nothing where none is."""
    address = _address(target)
    return address if address in known else nearest(address, known) or ""
