"""The home page: what a reader can do here, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from clearinghouse.catalog.arrivals import arrivals
from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.catalog.order import best_first, by_place, by_title
from clearinghouse.publish.advisers import contact_page
from clearinghouse.publish.coaches import in_turn
from clearinghouse.publish.events import upcoming
from clearinghouse.publish.page import Later, Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.publish.standard_resources import tally

NEWEST = 3
EVENTS = 3
PEOPLE = 3


def home_page(site: Site, written: WrittenPage | None) -> Page:
    """Return the home page, whose heading, summary and closing words are those of `content/index.md`."""
    told = bool(written and written.body.text.strip())
    values = Later(lambda: _with_ways(site, _values(site), told))
    title = written.fields.title if written else site.wording("home.title")
    return Page("/", title, "home.html", values, written.fields.summary if written else "", written)


def _with_ways(site: Site, values: Mapping[str, Any], told: bool) -> dict[str, Any]:
    return {**values, "ways": tuple(_ways(site, values, told))}


def _values(site: Site) -> dict[str, Any]:
    catalog = site.catalog
    contacts = contact_page(site)
    return {
        "framework": catalog.frameworks[0] if catalog.frameworks else None,
        "standards": tuple(_standards(site)),
        "goals": site.cards(sorted(catalog.of("goal"), key=by_place)),
        "challenges": site.cards(sorted(catalog.of("challenge"), key=by_place)),
        "collections": site.cards(sorted(catalog.of("collection"), key=by_title)),
        "newest": site.cards(_newest(site)),
        "events": site.cards(upcoming(catalog.of("event"), site.today)[:EVENTS]),
        "people": site.cards(in_turn(site, catalog.of("coach"))[:PEOPLE]),
        "directory": len(catalog.of("person")),
        "asked": _asked(site, contacts),
        "contacts": contacts,
        "count": len(catalog.of("resource")),
    }


def _standards(site: Site) -> Iterator[dict[str, Any]]:
    for framework in site.catalog.frameworks[:1]:
        for standard in framework.standards:
            reference = framework.reference(standard)
            yield {"standard": standard, "address": reference.address, "tally": tally(site, [reference])}


def _asked(site: Site, contacts: Link) -> Link:
    """The way to someone who helps. People are coaches to be found only once one says whether there is room."""
    if site.has_coaches:
        return Link(site.wording("people.find_coach"), "/coaches/", site.wording("people.find_coach_words"))
    return Link(site.wording("people.ask_program"), contacts.address, site.wording("people.ask_program_words"))


def _newest(site: Site) -> list[Item]:
    """What was added here last; within a day the order is that of the best."""
    latest = next(arrivals(site.catalog), None)
    return sorted(latest[1], key=best_first)[:NEWEST] if latest else []


def _ways(site: Site, values: Mapping[str, Any], told: bool) -> Iterator[tuple[str, Link]]:
    """The ways in, each with its icon's name: links down the page, for screens that do not show it all at once."""
    if values["standards"]:
        name = values["framework"].level_names.standard
        yield (
            "standard",
            Link(site.wording("standards.plural", name=name), "#standards", count=len(values["standards"])),
        )
    for name, label, place in (
        ("challenge", site.wording("kinds.challenge"), "challenges"),
        ("goal", site.wording("kinds.goal"), "goals"),
        ("new", site.wording("home.newest"), "newest"),
        ("list", site.wording("kinds.collection"), "collections"),
    ):
        if values[place]:
            count = None if place == "newest" else len(values[place])
            yield name, Link(label, f"#{'new' if place == 'newest' else place}", count=count)
    if values["events"]:
        yield "event", Link(site.wording("events.next"), "#events", count=len(values["events"]))
    yield "people", Link(values["asked"].label, "#people")
    if told:
        yield "program", Link(site.wording("home.program"), "#program")
