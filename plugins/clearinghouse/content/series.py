"""Series: the days on which something repeated takes place."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

Every = Literal["day", "week", "two-weeks", "month-same-weekday", "month-same-day"]
MAX_MEETINGS = 400
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FREQUENCY = {"day": DAILY, "week": WEEKLY, "two-weeks": WEEKLY}
_NAMES = {DAILY: "DAILY", WEEKLY: "WEEKLY", MONTHLY: "MONTHLY"}


@dataclass(frozen=True)
class Series:
    """How something is repeated: `times` times, or up to the day `until`.

    `days` are the names of weekdays, for what is repeated by the week; without them it is the first day's own.
    A month's same weekday is the first, second, third, fourth or (from the 29th on) last one of each month.
    """

    every: Every
    times: int | None = None
    until: datetime.date | None = None
    days: tuple[str, ...] = ()

    def days_from(self, first: datetime.date) -> tuple[datetime.date, ...]:
        """Return the days, in order, one more than `MAX_MEETINGS` at most. The first need not be among them."""
        begin = datetime.datetime.combine(first, datetime.time())
        until = datetime.datetime.combine(self.until, datetime.time()) if self.until else None
        count = min(self.times or MAX_MEETINGS + 1, MAX_MEETINGS + 1)
        rule = rrule(
            self._frequency,
            dtstart=begin,
            interval=self._interval,
            # dateutil refuses both together, so the longer of the two is cut by hand.
            count=None if until else count,
            until=until,
            byweekday=self._weekdays(first) or None,
            bymonthday=first.day if self.every == "month-same-day" else None,
        )
        return tuple(found.date() for found, _ in zip(rule, range(count), strict=False))

    def rule(self, first: datetime.date) -> dict[str, object]:
        """Return the rule as iCalendar writes it, with a count: `{"FREQ": "WEEKLY", "COUNT": 4}`.

        A count says the same in every time zone. An end would have to be written in UTC, and readers
        differ on what an end without a time of day means.

        Source: RFC 5545, section 3.3.10.
        """
        parts: dict[str, object] = {"FREQ": _NAMES[self._frequency], "COUNT": len(self.days_from(first))}
        if self._interval > 1:
            parts["INTERVAL"] = self._interval
        if weekdays := self._weekdays(first):
            parts["BYDAY"] = [_byday(day) for day in weekdays]
        if self.every == "month-same-day":
            parts["BYMONTHDAY"] = first.day
        return parts

    @property
    def _frequency(self) -> Literal[1, 2, 3]:
        return _FREQUENCY.get(self.every, MONTHLY)  # type: ignore[return-value]  # dateutil names its numbers so

    @property
    def _interval(self) -> int:
        return 2 if self.every == "two-weeks" else 1

    def _weekdays(self, first: datetime.date) -> list[weekday]:
        if self.every == "month-same-weekday":
            return [weekday(first.weekday(), -1 if first.day > 28 else (first.day - 1) // 7 + 1)]
        return [weekday(number) for number, name in enumerate(WEEKDAYS) if name in self.days]


def _byday(day: weekday) -> str:
    return f"{day.n or ''}{WEEKDAYS[day.weekday][:2].upper()}"
