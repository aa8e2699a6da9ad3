"""Upkeep: how a reader has a page mended."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin

from clearinghouse.publish.site import Site


@dataclass(frozen=True)
class Upkeep:
    """`report` opens a letter to the program, `edit` leads to the page's source; each is empty where a site has none."""

    report: str = ""
    edit: str = ""


def upkeep(site: Site, title: str, address: str, source: PurePosixPath | None = None) -> Upkeep:
    """Return the ways to mend a page.

    Args:
        site: says where letters go and where its content is edited.
        title: the page's title, for the letter's subject.
        address: the page's address on the site, for the letter's text.
        source: the file the page is made from, below the site's root folder; None where there is not one.
    """
    return Upkeep(_report(site, title, address), _edit(site, source) if source else "")


def _report(site: Site, title: str, address: str) -> str:
    """Source: RFC 6068, which asks for %0D%0A at a line's end."""
    if not site.contact_email:
        return ""
    place = urljoin(site.url, address[1:]) if site.url else address
    body = f"Page: {place}\r\n\r\nWhat is wrong:\r\n"
    subject = f"Problem on the page: {' '.join(title.split())}"
    return f"mailto:{site.contact_email}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"


def _edit(site: Site, source: PurePosixPath) -> str:
    """`edit_url` is that of the content folder; resources lie beside it."""
    return urljoin(site.edit_url, quote(posixpath.relpath(source, "content"))) if site.edit_url else ""
