"""Years, minutes and names of people, as they stand in lists."""

from __future__ import annotations

import re

from clearinghouse.intake.text import clean_line, clean_text, elided
from clearinghouse.intake.understood import NOTHING, Understood

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NO_YEAR = re.compile(r"^(?:n\.? ?d\.?|no date|undated|unknown|none|n/?a|-+|\?+|ongoing|various)$", re.IGNORECASE)
_HOURS = re.compile(r"(\d{1,3}(?:\.\d{1,2})?|half an|an|one|two|three)\s*(?:-\s*)?(?:hours?|hrs?|h)\b", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,4})\s*(?:-\s*)?(?:minutes?|mins?|m|'|\u2032)(?![a-z])", re.IGNORECASE)
_WORDS = {"half an": 0.5, "an": 1, "one": 1, "two": 2, "three": 3}
_PERSON = re.compile(r"^[^\d,;@]{1,60},\s*[^\d,;@]{1,60}$")
_SUFFIX = re.compile(r",\s*(?:jr|sr|ph\.?d|ed\.?d|m\.?ed|m\.?a|ii|iii|iv)\.?$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:inc|department|institute|association|center|council|university|office|foundation|society)\b", re.IGNORECASE
)
MAX_AUTHORS = 60


def read_year(text: str, latest: int) -> Understood:
    """Return the one year that a text names, from 1900 to `latest`; several, or none, are a doubt."""
    said = clean_line(text, 200)
    if _NO_YEAR.match(said) or not said:
        return NOTHING
    years = list(dict.fromkeys(_YEAR.findall(said)))
    if (
        len(years) == 1
        and 1900 <= int(years[0]) <= latest
        and not re.search(rf"(?<!\d){years[0]}\s*(?:-|\u2013|to)\s*\d\d(?!\d)", _dayless(said))
    ):
        return Understood((years[0],))
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


def _dayless(text: str) -> str:
    """Drop the month and day of a date such as 2019-05-01, which is no span of years."""
    return re.sub(r"(\d{4})-\d{1,2}-\d{1,2}\b", r"\1", text)


def read_minutes(text: str) -> Understood:
    """Return how many minutes a text says something takes; a span such as 30-45 is a doubt."""
    said = clean_line(text, 200)
    if _NO_YEAR.match(said) or not said:
        return NOTHING
    hours, minutes = _HOURS.findall(said), _MINUTES.findall(said)
    span = re.search(r"\d\s*(?:-|\u2013|to)\s*\d", said)
    plain = re.fullmatch(r"\d{1,4}", said)
    if not span and len(hours) <= 1 and len(minutes) <= 1 and (hours or minutes or plain):
        total = sum(60 * _number(hour) for hour in hours) + sum(map(int, minutes)) + (int(said) if plain else 0)
        if 1 <= total <= 6000:
            return Understood((str(round(total)),))
    return Understood((), (f"'{elided(said)}' does not say how many minutes it takes and was left out",))


def _number(text: str) -> float:
    word = text.casefold()
    return _WORDS[word] if word in _WORDS else float(word)


def read_people(text: str) -> tuple[str, ...]:
    """Return names of authors, `Last, First` turned round; set apart by semicolons, lines, `and`, or commas."""
    said = clean_text(text)
    names: list[str] = []
    for piece in re.split(r"[;\n|]+", said):
        names += _several(piece.strip(" ,&"))
    return tuple(dict.fromkeys(_turned(name)[:300] for name in names if name))[:MAX_AUTHORS]


def _several(piece: str) -> list[str]:
    if not piece or _BODY.search(piece):
        return [piece]
    parts = [part.strip() for part in re.split(r"\s*(?:,\s*)?(?:\band\b|&)\s*", piece) if part.strip()]
    found: list[str] = []
    for part in parts:
        names = [name.strip() for name in part.split(",")]
        # `Smith, Ann` is one name turned round; `Ann Smith, Bo Lee` are two, each of several words.
        several = len(names) > 1 and all(
            " " in name or re.fullmatch(r"(?:jr|sr|ii|iii)\.?", name, re.IGNORECASE) for name in names
        )
        found += names if several and not _SUFFIX.search(part) else [part]
    return found


def _turned(name: str) -> str:
    name = clean_line(name)
    if _PERSON.match(name) and not _SUFFIX.search(name) and not _BODY.search(name):
        last, _, first = name.partition(",")
        return f"{first.strip()} {last.strip()}"
    return name
