"""Facets: what is declared of each holds of the items."""

from __future__ import annotations

from datetime import date

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.facets import FACETS, GOAL
from clearinghouse.changes.places import GROUPS, find_places
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import shapes
from clearinghouse.publish.listings import listing_pages
from clearinghouse.publish.search.files import Search
from clearinghouse.publish.search.filters import all_filters
from clearinghouse.publish.site import Site


def test_an_item_has_several_values_of_a_facet_only_where_that_is_not_single(sample: Catalog) -> None:
    several = {facet.name for facet in FACETS if any(len(facet.ids_of(item, sample)) > 1 for item in sample.items)}

    assert {"topic", "goal", "level", "audience"} <= several
    assert several <= {facet.name for facet in FACETS if not facet.single}


def test_a_facet_of_the_one_list_has_pages_filters_and_a_place_in_what_is_told_of_a_proposal(sample: Catalog) -> None:
    site = Site(sample, date(2026, 9, 1))
    pages = {page.address for page in listing_pages(site)}
    told = {place.group for places in find_places(sample).values() for place in places.values()}
    filtered = all_filters(site, site.once(Search).entries)

    used = [facet for facet in FACETS if any(facet.ids_of(item, sample) for item in sample.items)]
    assert len(used) > 7 and {facet.folder.capitalize() for facet in used} <= told <= set(GROUPS)
    assert [facet.name for facet in used if facet is not GOAL and f"/{facet.folder}/" not in pages] == []
    assert {facet.name for facet in used} <= set(filtered)


def test_a_facet_is_single_exactly_where_no_field_holds_several_of_its_values() -> None:
    many = {name for kind in KINDS for shape in shapes(kind.model) if shape.many for name in shape.lists}

    assert {facet.name for facet in FACETS if facet.single} == {one.name for one in FACETS if one.folder not in many}
