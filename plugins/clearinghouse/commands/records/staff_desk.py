"""What `records site` and `records report` have in common: the store on a day, and a period."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.commands.command import WrongUse

if TYPE_CHECKING:
    from clearinghouse.records.measures.period import Period
    from clearinghouse.records.staff.desk import Desk


def add_period(parser: argparse.ArgumentParser, what: str) -> None:
    """Add `--from` and `--to`."""
    for name, end in (("from", "first"), ("to", "last")):
        parser.add_argument(
            f"--{name}",
            dest=f"{end}_day",
            type=_day,
            default=None,
            metavar="DAY",
            help=f"the {end} day that {what} is about, as 2027-02-01",
        )


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2027-02-01") from None


def named_period(options: argparse.Namespace) -> Period | None:
    """Return the period that was named, or None.

    Raises:
        WrongUse: it has one end only, or ends before it begins.
    """
    from clearinghouse.records.measures.period import Period

    first, last = options.first_day, options.last_day
    if first is None and last is None:
        return None
    if first is None or last is None:
        raise WrongUse("name both ends of the period, with --from DAY and --to DAY")
    try:
        return Period(first, last)
    except ValueError as error:
        raise WrongUse(str(error)) from None


def open_desk(options: argparse.Namespace, root: Path, period: Period | None = None) -> Desk:
    """Return the store on the day of `--today`; without it, on the last day of a period, or on today's.

    Today is that of the program's own time zone. Without a period the figures are those of the school year so far.
    """
    from clearinghouse.host.settings import read_settings
    from clearinghouse.host.site_words import site_words
    from clearinghouse.records.index import open_index
    from clearinghouse.records.ledger import ledger_of
    from clearinghouse.records.measures.supply import site_offers
    from clearinghouse.records.staff.desk import Desk
    from clearinghouse.records.store import policy_in_force

    policy, problems = policy_in_force(root)
    with open_index(root) as index:
        ledger = ledger_of(index, policy, tuple(problems))
        offers = site_offers(options.site, index.database)
    named = options.today or (period.last if period else None)
    day = named or today_in(policy.timezone, datetime.datetime.now(datetime.UTC))
    wording, _ = site_words(options.site, read_settings(options.site / "mkdocs.yml"))
    return Desk(ledger, day, wording, offers, period)


def today_in(zone: str, now: datetime.datetime) -> datetime.date:
    """Return which day it is in a time zone at a moment."""
    from zoneinfo import ZoneInfo

    return now.astimezone(ZoneInfo(zone)).date()
