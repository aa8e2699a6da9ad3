"""Local times: which instant a time on a clock means in a time zone, and whether there is such a time at all."""

from __future__ import annotations

import datetime
import importlib.resources
import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from clearinghouse.problems import nearest

Local = datetime.date | datetime.datetime
"""A whole day, or a time on the clock without its zone."""


_OF_CLOCKS = {
    "EST": "America/New_York", "EDT": "America/New_York", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "EASTERN": "America/New_York", "CENTRAL": "America/Chicago", "MOUNTAIN": "America/Denver",
    "PACIFIC": "America/Los_Angeles", "BST": "Europe/London", "CEST": "Europe/Berlin",
}  # fmt: skip
"""What people call the time on clocks somewhere -> a zone with that time in winter and in summer."""
_NO_NAME = re.compile(r"\b(?:standard|daylight|savings?|time)\b", re.IGNORECASE)


@lru_cache
def zone_names() -> frozenset[str]:
    """Return the names of all time zones, such as `Europe/Lisbon`.

    Those that keep one time all year and are no place are left out: who writes `EST` seldom means it of a day in May.
    """
    named = frozenset(_tzdata("zones").decode().split())
    return frozenset(name for name in named if name not in _OF_CLOCKS and not name.startswith(("Etc/GMT+", "Etc/GMT-")))


def zone_like(text: str) -> str:
    """Return the time zone that somebody may have meant: by what clocks show, by its city, else by how its name looks."""
    by_city = {name.rpartition("/")[2].casefold(): name for name in sorted(zone_names(), reverse=True)}
    city = text.rpartition("/")[2].strip().replace(" ", "_").casefold()
    close = nearest(text, zone_names()) or by_city.get(nearest(city, by_city) or "")
    clocks = _OF_CLOCKS.get(_NO_NAME.sub("", text).strip().upper())
    return clocks or by_city.get(city) or close or "Europe/Lisbon"


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
