"""Local times: which instant a time on a clock means in a time zone, and whether there is such a time at all."""

from __future__ import annotations

import datetime
import importlib.resources
from functools import lru_cache
from zoneinfo import ZoneInfo

Local = datetime.date | datetime.datetime
"""A whole day, or a time on the clock without its zone."""


@lru_cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones, such as `America/New_York`."""
    return frozenset(_tzdata("zones").decode().split())


@lru_cache
def read_zone(name: str) -> ZoneInfo:
    """Return a time zone of `zone_names`.

    It is read from the package `tzdata` and never from the machine, whose own copy may be of another
    year: the same content gives the same calendars everywhere.
    """
    with (importlib.resources.files("tzdata") / "zoneinfo" / name).open("rb") as file:
        return ZoneInfo.from_file(file, name)


@lru_cache
def yearly_rule(name: str) -> str:
    """Return how a zone's clocks change every year, as a POSIX TZ string: `EST5EDT,M3.2.0,M11.1.0`.

    It holds from some year on that the zone's file does not state.

    Source: RFC 9636, section 3.3.
    """
    return _tzdata(f"zoneinfo/{name}").rstrip(b"\n").rpartition(b"\n")[2].decode()


def happens(moment: datetime.datetime, zone: str) -> bool:
    """True unless clocks leap over this time in spring."""
    there = read_zone(zone)
    local = moment.replace(tzinfo=there)
    return local.astimezone(datetime.UTC).astimezone(there).replace(tzinfo=None) == moment.replace(tzinfo=None)


def happens_twice(moment: datetime.datetime, zone: str) -> bool:
    """True where clocks are set back over this time in autumn."""
    first = moment.replace(tzinfo=read_zone(zone), fold=0)
    return happens(moment, zone) and first.utcoffset() != first.replace(fold=1).utcoffset()


def instant(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """Return the instant, in UTC. Of a time that happens twice this is the first, unless `fold` is set."""
    return moment.replace(tzinfo=read_zone(zone)).astimezone(datetime.UTC)


def day_of(moment: Local) -> datetime.date:
    """Return the day of a moment, which for a day is that day itself."""
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def _tzdata(path: str) -> bytes:
    return importlib.resources.files("tzdata").joinpath(path).read_bytes()
