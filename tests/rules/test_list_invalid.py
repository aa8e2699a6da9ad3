"""Lists on a page."""

from __future__ import annotations

import datetime

import pytest
from drawn import DrawnSite

from clearinghouse.rules import list_invalid


def test_a_page_whose_lists_are_too_long_together_is_told_where_they_become_so(
    site: DrawnSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_invalid, "MOST", 5)
    for number in range(3):
        site.resource(f"one-{number}")
    count = len(site.catalog().of("resource"))
    lists = [f"<!-- clearinghouse: resources limit={limit} -->" for limit in (2, count, 3)]
    page = site.write("content/about.md", "\n\n".join(lists), title="About")

    (problem,) = list_invalid.check(site.catalog(), datetime.date(2026, 9, 1))

    assert problem.mark.line == page.read_text().split("\n").index(lists[1]) + 1
    assert "more than 5 entries" in problem.message and "limit=10" in problem.hint
