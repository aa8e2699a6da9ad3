"""Columns to fields: what the headings of a list mean, by their words and by what stands below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from clearinghouse.catalog.everyday.terms import Terms, term_key
from clearinghouse.content.plain_text import elided
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.lists.heading_words import FIELDS, SAID, TELLING, UNSURE
from clearinghouse.intake.lists.rows import Cell, Row, Table
from clearinghouse.intake.private import is_private_heading
from clearinghouse.problems import nearest

IGNORED = "ignore"
SEVERAL = frozenset(
    ["standards", "topics", "levels", "audiences", "languages", "authors", "notes", "goals", "asked_as", "url"]
)
"""Fields for which several columns may stand."""
_TICKS = frozenset(
    "x xx \u2713 \u2714 \u2611 yes y true t 1 \u2022 \u25cf \u00d7 \u2705 \u2715 \u2717 \u2716 check checked ok primary secondary major minor direct strong high medium".split()
)
_EMPTY = frozenset(
    [
        "",
        "no",
        "n",
        "false",
        "f",
        "0",
        "-",
        "--",
        "\u2013",
        "\u2014",
        "n/a",
        "na",
        "none",
        "null",
        "low",
        "weak",
        "\u2610",
        "blank",
        "0.0",
    ]
)
_COUNT = re.compile(
    r"\b(?:number|count|total|how many|sum|average|avg|percent|score|rating|rank|scale|strength|how (?:well|strongly))\b|[#%]|\(\s*\d+\s*(?:-|\u2013|to)\s*\d+\s*\)",
    re.IGNORECASE,
)
_RATED = re.compile(r"^(?:[0-5](?:\.\d)?(?:\s*/\s*[3-5])?|\d{1,3}|[*\u2605\u2606\u2b50\ufe0f+]{1,5})$")
_GRADES = re.compile(
    r"^\s*(?:grades?\s*)?(?:pre-?k|pk|k|\d{1,2})\s*(?:-|\u2013|to|thru|through)\s*\d{1,2}\s*$", re.IGNORECASE
)
_LOOKED_AT = 200
_LEAST_PLAIN = 1000
_UNSURE = frozenset(map(term_key, UNSURE))


class BadColumn(Exception):
    """A column that was named and is not there, or a field there is not; says what to write."""


@dataclass(frozen=True)
class Meaning:
    """What a column stands for: a field, or nothing; for a column of ticks also the value that a tick means."""

    field: str = ""
    value: str = ""
    why: str = ""


PRIVATE = "private"
"""Stands for a column that is left out because it is hidden or says itself that it is private."""


class Headings:
    """The words that are known as headings of columns."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._known: dict[str, tuple[str, int]] = {}
        for field, words in SAID.items():
            for rank, said in enumerate((field, FIELDS[field], *words.split("|"))):
                self._known.setdefault(term_key(said), (field, rank))

    def is_heading(self, text: str) -> bool:
        return bool(self.field(text)[0])

    def field(self, heading: str) -> tuple[str, int]:
        """Return the field that a heading names, or nothing; and a rank, the lower the plainer it is named."""
        bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading[:200])
        for words in (heading[:200], bare, re.split(r"[/:,;\n]", bare)[0]):
            if found := self._known.get(term_key(words)):
                return found
        words_of = set(term_key(bare).split())
        told = next((field for field, telling in TELLING if words_of & telling and len(words_of) <= 6), "")
        return told, _LEAST_PLAIN

    def standard(self, heading: str, group: str) -> Meaning | None:
        """Return the one standard that a heading names, such as `PSEL 4 (0-3)`, or `PE2` below `CCL standards`."""
        bare = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|^\s*(?:number|count|#|no\.) of\b.*", " ", heading)
        if _GRADES.match(bare):
            return None
        found = self._terms.standards(bare, group)
        if len(found.ids) != 1 or (_is_number(bare) and not self._terms.standards(f"{group} 1").ids):
            return None
        return Meaning("standards", found.ids[0], "a standard, by its heading")

    def numbers(self, count: int) -> str:
        """Return the short title of the one set of standards that has codes 1 to `count` and no more, or nothing."""
        return self._terms.numbered(count)

    def tick(self, heading: str) -> Meaning | None:
        """Return what a tick under a heading means: the heading is itself a school level or an audience."""
        if _is_number(heading):
            return None
        for field in ("levels", "audiences"):
            if len(self._terms.find(field, heading).ids) == 1:
                return Meaning(field, heading, "by its ticks")
        return None


def map_columns(table: Table, headings: Headings, said: Mapping[str, str]) -> tuple[Meaning, ...]:
    """Return what each column stands for.

    Args:
        table: headings and rows.
        headings: the words known as headings.
        said: what somebody said of a column, by heading: a field, or `ignore`. This goes before all else.
    """
    if table.known is not None:
        return tuple(Meaning(table.known.get(place, ""), why="by its format") for place in range(len(table.columns)))
    chosen = {term_key(column): field for column, field in said.items()}
    found = [Meaning()] * len(table.columns)
    taken: set[str] = set()
    for place, column in enumerate(table.columns):
        if (field := chosen.get(term_key(column))) is not None:
            found[place] = Meaning(field, why="as you said")
            taken.add(field)
        elif why := _private(table, place):
            found[place] = Meaning(PRIVATE, why=why)
    _numbered(table, headings, found)
    _by_heading(table, headings, found, taken, set(chosen))
    _by_content(table, found, taken, set(chosen))
    return tuple(found)


def _by_heading(table: Table, headings: Headings, found: list[Meaning], taken: set[str], chosen: set[str]) -> None:
    named: list[tuple[int, int, str]] = []
    for place, column in enumerate(table.columns):
        if term_key(column) in chosen or found[place].field:
            continue
        field, rank = headings.field(column)
        # Words such as `Duration` are also titles of standards; as headings they mean what they always do.
        plain = field not in ("", "standards") and rank < _LEAST_PLAIN
        if (not plain and (meaning := headings.standard(column, table.group(place)))) or (
            _ticked(table.rows, place) and (meaning := headings.tick(column))
        ):
            found[place] = meaning
        elif field and not _contradicted(field, column, table.rows, place):
            named.append((rank, place, field))
    for _, place, field in sorted(named):
        if field in SEVERAL or field not in taken:
            found[place] = Meaning(field, why="by its heading")
            taken.add(field)


def _by_content(table: Table, found: list[Meaning], taken: set[str], chosen: set[str]) -> None:
    """Find address and title by what stands in the columns, where no heading names them."""
    open_places = [
        n for n, meaning in enumerate(found) if not meaning.field and term_key(table.columns[n]) not in chosen
    ]
    if "url" not in taken:
        likely = [
            n
            for n in open_places
            if _share(table.rows, n, lambda cell: bool(cell.link) or looks_like_address(cell.text)) > 0.5
        ]
        if likely:
            found[likely[0]] = Meaning("url", why="by what stands in it")
            open_places.remove(likely[0])
    if "title" not in taken:
        # A first column of short texts that differ is what people put the name in.
        likely = [n for n in open_places if _share(table.rows, n, _like_title) > 0.5 and _distinct(table.rows, n) > 0.5]
        if likely:
            found[likely[0]] = Meaning("title", why="by what stands in it")


def _contradicted(field: str, column: str, rows: Sequence[Row], place: int) -> bool:
    """True where a heading such as `Resource` or `Website` stands over something else."""
    addresses = _share(rows, place, lambda cell: bool(cell.link) or looks_like_address(cell.text))
    if field == "standards" and _COUNT.search(column):
        return True
    if field == "title":
        return _share(rows, place, lambda cell: looks_like_address(cell.text)) > 0.5
    return field == "url" and term_key(column) in _UNSURE and addresses == 0


def _cells(rows: Sequence[Row], place: int) -> Iterable[Cell]:
    return (row.cells[place] for row in rows[:_LOOKED_AT] if place < len(row.cells) and row.cells[place])


def _share(rows: Sequence[Row], place: int, like: Callable[[Cell], bool]) -> float:
    cells = list(_cells(rows, place))
    return sum(map(like, cells)) / len(cells) if cells else 0.0


def _distinct(rows: Sequence[Row], place: int) -> float:
    texts = [cell.text.casefold() for cell in _cells(rows, place)]
    return len(set(texts)) / len(texts) if texts else 0.0


def _like_title(cell: Cell) -> bool:
    return 4 <= len(cell.text) <= 300 and " " in cell.text.strip() and not looks_like_address(cell.text)


def _ticked(rows: Sequence[Row], place: int) -> bool:
    texts = {cell.text.casefold().strip() for cell in _cells(rows, place)}
    return bool(texts & _TICKS) and texts <= _TICKS | _EMPTY


def is_tick(text: str) -> bool:
    """True for a cell that says yes, by a word, a sign, a star, or a number above 0."""
    said = text.casefold().strip()
    return said in _TICKS or bool(_RATED.match(said) and re.search(r"[1-9*+\u2605\u2b50]", said))


def is_no_tick(text: str) -> bool:
    """True for a cell that says no."""
    return text.casefold().strip() in _EMPTY or bool(_RATED.match(text.strip()) and not is_tick(text))


def _private(table: Table, place: int) -> str:
    if place in table.hidden:
        return "it is hidden in the file"
    column = table.columns[place]
    if is_private_heading(column) or (is_private_heading(table.group(place)) and not column.startswith("column ")):
        return "its heading says that it is private"
    return ""


def _is_number(heading: str) -> bool:
    return heading.strip().isdecimal() and len(heading.strip()) < 4


def _numbered(table: Table, headings: Headings, found: list[Meaning]) -> None:
    """Read the headings 1, 2, 3 and so on: codes of the set of standards that stands over them, never school levels."""
    places = [n for n, column in enumerate(table.columns) if _is_number(column) and not found[n].field]
    numbers = [int(table.columns[n]) for n in places]
    if len(places) < 3 or numbers != list(range(1, len(numbers) + 1)):
        return
    over = next((group for n in places if (group := table.group(n)) and headings.standard("1", group)), "")
    framework = over or headings.numbers(len(numbers))
    for place, number in zip(places, numbers, strict=True):
        named = headings.standard(str(number), framework) if framework else None
        why = "a standard, by its number" if over else f"by its number, as {framework} alone has {len(numbers)}"
        found[place] = (
            Meaning("standards", named.value, why)
            if named
            else Meaning(IGNORED, why="a number whose set of standards nobody can tell")
        )


def parse_choice(text: str) -> tuple[str, str]:
    """Return heading and field of `Heading=field`.

    Raises:
        BadColumn: it is written otherwise, or there is no such field.
    """
    heading, sign, field = (part.strip() for part in text.rpartition("="))
    if not (sign and heading and field):
        raise BadColumn(f"write --column as \"Their heading=field\", not '{elided(text)}'")
    if field.casefold() == IGNORED:
        return heading, IGNORED
    by_name = {term_key(name): name for name in FIELDS} | {term_key(label): name for name, label in FIELDS.items()}
    if known := by_name.get(term_key(field)):
        return heading, known
    close = nearest(field, FIELDS)
    hint = f"did you mean '{close}'?" if close else f"the fields are: {', '.join(FIELDS)}; or {IGNORED}"
    raise BadColumn(f"there is no field '{elided(field)}' for a column; {hint}")


def check_choices(said: Mapping[str, str], tables: Sequence[Table]) -> None:
    """Make sure that every column somebody named is there.

    Raises:
        BadColumn: one is not.
    """
    columns = {term_key(column): column for table in tables for column in table.columns}
    for heading in said:
        if term_key(heading) not in columns:
            listed = ", ".join(f"'{column}'" for column in columns.values())
            raise BadColumn(
                f"there is no column '{elided(heading)}' in the file; its columns are: {elided(listed, 600)}"
            )
