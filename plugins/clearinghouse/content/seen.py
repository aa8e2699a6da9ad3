"""Who may see what a field holds: every field of a model is declared by one of these, so that none is public by omission."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from pydantic import Field
from pydantic.fields import FieldInfo

from clearinghouse.words import Words

OURS = ("seen", "where", "usual", "by_consent", "found_as", "on_card")
"""What a declaration says beyond what pydantic knows. It stands in a field's `json_schema_extra`."""


class Seen(StrEnum):
    """Who may see a value. Only what is `PUBLIC` leaves the gate towards the public site."""

    PUBLIC = "public"
    STAFF = "staff"
    NOBODY = "nobody"


def public(
    *,
    where: str = "",
    usual: bool = False,
    by_consent: bool = False,
    found_as: str = "body",
    on_card: bool = False,
    **declared: Any,
) -> Any:
    """Declare a field that everyone may see.

    Args:
        where: how or when it is shown, where that is not simply on the item's page; completes "Everyone, ...".
        usual: it may be left out but seldom is, so that new drafts begin with it.
        by_consent: it is shown only while the item's consent holds, so that its model needs a field `consent`.
        found_as: the part of the search index that its words belong to; "" for words that nobody looks for.
        on_card: it is one of the facts that a card of the item shows, in the order of the model.
        declared: what pydantic's `Field` takes: default, description, examples, limits.
    """
    said = {"where": where, "usual": usual, "by_consent": by_consent, "found_as": found_as, "on_card": on_card}
    return _declared(Seen.PUBLIC, said, declared)


def staff(*, where: str = "", usual: bool = False, **declared: Any) -> Any:
    """Declare a field for those who edit the site. Its default is what the public site gets in its place."""
    return _declared(Seen.STAFF, {"where": where, "usual": usual}, declared)


def nobody(*, where: str = "", usual: bool = False, **declared: Any) -> Any:
    """Declare a field that is shown nowhere. `where` says what it is for; it completes "Nobody; ..."."""
    return _declared(Seen.NOBODY, {"where": where, "usual": usual}, declared)


def _declared(seen: Seen, said: dict[str, Any], declared: dict[str, Any]) -> Any:
    extra = {name: value for name, value in said.items() if value}
    return Field(json_schema_extra={"seen": seen.value, **extra}, **declared)


def seen_by(seen: Seen, where: str, wording: Words) -> str:
    """Return who gets to see a value, in words."""
    who = wording(f"seen.{seen}")
    if not where:
        return who
    if seen is Seen.PUBLIC:
        return wording("seen_where.everyone", who=who, where=where)
    return wording("seen_where.others", who=who, where=where)


def declaration(info: FieldInfo) -> dict[str, Any]:
    """Return what `public`, `staff` or `nobody` said of a field; nothing where it was declared by none of them."""
    extra = info.json_schema_extra
    return extra if isinstance(extra, dict) else {}


def check_declared(model: str, fields: dict[str, FieldInfo]) -> None:
    """Refuse a model with a field of which nothing says who may see it.

    Raises:
        TypeError: such a field, or one that not everyone may see and that has no default to stand in its place.
    """
    for name, info in fields.items():
        seen = declaration(info).get("seen")
        if seen is None:
            raise TypeError(f"{model}.{name}: say who may see it, with public(...), staff(...) or nobody(...)")
        if seen != Seen.PUBLIC and info.is_required():
            raise TypeError(f"{model}.{name}: a field that not everyone may see needs a default")
