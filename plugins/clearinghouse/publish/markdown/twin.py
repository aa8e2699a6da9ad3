"""The twin of a page: title, summary, facts, body, and links to what the page lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.card import Card
from clearinghouse.publish.markdown.body import twin_body
from clearinghouse.publish.markdown.facts import fact_lines
from clearinghouse.publish.markdown.figures import figure_blocks
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference


def has_twin(page: Page) -> bool:
    """True for a page with a twin: every one but those that only lead to where a page has moved."""
    return page.template != "moved.html"


def twin(site: Site, page: Page) -> str:
    """Return a page as Markdown. Lines that begin with `Source:` say where the page itself is."""
    return "\n\n".join(filter(None, _blocks(site, page))) + "\n"


def _blocks(site: Site, page: Page) -> Iterator[str]:
    yield f"# {markdown_text(page.title)}"
    yield markdown_text(page.summary)
    yield f"Source: <{site.at(page.address)}>" if site.url else ""
    if isinstance(page.origin, Item):
        yield "\n".join(fact_lines(site, page.origin))
    if page.origin:
        yield twin_body(site, page.origin)
    if isinstance(page.about, Framework):
        yield "\n".join(_standards(site, page.about, page.about.standards))
    if isinstance(page.about, Reference):
        yield from _standard(site, page.about)
    if page.template == "figures.html":
        yield from figure_blocks(site, page.values["sections"])
    yield "\n".join(_cards(site, page.cards))
    yield "\n".join(_links(site, page.values))


def _standard(site: Site, reference: Reference) -> Iterator[str]:
    framework, standard = site.catalog.framework(reference.framework), site.catalog.standard(reference)
    assert framework and standard
    yield "" if standard.verified else "Not verified: still to be checked against the official text."
    yield "\n".join(_standards(site, framework, standard.elements))
    rows = [row for row in site.alignments.of(reference) if row.way != "crosswalk"]
    yield "\n".join(_cards(site, site.cards(row.item for row in rows)))
    carried = len(site.alignments.of(reference)) - len(rows)
    yield f"{carried} more come only by crosswalk; the page lists them." if carried else ""


def _standards(site: Site, framework: Framework, standards: Iterable[Standard]) -> Iterator[str]:
    for one in standards:
        label = f"{framework.short_title} {one.code}: {one.title}"
        mark = "" if one.verified else " (not verified)"
        yield f"- {markdown_link(label, site.at(framework.reference(one).address))}{mark}: {markdown_text(one.summary)}"


def _cards(site: Site, cards: Iterable[Card]) -> Iterator[str]:
    return map(site.once(_card_lines), cards)


def _card_lines(site: Site) -> Callable[[Card], str]:
    """Return what makes the line of a card, each once, however many lists it stands in."""

    @cache
    def line(card: Card) -> str:
        facts = f" ({markdown_text(', '.join(card.facts))})" if card.facts else ""
        return f"- {markdown_link(card.title, site.at(card.address))}{facts}: {markdown_text(card.summary)}"

    return line


def _links(site: Site, values: Any) -> Iterator[str]:
    """Links that a page lists by themselves, such as the values of a facet."""
    for link in values.get("links", ()):
        if isinstance(link, Link):
            note = f": {markdown_text(link.note)}" if link.note else ""
            yield f"- {markdown_link(link.label, site.at(link.address))}{note}"
