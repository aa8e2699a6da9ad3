"""Examples of standards: texts of the package name a set that is nobody's, and a site shows its own in its place."""

from __future__ import annotations

import re

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.standards.framework import Standard

_RESOURCE = "attendance-guide"
_EXAMPLE = re.compile(r"\bour-standards/(\d)(?:\.([A-Z]))?")


def own_examples(text: str, catalog: Catalog) -> str:
    """Return a text whose example standards are those of the site's leading set.

    `our-standards/2.B` becomes the second element of its second standard, or the nearest there is. A site without
    standards keeps the example. Where a resource is to be named, it is one that the site has.
    """
    if _RESOURCE in text and (own := next(iter(catalog.of("resource")), None)):
        text = text.replace(_RESOURCE, own.id)
    return own_standards(text, catalog)


def own_standards(text: str, catalog: Catalog) -> str:
    """Return a text whose example standards are the site's own, and that follows nothing else of its content."""
    leading = next((framework for framework in catalog.frameworks if framework.standards), None)
    if leading is None or "our-standards/" not in text:
        return text

    def named(found: re.Match[str]) -> str:
        standard = _nearest(leading.standards, int(found[1]) - 1)
        letter = found[2]
        part = _nearest(standard.elements, ord(letter) - ord("A")) if letter and standard.elements else standard
        return f"{leading.id}/{part.code}"

    return _EXAMPLE.sub(named, text)


def _nearest(row: tuple[Standard, ...], place: int) -> Standard:
    return row[max(0, min(place, len(row) - 1))]
