"""Spoken addresses: a standard's code alone, as people say it, leads to its page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference


def spoken_addresses(catalog: Catalog) -> Mapping[str, Reference]:
    """Return the short address of each standard that resources can name: `/pe2/`, `/psel6a/`.

    Those of the first set are the codes alone; the others begin with the name of their set. Where two would be
    the same, or a page has the address already, the first has it.
    """
    named = {reference.framework for item in catalog.of("resource") for reference in item.standards}
    taken = {page.address for page in catalog.pages} | {
        alias for item in catalog.items for alias in item.fields.aliases
    }
    found: dict[str, Reference] = {}
    for place, framework in enumerate(catalog.frameworks):
        if framework.id in named:
            for address, reference in _of(framework, "" if place == 0 else framework.id.partition("-")[0]):
                if address not in taken:
                    found.setdefault(address, reference)
    return found


def _of(framework: Framework, prefix: str) -> Iterator[tuple[str, Reference]]:
    for standard, _ in framework.walk():
        yield f"/{prefix}{standard.code.lower()}/", framework.reference(standard)
