"""Days as people write them are read whole or not at all."""

from __future__ import annotations

import datetime

import pytest

from clearinghouse.catalog.everyday.days import read_day, read_moment


@pytest.mark.parametrize("text", ["Sept 9, 2026", "9/9/2026", "9 September 2026", "2026-09-09", "2026-09-09 15:30"])
def test_a_whole_day_is_read(text: str) -> None:
    assert read_day(text) == datetime.date(2026, 9, 9)


@pytest.mark.parametrize(
    "text", ["September 2026", "Sept 9", "2026", "Friday", "15:30", "soon", "", "October 6 and 7, 2026", "6.10.2026"]
)
def test_nothing_is_filled_in_where_a_part_is_missing(text: str) -> None:
    assert read_day(text) is None
    assert read_moment(text) is None


def test_a_day_without_its_time_is_no_moment() -> None:
    assert read_moment("Sept 9, 2026") is None
    assert read_moment("Sept 9, 2026 3:30 pm") == datetime.datetime(2026, 9, 9, 15, 30)
