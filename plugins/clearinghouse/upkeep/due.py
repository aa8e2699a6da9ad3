"""What has come due by the calendar: resources to look at again, consents to ask for anew, events to complete."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.consent import consent_of, expired, needs_consent
from clearinghouse.catalog.published import is_example
from clearinghouse.content.kinds import Kind
from clearinghouse.content.models import Event, Resource
from clearinghouse.content.times import day_of
from clearinghouse.upkeep.spread import weekly_share

REVIEW_DAYS = 30
CONSENT_DAYS = 60
CONSENT_SOON_DAYS = 14
EVENT_DAYS = 30
WEEK = 7

Why = Literal[
    "review-passed", "review-soon", "review-ahead", "consent-ended", "consent-soon", "consent-later", "event-over"
]


@dataclass(frozen=True)
class Due:
    """A page that everyone may see, and what is due there.

    `day` is the day it is due, or was. For consents there is none: the day a person set is nobody's business but
    the program's, and the list is read by everyone.
    """

    why: Why
    item: Item
    day: datetime.date | None = None


@dataclass(frozen=True)
class DueList:
    """All that is due on a day.

    `hidden` counts, by kind, what nobody may see any more since consent ran out. Nothing there is named: title and
    file name are the person's name, or may give the school away. `share` is how many reviews a week keep them from
    piling up.
    """

    pages: Sequence[Due]
    hidden: Mapping[str, tuple[Kind, int]]
    share: int = 0

    def of(self, why: Why) -> list[Due]:
        return [due for due in self.pages if due.why == why]


def select_due_pages(catalog: Catalog, public: Catalog, today: datetime.date) -> DueList:
    """Return what is due, by kind and day.

    Args:
        catalog: everything.
        public: what everyone may see of it on that day.
        today: the day.
    """
    dated = sorted(_dated(public), key=lambda pair: (pair[1], pair[0].key))
    share = weekly_share((day for _, day in dated), today)
    pages = [*_reviews(dated, share, today), *_consents(catalog, public, today), *_events(public, today)]
    ordered = sorted(pages, key=lambda due: (due.day or datetime.date.min, due.item.key))
    return DueList(ordered, _hidden(catalog, public, today), share)


def _dated(public: Catalog) -> Iterator[tuple[Item, datetime.date]]:
    """Yield the resources that are to be reviewed, with the day."""
    for item in public.of("resource"):
        resource = item.as_a(Resource)
        if resource and resource.review_by and item.status == "published":
            yield item, resource.review_by


def _reviews(dated: Sequence[tuple[Item, datetime.date]], share: int, today: datetime.date) -> Iterator[Due]:
    """Yield what is past its day or near it, and from the days after that what fills the week's share."""
    done = sum(_reviewed_this_week(item, today) for item, _ in dated)
    left = share - done if share > 1 else 0
    for item, day in dated:
        if day < today:
            yield Due("review-passed", item, day)
        elif (day - today).days <= REVIEW_DAYS or left > 0:
            left -= 1
            yield Due("review-soon" if (day - today).days <= REVIEW_DAYS else "review-ahead", item, day)


def _reviewed_this_week(item: Item, today: datetime.date) -> bool:
    resource = item.as_a(Resource)
    return bool(resource and resource.reviewed and 0 <= (today - resource.reviewed).days < WEEK)


def _consents(catalog: Catalog, public: Catalog, today: datetime.date) -> Iterator[Due]:
    for item in _by_consent(catalog):
        shown = public.get(item.kind.name, item.id)
        if shown and expired(item, today):
            yield Due("consent-ended", shown)
        elif shown and (left := _days_left(item, today)) is not None and left <= CONSENT_DAYS:
            yield Due("consent-soon" if left <= CONSENT_SOON_DAYS else "consent-later", shown)


def _hidden(catalog: Catalog, public: Catalog, today: datetime.date) -> Mapping[str, tuple[Kind, int]]:
    ended = (item for item in _by_consent(catalog) if expired(item, today))
    counts = Counter(item.kind for item in ended if not public.get(item.kind.name, item.id))
    return {kind.name: (kind, count) for kind, count in counts.items()}


def _by_consent(catalog: Catalog) -> Iterator[Item]:
    """Yield what is meant to be shown, and is shown only by consent."""
    for item in catalog.items:
        if item.status != "draft" and not is_example(item) and needs_consent(item):
            yield item


def _days_left(item: Item, today: datetime.date) -> int | None:
    consent = consent_of(item)
    if consent is None or consent.public_source or consent.expires_on is None:
        return None
    return (consent.expires_on - today).days


def _events(public: Catalog, today: datetime.date) -> Iterator[Due]:
    """Yield events that are just over and have neither recording nor files."""
    for item in public.of("event"):
        fields = item.fields
        if (
            isinstance(fields, Event)
            and not fields.cancelled
            and item.status == "published"
            and not (fields.recording or fields.materials)
        ):
            ended = day_of(fields.meetings[-1][1])
            if 0 < (today - ended).days <= EVENT_DAYS:
                yield Due("event-over", item, ended)
