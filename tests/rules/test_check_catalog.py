"""All rules together."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from drawn import DrawnSite

from clearinghouse import rules
from clearinghouse.catalog.catalog import Catalog
from clearinghouse.problems import Problem

DAY = datetime.date(2026, 9, 1)


def test_a_rule_that_stumbles_says_so_and_hides_nothing_that_others_find(
    site: DrawnSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.resource("mine", "[nowhere](/no-such-page/)")

    def stumbles(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
        raise OverflowError

    first = replace(rules.RULES[0], check=stumbles)
    monkeypatch.setattr(rules, "RULES", (first, *rules.RULES[1:]))
    found = rules.check_catalog(site.catalog(), DAY)

    assert {problem.code for problem in found} >= {"file-unreadable", "link-broken"}
    assert any(first.code in problem.message and "OverflowError" in problem.message for problem in found)
