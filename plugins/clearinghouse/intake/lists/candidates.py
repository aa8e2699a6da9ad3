"""Rows to candidates: what a row says of a resource, what is doubtful in it, and whether it can be used at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clearinghouse.catalog.everyday.costs import read_cost
from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.catalog.everyday.values import read_minutes, read_pages, span_made_a_date
from clearinghouse.catalog.likeness import find_doi
from clearinghouse.content.editor_notes import TO_BE_WRITTEN
from clearinghouse.content.plain_text import clean_line, clean_text, elided, shortened, without_markup
from clearinghouse.intake.addresses import Address, looks_like_address, read_address
from clearinghouse.intake.lists.candidate import MAX_ENTRIES, Candidate
from clearinghouse.intake.lists.cells import Cells, by_field, says_nothing, text_of
from clearinghouse.intake.lists.credits import credit
from clearinghouse.intake.lists.listed import ReceivingSite
from clearinghouse.intake.lists.meanings import UNREAD, Meaning
from clearinghouse.intake.lists.rows import MAX_CELL, Row, Table
from clearinghouse.intake.lists.standard_cells import standards_in
from clearinghouse.intake.lists.ticks import is_tick
from clearinghouse.intake.lists.titles import is_remark, name_it

NO_SUMMARY = f"{TO_BE_WRITTEN}: what this is and what a school leader can do with it."
_MAX_SUMMARY, _MAX_TRY, _MAX_LABEL = 400, 300, 120
_MAX_NOTE = 500
_WITHIN = re.compile(r"https?://[^\s<>\"]{4,2000}")
_RATED = re.compile(r"\d\s*(?:-|\u2013|to)\s*\d|\b(?:rat(?:ed?|ing)|scale|level|score)\b", re.IGNORECASE)
_WATCHED = frozenset(["video", "podcast", "audio"])


def read_row(table: Table, row: Row, meanings: Sequence[Meaning], site: ReceivingSite) -> Candidate:
    """Return what a row says. A value that cannot be understood is left out and named, never guessed in silence."""
    candidate = Candidate(row, doubts=list(row.doubts), fault=row.fault, is_reference=table.unit == "entry")
    if row.fault:
        return candidate
    cells = by_field(table, row, meanings, candidate.doubts)
    address = _address(cells, row, meanings)
    name_it(candidate, cells, address)
    candidate.doubts += address.doubts
    if candidate.fault:
        return candidate
    candidate.fields["url"] = address.url
    candidate.doi = find_doi(text_of(cells, "doi")) or find_doi(address.url) or ""
    for read in (_describe, credit, _classify, _use):
        read(candidate, cells, site)
    _note(candidate, cells)
    return candidate


def _address(cells: Cells, row: Row, meanings: Sequence[Meaning]) -> Address:
    named = next(iter(cells.get("url", ())), None)
    shown = text_of(cells, "url")
    others = [cell.text for name in ("doi", "eric", "open link") for cell in (one.cell for one in cells.get(name, ()))]
    others += [one.cell.link or one.cell.text for one in cells.get("url", ())[1:]]
    found = read_address(shown, named.cell.link if named else "", others)
    if found.url or found.fault:
        return found
    title = next(iter(cells.get("title", ())), None)
    if title and (title.cell.link or "://" in title.cell.text):
        return read_address(title.cell.text if "://" in title.cell.text else "", title.cell.link)
    shown_cells = [cell for cell, meaning in zip(row.cells, meanings, strict=False) if meaning.field not in UNREAD]
    links = {cell.link for cell in shown_cells if cell.link} or {
        one for cell in shown_cells if "://" in cell.text for one in _WITHIN.findall(cell.text)
    }
    if len(links) == 1:
        linked = read_address("", links.pop())
        return Address(
            linked.url, linked.fault, ("its address was taken from a link in another column",) if linked.url else ()
        )
    return found


def _describe(candidate: Candidate, cells: Cells, _: ReceivingSite) -> None:
    summary = clean_line(without_markup(text_of(cells, "summary")))
    if is_remark(summary):
        candidate.doubts.append(f"'{elided(summary)}' is a remark about the list and no summary; see to it")
        candidate.notes.append(f"{cells['summary'][0].heading}: {summary}")
        summary = ""
    candidate.fields["summary"] = shortened(summary, _MAX_SUMMARY) or NO_SUMMARY
    if not summary:
        candidate.doubts.append("no summary is given; write one")
    elif len(summary) > _MAX_SUMMARY:
        candidate.doubts.append(f"the summary is longer than {_MAX_SUMMARY} characters and was cut")
        candidate.notes.append(f"The whole summary: {elided(summary, _MAX_NOTE)}")
    if summary and "abstract" in cells["summary"][0].heading.casefold():
        candidate.doubts.append("the abstract stands in place of a summary; write one in your own words")
    if len(text_of(cells, "summary")) >= MAX_CELL:
        candidate.doubts.append(f"a cell holds more than {MAX_CELL:,} characters; the rest of it was not read")


def _classify(candidate: Candidate, cells: Cells, site: ReceivingSite) -> None:
    _typed(candidate, text_of(cells, "type"), site)
    for name in ("topics", "levels", "audiences", "languages", "goals"):
        for named in cells.get(name, ()):
            if named.value:
                said = named.value if is_tick(named.cell.text, named.crossed) else ""
            else:
                said = "" if says_nothing(named.cell.text) else named.cell.text
            if name == "levels" and (dated := _levels_of_a_date(said, site)).doubts:
                candidate.keep(name, dated)
            elif said:
                candidate.keep(name, site.terms.find(name, said, candidate.is_reference))
        if name in candidate.fields:
            candidate.fields[name] = site.terms.settled(name, candidate.fields[name])
    candidate.keep("standards", standards_in(cells, site.terms))


def _levels_of_a_date(said: str, site: ReceivingSite) -> Understood:
    """Return the levels of grades 6-8 that a spreadsheet made a day in June, with a doubt."""
    span = span_made_a_date(said)
    found = site.terms.find("levels", span) if span else Understood()
    doubt = f"'{elided(said)}' is a date, which a spreadsheet made of something like {span}"
    return (
        Understood(found.ids, (f"{doubt}; {'it was read as grades ' + span if found.ids else 'write it afresh'}",))
        if span
        else found
    )


def _typed(candidate: Candidate, said: str, site: ReceivingSite) -> None:
    found = site.terms.find_one("types", said) if said else Understood()
    candidate.doubts += found.doubts
    if found.ids:
        candidate.fields["type"] = found.ids[0]
        return
    chosen, reason = site.likely_type(candidate.title, candidate.url)
    label = site.types[chosen]
    missing = "" if said else "no type is given; "
    why = f"going by {reason}" if reason else "for want of a better one; choose the right one"
    candidate.doubts.append(f"{missing}the type '{label}' was taken, {why}")
    candidate.fields["type"] = chosen


def _use(candidate: Candidate, cells: Cells, site: ReceivingSite) -> None:
    said = _in_hours(cells)
    counted = read_pages(said) if re.search(r"\bp(?:p|ages?|gs?)\b", said, re.IGNORECASE) else Understood()
    candidate.keep_number("pages", counted if counted.ids else read_pages(text_of(cells, "pages")))
    candidate.keep_number("minutes", Understood() if counted.ids else read_minutes(said))
    if re.fullmatch(r"[1-4]:[0-5]\d", said.strip()) and candidate.fields.get("type") in _WATCHED:
        candidate.doubts.append(
            f"'{said.strip()}' was read as hours and minutes; of something to watch or hear it may be minutes and seconds"
        )
    if said := text_of(cells, "cost"):
        candidate.keep("cost", read_cost(_free(cells["cost"][0].heading, said)), one=True)
    if (said := text_of(cells, "licence")) and re.search(
        r"\?|^\s*(?:not|no longer|except|maybe|probably)\b", said, re.IGNORECASE
    ):
        candidate.doubts.append(f"the license '{elided(said)}' is not sure and was left out; look it up at the source")
    elif said:
        candidate.keep("licence", site.terms.find_one("licences", said), one=True)
    if said := clean_text(text_of(cells, "try_this")):
        candidate.fields["try_this"] = shortened(said, _MAX_TRY)
        if len(said) > _MAX_TRY:
            candidate.doubts.append(
                f"the text for 'use it this month' is longer than {_MAX_TRY} characters and was cut"
            )
    phrases = [
        p.strip() for named in cells.get("asked_as", ()) for p in re.split(r"[;\n|,]+", named.cell.text) if p.strip()
    ]
    if phrases:
        candidate.fields["asked_as"] = [shortened(clean_line(phrase), _MAX_LABEL) for phrase in phrases[:MAX_ENTRIES]]


def _in_hours(cells: Cells) -> str:
    """Return what is said of the time; a number under `Duration (hours)` as hours."""
    said = text_of(cells, "minutes")
    counted = said and re.search(r"\b(?:hours?|hrs?)\b", cells["minutes"][0].heading, re.IGNORECASE)
    return f"{said} hours" if counted and re.fullmatch(r"\d{1,2}(?:[.,]\d{1,2})?", said) else said


def _free(heading: str, said: str) -> str:
    """Read a yes or no under `Free?` as the answer it is; a number under `Cost (1-3)` rates and is no price."""
    asked = heading.casefold()
    if "free" in asked:
        answers = {"yes": "free", "y": "free", "true": "free", "x": "free", "no": "paid", "n": "paid", "false": "paid"}
        if not re.search(r"paid|cost|price|fee\b", asked):
            answers |= {"1": "free", "0": "0 (no?)"}
        return answers.get(said.casefold().strip(), said)
    if _RATED.search(heading) and re.fullmatch(r"\W*\d(?:\.0)?\W*", said):
        return f"{said} of {heading}"
    return said


def _note(candidate: Candidate, cells: Cells) -> None:
    for named in cells.get("notes", ()):
        if text := clean_line(named.cell.text):
            candidate.notes.append(f"{named.heading}: {elided(text, _MAX_NOTE)}")
    if candidate.doi and find_doi(candidate.url) != candidate.doi:
        candidate.notes.append(f"Further address: https://doi.org/{candidate.doi}")
    for url in _further(candidate, cells):
        candidate.notes.append(f"Further address: {url}")
    if unread := [f"'{elided(named.heading)}'" for named in cells.get("", ())]:
        candidate.notes.append(f"Columns that were not used: {', '.join(unread)}.")


def _further(candidate: Candidate, cells: Cells) -> list[str]:
    """Return what other addresses a row holds than the one that was taken, without those of somebody's login."""
    named = [one for field in ("url", "open link") for one in cells.get(field, ())]
    texts = [part for one in named for part in (one.cell.link, *one.cell.text.split("\n")) if looks_like_address(part)]
    found = [read_address(text) for text in texts[:MAX_ENTRIES]] if texts[1:] else []
    return list(dict.fromkeys(one.url for one in found if one.url and one.url != candidate.url and not one.doubts))
