"""Consent that has run out takes the person off the site."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem
from clearinghouse.rules.consent_missing import consent_of, expired, needs_consent
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status != "draft" and needs_consent(item) and expired(item, today):
            consent = consent_of(item)
            day = consent.expires_on.isoformat() if consent and consent.expires_on else ""
            message = f"consent ran out after {day}, so this is no longer shown to the public"
            hint = "ask again and write down the new days, or delete the file"
            yield item.source.problem("consent-expired", ("consent", "expires_on"), message, hint)


RULE = Rule(
    "consent-expired",
    "Consent has run out",
    """
This does not stop the site from being published: the person, or the school's name, is simply left out from
the first build after the last day of consent. Everything that names the person loses the name too.

Ask the person again. If they agree, write down the new `given_on` and `expires_on`. If not, delete the file.
""",
    check,
)
