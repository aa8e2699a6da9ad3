"""No field is public by omission: a model says of each who may see it, or it cannot be made."""

from __future__ import annotations

import pytest
from pydantic import Field

from clearinghouse.content.fields import Fields, Line
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.seen import Seen, nobody, seen_by, staff
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
