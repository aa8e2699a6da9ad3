"""Columns of standards: a heading that names them, over cells that say whether, in any of the ways people lay them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clearinghouse.catalog.everyday.terms import Terms
from clearinghouse.intake.lists.meanings import IGNORED, UNTOLD, Meaning
from clearinghouse.intake.lists.rows import Table, first_cells
from clearinghouse.intake.lists.ticks import are_plain_ticks, are_ticks, have_checks

_GRADES = re.compile(
    r"^\s*(?:grades?\s*)?(?:pre-?k|pk|k|\d{1,2})\s*(?:-|\u2013|to|thru|through)\s*\d{1,2}\s*$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^\s*+(?:standards?|std|s|leadership standard|#|no\.?|nr\.?)?\s*+[.:#]?\s*+(\d{1,2})\s*+(?:$|[.:)\u2013\u2014-])",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"^\s*#?([A-Za-z]{0,3}\s?\d{1,2}(?:\.?[A-Za-z](?![A-Za-z]))?)\s*[.:)\u2013\u2014-]?\s+[^\W\d_][^\d]*$"
)
_PART = re.compile(
    r"^\s*+(?:standards?|std|s|d|domain|expectation|competency|criteri(?:on|a)|dimension|strand|element|indicator|#)?\s*+[.:#-]?\s*+\d{1,2}[a-z]?\s*+(?:$|[.:)\u2013\u2014-])",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"^\s*(?:number|count|#|no\.) of\b.*", re.IGNORECASE)
_ABOUT_IT = re.compile(
    r"\b(?:notes?|comments?|rationale|evidence|explanation|explain|why|how|examples?|details?|justification|reasons?)\b", re.IGNORECASE
)  # fmt: skip
_WEIGHED = re.compile(r"\b(?:scores?|scored|ratings?|rated|ranks?|ranked|scale|strength|alignment|aligned|count|yes/no|y/n|x if)\b|%", re.IGNORECASE)  # fmt: skip
_UNTOLD = (
    "ticks under a heading that may name several standards; each is a doubt. Write the set before it, such as PSEL 1"
)


class StandardColumns:
    """Finds the columns of one table whose headings name standards."""

    def __init__(self, table: Table, terms: Terms) -> None:
        self._table = table
        self._terms = terms
        self._cells = [[cell.text for cell in first_cells(table.rows, place)] for place in range(len(table.columns))]
        self._crossed = have_checks(cell.text for row in table.rows for cell in row.cells)

    def is_ticked(self, place: int) -> bool:
        """True for a column that says yes or no, without numbers that may count or rate."""
        return are_plain_ticks(self._cells[place])

    def standard(self, place: int) -> Meaning | None:
        """Return the standard that a heading names, such as `PSEL 4 (0-3)`, or `PE2` below `CCL standards`.

        A heading that names several means all of them, where its cells are ticks.
        """
        heading, group = self._table.columns[place], self._table.group(place)
        aside = " ".join(re.findall(r"[(\[]([^()\[\]]*)[)\]]", heading))
        bare = _COUNTS.sub(" ", re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", heading))
        bare = _ABOUT_IT.sub(" ", _WEIGHED.sub(" ", bare))
        if _GRADES.match(bare) or not bare.strip():
            return None
        apart = re.sub(r"(?<=[^\W\d_]{3})(?=\d)", " ", bare)
        ids = next((ids for about in (group, aside) for said in (bare, apart) if (ids := self._named(said, about))), ())
        if not ids and (coded := _CODED.match(bare)):
            ids = next((ids for about in (group, aside) if about and (ids := self._named(coded[1], about))), ())
        if not ids or (len(ids) > 1 and not are_ticks(self._cells[place])):
            return None
        if _ABOUT_IT.search(heading) and self._cells[place] and not are_ticks(self._cells[place]):
            return Meaning("notes", why="what is said of a standard")
        return self._meaning(ids, "a standard, by its heading")

    def _named(self, said: str, about: str) -> tuple[str, ...]:
        found = self._terms.standards(said, about)
        if _is_number(said) and not self._terms.standards(f"{about} 1").ids:
            return ()
        return found.ids if len({id.partition("/")[0] for id in found.ids}) == 1 and not found.doubts else ()

    def _meaning(self, ids: Sequence[str], why: str) -> Meaning:
        return Meaning("standards", " ".join(ids), why, self._crossed)

    def read_numbers(self, found: list[Meaning]) -> None:
        """Read the headings 1, 2, 3 and so on: codes of the set of standards over them, never school levels.

        So are `Standard 1`, `Standard 2`, where one set of standards alone has as many.
        """
        numbers = {n: int(match[1]) for n, column in enumerate(self._table.columns)
                   if not found[n].field and (match := _NUMBERED.match(column)) and not _GRADES.match(column)}  # fmt: skip
        if len(numbers) < 3 or [*numbers.values()] != list(range(1, len(numbers) + 1)):
            return
        bare = all(_is_number(self._table.columns[place]) for place in numbers)
        if not bare and not any(are_ticks(self._cells[place]) for place in numbers):
            return
        over = next((group for n in numbers if (group := self._table.group(n)) and self._named("1", group)), "")
        framework = over or self._terms.numbered(len(numbers))
        for place, number in numbers.items():
            ids = self._named(str(number), framework) if framework else ()
            why = "a standard, by its number" if over else f"by its number, as {framework} alone has {len(numbers)}"
            found[place] = self._meaning(ids, why) if ids else self._untold(place)

    def read_neighbours(self, found: list[Meaning]) -> None:
        """Read headings such as `6. Professional Capacity`, `#8` or `6a` as of the set that all others name."""
        sets = {id.partition("/")[0] for one in found if one.field == "standards" for id in one.value.split()}
        for place, column in enumerate(self._table.columns):
            if found[place].field not in ("", "standards") or found[place].value or not are_ticks(self._cells[place]):
                continue
            if found[place].why == "as you said" or _GRADES.match(column):
                continue
            ids = self._as_neighbours(column, next(iter(sets))) if len(sets) == 1 else ()
            unsure = any("may mean" in doubt for doubt in self._terms.standards(column).doubts)
            if ids:
                found[place] = self._meaning(ids, "a standard, as the other columns are of the same set")
            elif unsure or _PART.match(column):
                found[place] = self._untold(place)

    def _as_neighbours(self, heading: str, framework: str) -> tuple[str, ...]:
        """Return what a heading names in a framework; a bare number names nothing where its codes have letters."""
        bare = heading.strip().lstrip("#")
        coded = _CODED.match(bare)
        ids = self._named(bare, framework) or (self._named(coded[1], framework) if coded else ())
        return () if bare[:1].isdigit() and any(id.partition("/")[2][:1].isalpha() for id in ids) else ids

    def _untold(self, place: int) -> Meaning:
        if not are_ticks(self._cells[place]):
            return Meaning(IGNORED, why="a number whose set of standards nobody can tell")
        return Meaning(UNTOLD, why=_UNTOLD, crossed=self._crossed)


def _is_number(heading: str) -> bool:
    return heading.strip().isdecimal() and len(heading.strip()) < 4
