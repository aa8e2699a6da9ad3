"""The field reference: a page a kind, on which every field says what it is for, how to write it and who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from clearinghouse.catalog.addresses import FIELDS
from clearinghouse.catalog.own_examples import own_examples
from clearinghouse.content.field_words import in_words, who_sees
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.models import PageFields
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.forms.example import plain_example
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.words import Words

WIDTH = 60
_LISTS = ("standards", "goals", "resources", "topics", "types", "levels", "audiences")
"""What fields are chosen from, each with a listing page of that name."""
_WRITTEN = {
    Widget.LINK: "link",
    Widget.DAY: "day",
    Widget.MOMENT: "moment",
    Widget.YES_NO: "yes_no",
    Widget.EMAIL: "email",
    Widget.PHONE: "phone",
    Widget.FILE: "file",
}


@dataclass(frozen=True)
class FieldRow:
    """A field as the reference shows it.

    `example` is YAML as it stands in a file, `seen_by` who sees it if not everyone, `lists` what it is chosen from.
    """

    field: Shape
    example: str
    limits: str
    seen_by: str
    lists: tuple[Link, ...]
    rows: tuple[FieldRow, ...] = ()


def field_pages(site: Site) -> Iterator[Page]:
    """Yield the list of kinds, and a page of fields for each kind, for plain pages and for the vocabulary."""
    wording = site.wording
    entries = [(kind.name, wording(f"kinds.{kind.name}"), _about(kind, wording), shapes(kind.model)) for kind in KINDS]
    entries.append(("page", wording("fields.pages"), wording("fields.pages_about"), shapes(PageFields)))
    entries.append(("vocabulary", wording("fields.vocabulary"), wording("fields.vocabulary_about"), shapes(Vocabulary)))
    home = (site.home, Link(wording("contribute.title"), "/contribute/"))
    links = tuple(Link(label, f"{FIELDS}{name}/", about) for name, label, about, _ in entries)
    title = wording("fields.title")
    yield Page(FIELDS, title, "fields.html", {"links": links}, wording("fields.summary"), above=home)
    for name, label, about, fields in entries:
        values = {"required": _rows(site, fields, True), "optional": _rows(site, fields, False), "name": name}
        heading = wording("fields.of", kind=label.lower())
        yield Page(f"{FIELDS}{name}/", heading, "kind-fields.html", values, about, above=(*home, Link(title, FIELDS)))


def _about(kind: Kind, wording: Words) -> str:
    return wording.or_else(f"kind_about.{kind.name}", kind.about)


def _rows(site: Site, fields: tuple[Shape, ...], required: bool) -> tuple[FieldRow, ...]:
    return tuple(_row(site, field) for field in in_words(fields, site.wording) if field.required == required)


def _row(site: Site, field: Shape) -> FieldRow:
    value = {field.name: plain_example(field.example)}
    example = own_examples(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=WIDTH), site.catalog)
    sources = [source for source in field.source.split("+") if source in _LISTS]
    lists = tuple(Link(site.wording(f"field_lists.{source}"), f"/{source}/") for source in sources)
    inner = tuple(_row(site, one) for one in field.fields)
    limits, seen = limits_in_words(field, site.wording), who_sees(field, site.wording)
    return FieldRow(field, example.strip(), limits, seen, lists, inner)


def limits_in_words(field: Shape, wording: Words) -> str:
    """Return what a field accepts, in plain words, or nothing where any text of no great length will do."""
    one = _one(field, wording)
    if not field.many:
        return one
    parts = [wording("fields.list", most=str(field.limits.most_entries))]
    if one:
        parts.append(wording("fields.each", one=f"{one[0].lower()}{one[1:]}"))
    least = field.limits.least_entries
    return (f"{wording('fields.at_least', least=str(least))} " if least else "") + ", ".join(parts)


def _one(field: Shape, wording: Words) -> str:
    limits = field.limits
    if field.choices:
        return wording("fields.one_of", choices=", ".join(field.choices))
    if field.widget is Widget.NUMBER and limits.most:
        return wording("fields.number_between", least=str(limits.least), most=str(limits.most))
    if field.widget is Widget.NUMBER:
        return wording("fields.number")
    if field.widget in _WRITTEN:
        return wording(f"field_written.{_WRITTEN[field.widget]}")
    if field.widget in (Widget.LINE, Widget.TEXT) and limits.most:
        return wording("fields.characters", most=str(limits.most))
    return ""
