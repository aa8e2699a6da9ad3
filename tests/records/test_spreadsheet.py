"""Cells of a coach's spreadsheet: days and lengths as people write them, and what nobody can be sure of."""

from __future__ import annotations

from typing import Any

import pytest

from clearinghouse.records.models import School
from clearinghouse.records.spreadsheet import ReadSheet, SheetRow, read_sheet

SCHOOLS = {"school-a": School(name="SYNTHETIC School", district="district-a")}


def read(**cells: str) -> ReadSheet:
    row = {"date": "2026-10-06", "school": "school-a", "mode": "visit", "minutes": "45", **cells}
    row = {name: cell for name, cell in row.items() if cell}
    return read_sheet([SheetRow(2, row)], list(row), "coach-a", SCHOOLS, {})


def fields(**cells: str) -> dict[str, Any]:
    (entry,) = read(**cells).entries
    return dict(entry.fields)


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-10-06", "2026-10-06 00:00:00", "2026-1-6", "10/6/2026", "10/6/26", "10/6/2026 (moved)", "2026/10/06"),
        *("Oct 6, 2026", "October 6th, 2026", "6 October 2026", "Tue, Oct 6, 2026", "6-Oct-26", "10/6/2026 3 pm"),
    ],
)
def test_a_day_is_read_however_it_is_written(cell: str) -> None:
    assert str(fields(date=cell)["date"]) == ("2026-01-06" if cell == "2026-1-6" else "2026-10-06")


@pytest.mark.parametrize(
    "cell",
    [
        *("13/6/2026", "13-6-2026", "6.10.2026", "2026-02-30", "Oct 6", "10/6", "46301", "2026", "next week"),
        *("10/6/2026 10/7/2026", "Oct 6 and 7, 2026", "Oct 6-7, 2026", "2026-10-06, 2026-10-07", "10/6/2026-10/7/2026"),
    ],
)
def test_a_day_that_may_be_another_or_two_is_asked_for(cell: str) -> None:
    (told,) = read(date=cell).unclear

    assert told[0] == "row 2" and "2026-10-06" in told[1]


@pytest.mark.parametrize(
    ("column", "cell", "minutes"),
    [
        ("minutes", "45", 45),
        ("minutes", "45.0", 45),
        ("minutes", "45 min.", 45),
        ("minutes", "1:30", 90),
        ("minutes", "6:30", 390),
        ("minutes", "1h30", 90),
        ("minutes", "1 hr and 15 mins", 75),
        ("minutes", "half an hour", 30),
        ("minutes", "2 1/2 hours", 150),
        ("hours", "1.5", 90),
        ("hours", "1,5", 90),
        ("hours", "2", 120),
        ("hours", "45 min", 45),
        ("hours", "1:15", 75),
    ],
)
def test_a_length_is_read_however_it_is_written(column: str, cell: str, minutes: int) -> None:
    assert fields(**{"minutes": "", column: cell})["minutes"] == minutes


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("minutes", cell) for cell in ("30-45", "2 x 30", "62.5 minutes", "1,200 minutes", "0", "90.5", "25:00")),
        *(("hours", cell) for cell in ("1.33", "1.005 hours", "a while")),
    ],
)
def test_a_length_that_nobody_can_be_sure_of_is_asked_for(column: str, cell: str) -> None:
    assert read(**{"minutes": "", column: cell}).entries == []
