"""What figures are called: tables, rows and periods in the words of the site."""

from __future__ import annotations

import datetime

from clearinghouse.content.figures import TOTAL, Table
from clearinghouse.publish.page import Link
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_month
from clearinghouse.standards.reference import parse_reference


def period_label(site: Site, period: str) -> str:
    """Return a period in words: `School year 2026-2027`, `July to December 2026`, `March 2027`."""
    year, half = period[:4], period[10:]
    if half == "fall":
        return site.wording("figures.fall", year=year)
    if half == "spring":
        return site.wording("figures.spring", year=str(int(year) + 1))
    if len(period) == 9:  # two years and a hyphen
        return site.wording("figures.year", first=year, second=period[5:])
    return spoken_month(datetime.date(int(year), int(period[5:]), 1), site.wording)


def table_label(site: Site, table: Table) -> str:
    """Return what a table shows; of a survey, the question where staff wrote it in."""
    if table.table != "survey":
        return site.wording(f"figures_table.{table.table}")
    return table.asked or site.wording("figures.question", number=str(table.question))


def row_label(site: Site, table: Table, of: str) -> Link:
    """Return what a row is of; a standard leads to its page."""
    listed = table.sort.listed
    if of == TOTAL:
        return Link(site.wording("figures.total"), "")
    if listed == "answers":
        place = int(of)
        said = (
            table.options[place - 1]
            if place <= len(table.options)
            else site.wording("figures.answer", number=str(place))
        )
        return Link(said, "")
    if listed == "standards":
        return _standard(site, of)
    levels = site.catalog.vocabulary.lists["levels"]
    if listed == "levels" and of in levels:
        return Link(levels[of].label, "")
    return Link(site.wording(f"figures_row.{of}"), "")


def _standard(site: Site, of: str) -> Link:
    reference = parse_reference(of)
    standard = site.catalog.standard(reference) if reference else None
    return Link(f"{standard.code} {standard.title}", reference.address) if reference and standard else Link(of, "")
