"""Citation files: RIS, BibTeX and CSL-JSON beside each resource's page."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.citations.bibtex import render_bibtex
from clearinghouse.publish.citations.citation import make_citation
from clearinghouse.publish.citations.csl import render_csl
from clearinghouse.publish.citations.ris import render_ris
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

WRITERS = {"ris": render_ris, "bib": render_bibtex, "json": render_csl}


def citation_outputs(site: Site) -> Iterator[Output]:
    """Yield `cite.ris`, `cite.bib` and `cite.json` of every resource that is published or retired."""
    labels = {id: term.label for id, term in site.catalog.vocabulary.lists["types"].items()}
    for item in site.catalog.of("resource"):
        if item.status != "draft":
            citation = make_citation(item, labels)
            for ending, render in WRITERS.items():
                yield Output(f"{item.address}cite.{ending}", render(citation))
