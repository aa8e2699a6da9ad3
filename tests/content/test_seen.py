"""No field is public by omission: a model says of each who may see it, or it cannot be made."""

from __future__ import annotations

import pytest
from pydantic import Field

from clearinghouse.content.fields import Fields, Line, Resources, Url
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import ItemFields
from clearinghouse.content.parts import Consent
from clearinghouse.content.seen import Seen, nobody, public, seen_by, staff
from clearinghouse.content.shape import shapes
from clearinghouse.words import load_words


def test_a_field_of_which_nothing_says_who_may_see_it_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Odd\.extra: say who may see it"):

        class Odd(Fields):
            extra: Line | None = Field(default=None, description="Something.")


@pytest.mark.parametrize("declare", [staff, nobody])
def test_a_field_that_not_everyone_may_see_needs_something_to_stand_in_its_place(declare) -> None:
    with pytest.raises(TypeError, match=r"Odd\.extra: .* needs a default"):

        class Odd(Fields):
            extra: Line = declare(description="Something.")


class Open(Fields):
    name: Line = public(description="A name.")


class Closed(Fields):
    name: Line = public(description="A name.")
    note: Line | None = nobody(default=None, description="A note.")


class Agreed(Fields):
    name: Line | None = public(by_consent=True, default=None, description="A name.")


@pytest.mark.parametrize("held", [Open | None, tuple[Open, ...], Resources, Url | None, tuple[Url, ...]])
def test_a_field_that_no_card_can_say_in_a_word_is_refused_on_cards(held) -> None:
    with pytest.raises(TypeError, match=r"Odd\.parts: a card cannot say it"):

        class Odd(ItemFields):
            parts: held = public(on_card=True, default=(), description="Parts.")


@pytest.mark.parametrize(
    "mixed",
    [
        Closed | Open | None,
        Open | Closed,
        Closed | Line,
        tuple[Open, Closed],
        tuple[Closed, ...] | Open,
        tuple[tuple[Closed, ...], ...],
        tuple[Open | Closed, ...] | None,
    ],
)
def test_a_field_that_mixes_a_group_with_something_else_is_refused(mixed) -> None:
    with pytest.raises(TypeError, match="the field 'odd' mixes a group with other types"):

        class Odd(ItemFields):
            odd: mixed = public(description="Something.")


@pytest.mark.parametrize("plain", [Closed | None, tuple[Closed, ...], tuple[Closed, ...] | None, tuple[Line, ...]])
def test_a_group_alone_is_taken_with_what_it_keeps_to_itself(plain) -> None:
    class Sound(ItemFields):
        one: plain = public(default=None, description="Something.")

    assert [inner.seen for inner in shapes(Sound)[-1].fields] in ([Seen.PUBLIC, Seen.NOBODY], [])


def test_a_field_that_needs_consent_is_refused_where_nothing_says_that_anybody_agreed() -> None:
    with pytest.raises(TypeError, match=r"Odd\.guest: .* needs a field 'consent'"):

        class Odd(ItemFields):
            guest: Line | None = public(by_consent=True, default=None, description="A guest.")

    with pytest.raises(TypeError, match=r"Inner\.guest: .* needs a field 'consent'"):

        class Inner(ItemFields):
            guest: Agreed | None = public(default=None, description="A guest.")

    class Sound(ItemFields):
        guest: Agreed | None = public(default=None, description="A guest.")
        consent: Consent | None = public(default=None, description="Leave.")

    assert [shape.name for shape in shapes(Sound) if shape.needs_consent] == ["guest"]


def test_who_sees_a_field_is_said_in_words() -> None:
    class Sound(Fields):
        one: Line | None = staff(default=None, description="Something.")
        two: Line | None = nobody(default=None, where="it only counts", description="Something.")

    assert [(shape.seen, seen_by(shape.seen, shape.where, load_words())) for shape in shapes(Sound)] == [
        (Seen.STAFF, "Those who edit the site"),
        (Seen.NOBODY, "Nobody; it only counts"),
    ]


def test_every_field_of_every_kind_says_who_may_see_it() -> None:
    assert all(shape.seen for kind in KINDS for shape in shapes(kind.model))
