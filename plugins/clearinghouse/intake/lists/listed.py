"""The site that a list is brought into: its terms, and who publishes at which address."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.catalog.published import is_example
from clearinghouse.content.models import Resource
from clearinghouse.intake.wrappings import host_of

_SHARED_HOSTS = frozenset(
    "doi.org dx.doi.org youtube.com youtu.be vimeo.com docs.google.com drive.google.com sites.google.com dropbox.com "
    "eric.ed.gov files.eric.ed.gov archive.org medium.com wordpress.com bit.ly tinyurl.com".split()
)
"""Hosts where many publish."""
_VIDEO_HOSTS = ("youtube.com", "youtu.be", "vimeo.com")


class ReceivingSite:
    """What reading a row needs to know of the site."""

    def __init__(self, catalog: Catalog, terms: Terms, latest_year: int) -> None:
        self.terms = terms
        self.latest_year = latest_year
        self.types = terms.labels("types")
        self._publishers = _publishers(catalog)

    def publisher_of(self, url: str) -> str:
        """Return who published everything in the catalogue that lies at the host of an address, or nothing."""
        if host_of(url) in _SHARED_HOSTS:
            return ""
        found = self._publishers.get(host_of(url), set())
        return next(iter(found)) if len(found) == 1 else ""

    def likely_type(self, title: str, url: str) -> tuple[str, str]:
        """Return the type that title or address suggest, and what suggested it; else the safest."""
        if host_of(url) in _VIDEO_HOSTS and (film := self.terms.find("types", "video").ids):
            return film[0], "its address"
        if named := self.terms.named_in("types", title):
            return named, "its title"
        safest = self.terms.find("types", "website").ids or tuple(self.types)
        return safest[0], ""


def _publishers(catalog: Catalog) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in catalog.of("resource"):
        resource = item.as_a(Resource)
        if resource and (url := resource.url) and item.status == "published" and not is_example(item):
            found.setdefault(host_of(url), set()).add(resource.publisher)
    return found
