"""A built site as its visitors walk through it: every page, every link, and where it leads."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from drawn import BuiltSite
from markup import Markup

BASE = "https://site.test/"


@cache
def page(file: Path) -> Markup:
    return Markup(file.read_text(encoding="utf-8"))


def html_files(site: BuiltSite) -> list[Path]:
    return [file for file in site.files() if file.suffix == ".html"]


def at(site: BuiltSite, address: str) -> Markup:
    return page(site.folder / address.strip("/") / "index.html")


def address_of(site: BuiltSite, file: Path) -> str:
    return "/" + str(file.relative_to(site.folder)).removesuffix("index.html")


def led_to(site: BuiltSite, address: str) -> list[str]:
    """Return the addresses on the site to which a page leads."""
    return at(site, address).leads_to(address)


def links(site: BuiltSite) -> list[tuple[str, str]]:
    """Return every link of the site, with the address of the page on which it stands."""
    return [(address_of(site, file), link) for file in html_files(site) for link in page(file).links]


def broken_links(site: BuiltSite) -> list[tuple[str, str]]:
    """Return the links to files that are not there."""
    return [(address, link) for address, link in links(site) if not _exists(site, address, link)]


def broken_parts(site: BuiltSite) -> list[tuple[str, str]]:
    """Return the links to parts of pages that are not there."""
    return [(address, link) for address, link in links(site) if "#" in link and not _has_part(site, address, link)]


def repeated_ids(site: BuiltSite) -> list[tuple[str, str]]:
    return [
        (address_of(site, file), id)
        for file in html_files(site)
        for id, count in Counter(page(file).ids).items()
        if count > 1
    ]


def third_parties(site: BuiltSite) -> set[str]:
    """Return what a page would fetch from elsewhere by being opened."""
    return {
        value
        for file in html_files(site)
        for element in page(file).elements
        for name in ("src", "srcset", "href" if element.tag == "link" else "src")
        if urlsplit(value := element.get(name)).netloc
    }


def _target(site: BuiltSite, address: str, link: str) -> tuple[Path | None, str]:
    """Return the file to which a link leads, or None where it leads outside, and the part of it."""
    parts = urlsplit(urljoin(BASE + address[1:], link))
    if parts.netloc != "site.test":
        return None, ""
    path = unquote(parts.path)
    return site.folder / (path[1:] + ("index.html" if path.endswith("/") else "")), unquote(parts.fragment)


def _exists(site: BuiltSite, address: str, link: str) -> bool:
    file, _ = _target(site, address, link)
    return file is None or file.is_file()


def _has_part(site: BuiltSite, address: str, link: str) -> bool:
    file, part = _target(site, address, link)
    return file is None or not part or part in page(file).ids
