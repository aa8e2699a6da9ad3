"""What several checks of an address say together. One bad day condemns no page."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from clearinghouse.upkeep.fetch import is_front
from clearinghouse.upkeep.history import Check, Checks

Kind = Literal["broken", "unanswered", "front", "moved", "shut"]
GONE_CHECKS, GONE_DAYS = 2, 7
"""A server that says that there is no such page is believed when it says so twice, a week apart."""
FAILED_CHECKS, FAILED_DAYS = 3, 14
"""Servers and certificates are out of order for days; after two weeks somebody would have noticed."""
SILENT_CHECKS, SILENT_DAYS = 6, 42
"""A server in trouble, or one that turns programs away, may serve readers well, so this takes six weeks."""
MOVED_SIGHTS = 2


@dataclass(frozen=True)
class Verdict:
    """What an editor should know of an address.

    `broken`: readers do not get there. `unanswered`: nobody knows, and it has been so for weeks. `front`: it leads
    to the site's front page only. `moved`: it has a new address. `shut`: programs are turned away, so only a
    person can look. `since` is the first day it was so, `moved` the address that stands in its place.
    """

    kind: Kind
    since: datetime.date
    detail: str = ""
    moved: str = ""


def verdict(address: str, checks: Checks) -> Verdict | None:
    """Return what the checks of an address, oldest first, say of it; None where there is nothing to do."""
    if not checks:
        return None
    if checks[-1].found == "good":
        return _moved(address, checks)
    since_good = checks[_after_last_good(checks) :]
    gone = [check for check in since_good if check.found == "gone"]
    failed = [check for check in since_good if check.found in ("gone", "failed")]
    if _lasts(gone, GONE_CHECKS, GONE_DAYS):
        return Verdict("broken", gone[0].day, gone[-1].detail)
    if _lasts(failed, FAILED_CHECKS, FAILED_DAYS):
        return Verdict("broken", failed[0].day, failed[-1].detail)
    if _lasts(since_good, SILENT_CHECKS, SILENT_DAYS):
        last = since_good[-1]
        return Verdict("shut" if last.found == "shut" else "unanswered", since_good[0].day, last.detail)
    return None


def _lasts(checks: Checks | list[Check], least: int, days: int) -> bool:
    return len(checks) >= least and (checks[-1].day - checks[0].day).days >= days


def _after_last_good(checks: Checks) -> int:
    return max((place + 1 for place, check in enumerate(checks) if check.found == "good"), default=0)


def _moved(address: str, checks: Checks) -> Verdict | None:
    good = [check for check in checks if check.found == "good"]
    last = good[-1]
    same = [check for check in good if check.moved == last.moved]
    if not last.moved or len(same) < MOVED_SIGHTS:
        return None
    front = _leads_to_front(last.moved) and not _leads_to_front(address)
    return Verdict("front" if front else "moved", same[0].day, last.detail, last.moved)


def _leads_to_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return is_front(parts.path) and not parts.query
