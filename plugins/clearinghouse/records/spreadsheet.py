"""A spreadsheet of contacts as coaches keep them, row by row to records; what is not understood is told."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearinghouse.catalog.everyday.days import read_day
from clearinghouse.catalog.everyday.values import minutes_said
from clearinghouse.problems import nearest
from clearinghouse.records.bundle import Incoming
from clearinghouse.records.kinds import BY_NAME
from clearinghouse.records.models import Cohort, School

HEADINGS: Mapping[str, str] = {
    word: name
    for name, words in {
        "date": "date|day|when|visit date|contact date|date of visit|date of contact|meeting date",
        "time": "time|start|start time|began|from",
        "school": "school|site|building|school name|where|cohort|school/cohort|location",
        "minutes": "minutes|min|mins|duration|length|time spent|minutes spent|# minutes|how long|duration (min)|minutes (min)",
        "hours": "hours|hrs|hours spent|duration (hours)",
        "mode": "mode|type|contact type|type of contact|how|method|format|contact",
        "standards": "standards|standard|leadership standards|focus standards|ccl|psel|elements",
        "next_step": "next step|next steps|follow-up|follow up|followup|action|to do",
        "next_step_by": "next step by|by when|due|due date|next step due|follow-up date",
        "note": "note|notes|comment|comments|summary|discussion|topics discussed|what we did",
    }.items()
    for word in words.split("|")
}
"""What coaches write above their columns, in lower case, and the field that is meant."""

_MODES = {
    word: mode
    for mode, words in {
        "on-site": "on-site|on site|onsite|visit|school visit|site visit|in person|in-person|face to face|conference|observation",
        "off-site-team": "off-site-team|off-site|off site|team|team meeting|leadership team|off-site team",
        "cohort": "cohort|group|cohort meeting|group session",
        "phone": "phone|call|phone call|telephone|tel|called|text|text message",
        "email": "email|e-mail|mail|emailed",
        "video": "video|zoom|virtual|online|teams|google meet|video call|remote|meet",
    }.items()
    for word in words.split("|")
}
_DAY_FIRST = re.compile(r"(1[3-9]|[2-9]\d)[/.-]\d{1,2}[/.-]\d")
_AND_WORDS = re.compile(r"(\S+)\s\D*")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*(am|pm|a\.m\.|p\.m\.)?")
_PLAIN = re.compile(r"\d{1,3}(?:[.,]\d+)?")


class Unclear(Exception):
    """A cell that can be read in two ways, or in none; says how to write it."""


@dataclass(frozen=True)
class SheetRow:
    """A row: its number as the spreadsheet shows it, and what stands under each heading."""

    number: int
    cells: Mapping[str, str]


@dataclass
class ReadSheet:
    """The contacts of a sheet, the rows that are none with why, and the headings that were not understood."""

    entries: list[Incoming] = field(default_factory=list)
    unclear: list[tuple[str, str]] = field(default_factory=list)
    passed_over: tuple[str, ...] = ()


def is_heading(text: str) -> bool:
    """True for what coaches write above a column of contacts."""
    return _folded(text) in HEADINGS


def read_sheet(
    rows: Iterable[SheetRow],
    columns: Sequence[str],
    coach: str,
    schools: Mapping[str, School],
    cohorts: Mapping[str, Cohort],
) -> ReadSheet:
    """Return the contacts of a sheet.

    The same row gives the same id each time, so that a sheet can be taken in again after rows were added to it.

    Args:
        rows: the rows with their cells by heading.
        columns: the headings.
        coach: whose contacts they are.
        schools: the store's schools, by id.
        cohorts: its cohorts.
    """
    known = {column: HEADINGS[_folded(column)] for column in columns if is_heading(column)}
    read = ReadSheet(passed_over=tuple(column for column in columns if column not in known))
    seen: Counter[str] = Counter()
    for row in rows:
        cells = {name: row.cells[column].strip() for column, name in known.items() if row.cells.get(column, "").strip()}
        if not cells:
            continue
        key = repr((coach, sorted(cells.items())))
        seen[key] += 1
        try:
            fields = {"coach": coach, **_fields(cells, schools, cohorts)}
            read.entries.append(Incoming(f"row {row.number}", BY_NAME["contact"], _id(f"{key}{seen[key]}"), fields))
        except Unclear as error:
            read.unclear.append((f"row {row.number}", str(error)))
    return read


def _id(key: str) -> str:
    digest = base64.b32encode(hashlib.sha256(key.encode()).digest()).decode().lower()
    return f"s{digest[:15]}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").strip(" :*").split())


def _fields(cells: Mapping[str, str], schools: Mapping[str, School], cohorts: Mapping[str, Cohort]) -> dict[str, Any]:
    missing = [name for name in ("date", "school", "mode") if name not in cells]
    if "minutes" not in cells and "hours" not in cells:
        missing.append("minutes")
    if missing:
        raise Unclear(f"the row says nothing under: {', '.join(missing)}")
    found: dict[str, Any] = {"date": read_date(cells["date"]), "minutes": _minutes(cells), "mode": _mode(cells["mode"])}
    kind, id = _place(cells["school"], schools, cohorts)
    found[kind] = id
    if "time" in cells:
        found["time"] = _time(cells["time"])
    if "standards" in cells:
        found["standards"] = [part for part in re.split(r"[;,\s]+", cells["standards"]) if part]
    if "next_step_by" in cells:
        found["next_step_by"] = read_date(cells["next_step_by"])
    return found | {name: cells[name] for name in ("next_step", "note") if name in cells}


def read_date(text: str) -> datetime.date:
    """Return a day as people write it."""
    if _DAY_FIRST.match(text):
        raise Unclear(f"'{text}' has no such month; write days as month/day/year or 2026-10-06")
    beside = _AND_WORDS.fullmatch(text)
    day = read_day(text) or (read_day(beside[1]) if beside else None)
    if day is None:
        raise Unclear(f"'{text}' is no day that can be read; write it as 2026-10-06 or 10/6/2026")
    return day


def _time(text: str) -> str:
    """Return when a contact began; in sheets its end or other words may stand behind it."""
    found = _CLOCK.match(text.casefold())
    return read_time(found[0] if found and (found[2] or found[3]) else text)


def read_time(text: str) -> str:
    """Return a time of day as records hold it, such as 09:30 for `9:30 am`."""
    found = _CLOCK.fullmatch(text.casefold())
    if not found or (found[2] is None and found[3] is None):
        raise Unclear(f"'{text}' is no time that can be read; write it as 09:30 or 2:05 pm")
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        hour = hour % 12 + (12 if found[3][0] == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unclear(f"there is no such time: {text}; write one such as 09:30")
    return f"{hour:02}:{minute:02}"


def _minutes(cells: Mapping[str, str]) -> int:
    text = cells.get("minutes") or cells["hours"]
    counts_hours = "minutes" not in cells and _PLAIN.fullmatch(text)
    return read_minutes(f"{text} hours" if counts_hours else text)


def read_minutes(text: str) -> int:
    """Return a length in minutes, such as 60 for `1h`."""
    total = minutes_said(text, most_hours=24)
    if total is None:
        raise Unclear(f"'{text}' is no length that can be read; write the minutes, such as 45")
    if total != int(total) or not total:
        raise Unclear(f"'{text}' is no whole number of minutes")
    return int(total)


def _mode(text: str) -> str:
    folded = _folded(text)
    if folded in _MODES:
        return _MODES[folded]
    close = nearest(folded, _MODES, 0.8)
    if close:
        return _MODES[close]
    raise Unclear(
        f"'{text}' is no way of meeting that is known; write one of: {', '.join(dict.fromkeys(_MODES.values()))}"
    )


def _place(text: str, schools: Mapping[str, School], cohorts: Mapping[str, Cohort]) -> tuple[str, str]:
    folded = _folded(text)
    found = [
        ("school", id)
        for id, school in schools.items()
        if folded in (id, _folded(school.name), _folded(school.code or "-"))
    ]
    found += [("cohort", id) for id, cohort in cohorts.items() if folded in (id, _folded(cohort.name))]
    if len(found) == 1:
        return found[0]
    if found:
        raise Unclear(f"'{text}' is the name of more than one; write the id: {', '.join(id for _, id in found)}")
    names = [school.name for school in schools.values()] + [cohort.name for cohort in cohorts.values()]
    close = nearest(text, names)
    raise Unclear(f"there is no school '{text}' in the store{f'; did you mean {close!r}?' if close else ''}")
