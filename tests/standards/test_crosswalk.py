"""Crosswalks: counterparts in other frameworks, asked from either side."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from clearinghouse.standards.crosswalk import Association, links_by_standard
from clearinghouse.standards.reference import Reference

PUBLISHED = {"type": "published", "title": "A crosswalk", "publisher": "A publisher", "url": "https://example.org/"}


def association(origin: str, target: str, **changes: Any) -> Association:
    fields = {"relation": "isRelatedTo", "level": "standard", "source": "editorial", **changes}
    return Association.model_validate({"from": origin, "to": target, **fields})


def counterparts(*associations: Association) -> dict[str, list[str]]:
    found = links_by_standard(associations)
    return {str(standard): [str(link.standard) for link in links] for standard, links in found.items()}


def test_a_crosswalk_leads_both_ways() -> None:
    assert counterparts(association("a/1", "b/2")) == {"a/1": ["b/2"], "b/2": ["a/1"]}


def test_counterparts_keep_the_order_of_the_crosswalk() -> None:
    assert counterparts(association("a/1", "c/3"), association("a/1", "b/2"))["a/1"] == ["c/3", "b/2"]


def test_codes_are_compared_whatever_their_case() -> None:
    assert counterparts(association("A/1X", "b/2Y")) == {"a/1x": ["b/2y"], "b/2y": ["a/1x"]}


def test_elements_have_counterparts_as_standards_do() -> None:
    assert counterparts(association("a/1a", "b/2", level="element"))["a/1a"] == ["b/2"]


def test_relations_between_whole_frameworks_are_left_out() -> None:
    assert counterparts(association("a", "b", level="framework")) == {}


def test_what_replaces_a_standard_is_not_its_counterpart() -> None:
    assert counterparts(association("a/1", "b/1", relation="replacedBy")) == {}


def test_every_link_says_who_pairs_the_two() -> None:
    ours, theirs = association("a/1", "b/1"), association("a/1", "c/1", source=PUBLISHED)

    links = links_by_standard([ours, theirs])[Reference("a", "1")]

    assert [link.association.editorial for link in links] == [True, False]


def test_a_pairing_counts_as_unverified_unless_it_says_otherwise() -> None:
    assert association("a/1", "b/1").verified is False


@pytest.mark.parametrize("source", ["somebody", None, {"title": "No address"}])
def test_a_pairing_names_its_source(source: Any) -> None:
    with pytest.raises(ValidationError, match="source"):
        association("a/1", "b/1", source=source)
