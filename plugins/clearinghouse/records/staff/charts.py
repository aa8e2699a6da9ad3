"""Charts: heat maps and bars, as numbers that a template draws as SVG and shows as a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.publish.page import Link
from clearinghouse.records.cadence.school_days import WEEK, SchoolDays, monday
from clearinghouse.records.ledger import Met
from clearinghouse.records.models import PlanGoal
from clearinghouse.records.staff.desk import Desk

Day = datetime.date
_SHADES = 5
_CELL, _GAP = 14, 2


@dataclass(frozen=True)
class Square:
    """One week of one row: how many contacts, how dark (0 to 5), and whether schools were closed."""

    x: int
    count: int
    shade: int
    closed: bool


@dataclass(frozen=True)
class Strip:
    """A row of squares: what it is about, and all its contacts."""

    link: Link
    squares: Sequence[Square]
    total: int


@dataclass(frozen=True)
class HeatMap:
    """Contacts over weeks: one row a school or a way of meeting; `weeks` are the Mondays in words, months where they begin."""

    caption: str
    weeks: Sequence[str]
    months: Sequence[tuple[int, str]]
    rows: Sequence[Strip]
    width: int
    step: int
    """How many contacts a shade stands for."""
    cell: int = _CELL


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its value in words, and its length out of 100."""

    link: Link
    value: str
    length: float


@dataclass(frozen=True)
class Bars:
    caption: str
    unit: str
    bars: Sequence[Bar]


def heat_map(caption: str, rows: Iterable[tuple[Link, Iterable[Met], SchoolDays | None]], desk: Desk) -> HeatMap:
    """Return contacts by week of the desk's school year, for each row its contacts and the school days it keeps."""
    first, last = monday(desk.year.first), monday(desk.day)
    weeks = [first + WEEK * number for number in range((last - first).days // 7 + 1)]
    told = [(link, _by_week(contacts, weeks, desk.day), days) for link, contacts, days in rows]
    most = max((count for _, counts, _ in told for count in counts.values()), default=0)
    shade = max(1, -(-most // _SHADES))
    strips = [_strip(link, counts, days, shade) for link, counts, days in told]
    step = _CELL + _GAP
    months = [
        (number * step, desk.month(week))
        for number, week in enumerate(weeks)
        if not number or week.month != weeks[number - 1].month
    ]
    labels = [desk.short(week) for week in weeks]
    return HeatMap(
        caption, labels, [pair for at, pair in enumerate(months) if _room(months, at)], strips, len(weeks) * step, shade
    )


def _room(months: Sequence[tuple[int, str]], at: int) -> bool:
    """A month that begins just before the next has no room for its name."""
    return at + 1 == len(months) or months[at + 1][0] - months[at][0] > 2 * _CELL


def _by_week(contacts: Iterable[Met], weeks: Sequence[Day], day: Day) -> dict[Day, int]:
    counts = dict.fromkeys(weeks, 0)
    for met in contacts:
        if met.date <= day and (week := monday(met.date)) in counts:
            counts[week] += 1
    return counts


def _strip(link: Link, counts: Mapping[Day, int], days: SchoolDays | None, shade: int) -> Strip:
    squares = [
        Square(number * (_CELL + _GAP), count, -(-count // shade), _is_closed(week, days, count))
        for number, (week, count) in enumerate(counts.items())
    ]
    return Strip(link, squares, sum(counts.values()))


def _is_closed(week: Day, days: SchoolDays | None, count: int) -> bool:
    return days is not None and not count and not days.between(week, week + WEEK - datetime.timedelta(days=1))


def bars(caption: str, unit: str, values: Iterable[tuple[Link, float]], desk: Desk) -> Bars:
    """Return bars, the longest 100 long."""
    found = list(values)
    most = max((value for _, value in found), default=0)
    drawn = [Bar(link, desk.number(value), round(100 * value / most, 1) if most else 0.0) for link, value in found]
    return Bars(caption, unit, drawn)


def goal_bars(goals: Sequence[PlanGoal], desk: Desk) -> Bars:
    """Return how many goals of work plans have come how far."""
    wording, counts = desk.wording, dict.fromkeys(("not-begun", "begun", "on-track", "met"), 0)
    for goal in goals:
        counts[goal.state] += 1
    values = [(Link(wording(f"staff_progress.{state}"), ""), float(count)) for state, count in counts.items()]
    return bars(wording("staff.goals_by_state"), wording("staff.goals"), values, desk)


def mode_bars(minutes: Mapping[str, int], desk: Desk) -> Bars:
    """Return minutes by way of meeting."""
    wording = desk.wording
    values = [(Link(wording(f"staff_mode.{mode}"), ""), float(spent)) for mode, spent in minutes.items()]
    return bars(wording("staff.by_mode"), wording("staff.minutes"), values, desk)
