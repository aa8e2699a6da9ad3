"""Alignment: which items stand under which standard, and in which way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from drawn import BASE, DrawnSite

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.standards.reference import Reference, parse_reference

OTHER = yaml.safe_load((BASE / "content" / "standards" / "psel-2015.yml").read_text()) | {"id": "other"}


@pytest.fixture
def site(site: DrawnSite) -> DrawnSite:
    """A site with a second and a third framework, whose standards are those of the first."""
    (site.root / "resources" / "feedback-protocol.md").unlink()
    (site.root / "content" / "goals" / "staff-accountability.md").unlink()
    for name in ("other", "third"):
        site.write(f"content/standards/{name}.yml", yaml.safe_dump(OTHER | {"id": name}))
    return site


def crosswalk(site: DrawnSite, *pairs: tuple[str, str], **changes: Any) -> None:
    row = {"relation": "isRelatedTo", "level": "standard", "source": "editorial", **changes}
    site.write(
        "content/standards/crosswalks.yml", yaml.safe_dump([{"from": one, "to": other, **row} for one, other in pairs])
    )


def under(site: DrawnSite, standard: str, kind: str | None = None) -> list[tuple[str, str, str]]:
    """Return what stands under a standard: id, way, and the reference by which it came."""
    reference = parse_reference(standard)
    assert reference
    rows = AlignmentIndex(site.catalog()).of(reference, kind)
    return [(row.item.id, row.way, str(row.through)) for row in rows]


def test_an_item_stands_under_the_standard_it_names(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/10"])

    assert under(site, "psel-2015/10") == [("one", "direct", "psel-2015/10")]
    assert under(site, "psel-2015/1") == []


def test_naming_an_element_counts_for_its_standard(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/1a"])

    assert under(site, "psel-2015/1a") == [("one", "direct", "psel-2015/1a")]
    assert under(site, "psel-2015/1") == [("one", "element", "psel-2015/1a")]


def test_naming_a_standard_does_not_count_for_its_elements(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/1"])

    assert under(site, "psel-2015/1a") == []


def test_an_item_counts_once_however_many_elements_it_names(site: DrawnSite) -> None:
    two = OTHER["standards"][0]["elements"] + [{"code": "1b", "title": "Vision", "summary": "Says where it goes."}]
    first = OTHER["standards"][0] | {"elements": two}
    site.write("content/standards/other.yml", yaml.safe_dump(OTHER | {"standards": [first]}))
    site.resource("one", standards=["other/1b", "other/1a"])

    assert under(site, "other/1") == [("one", "element", "other/1b")]


def test_an_item_that_names_a_standard_and_its_element_stands_there_directly(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/1a", "psel-2015/1"])

    assert under(site, "psel-2015/1") == [("one", "direct", "psel-2015/1")]


def test_a_standard_named_in_other_letters_is_the_same_standard(site: DrawnSite) -> None:
    site.resource("one", standards=["PSEL-2015/1A"])

    assert under(site, "psel-2015/1") == [("one", "element", "psel-2015/1a")]


@pytest.mark.parametrize(("named", "reached"), [("psel-2015/10", "other/10"), ("other/10", "psel-2015/10")])
def test_a_crosswalk_carries_an_item_both_ways(site: DrawnSite, named: str, reached: str) -> None:
    crosswalk(site, ("psel-2015/10", "other/10"))
    site.resource("one", standards=[named])

    assert under(site, reached) == [("one", "crosswalk", named)]


def test_a_crosswalk_is_followed_for_one_step(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015/10", "other/10"), ("other/10", "third/10"))
    site.resource("one", standards=["psel-2015/10"])

    assert under(site, "other/10") == [("one", "crosswalk", "psel-2015/10")]
    assert under(site, "third/10") == []


def test_a_crosswalk_to_an_element_counts_for_its_standard(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015/10", "other/1a"))
    site.resource("one", standards=["psel-2015/10"])

    assert under(site, "other/1a") == under(site, "other/1") == [("one", "crosswalk", "psel-2015/10")]


def test_a_crosswalk_from_a_standard_carries_what_names_its_elements(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015/1", "other/10"))
    site.resource("one", standards=["psel-2015/1a"])

    assert [(id, way) for id, way, _ in under(site, "other/10")] == [("one", "crosswalk")]


def test_a_crosswalk_within_one_framework_does_not_hide_what_names_a_standard(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015/1", "psel-2015/10"))
    site.resource("one", standards=["psel-2015/1", "psel-2015/10"])

    assert under(site, "psel-2015/10") == [("one", "direct", "psel-2015/10")]


def test_whole_frameworks_that_are_related_carry_no_items(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015", "other"), level="framework")
    site.resource("one", standards=["psel-2015/1"])

    assert under(site, "other/1") == []


def test_what_names_a_standard_comes_before_what_a_crosswalk_carries(site: DrawnSite) -> None:
    crosswalk(site, ("psel-2015/10", "other/10"))
    site.resource("old", standards=["other/10"], year=1999)
    site.resource("recent", standards=["psel-2015/10"], year=2026, reviewed=date(2026, 1, 1), verified=True)

    assert [id for id, *_ in under(site, "other/10")] == ["old", "recent"]
    assert [id for id, *_ in under(site, "psel-2015/10")] == ["recent", "old"]


def test_the_best_come_first(site: DrawnSite) -> None:
    found = [{"what": "All of it", "level": "moderate"}]
    rated = {"ratings": [{"by": "WWC", "rule": "ESSA", "findings": found, "source": "https://example.org/wwc"}]}
    studied = {"studies": [{"design": "a survey", "source": "https://example.org/study"}]}
    standards = ["psel-2015/10"]
    site.resource("a-retired", standards=standards, status="retired", retired_note="Gone.", evidence=rated)
    site.resource("b-older", standards=standards, year=2001)
    site.resource("c-newer", standards=standards, year=2020)
    site.resource("d-no-year", standards=standards)
    site.resource("e-verified", standards=standards, verified=True)
    site.resource("f-reviewed-by-editors", standards=standards, reviewed=date(2026, 1, 1))
    site.resource("g-studied", standards=standards, evidence=studied)
    site.resource("h-rated", standards=standards, evidence=rated)

    assert [id[0] for id, *_ in under(site, "psel-2015/10")] == list("hgfecbda")


def test_equals_come_by_title(site: DrawnSite) -> None:
    for id, title in (("a", "Zebra"), ("b", "apple"), ("c", "Banana")):
        site.resource(id, title=title, standards=["psel-2015/10"])

    assert [id for id, *_ in under(site, "psel-2015/10")] == ["b", "c", "a"]


def test_one_kind_alone_can_be_asked_for(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/1"])
    site.write(
        "content/goals/first.md",
        title="First",
        summary="A goal.",
        status="published",
        order=1,
        standards=["psel-2015/1"],
    )

    assert {id for id, *_ in under(site, "psel-2015/1")} == {"one", "first"}
    assert [id for id, *_ in under(site, "psel-2015/1", "goal")] == ["first"]
    assert under(site, "psel-2015/1", "event") == []


def test_the_root_causes_of_a_challenge_align_it(site: DrawnSite) -> None:
    causes = [{"title": "Nobody follows up.", "standards": ["psel-2015/1a"]}]
    site.write("content/challenges/c.md", title="C", summary="A challenge.", order=1, root_causes=causes)

    assert under(site, "psel-2015/1") == [("c", "element", "psel-2015/1a")]


def test_what_a_person_offers_and_seeks_aligns_the_person(site: DrawnSite) -> None:
    site.write(
        "content/people/p.md", name="Ada", summary="A leader.", role="Principal", offers=["psel-2015/1", "data-use"]
    )

    assert under(site, "psel-2015/1") == [("p", "direct", "psel-2015/1")]


def test_a_standard_that_does_not_exist_is_our_mistake_to_ask_for(site: DrawnSite) -> None:
    with pytest.raises(KeyError):
        AlignmentIndex(site.catalog()).of(Reference("psel-2015", "99"))


def test_an_item_that_names_an_unknown_standard_stands_under_none(site: DrawnSite) -> None:
    site.resource("one", standards=["psel-2015/99", "nowhere/1"])
    index = AlignmentIndex(catalog := site.catalog())

    assert all(index.of(reference) == () for reference in catalog.references())
