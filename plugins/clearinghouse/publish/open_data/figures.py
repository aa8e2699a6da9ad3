"""The figures as CSV and JSON, for spreadsheets and programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clearinghouse.content.figures import Figures
from clearinghouse.publish.figures.labels import row_label
from clearinghouse.publish.figures.page import CSV, JSON
from clearinghouse.publish.open_data.csv_text import render_csv
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

FIGURE_COLUMNS = (
    ("table", "string", "The sort of table."),
    ("period", "string", "The school year, its half, or the month in which a survey closed."),
    ("survey", "integer", "Which of the surveys that closed in the month."),
    ("question", "integer", "Which question of the survey."),
    ("asked", "string", "The question, where staff wrote it in."),
    ("of", "string", "What the number is of, in the words of the file."),
    ("label", "string", "The same in the words of the page."),
    ("counts", "string", "What is counted."),
    ("value", "integer", "The rounded number; empty where it is withheld."),
    ("withheld", "boolean", "True in place of a number that could tell of a few."),
    ("rounded_to", "integer", "Numbers are multiples of this."),
    ("published", "date", "The day on which the table was made."),
)


def figure_outputs(site: Site) -> Iterator[Output]:
    """Yield both files; none where nothing was published."""
    if figures := site.catalog.figures:
        yield Output(CSV, render_csv([name for name, _, _ in FIGURE_COLUMNS], _rows(site, figures)))
        yield Output(JSON, json.dumps(_data(site, figures), ensure_ascii=False, indent=1) + "\n")


def _rows(site: Site, figures: Figures) -> Iterator[tuple[object, ...]]:
    for table in figures.tables:
        for row in table.rows:
            label = row_label(site, table, row.of).label
            yield (
                table.table, table.period, table.survey, table.question, table.asked, row.of, label, table.sort.counts,
                row.value, row.withheld, table.rounded_to, table.published.isoformat(),
            )  # fmt: skip


def _data(site: Site, figures: Figures) -> dict[str, object]:
    plain = figures.model_dump(mode="json", exclude_defaults=True)
    return {"title": site.wording("figures.title"), "licence": site.data_licence or None, **plain}
