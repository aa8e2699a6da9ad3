"""Coverage: how many resources each standard has, so that gaps show."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from drawn import BASE, DrawnSite

from clearinghouse.publish.coverage import SHADES, Table, coverage_page
from clearinghouse.publish.site import Site

PSEL = yaml.safe_load((BASE / "content" / "standards" / "psel-2015.yml").read_text())


@pytest.fixture
def site(site: DrawnSite) -> DrawnSite:
    (site.root / "resources" / "feedback-protocol.md").unlink()
    return site


def section(site: DrawnSite, framework: str = "psel-2015") -> dict[str, Any]:
    page = coverage_page(Site(site.catalog(), date(2026, 9, 1)))
    return next(found for found in page.values["sections"] if found["framework"].id == framework)


def table(site: DrawnSite, which: int, framework: str = "psel-2015") -> Table:
    found: Table = section(site, framework)["tables"][which]
    return found


def counts(table: Table) -> dict[str, list[int]]:
    """Return the counts of each standard's row, its total last."""
    return {link.label.split()[0]: [cell.count for cell in cells] + [total] for link, cells, total in table.rows}


def test_resources_are_counted_by_type(site: DrawnSite) -> None:
    site.resource("a", standards=["psel-2015/1"])
    site.resource("b", standards=["psel-2015/1a"], type="report")
    site.resource("c", standards=["psel-2015/1", "psel-2015/1a"], type="report")

    found = table(site, 0)

    assert found.columns == ("Tool", "Report")
    assert counts(found) == {"1": [1, 2, 3], "10": [0, 0, 0]}


def test_resources_are_counted_by_level_and_what_fits_every_level_counts_in_each(site: DrawnSite) -> None:
    site.resource("a", standards=["psel-2015/10"], levels=["k-12"])
    site.resource("b", standards=["psel-2015/10"], levels=["high"])
    site.resource("c", standards=["psel-2015/10"])

    found = table(site, 1)

    assert found.columns == ("Elementary school", "High school", "All levels")
    assert counts(found)["10"] == [1, 2, 1, 3]


def test_a_table_says_what_it_counts(site: DrawnSite) -> None:
    assert table(site, 0).caption == "PSEL (2015): resources by type"
    assert table(site, 1).caption == "PSEL (2015): resources by school level"


def test_only_resources_are_counted(site: DrawnSite) -> None:
    assert counts(table(site, 0)) == {"1": [0, 0, 0], "10": [0, 0, 0]}


def test_the_fullest_cell_is_the_darkest_and_only_none_has_no_shade(site: DrawnSite) -> None:
    for number in range(20):
        site.resource(f"many-{number}", standards=["psel-2015/1"])
    site.resource("one", standards=["psel-2015/10"], type="report")

    shades = {cell.count: cell.shade for _, cells, _ in table(site, 0).rows for cell in cells}

    assert shades == {0: 0, 1: 1, 20: SHADES}


def test_standards_and_elements_that_no_resource_names_are_the_gaps(site: DrawnSite) -> None:
    site.resource("a", standards=["psel-2015/1"])

    assert [link.address for link in section(site)["gaps"]] == ["/standards/psel-2015/1a/", "/standards/psel-2015/10/"]


def test_the_elements_with_the_fewest_resources_are_listed_those_with_none_first(site: DrawnSite) -> None:
    psel = PSEL | {"standards": [PSEL["standards"][0] | {"elements": [
        {"code": code, "title": code, "summary": "S.", "verified": True} for code in ("1a", "1b", "1c")
    ]}]}  # fmt: skip
    site.write("content/standards/psel-2015.yml", yaml.safe_dump(psel, sort_keys=False))
    for id, code in (("a", "1a"), ("b", "1a"), ("c", "1c")):
        site.resource(id, standards=[f"psel-2015/{code}"])

    assert [(link.label, link.count) for link in section(site)["fewest"]] == [("1b", 0), ("1c", 1), ("1a", 2)]


def test_each_standard_leads_to_its_page(site: DrawnSite) -> None:
    assert [link.address for link, _, _ in table(site, 0).rows] == [
        "/standards/psel-2015/1/",
        "/standards/psel-2015/10/",
    ]


def test_what_a_crosswalk_carries_counts_only_where_nothing_names_the_standards(site: DrawnSite) -> None:
    site.write("content/standards/other.yml", yaml.safe_dump(PSEL | {"id": "other"}))
    row = {
        "relation": "isRelatedTo",
        "level": "standard",
        "source": "editorial",
        "from": "psel-2015/1",
        "to": "other/10",
    }
    site.write("content/standards/crosswalks.yml", yaml.safe_dump([row]))
    site.resource("a", standards=["psel-2015/1"])

    assert section(site, "other")["direct"] is False and section(site)["direct"] is True
    assert counts(table(site, 0, "other")) == {"1": [0, 0, 0], "10": [1, 0, 1]}
    assert counts(table(site, 0)) == {"1": [1, 0, 1], "10": [0, 0, 0]}


def test_a_site_without_resources_still_has_its_tables(site: DrawnSite) -> None:
    assert all(cell.shade == 0 for number in (0, 1) for _, cells, _ in table(site, number).rows for cell in cells)
