"""The links that somebody should look at, by where they are written."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.content.models import Resource
from clearinghouse.upkeep.history import History
from clearinghouse.upkeep.links import LinkPlace
from clearinghouse.upkeep.verdict import Verdict, verdict


@dataclass(frozen=True)
class BadLink:
    """An address, where it is written, and what is the matter with it."""

    address: str
    place: LinkPlace
    verdict: Verdict


def select_bad_links(links: Mapping[str, Sequence[LinkPlace]], history: History) -> list[BadLink]:
    """Return the links that need a person, by file and line.

    A resource that was reviewed after the trouble began is left out: whoever reviewed it opened the link, and a
    person sees more than the check does.
    """
    found = [
        BadLink(address, place, said)
        for address, places in links.items()
        if (said := verdict(address, history.get(address, ())))
        for place in places
        if not _looked_at(place, said.since)
    ]
    return sorted(found, key=lambda bad: (str(bad.place.source.path), bad.place.mark.line, bad.address))


def _looked_at(place: LinkPlace, since: datetime.date) -> bool:
    resource = place.item.as_a(Resource) if place.item else None
    return bool(resource and resource.reviewed and resource.reviewed >= since)
