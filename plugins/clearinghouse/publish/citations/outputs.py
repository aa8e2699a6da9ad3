"""Citation files: RIS, BibTeX and CSL-JSON of every list of resources; those of one resource lie in links on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Collection
from clearinghouse.publish.citations.bibtex import render_bibtex
from clearinghouse.publish.citations.citation import Citation, make_citation
from clearinghouse.publish.citations.csl import join_csl, render_csl
from clearinghouse.publish.citations.ris import render_ris
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

WRITERS: Mapping[str, Callable[[Citation], str]] = {"ris": render_ris, "bib": render_bibtex, "json": render_csl}


def is_cited(item: Item) -> bool:
    """True for what is offered as a citation: a resource that is published or retired."""
    return item.kind.name == "resource" and item.status != "draft"


def citation_of(site: Site, item: Item) -> Citation:
    """Return how a resource is cited, with the site's words for its type, which some formats print."""
    return make_citation(item, site.once(_type_labels))


def _type_labels(site: Site) -> Mapping[str, str]:
    return {id: term.label for id, term in site.catalog.vocabulary.lists["types"].items()}


def citation_outputs(site: Site) -> Iterator[Output]:
    """Yield `cite.ris`, `cite.bib` and `cite.json` of all resources, and of every collection and standard."""
    rendered = site.once(_rendered)
    for address, items in _lists(site):
        cited = [rendered(item) for item in items if is_cited(item)]
        for ending, texts in zip(WRITERS, zip(*cited, strict=True), strict=False):
            yield Output(f"{address}cite.{ending}", join_citations(ending, texts))


def cited(site: Site, item: Item) -> dict[str, str]:
    """Return how a resource is cited in each form, made once for all files that hold it."""
    return dict(zip(WRITERS, site.once(_rendered)(item), strict=True))


def _rendered(site: Site) -> Callable[[Item], tuple[str, ...]]:
    @cache
    def rendered(item: Item) -> tuple[str, ...]:
        citation = citation_of(site, item)
        return tuple(render(citation) for render in WRITERS.values())

    return rendered


def join_citations(ending: str, rendered: Iterable[str]) -> str:
    """Return citations, each rendered by itself, as one file of their format."""
    return join_csl(one[1:-2] for one in rendered) if ending == "json" else "".join(rendered)


def _lists(site: Site) -> Iterator[tuple[str, Iterable[Item]]]:
    """Yield the address of each list that can be cited from, with the resources there."""
    yield "/resources/", (item for item in site.catalog.of("resource") if item.status == "published")
    for item in site.catalog.of("collection"):
        assert isinstance(item.fields, Collection)
        yield item.address, (found for one in item.fields.items if (found := site.catalog.by_key(one.item)))
    for reference in site.catalog.references():
        rows = site.alignments.of(reference, "resource")
        yield reference.address, (row.item for row in rows if row.way != "crosswalk")
