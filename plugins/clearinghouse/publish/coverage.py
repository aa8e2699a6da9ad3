"""The coverage page: how many resources each standard has, by type and by level, so that gaps show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from clearinghouse.catalog.alignment import Alignment
from clearinghouse.catalog.facets import LEVEL, TYPE, Facet
from clearinghouse.publish.page import Later, Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework

SHADES = 5
FEWEST = 5


@dataclass(frozen=True)
class Cell:
    """A count, and how dark to shade it: 0 for none up to SHADES for the most in its table."""

    count: int
    shade: int


@dataclass(frozen=True)
class Table:
    """Standards down, a facet's values across; `total` counts distinct resources, so rows need not add up."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, tuple[Cell, ...], int], ...]


def coverage_page(site: Site) -> Page:
    """Return the coverage page of every framework."""
    summary = site.wording("coverage.summary")
    return Page(
        "/standards/coverage/",
        site.wording("coverage.title"),
        "coverage.html",
        Later(lambda: {"sections": [_section(site, framework) for framework in site.catalog.frameworks]}),
        summary,
        above=(site.home, site.standards_link),
    )


def _section(site: Site, framework: Framework) -> dict[str, Any]:
    elements = tuple(_elements(site, framework))
    return {
        "framework": framework,
        "direct": _has_direct(site, framework),
        "tables": tuple(_tables(site, framework)),
        "gaps": tuple(_gaps(site, framework)),
        "elements": elements,
        "fewest": _fewest(elements),
    }


def _has_direct(site: Site, framework: Framework) -> bool:
    return any(
        _direct(row) for s in framework.standards for row in site.alignments.of(framework.reference(s), "resource")
    )


def _direct(row: Alignment) -> bool:
    return row.way != "crosswalk"


def _everything(row: Alignment) -> bool:
    return True


def _tables(site: Site, framework: Framework) -> Iterator[Table]:
    """Count what names the standards; where nothing does, count what the crosswalk carries there."""
    counted = _direct if _has_direct(site, framework) else _everything
    for facet in (TYPE, LEVEL):
        caption = site.wording(f"coverage.by_{facet.name}", framework=framework.short_title)
        yield _table(site, framework, facet, caption, counted)


def _table(site: Site, framework: Framework, facet: Facet, caption: str, counted: Callable[[Alignment], bool]) -> Table:
    values = site.facet_values(facet)
    counts = []
    for standard in framework.standards:
        rows = [row for row in site.alignments.of(framework.reference(standard), "resource") if counted(row)]
        found = Counter(id for row in rows for id in facet.ids_of(row.item, site.catalog))
        counts.append((standard, [found[value.id] for value in values], len(rows)))
    most = max((count for _, row, _ in counts for count in row), default=0)
    return Table(
        caption,
        tuple(value.label for value in values),
        tuple(
            (
                Link(s.code, framework.reference(s).address, s.title),
                tuple(Cell(count, _shade(count, most)) for count in row),
                total,
            )
            for s, row, total in counts
        ),
    )


def _shade(count: int, most: int) -> int:
    return 0 if count == 0 else max(1, round(SHADES * count / most))


def _elements(site: Site, framework: Framework) -> Iterator[Link]:
    """Every element with the number of resources that name it."""
    for standard, parent in framework.walk():
        if parent:
            reference = framework.reference(standard)
            count = sum(_direct(row) for row in site.alignments.of(reference, "resource"))
            yield Link(standard.code, reference.address, standard.title, count)


def _fewest(elements: Iterable[Link]) -> list[Link]:
    """The elements that need resources most, those with the fewest first."""
    return sorted(elements, key=lambda one: one.count or 0)[:FEWEST]


def _gaps(site: Site, framework: Framework) -> Iterator[Link]:
    """The standards, elements included, that no resource names."""
    for standard, _ in framework.walk():
        reference = framework.reference(standard)
        if not any(_direct(row) for row in site.alignments.of(reference, "resource")):
            yield Link(standard.code, reference.address, standard.title)
