"""Columns to fields: what the headings of a list mean, by their words and by what stands below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from clearinghouse.catalog.everyday.terms import Terms, term_key
from clearinghouse.content.plain_text import elided
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.lists.heading_words import FIELDS, PLURAL, QUESTIONS, SAID, TELLING, UNSURE
from clearinghouse.intake.lists.meanings import IGNORED, PRIVATE, Meaning
from clearinghouse.intake.lists.rows import LOOKED_AT, Cell, Row, Table, first_cells
from clearinghouse.intake.lists.standard_columns import StandardColumns
from clearinghouse.intake.private import is_private_heading
from clearinghouse.problems import nearest

SEVERAL = frozenset(
    ["standards", "topics", "levels", "audiences", "languages", "authors", "notes", "goals", "asked_as", "url"]
)
"""Fields for which several columns may stand."""
_COUNT = re.compile(
    r"\b(?:number|count|total|how many|sum|average|avg|percent|score|rating|rank|scale|strength|how (?:well|strongly))\b|%|^\W*#|#\s*of\b|\(\s*\d+\s*(?:-|\u2013|to)\s*\d+\s*\)",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\W*(?:#|no|nos|nr|num|number|row|item|id|index|s/?n|sl no|ref|n\u00ba|resource (?:#|no|id|number))?\W*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[]([^()\[\]]{3,30})[)\]]")
_WHEN = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b")
_LEAST_PLAIN = 1000
_UNSURE = frozenset(map(term_key, UNSURE))


class BadColumn(Exception):
    """A column that was named and is not there, or a field there is not; says what to write."""


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
        if plural := PLURAL.get(bare.casefold().strip()):
            return plural, 0
        for words in (heading[:200], bare, re.split(r"[/:,;\n]", bare)[0]):
            if found := self._known.get(term_key(words)):
                return found
        words_of = set(term_key(bare).split())
        if (aside := _ASIDE.search(heading[:200])) and (found := self._known.get(term_key(aside[1]))):
            return found
        if (len(bare.split()) > 3 or "?" in heading) and (asked := _asked(heading[:200])):
            return asked, _LEAST_PLAIN
        told = next((field for field, telling in TELLING if words_of & telling and len(words_of) <= 6), "")
        return told, _LEAST_PLAIN

    def standards_of(self, table: Table) -> StandardColumns:
        """Return what finds the columns of standards in a table."""
        return StandardColumns(table, self._terms)

    def tick(self, heading: str) -> Meaning | None:
        """Return what a tick under a heading means: the heading is itself a school level or an audience."""
        if heading.strip().isdecimal():
            return None
        for field in ("levels", "audiences"):
            found = self._terms.find(field, heading)
            if len(found.ids) == 1 and not found.doubts:
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
        elif _only_numbers(table, place):
            found[place] = Meaning(IGNORED, why="it numbers the rows")
    standards = headings.standards_of(table)
    standards.read_numbers(found)
    _by_heading(table, headings, standards, found, taken, set(chosen))
    standards.read_neighbours(found)
    _by_content(table, found, taken, set(chosen))
    return tuple(found)


def _by_heading(
    table: Table,
    headings: Headings,
    standards: StandardColumns,
    found: list[Meaning],
    taken: set[str],
    chosen: set[str],
) -> None:
    named: list[tuple[int, int, str]] = []
    for place, column in enumerate(table.columns):
        if term_key(column) in chosen or found[place].field:
            continue
        field, rank = headings.field(column)
        # Words such as `Duration` are also titles of standards; as headings they mean what they always do.
        plain = field not in ("", "standards") and rank < _LEAST_PLAIN
        if not plain and (
            (meaning := standards.standard(place))
            or (standards.is_ticked(place) and (meaning := headings.tick(column)))
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
    addressed = [n for n in open_places if _share(table.rows, n, _is_address) > 0.5]
    if addressed:
        # A column named `Link 2` is filled here and there; what is filled throughout leads to the resource.
        named = [n for n, meaning in enumerate(found) if meaning.field == "url"]
        field = "open link" if named and _filled(table.rows, named) >= _filled(table.rows, addressed) else "url"
        for place in addressed:
            found[place] = Meaning(field, why="by what stands in it")
            open_places.remove(place)
    if "title" not in taken:
        # A first column of short texts that differ is what people put the name in.
        likely = [n for n in open_places if _share(table.rows, n, _like_title) > 0.5 and _distinct(table.rows, n) > 0.5]
        if likely:
            found[likely[0]] = Meaning("title", why="by what stands in it")


def _is_address(cell: Cell) -> bool:
    return bool(cell.link) or looks_like_address(cell.text) or "://" in cell.text


def _filled(rows: Sequence[Row], places: Sequence[int]) -> int:
    """Return how many of the first rows have anything in one of some columns."""
    return sum(any(n < len(row.cells) and row.cells[n] for n in places) for row in rows[:LOOKED_AT])


def _contradicted(field: str, column: str, rows: Sequence[Row], place: int) -> bool:
    """True where a heading such as `Resource` or `Website` stands over something else."""
    addresses = _share(rows, place, _is_address)
    if field == "standards" and _COUNT.search(column):
        return True
    if field == "pages":
        return addresses > 0
    if field == "title":
        return _share(rows, place, lambda cell: looks_like_address(cell.text)) > 0.5
    return field == "url" and term_key(column) in _UNSURE and addresses == 0


def _share(rows: Sequence[Row], place: int, like: Callable[[Cell], bool]) -> float:
    cells = first_cells(rows, place)
    return sum(map(like, cells)) / len(cells) if cells else 0.0


def _distinct(rows: Sequence[Row], place: int) -> float:
    texts = [cell.text.casefold() for cell in first_cells(rows, place)]
    return len(set(texts)) / len(texts) if texts else 0.0


def _asked(heading: str) -> str:
    """Return the field that a question of a form asks for."""
    plain = " ".join(heading.casefold().split())
    return next((field for field, said in QUESTIONS if re.search(said, plain)), "")


def _like_title(cell: Cell) -> bool:
    if _WHEN.match(cell.text):
        return False
    return 4 <= len(cell.text) <= 300 and " " in cell.text.strip() and not looks_like_address(cell.text)


def _only_numbers(table: Table, place: int) -> bool:
    """True for a column that counts the rows, or gives each its number in somebody's list."""
    if not _NUMBERING.match(table.columns[place]):
        return False
    texts = [cell.text for cell in first_cells(table.rows, place)]
    return len(set(texts)) == len(texts) > 0 and all(re.fullmatch(r"[A-Z]{0,3}-?\d{1,6}\.?", text) for text in texts)


def _private(table: Table, place: int) -> str:
    if place in table.hidden:
        return "it is hidden in the file"
    column = table.columns[place]
    if is_private_heading(column) or (is_private_heading(table.group(place)) and not column.startswith("column ")):
        return "its heading says that it is private"
    return ""


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
