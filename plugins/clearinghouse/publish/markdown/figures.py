"""The program's figures in their page's twin: each table as one of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.publish.figures.page import Chart, Charts, Line
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.site import Site


def figure_blocks(site: Site, sections: Iterable[Charts]) -> Iterator[str]:
    """Yield the sections of the page of figures, with every number or that it is withheld."""
    for section in sections:
        yield f"## {markdown_text(section.title)}"
        for chart in section.charts:
            yield f"### {markdown_text(chart.title)} ({markdown_text(chart.counts)})"
            yield "\n".join(_table(site, chart))


def _table(site: Site, chart: Chart) -> Iterator[str]:
    yield _row("", *map(markdown_text, chart.periods))
    yield _row("---", *("---:" for _ in chart.periods))
    for line in chart.lines:
        yield _row(_label(site, line), *(markdown_text(one.text) if one else "" for one in line.numbers))


def _label(site: Site, line: Line) -> str:
    label, address = line.label.label, line.label.address
    return markdown_link(label, site.at(address)) if address else markdown_text(label)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
