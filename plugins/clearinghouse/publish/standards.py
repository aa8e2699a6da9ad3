"""Standard pages: every framework and every standard as the home of all that is tied to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.addresses import FULL
from clearinghouse.catalog.alignment import Alignment
from clearinghouse.catalog.order import evidence_state
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.publish.advisers import contact_page, show_advisers
from clearinghouse.publish.card import Card
from clearinghouse.publish.event_calendars import Subscription, standard_calendar, subscription
from clearinghouse.publish.events import earlier, upcoming
from clearinghouse.publish.kinds import SHELVED
from clearinghouse.publish.listings import paged
from clearinghouse.publish.mending import mending
from clearinghouse.publish.page import Later, Link, Page
from clearinghouse.publish.shelf import Shelf
from clearinghouse.publish.site import Site
from clearinghouse.publish.standard_resources import beside, grouped_resources, tally
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import Reference


@dataclass(frozen=True)
class Turn:
    """The ways on from a standard: the one before and the one after, in the order of their framework."""

    previous: Link | None = None
    next: Link | None = None


@dataclass(frozen=True)
class Counterpart:
    """A related standard of another framework, and who says that they are related."""

    link: Link
    summary: str
    association: Association


@dataclass(frozen=True)
class ElementView:
    """An element in its place on the page of its standard."""

    standard: Standard
    address: str
    cards: tuple[Card, ...]
    total: int


def standard_pages(site: Site) -> Iterator[Page]:
    """Yield the index of frameworks, and the page of every framework and every standard."""
    yield _index(site)
    for framework in site.catalog.frameworks:
        yield _framework(site, framework)
        for standard, parent in framework.walk():
            yield from _standard(site, framework, standard, parent)


def _index(site: Site) -> Page:
    return Page(
        "/standards/",
        site.wording("standards.title"),
        "standards.html",
        Later(lambda: {"rows": _frameworks(site)}),
        site.wording("standards.summary"),
        above=(site.home,),
    )


def _frameworks(site: Site) -> list[dict[str, Any]]:
    return [
        {"framework": found, "tally": tally(site, map(found.reference, found.standards))}
        for found in site.catalog.frameworks
    ]


def _framework(site: Site, framework: Framework) -> Page:
    return Page(
        framework.address,
        framework.title,
        "framework.html",
        Later(lambda: _framework_values(site, framework)),
        site.wording("standards.framework_summary", title=framework.title),
        above=(site.home, site.standards_link),
        about=framework,
    )


def _framework_values(site: Site, framework: Framework) -> dict[str, Any]:
    references = [(standard, framework.reference(standard)) for standard in framework.standards]
    return {
        "framework": framework,
        "rows": [
            {"standard": standard, "address": reference.address, "tally": tally(site, [reference])}
            for standard, reference in references
        ],
        "relations": tuple(_relations(site, framework)),
        "mending": mending(site, framework.address),
    }


def _relations(site: Site, framework: Framework) -> Iterator[dict[str, Any]]:
    """What whole framework follows, precedes or accompanies this one, and who says so."""
    names = {("replacedBy", True): "replaced_by", ("replacedBy", False): "replaces"}
    for association in site.catalog.crosswalk:
        if association.level != "framework" or framework.id not in (association.origin, association.target):
            continue
        outgoing = association.origin == framework.id
        other = site.catalog.framework(association.target if outgoing else association.origin)
        if other:
            relation = names.get((association.relation, outgoing), "related_to")
            yield {"relation": relation, "link": Link(other.short_title, other.address), "association": association}


def _standard(site: Site, framework: Framework, standard: Standard, parent: Standard | None) -> Iterator[Page]:
    reference = framework.reference(standard)
    rows = _own(site, reference)
    more = (
        Link(site.wording("standard.all_resources", count=len(rows)), f"{reference.address}resources/")
        if len(rows) > FULL
        else None
    )
    above: tuple[Link, ...] = (site.home, site.standards_link, Link(framework.short_title, framework.address))
    if parent:
        above = (*above, Link(parent.code, framework.reference(parent).address))
    title = f"{framework.short_title} {standard.code}: {standard.title}"
    values = Later(lambda: _values(site, framework, standard, parent, more))
    yield Page(reference.address, title, "standard.html", values, standard.summary, above=above, about=reference)
    if more:
        yield from _all_resources(site, reference, title, rows, above)


def _own(site: Site, reference: Reference) -> list[Alignment]:
    """Return the resources of a standard, without those that come only by a crosswalk."""
    return [row for row in site.alignments.of(reference, "resource") if row.way != "crosswalk"]


def _values(
    site: Site, framework: Framework, standard: Standard, parent: Standard | None, more: Link | None
) -> dict[str, Any]:
    reference = framework.reference(standard)
    rows = _own(site, reference)
    values = {
        "framework": framework,
        "standard": standard,
        "parent": _parent(site, framework, parent) if parent else None,
        "tally": tally(site, [reference]),
        "elements": tuple(_elements(site, framework, standard)),
        "more": more,
        "ranked": len({evidence_state(row.item) for row in rows}) > 1,
        **beside(site, reference, framework.reference(parent) if parent else None, rows),
        **grouped_resources(site, reference),
        **_others(site, reference),
        "turn": _turn(framework, standard, parent),
        "mending": mending(site, reference.address),
    }
    values["jumps"] = tuple(_jumps(site, values))
    values["sheets"] = _sheets(values)
    return values


def _sheets(values: Mapping[str, Any]) -> int:
    """About how many sheets of paper a standard takes, by what was seen: ten cards fill three, in Letter and in A4."""
    groups = (*values["direct"], *values["carried"], *values["shelves"])
    return round(0.3 * (len(values["beside"]) + sum(len(one.cards) for one in groups)))


def _parent(site: Site, framework: Framework, parent: Standard) -> Link:
    reference = framework.reference(parent)
    return Link(f"{parent.code} {parent.title}", reference.address, count=tally(site, [reference]).total)


def _others(site: Site, reference: Reference) -> dict[str, Any]:
    """What else is tied to a standard: items of other kinds, people, and its counterparts."""
    return {
        "shelves": tuple(_shelves(site, reference)),
        "subscriptions": _subscriptions(site, reference),
        "advisers": show_advisers(site, [reference]),
        "contacts": contact_page(site),
        "counterparts": tuple(_counterparts(site, reference)),
    }


def _elements(site: Site, framework: Framework, standard: Standard) -> Iterator[ElementView]:
    for element in standard.elements:
        reference = framework.reference(element)
        rows = _own(site, reference)
        yield ElementView(element, reference.address, site.cards(row.item for row in rows[:3]), len(rows))


def _shelves(site: Site, reference: Reference) -> Iterator[Shelf]:
    for kind in SHELVED:
        if rows := site.alignments.of(reference, kind):
            yield Shelf(site.wording(f"kinds.{kind}"), site.cards(row.item for row in rows), id=BY_NAME[kind].plural)
    events = [row.item for row in site.alignments.of(reference, "event")]
    if coming := upcoming(events, site.today):
        yield Shelf(site.wording("events.next"), site.cards(coming), id="events")
    if past := earlier(events, site.today):
        yield Shelf(site.wording("events.earlier"), site.cards(past), id="earlier")


def _subscriptions(site: Site, reference: Reference) -> tuple[Subscription, ...]:
    """The standard's own calendar, where it has had an event."""
    own = [row for row in site.alignments.of(reference, "event") if row.way != "crosswalk"]
    if not own:
        return ()
    label = site.wording("calendar.on_standard", standard=site.standard_chips([reference])[0].label)
    return (subscription(site, label, standard_calendar(reference)),)


