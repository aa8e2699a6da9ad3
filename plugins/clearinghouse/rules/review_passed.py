"""Resources are looked at again on the day that was set for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.models import Resource
from clearinghouse.problems import Problem
from clearinghouse.rules.rule import Rule


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    for item in catalog.of("resource"):
        resource = item.as_a(Resource)
        day = resource.review_passed(today) if resource else None
        if item.status == "published" and day:
            message = f"this was to be looked at again by {day.isoformat()}"
            hint = "read it, open its link, then set reviewed: to the day you did and review_by: to the next one"
            yield item.source.problem("review-passed", ("review_by",), message, hint)


RULE = Rule(
    "review-passed",
    "Due to be looked at again",
    """
This does not stop the site from being published. The page tells readers that the resource is due for review.

Open the resource. If it is still good, set `reviewed` to today and `review_by` to a day within two years. If
its link is dead or something better has come out, retire it.
""",
    check,
)
