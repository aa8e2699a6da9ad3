"""What is shown of a person by consent alone."""

from __future__ import annotations

from clearinghouse.content.fields import Line
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.parts import Consent, Contact
from clearinghouse.content.seen import public


class Personal(ItemFields):
    """What coaches and people in the directory have in common."""

    called_by = "name"

    title: Line = public(
        found_as="",
        default="",
        min_length=0,
        description="Leave out: the name stands as the title.",
        examples=["Ada Example"],
    )
    name: Line = public(found_as="", description="Full name, as the person writes it.", examples=["Ada Example"])
    role: Line = public(
        on_card=True, found_as="names", description="What the person does.", examples=["Executive coach"]
    )
    contact: Contact | None = public(
        default=None, description="How to reach the person.", examples=[{"email": "name@example.org"}]
    )
    consent: Consent | None = public(
        title="May we show this person?",
        where="as the public document it names; the rest decides whether the person is shown",
        default=None,
        description="The person's leave to be shown on the public site. Needed before anybody else sees the page: ask first.",
        examples=[{"given_on": "2026-09-01", "expires_on": "2028-08-31"}],
    )
