"""Citation files: RIS, BibTeX and CSL-JSON beside each resource, list of resources and standard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Collection
from clearinghouse.publish.citations.bibtex import render_bibtex
from clearinghouse.publish.citations.citation import Citation, make_citation
from clearinghouse.publish.citations.csl import render_csl
from clearinghouse.publish.citations.ris import render_ris
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

WRITERS: dict[str, Callable[[Citation], str]] = {"ris": render_ris, "bib": render_bibtex, "json": render_csl}
MEDIA_TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


def is_cited(item: Item) -> bool:
    """True for what has citation files: a resource that is published or retired."""
    return item.kind.name == "resource" and item.status != "draft"


def citation_outputs(site: Site) -> Iterator[Output]:
    """Yield `cite.ris`, `cite.bib` and `cite.json` of every resource, collection and standard, and of all resources."""
    labels = {id: term.label for id, term in site.catalog.vocabulary.lists["types"].items()}

    @cache
    def rendered(item: Item) -> dict[str, str]:
        citation = make_citation(item, labels)
        return {ending: render(citation) for ending, render in WRITERS.items()}

    for address, items in _lists(site):
        cited = [rendered(item) for item in items if is_cited(item)]
        for ending in WRITERS if cited else ():
            yield Output(f"{address}cite.{ending}", join_citations(ending, [one[ending] for one in cited]))


def join_citations(ending: str, rendered: list[str]) -> str:
    """Return citations, each rendered by itself, as one file of their format."""
    if ending != "json":
        return "".join(rendered)
    records = [one.removeprefix("[\n").removesuffix("\n]\n") for one in rendered]
    return "[\n" + ",\n".join(records) + "\n]\n"


def _lists(site: Site) -> Iterator[tuple[str, Iterable[Item]]]:
    """Yield the address of each page that can be cited from, with the resources there."""
    resources = site.catalog.of("resource")
    for item in resources:
        yield item.address, (item,)
    yield "/resources/", (item for item in resources if item.status == "published")
    for item in site.catalog.of("collection"):
        assert isinstance(item.fields, Collection)
        yield item.address, (found for one in item.fields.items if (found := site.catalog.by_key(one.item)))
    for reference in site.catalog.references():
        rows = site.alignments.of(reference, "resource")
        yield reference.address, (row.item for row in rows if row.way != "crosswalk")
