"""Every time on the clock has a time zone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.models import Event
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    if catalog.time_zone:
        return
    for item in catalog.of("event"):
        event = item.fields
        if isinstance(event, Event) and not event.timezone and not event.whole_days:
            message = "nothing says in which time zone these times are"
            hint = "set time_zone once for the whole site, in mkdocs.yml below `- clearinghouse:`; or add timezone here"
            yield item.source.problem("time-zone-missing", ("start",), message, hint)


RULE = Rule(
    "time-zone-missing",
    "Times without a time zone",
    """
Calendars need to know which clock a time is read from. Most sites live in one time zone: name it once in
`mkdocs.yml`, and no event has to.

```yaml
plugins:
  - clearinghouse:
      time_zone: Europe/Lisbon
```

A session elsewhere names its own, by region and city: `timezone: Europe/Lisbon`.
""",
    check,
)
