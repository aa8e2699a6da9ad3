"""Periods end where they should, at the ends of months and years too."""

from __future__ import annotations

import datetime

import pytest

from clearinghouse.records.measures.period import Period, last_month, month_earlier

Day = datetime.date


@pytest.mark.parametrize("day", [Day(2026, 3, 1), Day(2026, 3, 2), Day(2026, 3, 31)])
def test_the_last_month_is_the_whole_one_before(day: Day) -> None:
    assert last_month(day) == Period(Day(2026, 2, 1), Day(2026, 2, 28))


def test_the_month_before_january_is_december() -> None:
    assert last_month(Day(2027, 1, 15)) == Period(Day(2026, 12, 1), Day(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (Day(2026, 3, 31), Day(2026, 2, 28)),
        (Day(2028, 3, 31), Day(2028, 2, 29)),
        (Day(2027, 1, 15), Day(2026, 12, 15)),
    ],
)
def test_a_month_earlier_is_the_same_day_or_the_last(day: Day, earlier: Day) -> None:
    assert month_earlier(day) == earlier
