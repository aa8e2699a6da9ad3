"""Years, pages and minutes, as people write them in lists."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.content.plain_text import clean_line, elided

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NO_YEAR = re.compile(r"^(?:n\.? ?d\.?|no date|undated|unknown|none|n/?a|-+|\?+|ongoing|various)$", re.IGNORECASE)
_HOURS = re.compile(
    r"((?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?|half an|an|one|two|three|four)\s*(?:-\s*)?(?:hours?|hrs?|h)(?![a-z])",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"(?<![\d.,])(\d{1,4}(?:\.\d{1,2})?)\s*(?:-\s*)?(?:minutes?|mins?|m|'|\u2032)(?![a-z])", re.IGNORECASE
)
_WORDS = {"half an": 0.5, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_PARTS = {"\u00bd": ".5", "\u00bc": ".25", "\u00be": ".75", "1/2": ".5", "1/4": ".25", "3/4": ".75"}
_CLOCK = re.compile(r"^(?P<h>\d{1,2}):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\s*(?:hours?|hrs?|h))?$", re.IGNORECASE)


_AGAIN = re.compile(
    r"\b(?:an?|per|each|every)\s+(?:day|week|month|lesson|class|session|meeting)\b|\b(?:daily|weekly|monthly|each|apiece)\b"
    r"|/\s?(?:day|week|wk|month|session)\b|\b(?:plus|then|quarters?|or so|half of)\b|\+|\b(?:days|weeks|months|sessions|lessons|meetings|modules|parts|episodes|classes|videos)\b|\b(?:under|over|less|fewer|more|at least|at most|up to|maximum|max|minimum)\b|[<>\u2264\u2265]|[x\u00d7]\s*\d|\d\s*[x\u00d7](?![a-z])",
    re.IGNORECASE,
)
"""What is done again and again, so that the minutes named are not all it takes."""


@lru_cache(maxsize=4096)
def read_year(text: str, latest: int) -> Understood:
    """Return the one year that a text names, from 1900 to `latest`; several, or none, are a doubt."""
    said = clean_line(text, 200)
    if _NO_YEAR.match(said) or not said:
        return NOTHING
    years = list(dict.fromkeys(_YEAR.findall(said)))
    if years and (why := _no_year_of_it(said)):
        return Understood((), (f"the year '{elided(said)}' {why} and was left out",))
    if number := _number_made_a_date(said):
        return Understood((), (f"the year '{elided(said)}' is a day that a spreadsheet made of a number ({number}?) and was left out",))  # fmt: skip
    if (
        len(years) == 1
        and 1900 <= int(years[0]) <= latest
        and not re.search(rf"(?<!\d){years[0]}\s*(?:-|\u2013|to)\s*\d\d(?!\d)", _dayless(said))
    ):
        return Understood(
            (years[0],),
            (f"the year '{elided(said)}' is not sure; look it up at the source",) if _ABOUT.match(said) else (),
        )
    why = (
        "names more than one year"
        if years[1:]
        else "is still to come"
        if years and int(years[0]) > latest
        else "names no year"
    )
    if years and not years[1:] and int(years[0]) <= latest:
        why = "names more than one year"
    return Understood((), (f"the year '{elided(said)}' {why} and was left out",))


def _no_year_of_it(said: str) -> str:
    """Return why a year that is named is not that of the thing: somebody looked at it then, or it is only a bound."""
    if re.match(
        r"^(?:last )?(?:accessed|retrieved|viewed|visited|seen|checked|read|added|downloaded|access date)\b",
        said,
        re.IGNORECASE,
    ):
        return "is when somebody looked at it"
    if _MORE_OF_A_YEAR.search(said):
        return "is not sure"
    if re.search(
        r"\b(?:not|present|ongoing|before|after|since|until|pre|post|prior to|earlier than|later than|between|from)\b|[<>?]|\bor\b|\d{4}s\b|\d{4}\s?\+",
        said,
        re.IGNORECASE,
    ):
        return "is not sure"
    return ""


_MORE_OF_A_YEAR = re.compile(
    r"\b(?:coming|forthcoming|in press|expected|expires?|expired|due|ends?|ending|planned|plan|projected|out in|class of|grad\w*|draft|anticipated|scheduled|tentative|submitted|to appear|will be|valid|fy|target)\b|(?<!\d)(?:19|20)\d\d/\d\d(?![\d/])",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"^(?:c|ca|circa|about|around|approx\w*|est|~)\b\.?|^[~\u2248]", re.IGNORECASE)


def span_made_a_date(text: str) -> str:
    """Return what a spreadsheet made a date of: `6-8` for `8-Jun`, for `2026-06-08` and for `6/8/2026`; else nothing."""
    said = clean_line(text, 40).casefold()
    if found := re.fullmatch(r"(\d{1,2})[- ]([a-z]{3})[a-z]*\.?(?:[- ,]+\d{2,4})?", said):
        day, month = int(found[1]), _MONTHS.get(found[2], 0)
    elif found := re.fullmatch(r"([a-z]{3})[a-z]*\.?[- ](\d{1,2})(?:[- ,]+\d{2,4})?", said):
        day, month = int(found[2]), _MONTHS.get(found[1], 0)
    elif found := re.fullmatch(
        r"(?:19|20)\d\d-(\d\d)-(\d\d)(?:[ t]00:00(?::00)?)?|(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d", said
    ):
        day, month = int(found[2] or found[4]), int(found[1] or found[3])
    else:
        return ""
    return f"{month}-{day}" if month and 1 <= day <= 31 else ""


def _number_made_a_date(said: str) -> int:
    """Return the year of our time that a spreadsheet shows as a day of 1905, counting days from 1900."""
    if not re.fullmatch(r"190[56]-\d\d-\d\d(?: 00:00)?|\d{1,2}/\d{1,2}/(?:19)?0[56]", said):
        return 0
    parts = [int(part) for part in re.findall(r"\d+", said)[:3]]
    year, month, day = parts if "-" in said else (1900 + parts[2] % 100, parts[0], parts[1])
    try:
        number = (date(year, month, day) - date(1899, 12, 30)).days
    except ValueError:
        return 0
    return number if 1950 <= number <= 2100 else 0


_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}


def _dayless(text: str) -> str:
    """Drop the month and day of a date such as 2019-05-01 or 2019-05, which is no span of years.

    `2009-10` may be a month or a school year, so it stays.
    """
    bare = re.sub(r"(\d{4})-\d{1,2}-\d{1,2}\b", r"\1", text)
    found = re.search(r"(?<!\d)\d\d(\d\d)-(0[1-9]|1[0-2])(?!\d)", bare)
    return bare.replace(found[0], found[0][:4]) if found and int(found[2]) != int(found[1]) + 1 else bare


_PAGES = re.compile(r"^(?:about |ca?\. ?|approx\.? )?(\d{1,4})(?:\.0)?[ -]?(?:pp?\.?|pgs?\.?|pages?)?$", re.IGNORECASE)


def read_pages(text: str) -> Understood:
    """Return how many pages a text says something has; `pp. 3-9` says where it stands, which is a doubt."""
    said = clean_line(text, 200)
    if not said or _NO_YEAR.match(said):
        return NOTHING
    if (found := _PAGES.match(said)) and 1 <= int(found[1]) <= 2000:
        return Understood((found[1],))
    return Understood((), (f"'{elided(said)}' does not say how many pages it has and was left out",))


_ASIDE = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=4096)
def read_minutes(text: str) -> Understood:
    """Return how many minutes a text says something takes; a span such as 30-45 is a doubt.

    `1:30` is an hour and a half, as a spreadsheet writes it; from 5:00 on it may as well be minutes and seconds.
    """
    said = clean_line(text, 200)
    if _NO_YEAR.match(said) or not said:
        return NOTHING
    total = minutes_said(said)
    if (aside := _ASIDE.search(said)) and re.search(r"\d\s*[hm]", aside[1], re.IGNORECASE):
        # `1 hr (60 min)` says one time twice.
        total = minutes_said(said.replace(aside[0], " ").strip())
        total = total if total == minutes_said(aside[1]) else None
    if total is not None and 1 <= total <= 6000:
        return Understood((str(round(total)),))
    return Understood((), (f"'{elided(said)}' does not say how many minutes it takes and was left out",))


def minutes_said(text: str, most_hours: int = 4) -> float | None:
    """Return the minutes that a text comes to, `1 h 30` or `half an hour`; None where it is not sure how many.

    Args:
        text: a number alone counts minutes.
        most_hours: up to how many hours `1:30` is hours and minutes; beyond that it may as well be minutes and seconds.
    """
    said = _with_decimals(text)
    return None if _AGAIN.search(said) else _clock(said, most_hours) if _CLOCK.match(said) else _sum(said)


def _with_decimals(said: str) -> str:
    """Write `1 \u00bd` and `1 1/2` as 1.5, an hour and a half as 1.5 hours, and 1h30 as 1 h 30 min."""
    for sign, decimal in _PARTS.items():
        said = re.sub(rf"(?<![\d/])(\d{{0,2}})\s*{sign}(?![\d/])", rf"\g<1>{decimal}", said)
    said = re.sub(r"(\d) hours?(?: and)? ?\.(25|5|75)(?!\d)", r"\1.\2 hours", said, flags=re.IGNORECASE)
    said = re.sub(r"(?<!\d)\.(\d)", r"0.\1", said)
    said = re.sub(
        r"\b(an|one|two|three)( hours?)? and a half( hours?)?",
        lambda f: f"{_WORDS[f[1].casefold()]}.5 hours",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(
        r"\b(an|one|two|three)( hours?)? and a quarter( hours?)?",
        lambda f: f"{_WORDS[f[1].casefold()]}.25 hours",
        said,
        flags=re.IGNORECASE,
    )
    said = re.sub(r"\bthree[- ]quarters? (?:of an )?hour\b", "45 min", said, flags=re.IGNORECASE)
    said = re.sub(r"\bhalf of an hour\b", "30 min", said, flags=re.IGNORECASE)
    said = re.sub(r"\b(?:a |one )?half(?:-| )(?:an )?hour\b", "30 min", said, flags=re.IGNORECASE)
    said = re.sub(r"\b(?:a )?quarter (?:of an )?hour\b", "15 min", said, flags=re.IGNORECASE)
    return re.sub(r"(\d)\s*(?:h|hrs?\.?|hours?),?\s*(?:and\s*)?(\d{1,2})$", r"\1 h \2 min", said, flags=re.IGNORECASE)


def _clock(said: str, most_hours: int) -> float | None:
    found = _CLOCK.match(said)
    if not found or (found["s"] is None and int(found["h"]) > most_hours):
        return None
    return 60 * int(found["h"]) + int(found["m"]) + int(found["s"] or 0) / 60


def _sum(said: str) -> float | None:
    hours, minutes = _HOURS.findall(said), _MINUTES.findall(said)
    span = re.search(r"\d\s*(?:-|\u2013|to)\s*\d", said)
    plain = re.fullmatch(r"\d{1,4}(?:\.0{1,2})?", said)
    if span or len(hours) > 1 or len(minutes) > 1 or not (hours or minutes or plain):
        return None
    return sum(60 * _number(hour) for hour in hours) + sum(map(float, minutes)) + (float(said) if plain else 0)


def _number(text: str) -> float:
    word = text.casefold()
    return _WORDS[word] if word in _WORDS else float(word.replace(",", "."))
