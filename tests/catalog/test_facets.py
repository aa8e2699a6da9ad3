"""Facets: what is declared of each holds of the items."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.facets import FACETS


def test_an_item_has_several_values_of_a_facet_only_where_that_is_not_single(sample: Catalog) -> None:
    several = {facet.name for facet in FACETS if any(len(facet.ids_of(item, sample)) > 1 for item in sample.items)}

    assert {"topic", "goal", "level", "audience"} <= several
    assert several <= {facet.name for facet in FACETS if not facet.single}
