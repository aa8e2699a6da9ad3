"""Pictures have words for those who do not see them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.addresses import body_links
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for origin, link, _ in body_links(catalog):
        if link.image and not link.text.strip():
            message = f"the picture '{link.target}' has no words for readers who do not see it"
            hint = "say in the brackets what it shows: ![Chart: absence fell from 20 to 12 percent](chart.png)"
            yield Problem(origin.source.path, link.mark, "image-without-text", message, hint)


RULE = Rule(
    "image-without-text",
    "A picture without words",
    """
Some readers hear the page instead of seeing it. Between the square brackets say what the picture shows and
why it is there, in a sentence:

```markdown
![Chart: absence fell from 20 to 12 percent in one year](chart.png)
```

Source: WCAG 2.2, success criterion 1.1.1.
""",
    check,
)
