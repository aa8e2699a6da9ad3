"""What the gate hands on of an item's fields: what its model declares public, and no name of what is hidden."""

from __future__ import annotations

import pytest

from clearinghouse.catalog.public_fields import Emptied, public_fields
from clearinghouse.content.fields import Fields, Line, Lines, ResourceId, Resources
from clearinghouse.content.seen import nobody, public, staff


class Inner(Fields):
    says: Line = public(description="Said.")
    note: Line | None = staff(default=None, description="A note.")


class About(Fields):
    resource: ResourceId = public(description="What it is about.")


class Sample(Fields):
    shown: Line = public(description="Shown.")
    note: Line | None = staff(default=None, description="A note.")
    secrets: Lines = nobody(default=(), description="Secrets.")
    agreed: Line | None = public(by_consent=True, default=None, description="By consent.")
    inner: Inner | None = public(default=None, description="A group.")
    inners: tuple[Inner, ...] = public(default=(), strict=False, description="Groups.")
    companions: Resources = public(default=(), description="Others.")
    abouts: tuple[About, ...] = public(default=(), strict=False, description="Entries about others.")


def everything() -> Sample:
    inner = Inner(says="shown", note="HIDDEN")
    return Sample(
        shown="shown",
        note="HIDDEN",
        secrets=("HIDDEN",),
        agreed="by-consent",
        inner=inner,
        inners=(inner, Inner(says="shown")),
        companions=("known", "hidden"),
        abouts=(About(resource="hidden"), About(resource="known")),
    )


def is_known(key: str) -> bool:
    return key == "resources/known"


def test_what_is_not_declared_public_is_not_in_what_is_handed_on() -> None:
    handed_on = public_fields(everything(), is_known)

    assert "hidden" not in handed_on.model_dump_json().casefold()
    assert handed_on == Sample(
        shown="shown",
        agreed="by-consent",
        inner=Inner(says="shown"),
        inners=(Inner(says="shown"), Inner(says="shown")),
        companions=("known",),
        abouts=(About(resource="known"),),
    )


def test_what_needs_consent_goes_with_it() -> None:
    assert public_fields(everything(), is_known, consent=False).agreed is None


def test_fields_with_nothing_to_hide_come_back_as_they_are() -> None:
    fields = Sample(shown="shown", inners=(Inner(says="shown"),), companions=("known",))

    assert public_fields(fields, is_known) is fields


def test_a_field_that_must_hold_something_and_names_only_what_is_hidden_says_so() -> None:
    class Whole(Fields):
        abouts: tuple[About, ...] = public(strict=False, min_length=1, description="Entries.")

    with pytest.raises(Emptied):
        public_fields(Whole(abouts=(About(resource="hidden"),)), is_known)
    with pytest.raises(Emptied):
        public_fields(About(resource="hidden"), is_known)
