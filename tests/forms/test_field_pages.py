"""The field reference: every field of every kind, as its model tells it."""

from __future__ import annotations

import pytest
from drawn import BuiltSite
from markup import Markup

from clearinghouse.catalog.addresses import FIELDS
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.shape import Limits, Shape, shapes
from clearinghouse.forms.reference import limits_in_words
from clearinghouse.words import load_words


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_kind_stands_on_its_page_with_what_it_is_for(kind: Kind, sample_site: BuiltSite) -> None:
    html = sample_site.text(f"{FIELDS}{kind.name}/")
    text = Markup(html).text

    for field in shapes(kind.model):
        assert f'id="{field.name}"' in html, field.name
        assert field.description in text, field.name
        for inner in field.fields:
            assert inner.description in text, (field.name, inner.name)


def test_the_list_leads_to_every_kind_and_to_the_vocabulary(sample_site: BuiltSite) -> None:
    found = Markup(sample_site.text(FIELDS)).leads_to(FIELDS)

    wanted = {f"{FIELDS}{name}/" for name in (*(kind.name for kind in KINDS), "page", "vocabulary")}
    assert wanted <= set(found)


def test_required_fields_come_first(sample_site: BuiltSite) -> None:
    html = sample_site.text(f"{FIELDS}resource/")

    required, optional = html.index('id="required"'), html.index('id="optional"')
    for field in shapes(KINDS[0].model):
        place = html.index(f'id="{field.name}"')
        assert (required < place < optional) == field.required, field.name


@pytest.mark.parametrize(
    ("limits", "many", "widget", "words"),
    [
        (Limits(least=1, most=300), False, Widget.LINE, "Up to 300 characters"),
        (Limits(least=1900, most=2100), False, Widget.NUMBER, "A whole number from 1900 to 2100"),
        (Limits(most=120, most_entries=60), True, Widget.LINE, "A list of up to 60, each up to 120 characters"),
        (Limits(least_entries=1, most_entries=12), True, Widget.GROUP, "At least 1. A list of up to 12"),
        (Limits(), False, Widget.DAY, "A date, such as 2026-09-01"),
    ],
)
def test_limits_are_told_in_plain_words(limits: Limits, many: bool, widget: Widget, words: str) -> None:
    field = Shape("x", "field.test.x", "X", "Some.", "y", widget, required=False, many=many, limits=limits)

    assert limits_in_words(field, load_words()) == words


def test_a_field_that_not_everyone_sees_says_so(sample_site: BuiltSite) -> None:
    text = Markup(sample_site.text(f"{FIELDS}resource/")).text

    assert "Who sees it: everyone, in search and open data; no page shows it" in text
