"""The field reference: a page a kind, on which every field says what it is for, how to write it and who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from clearinghouse.catalog.addresses import FIELDS
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.own_examples import own_examples
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.models import PageFields
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.forms.example import plain_example
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site

WIDTH = 60
_LISTS = {
    "standards": Link("the leadership standards", "/standards/"),
    "goals": Link("the program goals", "/goals/"),
    "resources": Link("the resources", "/resources/"),
    "topics": Link("the topics", "/topics/"),
    "types": Link("the types", "/types/"),
    "levels": Link("the school levels", "/levels/"),
    "audiences": Link("the audiences", "/audiences/"),
}
_WRITTEN = {
    Widget.LINK: "A web address that begins with http:// or https://",
    Widget.DAY: "A date, such as 2026-09-01",
    Widget.MOMENT: "A day and a time, such as 2026-09-01 15:30",
    Widget.YES_NO: "True or false",
    Widget.EMAIL: "An e-mail address",
    Widget.PHONE: "A telephone number",
    Widget.FILE: "The name of a file in the item's own folder",
}


@dataclass(frozen=True)
class FieldRow:
    """A field as the reference shows it. `example` is YAML as it stands in a file, `lists` what it is chosen from."""

    field: Shape
    example: str
    limits: str
    lists: tuple[Link, ...]
    rows: tuple[FieldRow, ...] = ()


def field_pages(site: Site) -> Iterator[Page]:
    """Yield the list of kinds, and a page of fields for each kind, for plain pages and for the vocabulary."""
    entries = [(kind.name, kind.plural_label, _about(kind), shapes(kind.model)) for kind in KINDS]
    entries.append(("page", "Plain pages", "The head of a page such as those about the program.", shapes(PageFields)))
    words = "The lists that fields are chosen from: one file, content/vocabulary.yml."
    entries.append(("vocabulary", "The vocabulary", words, shapes(Vocabulary)))
    home = (site.home, Link(site.wording("contribute.title"), "/contribute/"))
    links = tuple(Link(label, f"{FIELDS}{name}/", about) for name, label, about, _ in entries)
    summary = "What to write in every field: what it is for, an example, its limits, and who sees it."
    yield Page(FIELDS, "The fields", "fields.html", {"links": links}, summary, above=home)
    for name, label, about, fields in entries:
        values = {
            "required": _rows(fields, True, site.catalog),
            "optional": _rows(fields, False, site.catalog),
            "name": name,
        }
        above = (*home, Link("The fields", FIELDS))
        yield Page(f"{FIELDS}{name}/", f"Fields: {label.lower()}", "kind-fields.html", values, about, above=above)


def _about(kind: Kind) -> str:
    return (kind.model.__doc__ or "").split("\n")[0]


def _rows(fields: tuple[Shape, ...], required: bool, catalog: Catalog) -> tuple[FieldRow, ...]:
    return tuple(_row(field, catalog) for field in fields if field.required == required)


def _row(field: Shape, catalog: Catalog) -> FieldRow:
    value = {field.name: plain_example(field.example)}
    example = own_examples(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=WIDTH), catalog)
    lists = tuple(_LISTS[source] for source in field.source.split("+") if source in _LISTS)
    return FieldRow(
        field, example.strip(), limits_in_words(field), lists, tuple(_row(inner, catalog) for inner in field.fields)
    )


def limits_in_words(field: Shape) -> str:
    """Return what a field accepts, in plain words, or nothing where any text of no great length will do."""
    one = _one(field)
    if not field.many:
        return one
    least = f"At least {field.limits.least_entries}. " if field.limits.least_entries else ""
    each = f"each {one[0].lower()}{one[1:]}" if one else ""
    return least + ", ".join(filter(None, (f"A list of up to {field.limits.most_entries}", each)))


def _one(field: Shape) -> str:
    limits = field.limits
    if field.choices:
        return "One of: " + ", ".join(field.choices)
    if field.widget is Widget.NUMBER:
        return f"A whole number from {limits.least} to {limits.most}" if limits.most else "A whole number"
    if field.widget in _WRITTEN:
        return _WRITTEN[field.widget]
    if field.widget in (Widget.LINE, Widget.TEXT) and limits.most:
        return f"Up to {limits.most} characters"
    return ""
