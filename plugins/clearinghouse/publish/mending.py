"""Mending: how a reader has a page put right, by a report, in the editor or in the file itself."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin

from clearinghouse.content.editor_place import CONTENT, editor_place
from clearinghouse.publish.site import Site

_REPOSITORY = re.compile(r"(https?://[^/]+/[^/]+/[^/]+)/edit/[^/]+/content/")


@dataclass(frozen=True)
class Mending:
    """The ways to mend one page; each is empty where a site has none.

    `report` is the address that a report names, `form` where the page stands in the editor, as what follows the
    `#` of its address, and `source` leads to the file.
    """

    report: str = ""
    form: str = ""
    source: str = ""


def mending(site: Site, address: str, source: PurePosixPath | None = None) -> Mending:
    """Return the ways to mend a page.

    Args:
        site: says where letters go and where its content is edited.
        address: the page's address on the site.
        source: the file the page is made from, below the site's root folder; None where there is not one.
    """
    report = address if takes_reports(site) else ""
    if source is None or not site.edit_url:
        return Mending(report)
    return Mending(report, quote(editor_place(source).fragment) if site.has_editor else "", _source(site, source))


def takes_reports(site: Site) -> bool:
    """True where a reader can tell the program something: by mail, or on the site's repository."""
    return bool(site.contact_email or repository(site))


def repository(site: Site) -> str:
    """Return the address of the site's repository, or nothing where it is not known."""
    found = _REPOSITORY.fullmatch(site.edit_url)
    return found[1] if found else ""


def _source(site: Site, source: PurePosixPath) -> str:
    """`edit_url` is that of the content folder; resources lie beside it."""
    return urljoin(site.edit_url, quote(posixpath.relpath(source, CONTENT)))
