"""Supply: what the public site has for each standard, held against the coaching time that asks for it."""

from __future__ import annotations

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.content.models import Resource
from clearinghouse.records.measures.coverage import Worked
from clearinghouse.records.measures.numbers import median
from clearinghouse.standards.framework import Framework, Standard

Day = datetime.date
FEW = 3
"""So many resources that are fresh, and a standard is no longer short of them."""


@dataclass(frozen=True)
class Offered:
    """A standard as the site has it. `reviews` are the review days of its published resources; empty text for none."""

    reference: str
    code: str
    title: str
    framework: str
    above: tuple[str, ...]
    reviews: tuple[str, ...]

    def fresh(self, day: Day) -> int:
        """Return how many resources have no review that is past its day."""
        return sum(not review or review >= day.isoformat() for review in self.reviews)

    def stale(self, day: Day) -> int:
        return len(self.reviews) - self.fresh(day)


@dataclass(frozen=True)
class Demand:
    """A standard with much coaching and few fresh resources."""

    reference: str
    worked: Worked
    fresh: int
    stale: int


def site_offers(site: Path, index: sqlite3.Connection) -> Mapping[str, Offered]:
    """Return what a site offers, by reference in lower case; nothing where the folder holds no site.

    Reading a whole site takes longer than all the figures, so the answer is kept in the index until a file changes.
    """
    files = sorted([*(site / "content" / "standards").glob("*.yml"), *(site / "resources").rglob("*.md")])
    if not files:
        return {}
    told = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files]
    stamp = hashlib.sha256(repr(told).encode()).hexdigest()
    with index:
        index.execute("CREATE TABLE IF NOT EXISTS site_offer (stamp TEXT, data TEXT)")
        kept = index.execute("SELECT data FROM site_offer WHERE stamp = ?", (stamp,)).fetchone()
        if kept is None:
            kept = (json.dumps([asdict(one) for one in _offers(site)]),)
            index.execute("DELETE FROM site_offer")
            index.execute("INSERT INTO site_offer VALUES (?, ?)", (stamp, *kept))
    rows = json.loads(kept[0])
    lists = ("above", "reviews")
    return {row["reference"]: Offered(**{**row, **{name: tuple(row[name]) for name in lists}}) for row in rows}


def _offers(site: Path) -> Iterator[Offered]:
    catalog = make_catalog(load_site(site))
    shown = AlignmentIndex(catalog)
    for framework in catalog.frameworks:
        if not framework.is_process:
            for node, _ in framework.walk():
                yield _offer(catalog, shown, framework, node)


def _offer(catalog: Catalog, shown: AlignmentIndex, framework: Framework, node: Standard) -> Offered:
    reference = framework.reference(node)
    above = tuple(str(one) for one in catalog.lineage(reference) if one != reference)
    found = [row.item.fields for row in shown.of(reference, "resource")]
    reviews = [one.review_by for one in found if isinstance(one, Resource) and one.status == "published"]
    days = tuple(day.isoformat() if day else "" for day in reviews)
    return Offered(str(reference), node.code, node.title, framework.short_title, above, days)


def in_demand(worked: Mapping[str, Worked], offers: Mapping[str, Offered], day: Day) -> Sequence[Demand]:
    """Return the standards where coaching time is high and resources are few or stale, the most time first.

    High is at least the middle value of the minutes of all standards that coaching named and the site has. Few are
    fewer than `FEW` fresh ones; stale means that more are past their review than not.
    """
    known = {reference: work for reference, work in worked.items() if reference in offers}
    high = median([work.minutes for work in known.values()]) or 0
    found = [
        Demand(reference, work, offers[reference].fresh(day), offers[reference].stale(day))
        for reference, work in known.items()
        if work.minutes >= high and _is_short(offers[reference], day)
    ]
    return sorted(found, key=lambda one: (-one.worked.minutes, one.reference))


def _is_short(offer: Offered, day: Day) -> bool:
    return offer.fresh(day) < FEW or offer.stale(day) > offer.fresh(day)
