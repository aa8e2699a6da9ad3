"""Frameworks: a set of standards as a tree."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from clearinghouse.standards.framework import Framework
from clearinghouse.standards.reference import Reference

SOURCE = {"title": "A document", "publisher": "A publisher", "year": 2015, "url": "https://example.org/"}


def framework(*standards: dict[str, Any], **fields: Any) -> Framework:
    return Framework.model_validate(
        {
            "id": "fw",
            "kind": "practice-standards",
            "title": "A framework",
            "short_title": "FW",
            "jurisdiction": "US",
            "publisher": "A publisher",
            "year": 2015,
            "status": "current",
            "url": "https://example.org/",
            "source": SOURCE,
            "level_names": {"standard": "Standard", "element": "Element"},
            "standards": standards,
            **fields,
        }
    )


def node(code: str, *elements: dict[str, Any]) -> dict[str, Any]:
    return {"code": code, "title": f"Title {code}", "summary": f"Asks for {code}.", "elements": list(elements)}


TREE = framework(node("B", node("B.2", node("B.2.i")), node("B.1")), node("A"))


def test_the_tree_is_walked_in_its_own_order_with_a_parent_before_its_elements() -> None:
    assert [standard.code for standard, _ in TREE.walk()] == ["B", "B.2", "B.2.i", "B.1", "A"]


def test_each_node_comes_with_its_parent() -> None:
    parents = {standard.code: parent.code if parent else None for standard, parent in TREE.walk()}

    assert parents == {"B": None, "B.2": "B", "B.2.i": "B.2", "B.1": "B", "A": None}


def test_the_lineage_of_an_element_goes_up_to_its_standard() -> None:
    assert list(TREE.lineage("b.2.i")) == ["b.2.i", "b.2", "b"]
    assert list(TREE.lineage("a")) == ["a"]


def test_nodes_are_found_by_lower_case_code_in_the_order_of_the_tree() -> None:
    assert list(TREE.nodes) == ["b", "b.2", "b.2.i", "b.1", "a"]
    assert TREE.nodes["b.2"].code == "B.2"


def test_a_reference_to_a_node_is_in_normal_form() -> None:
    assert TREE.reference(TREE.nodes["b.2"]) == Reference("fw", "b.2")


def test_nothing_counts_as_verified_by_omission() -> None:
    assert TREE.verified is False and TREE.status_verified is False
    assert all(standard.verified is False for standard in TREE.nodes.values())


def test_a_framework_without_standards_is_refused() -> None:
    with pytest.raises(ValidationError, match="standards"):
        framework()


@pytest.mark.parametrize("code", ["", "a b", "../x", "a/b", "é", "-a", "a..b"])
def test_a_code_that_cannot_stand_in_an_address_is_refused(code: str) -> None:
    with pytest.raises(ValidationError, match="code"):
        framework(node(code))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//example.org", "https://example.org/ x", "ftp://example.org"])
def test_a_source_is_a_web_address(url: str) -> None:
    with pytest.raises(ValidationError, match="web address"):
        framework(node("A"), source={**SOURCE, "url": url})
