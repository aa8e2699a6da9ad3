"""What an import says of itself: columns, bad rows, duplicates, doubts and drafts, as plain text or as Markdown."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.content.plain_text import elided, literal_markdown
from clearinghouse.intake.lists.heading_words import FIELDS
from clearinghouse.intake.lists.importing import Fate, Plan, ReadTable, Result
from clearinghouse.intake.lists.meanings import IGNORED, PRIVATE, UNTOLD
from clearinghouse.intake.lists.readers.headings import letters
from clearinghouse.intake.lists.rows import listed_ranges

HEADLINE = "Import of"


@dataclass(frozen=True)
class Section:
    """A part of the report: a heading, and lines, each a label and what is said of it."""

    heading: str
    lines: tuple[tuple[str, str], ...]


def report_sections(plan: Plan, written: bool) -> Iterator[Section]:
    """Yield what is to be said of an import.

    Args:
        plan: what was planned or done.
        written: whether drafts were written, or would be.
    """
    if plan.source.remarks:
        yield Section("About the file", tuple(("", remark) for remark in plan.source.remarks))
    for read in plan.tables:
        yield from _table_sections(read, written)
    yield Section("In all", tuple(("", line) for line in totals(plan, written)))


def _table_sections(read: ReadTable, written: bool) -> Iterator[Section]:
    where = f" in sheet '{elided(read.table.sheet)}'" if read.table.sheet else ""
    unit = read.table.unit
    if read.table.known is None:
        yield Section(f"What the columns{where} were taken for", tuple(_columns(read)))
    else:
        yield Section(f"What the {_plural(unit)} hold", (("", _held(read)),))
    if read.remarks:
        yield Section(f"How words were understood{where}", tuple(("", line) for line in read.remarks))
    if read.table.passed:
        yield Section(f"Passed over{where}", tuple(("", line) for line in _some(read.table.passed)))
    bad = [result for result in read.results if result.fate is Fate.BAD]
    if bad:
        yield Section(
            f"Bad {_plural(unit)}{where}, left out", tuple((f"{unit} {r.row.number}", _named(r)) for r in bad)
        )
    double = [result for result in read.results if result.fate in (Fate.HERE, Fate.TWICE)]
    if double:
        yield Section(f"Listed already{where}, left out", tuple((f"{unit} {r.row.number}", _double(r)) for r in double))
    drafts = [result for result in read.results if result.fate is Fate.DRAFT]
    if doubts := tuple(_doubts(drafts, unit)):
        yield Section(f"Doubts{where}, also noted in the drafts", doubts)
    if drafts:
        done = "Drafts written" if written else "Drafts that would be written"
        lines = tuple((f"{unit} {r.row.number}", f"{r.path}  ({elided(r.title)})") for r in drafts)
        yield Section(f"{done}{where}", lines)


def _columns(read: ReadTable) -> Iterator[tuple[str, str]]:
    for place, (column, meaning) in enumerate(zip(read.table.columns, read.meanings, strict=True)):
        label = (
            f"{letters(place)}: {column}" if read.table.unit == "row" and not column.startswith("column ") else column
        )
        if meaning.field == UNTOLD:
            yield label, meaning.why
        elif meaning.field == IGNORED:
            yield label, meaning.why if meaning.why != "as you said" else "left out, as you said"
        elif meaning.field == PRIVATE:
            filled = sum(place < len(row.cells) and bool(row.cells[place]) for row in read.table.rows)
            how = f"--column {shlex.quote(f'{column}=FIELD')}"
            yield (
                label,
                f"left out with its {filled:,} cell{'s' if filled != 1 else ''}, as {meaning.why}. To use it all the same, add: {how}",
            )
        elif meaning.field:
            shown = ", ".join(meaning.value.split()) if meaning.field == "standards" else meaning.value
            value = f", '{shown}'" if shown else ""
            yield label, f"{FIELDS[meaning.field]}{value} ({meaning.why})"
        elif _is_filled(read, place):
            yield label, f"not used. To use it, add: --column {shlex.quote(f'{column}=FIELD')}"
    for needed in ("title", "url"):
        if needed not in {meaning.field for meaning in read.meanings}:
            yield "", f'No column was taken for the {FIELDS[needed]}. If one is, add: --column "Its heading={needed}"'


def _held(read: ReadTable) -> str:
    """Return what was found in entries of a format that names its fields itself."""
    found = [FIELDS[meaning.field] for place, meaning in enumerate(read.meanings) if _is_filled(read, place)]
    return ", ".join(found) or "nothing"


def _is_filled(read: ReadTable, place: int) -> bool:
    return any(place < len(row.cells) and row.cells[place] for row in read.table.rows)


def _named(result: Result) -> str:
    title = f"  ({elided(result.title)})" if result.title else ""
    return f"{result.why}{title}"


def _double(result: Result) -> str:
    what = f"already here as {result.like}" if result.fate is Fate.HERE else f"the same as {result.like}"
    return f"{what}: {result.why}  ({elided(result.title)})"


def _doubts(drafts: Sequence[Result], unit: str) -> Iterator[tuple[str, str]]:
    """Yield each doubt once, with the rows it is about."""
    rows: dict[str, list[int]] = {}
    for result in drafts:
        for doubt in result.doubts:
            rows.setdefault(doubt, []).append(result.row.number)
    for doubt, numbers in rows.items():
        yield f"{_plural(unit) if len(numbers) > 1 else unit} {listed_ranges(numbers)}", doubt


def _some(lines: Sequence[str], most: int = 50) -> list[str]:
    rest = len(lines) - most
    return [*lines[:most], *([f"and {rest:,} more"] if rest > 0 else [])]


def totals(plan: Plan, written: bool) -> Iterator[str]:
    """Yield the figures of an import, and what to do next."""
    rows = sum(len(read.results) for read in plan.tables)
    drafts, bad = plan.count(Fate.DRAFT), plan.count(Fate.BAD)
    here, twice = plan.count(Fate.HERE), plan.count(Fate.TWICE)
    unit = plan.tables[0].table.unit if plan.tables else "row"
    made = "written" if written else "to write"
    yield (
        f"{_counted(rows, unit)}: {_counted(drafts, 'draft')} {made}, {here:,} already here, "
        f"{twice:,} twice in the file, {bad:,} bad."
    )
    if bad:
        yield f"Mend the bad {_plural(unit)} in your file and import it again; what is here already is not written twice."
    if any(r.fate in (Fate.HERE, Fate.TWICE) for read in plan.tables for r in read.results):
        yield f"If {'an' if unit == 'entry' else 'a'} {unit} is another thing than the one it is taken for, take it with: --keep NUMBER"
    if drafts and written:
        yield "Nothing is public yet. Open each draft, settle what stands under 'For the editor', and set its status to published."
    if not written:
        yield "Nothing was written. To write the drafts, leave out --dry-run."
    elif not drafts:
        yield "Nothing was written."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    return "entries" if noun == "entry" else f"{noun}s"


def render_text(plan: Plan, written: bool) -> str:
    """Return the report as plain text for a terminal."""
    parts = [f"{HEADLINE} {elided(plan.source.name, 80)}"]
    for section in report_sections(plan, written):
        width = min(max((len(label) for label, _ in section.lines), default=0), 34)
        lines = [f"  {_label(label, width)}{text}" for label, text in section.lines]
        parts.append("\n".join([section.heading, *lines]))
    return "\n\n".join(parts) + "\n"


def _label(label: str, width: int) -> str:
    if not label:
        return ""
    return f"{label.ljust(width)}  " if len(label) <= width else f"{label}\n  {' ' * width}  "


def render_markdown(plan: Plan, written: bool) -> str:
    """Return the report as Markdown."""
    parts = [f"# {HEADLINE} {literal_markdown(elided(plan.source.name, 80))}"]
    for section in report_sections(plan, written):
        lines = [
            f"- {f'**{literal_markdown(label)}**: ' if label else ''}{literal_markdown(text)}"
            for label, text in section.lines
        ]
        parts.append("\n".join([f"## {literal_markdown(section.heading)}", "", *lines]))
    return "\n\n".join(parts) + "\n"
