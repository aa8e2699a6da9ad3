"""The page of figures: each table with its bars, how it was made, what is withheld and why, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from babel.lists import format_list

from clearinghouse.content.figures import SORTS, TOTAL, Figures, Row, Table
from clearinghouse.publish.figures.labels import period_label, row_label, table_label
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day
from clearinghouse.words import number

ADDRESS = "/program/figures/"
CSV, JSON = f"{ADDRESS}figures.csv", f"{ADDRESS}figures.json"
_WIDE = 100
"""How long the longest bar of a chart is, in its own units."""


@dataclass(frozen=True)
class Number:
    """A number of a table: what it says, or that it is withheld."""

    text: str
    withheld: bool = False


@dataclass(frozen=True)
class Line:
    """A row: what it is of, its number in each period, and the length of its bar, None where it has none."""

    label: Link
    numbers: tuple[Number | None, ...]
    bar: int | None
    total: bool


@dataclass(frozen=True)
class Chart:
    """A table with its bars. `of` names the period that the bars are of."""

    id: str
    title: str
    counts: str
    periods: tuple[str, ...]
    of: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Charts:
    """The charts of a school year or of a survey, and how they were rounded: each step with the days on which tables were published so."""

    title: str
    charts: tuple[Chart, ...]
    rounded: tuple[tuple[str, int], ...]


def figures_page(site: Site) -> Page:
    """Return the page; where nothing was published it says so, and what is to come."""
    figures = site.catalog.figures
    values = {
        "figures": figures,
        "sections": tuple(_sections(site, figures)) if figures else (),
        "withheld": sum(row.withheld for table in figures.tables for row in table.rows) if figures else 0,
        "numbers": sum(len(table.rows) for table in figures.tables) if figures else 0,
        "cited": _cited(site, figures) if figures else "",
        "links": _data(site) if figures else (),
    }
    above = [site.home]
    if program := next((page for page in site.catalog.pages if page.address == "/program/"), None):
        above.append(Link(program.fields.title, program.address))
    title, summary = site.wording("figures.title"), site.wording("figures.summary")
    return Page(ADDRESS, title, "figures.html", values, summary, above=tuple(above))


def figure_places(site: Site) -> dict[str, str]:
    """Return where figures stand and what that is called: the page, and of each sort of table the latest on it."""
    latest: dict[str, str] = {}
    for section in _sections(site, site.catalog.figures) if site.catalog.figures else ():
        for chart in section.charts:
            latest.setdefault(chart.title, f"{ADDRESS}#{chart.id}")
    return {ADDRESS: site.wording("figures.title")} | {address: title for title, address in latest.items()}


def _data(site: Site) -> tuple[Link, ...]:
    """Return the ways to the same figures as data, which the page's twin lists too."""
    return Link(site.wording("figures.csv"), CSV), Link(site.wording("figures.json"), JSON)


def _sections(site: Site, figures: Figures) -> Iterator[Charts]:
    """Yield the school years, the latest first, and then the surveys, the latest first."""
    surveys = [table for table in figures.tables if table.table == "survey"]
    years = sorted({table.period[:9] for table in figures.tables if table.table != "survey"}, reverse=True)
    for year in years:
        tables = [t for t in figures.tables if t.period.startswith(year) and t.table != "survey"]
        charts = (_chart(site, list(found)) for _, found in groupby(sorted(tables, key=_order), lambda t: t.table))
        yield Charts(period_label(site, year), tuple(charts), _rounded(site, tables))
    for (period, survey), found in groupby(sorted(surveys, key=_latest), lambda t: (t.period, t.survey)):
        title, asked = site.wording("figures.survey", month=period_label(site, period), number=str(survey)), list(found)
        yield Charts(title, tuple(_chart(site, [table]) for table in asked), _rounded(site, asked))


def _rounded(site: Site, tables: Sequence[Table]) -> tuple[tuple[str, int], ...]:
    days: dict[int, list[str]] = {}
    for day, step in sorted({(table.published, table.rounded_to) for table in tables}):
        days.setdefault(step, []).append(spoken_day(day, site.wording))
    return tuple((format_list(named, locale=site.wording.locale), step) for step, named in days.items())


def _order(table: Table) -> tuple[int, int]:
    """Tables in the order of their sorts; of one sort, both halves and then the year."""
    return list(SORTS).index(table.table), {"-fall": 0, "-spring": 1}.get(table.period[9:], 2)


def _latest(table: Table) -> tuple[int, int, int]:
    return -int(table.period.replace("-", "")), -(table.survey or 0), table.question or 0


def _chart(site: Site, tables: Sequence[Table]) -> Chart:
    """Return tables of one sort side by side. The bars are of the last: the whole year once it is there."""
    last = tables[-1]
    names = dict.fromkeys(row.of for table in tables for row in table.rows)
    rows = [{row.of: row for row in table.rows} for table in tables]
    most = _most(last)
    lines = (
        Line(
            row_label(site, last, of),
            tuple(_number(site, found.get(of)) for found in rows),
            _bar(rows[-1].get(of), most) if of != TOTAL else None,
            of == TOTAL,
        )
        for of in names
    )
    return Chart(
        "-".join(str(part) for part in last.name if part),
        table_label(site, last),
        site.wording(f"figures_counts.{last.sort.counts}"),
        tuple(period_label(site, table.period) for table in tables),
        period_label(site, last.period),
        tuple(lines),
    )


def _most(table: Table) -> int:
    """Return the number whose bar is longest: that of the total where rows are parts of it but do not make it up."""
    if table.table == "served":
        return 0
    total = [row.value or 0 for row in table.rows if row.of == TOTAL]
    rows = [row.value or 0 for row in table.rows if row.of != TOTAL]
    return max(total if total and not table.sort.whole else rows, default=0)


def _number(site: Site, row: Row | None) -> Number | None:
    if row is None:
        return None
    return (
        Number(site.wording("figures.withheld"), True)
        if row.withheld
        else Number(number(row.value or 0, site.wording.language))
    )


def _bar(row: Row | None, most: int) -> int | None:
    return round(_WIDE * row.value / most) if row and row.value and most else None


def _cited(site: Site, figures: Figures) -> str:
    """Return how to cite the figures: the release's day is part of it, since later ones have more."""
    return site.wording(
        "figures.cited",
        publisher=site.publisher or site.name,
        year=str(figures.made.year),
        site=site.name,
        day=spoken_day(figures.made, site.wording),
        address=site.at(ADDRESS),
    )