def _jumps(site: Site, values: dict[str, Any]) -> Iterator[Link]:
    """The links down the page, in its order: only to parts that have something to show."""
    if values["elements"]:
        yield Link(
            site.wording("standards.plural", name=values["framework"].level_names.element),
            "#elements",
            count=len(values["elements"]),
        )
    if values["direct"]:
        yield Link(site.wording("kinds.resource"), "#resources", count=values["direct_total"])
    if values["carried"]:
        yield Link(site.wording("standard.crosswalk"), "#crosswalk", count=values["carried_total"])
    for shelf in values["shelves"]:
        yield Link(shelf.title, f"#{shelf.id}", count=len(shelf.cards))
    if values["advisers"]:
        yield Link(site.wording("people.short"), "#people", count=len(values["advisers"]))
    if values["counterparts"]:
        yield Link(site.wording("standards.other_sets"), "#counterparts", count=len(values["counterparts"]))


def _turn(framework: Framework, standard: Standard, parent: Standard | None) -> Turn:
    row = parent.elements if parent else framework.standards
    place = row.index(standard)
    links = [Link(f"{one.code} {one.title}", framework.reference(one).address) for one in row]
    return Turn(links[place - 1] if place else None, links[place + 1] if place + 1 < len(row) else None)


def _counterparts(site: Site, reference: Reference) -> Iterator[Counterpart]:
    for link in site.catalog.links.get(reference, ()):
        standard = site.catalog.standard(link.standard)
        if standard:
            yield Counterpart(site.standard_chips([link.standard])[0], standard.summary, link.association)


def _all_resources(
    site: Site, reference: Reference, title: str, rows: list[Alignment], above: tuple[Link, ...]
) -> Iterator[Page]:
    heading = site.wording("standard.resources_for", title=title)
    for address, shown, paging in paged(site, f"{reference.address}resources/", site.cards(row.item for row in rows)):
        yield Page(
            address,
            heading if paging.number == 1 else site.wording("listing.title", title=heading, number=paging.number),
            "listing.html",
            {"heading": heading, "cards": shown, "paging": paging, "counted": "resource", "intro": ""},
            above=(*above, Link(title, reference.address)),
        )
