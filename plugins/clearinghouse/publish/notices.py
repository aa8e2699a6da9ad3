"""Notices: what a reader must know before relying on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day


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
    if fields.review_by and fields.review_by < site.today:
        yield Notice("warning", site.wording("notice.review_due", day=spoken_day(fields.review_by, site.wording)))
    if not fields.verified:
        yield Notice("note", site.wording("notice.not_checked"))
    if fields.url and not fields.link_checked:
        yield Notice("note", site.wording("notice.link_not_opened"))


def _retired(site: Site, item: Item) -> Notice:
    other = site.catalog.get("resource", item.get("replaced_by") or "")
    if other:
        return Notice("retired", site.wording("notice.retired_use"), Link(other.title, other.address))
    return Notice("retired", f"{site.wording('notice.retired')} {item.get('retired_note') or ''}".strip())
