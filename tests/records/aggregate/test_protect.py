"""What is about just enough is shown, and what is about one too few is not."""

from __future__ import annotations

import pytest

from clearinghouse.records.aggregate.linked import Cell, Linked
from clearinghouse.records.aggregate.protect import Protection
from clearinghouse.records.aggregate.tally import Tally
from clearinghouse.records.models.policy import Totals

RULES = Totals.model_validate({"least_cell": 10, "round_to": 1})


@pytest.mark.parametrize(("schools", "withheld"), [(9, True), (10, False), (11, False)])
def test_the_fewest_that_a_number_may_be_about(schools: int, withheld: bool) -> None:
    tally = Tally()
    for number in range(schools):
        tally.add({"contacts": 1.0}, school=(f"school-{number}",))
    linked = Linked(("contacts",))
    linked.add(Cell("all", "Total", tally, {"contacts": ("t",)}, 1.0))

    protection = Protection(linked, RULES)
    protection.protect()

    assert bool(protection.withheld) is withheld
