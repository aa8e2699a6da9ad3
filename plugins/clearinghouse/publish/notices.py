"""Notices: what a reader must know before relying on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource
from clearinghouse.content.worth import Newer, Rating, Study
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day

OLD = 10
"""After this many years a reader is told how old a work is."""


@dataclass(frozen=True)
class Notice:
    """Something a reader must know before relying on a page. `tone` is `note`, `warning` or `retired`."""

    tone: str
    text: str
    link: Link | None = None


def notices(site: Site, item: Item) -> Iterator[Notice]:
    """Yield an item's notices. Of a retired one only that it is retired matters."""
    fields = item.fields
    if item.status == "retired":
        yield _retired(site, item)
    elif isinstance(fields, Resource):
        yield from _of_resource(site, fields)


def _of_resource(site: Site, fields: Resource) -> Iterator[Notice]:
    if day := fields.review_passed(site.today):
        yield Notice("warning", site.wording("notice.review_due", day=spoken_day(day, site.wording)))
    yield from _age(site, fields)
    if fields.caution:
        yield Notice("note", fields.caution)
    if fields.cost == "partly-free":
        yield Notice("note", fields.cost_note or site.wording("notice.partly_free"))
    if not fields.verified:
        yield Notice("note", site.wording("notice.not_checked"))
    yield from _link(site, fields)


def _link(site: Site, fields: Resource) -> Iterator[Notice]:
    """Say that the link was not opened, unless what the work is worth was read at it on a day that the page names."""
    told: tuple[Rating | Study, ...] = (*fields.evidence.ratings, *fields.evidence.studies)
    read = [one.source for one in told if one.date]
    if fields.url and not fields.link_checked and fields.url not in read:
        yield Notice("note", site.wording("notice.link_read_elsewhere" if read else "notice.link_not_opened"))


def _age(site: Site, fields: Resource) -> Iterator[Notice]:
    """Say that a work is old, or that there is a newer edition, which is named and linked."""
    is_old = fields.year is not None and site.today.year - fields.year > OLD
    if link := _newer(site, fields.newer):
        old = site.wording("notice.old_with_newer", year=str(fields.year))
        yield Notice("note", old if is_old else site.wording("notice.newer_edition"), link)
    elif is_old:
        yield Notice("note", site.wording("notice.old", year=str(fields.year)))


def _newer(site: Site, newer: Newer | None) -> Link | None:
    if newer is None:
        return None
    here = site.catalog.get("resource", newer.resource or "")
    return Link(newer.title, here.address if here else newer.url or "") if here or newer.url else None


def _retired(site: Site, item: Item) -> Notice:
    fields = item.as_a(Resource)
    other = site.catalog.replacement(item)
    if other:
        return Notice("retired", site.wording("notice.retired_use"), Link(other.title, other.address))
    note = (fields.retired_note if fields else None) or ""
    return Notice("retired", f"{site.wording('notice.retired')} {note}".strip())
