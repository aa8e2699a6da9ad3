"""Days and times as people write them: `Sept 9, 2026`, `10/1/2026 3:30 pm`, `2026-09-01 15:30`."""

from __future__ import annotations

import datetime
import re
import warnings

from dateutil import parser

# What one of them lacks, the other fills otherwise, so that nothing is filled in unseen.
_FILLED = (datetime.datetime(2001, 1, 1, 1), datetime.datetime(2002, 2, 2, 2))


_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?|\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE)
_MONTH = re.compile(r"[^\W\d_]{3,}")
_EITHER_WAY = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])\.(0?[1-9]|1[0-2])\.(?:\d{4}|\d{2})(?!\d)")
"""Points stand between day, month and year in one country, and between month, day and year in another."""


def read_day(text: str) -> datetime.date | None:
    """Return the day that a text names whole; None where a part is missing, or too many are named. `3/4/2026` is the fourth of March."""
    one, other = (_read(text, filled) for filled in _FILLED)
    return one.date() if one and other and one.date() == other.date() else None


def read_moment(text: str) -> datetime.datetime | None:
    """Return the day and time that a text names whole; None where a part is missing or a time zone is named."""
    one, other = (_read(text, filled) for filled in _FILLED)
    return one if one == other else None


def _read(text: str, filled: datetime.datetime) -> datetime.datetime | None:
    if _names_more(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = parser.parse(text[:100], default=filled)
    except (ValueError, ArithmeticError, Warning):  # it raises OverflowError, and InvalidOperation of decimal numbers
        return None
    return None if found.tzinfo else found


def _names_more(text: str) -> bool:
    """True for more numbers than one day has, `October 6 and 7, 2026`, of which the reader would choose; and for a day that can be another."""
    either = _EITHER_WAY.search(text)
    return len(re.findall(r"\d+", _TIME.sub(" ", text[:100]))) > 3 - _names_month(text) or bool(
        either and int(either[1]) != int(either[2])
    )


def _names_month(text: str) -> bool:
    return any(word[0].casefold()[:3] in _MONTHS for word in _MONTH.finditer(text))


def spoken(moment: datetime.date) -> str:
    """Return a day, or a day and time, as people say it: `Thursday, October 1, 2026, 3:30 PM`."""
    day = moment.strftime("%A, %B {day}, %Y").format(day=moment.day)
    if not isinstance(moment, datetime.datetime):
        return day
    return f"{day}, {moment.hour % 12 or 12}:{moment.minute:02} {'AM' if moment.hour < 12 else 'PM'}"
