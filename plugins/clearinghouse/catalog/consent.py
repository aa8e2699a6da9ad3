"""Whose consent an item needs, told by the declarations of its model alone, and on which days it holds."""

from __future__ import annotations

import datetime
from functools import cache

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.public_fields import public_fields
from clearinghouse.content.models import ItemFields
from clearinghouse.content.parts import Consent
from clearinghouse.content.shape import asks_for_consent, shapes
from clearinghouse.content.walk import group_in


def consent_of(item: Item) -> Consent | None:
    """Return the consent an item carries, or None."""
    return group_in(item.fields, Consent)


def needs_consent(item: Item) -> bool:
    """True for what may be shown by consent alone.

    That is every item whose model has a `consent`. Where some of its fields are declared `by_consent`, it is so only
    while one of them holds something.
    """
    return is_by_consent(item) or bool(names_by_consent(item))


def is_by_consent(item: Item) -> bool:
    """True where the whole item is shown by consent alone, as a person is."""
    return asks_for_consent(type(item.fields)) and not _by_consent(type(item.fields))


def names_by_consent(item: Item) -> str:
    """Return the name of the first field that needs consent and holds something, or nothing."""
    if not (names := _by_consent(type(item.fields))):
        return ""
    without = public_fields(item.fields, lambda key: True, consent=False)
    return next((name for name in names if getattr(item.fields, name) != getattr(without, name)), "")


def agreed_name(item: Item) -> str:
    """Return the person or school whose consent an item needs, by name; nothing where it has none."""
    told = item.title if is_by_consent(item) else getattr(item.fields, names_by_consent(item) or "title")
    return told if isinstance(told, str) and needs_consent(item) else ""


@cache
def _by_consent(model: type[ItemFields]) -> tuple[str, ...]:
    """Return the names of the fields that need consent: themselves, or something in them."""
    return tuple(shape.name for shape in shapes(model) if shape.name != "consent" and shape.needs_consent)


def has_consent(consent: Consent | None, today: datetime.date) -> bool:
    """True while a person's consent holds; its first and its last day count."""
    if consent is None:
        return False
    return bool(consent.public_source) or not (is_ahead(consent, today) or has_ended(consent, today))


def is_ahead(consent: Consent, today: datetime.date) -> bool:
    """True where consent is dated later than today: nobody has agreed tomorrow."""
    return not consent.public_source and (consent.given_on is None or today < consent.given_on)


def has_ended(consent: Consent, today: datetime.date) -> bool:
    return not consent.public_source and (consent.expires_on is None or consent.expires_on < today)


def expired(item: Item, today: datetime.date) -> bool:
    """True where consent was given and has run out."""
    consent = consent_of(item)
    return consent is not None and has_ended(consent, today)
