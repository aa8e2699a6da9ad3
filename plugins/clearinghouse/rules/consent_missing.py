"""People are shown only with their leave."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.consent import consent_of, is_ahead, names_by_consent, needs_consent
from clearinghouse.catalog.published import is_example
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.items:
        if item.status == "draft" or is_example(item) or not needs_consent(item):
            continue
        consent = consent_of(item)
        if consent and is_ahead(consent, today):
            message = f"the consent is dated {consent.given_on}, and nobody has agreed on a day that is still to come"
            hint = "write the day on which the person agreed; until then set status: draft"
            yield item.source.problem("consent-missing", ("consent", "given_on"), message, hint)
        elif consent is None:
            field = _telling(item)
            typed = item.source.typed((field,))
            shown = f"'{typed}'" if isinstance(typed, str) else "a contact"
            hint = "ask in writing, then add consent: with given_on: and expires_on:; until then set status: draft"
            yield item.source.problem("consent-missing", (field,), f"{shown} would be shown without consent", hint)


def _telling(item: Item) -> str:
    """The first field that would name somebody."""
    return names_by_consent(item) or item.fields.called_by


RULE = Rule(
    "consent-missing",
    "A person is named without consent",
    """
A biography, a directory entry and a practice that names a school need the person's written leave. Ask by
e-mail, keep the answer with the program, and write down the two days:

```yaml
consent:
  given_on: 2026-09-01
  expires_on: 2028-08-31
```

Consent lasts three years at most. A person whose name and address are already printed in a public document
of the program needs none: name the document instead, as `public_source: Program brochure`.
""",
    check,
)
