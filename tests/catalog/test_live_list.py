"""Live lists: what an author may ask for, and what comes back."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from drawn import SAMPLE, DrawnSite

from clearinghouse.catalog.alignment import AlignmentIndex
from clearinghouse.catalog.live_list import BadRequest, ItemsRequest, StepsRequest, parse_request, select_items

PROCESS = (SAMPLE / "content" / "standards" / "air-acps-coaching.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    site = DrawnSite.begin(tmp_path_factory.mktemp("lists") / "site")
    (site.root / "resources" / "feedback-protocol.md").unlink()
    draw = site.resource
    draw("a", title="Alpha", year=2001, topics=["attendance"], levels=["high"], standards=["psel-2015/1a"])
    draw("b", title="Beta", year=2020, topics=["attendance", "data-use"], levels=["k-12"], type="report")
    draw("c", title="Gamma", year=2010, audiences=["principal"], goals=["staff-accountability"], publisher="RAND Corp.")
    draw("d", title="Delta", topics=["data-use"], standards=["psel-2015/1"], verified=True, levels=["elementary"])
    causes: list[dict[str, Any]] = [{"title": "Nobody follows up.", "standards": ["psel-2015/10"]}]
    for id, order in (("late", 1), ("early", 2)):
        site.write(f"content/challenges/{id}.md", title=id, summary="S.", order=order, root_causes=causes)
    site.write("content/standards/air-acps-coaching.yml", PROCESS)
    return site


def asked(site: DrawnSite, request: str) -> list[str]:
    catalog = site.catalog()
    parsed = parse_request(request, catalog)
    assert isinstance(parsed, ItemsRequest)
    return [item.id for item in select_items(parsed, catalog, AlignmentIndex(catalog))]


@pytest.mark.parametrize(
    ("request_", "ids"),
    [
        ("resources", "dbca"),
        ("resources topic=attendance", "ba"),
        ("resources topic=attendance,data-use", "dba"),
        ("resources topic=attendance type=report", "b"),
        ("resources topic=data-use audience=principal", ""),
        ("resources level=high", "ba"),
        ("resources level=elementary", "db"),
        ("resources goal=staff-accountability", "c"),
        ("resources publisher=rand-corp", "c"),
        ("resources sort=title", "abdc"),
        ("resources sort=newest", "bcad"),
        ("resources limit=2", "db"),
        ("resources sort=newest limit=1", "b"),
        ("resources standard=psel-2015/1", "da"),
        ("resources standard=PSEL-2015/1A", "a"),
        ("resources standard=psel-2015/1 sort=title", "ad"),
        ("resources standard=psel-2015/1 topic=attendance", "a"),
        ("resources standard=psel-2015/10,psel-2015/1", "da"),
    ],
)
def test_a_request_brings_what_it_says(site: DrawnSite, request_: str, ids: str) -> None:
    assert "".join(asked(site, request_)) == ids


def test_challenges_come_in_the_editors_order(site: DrawnSite) -> None:
    assert asked(site, "challenges") == ["late", "early"]
    assert asked(site, "challenges sort=title") == ["early", "late"]


def test_challenges_are_found_by_the_standards_of_their_root_causes(site: DrawnSite) -> None:
    assert set(asked(site, "challenges standard=psel-2015/10")) == {"late", "early"}


def test_nothing_is_an_answer(site: DrawnSite) -> None:
    assert asked(site, "events") == asked(site, "people") == []


def test_a_value_with_a_space_may_stand_in_quotes(site: DrawnSite) -> None:
    assert asked(site, 'resources "topic=attendance"') == asked(site, "resources topic='attendance'") == ["b", "a"]


def test_the_steps_of_a_coaching_process_can_be_asked_for(site: DrawnSite) -> None:
    parsed = parse_request("steps framework=air-acps-coaching standard=c", site.catalog())

    assert isinstance(parsed, StepsRequest)
    wanted = next(part for part in yaml.safe_load(PROCESS)["standards"] if part["code"] == "C")
    assert [step.code for step in parsed.part.elements] == [element["code"] for element in wanted["elements"]]


@pytest.mark.parametrize(
    "request_",
    [
        "",
        "everything",
        "resource",
        "resources topic",
        "resources topic=",
        "resources =attendance",
        "resources topic=attendance,",
        "resources topic=attendence",
        "resources topics=attendance",
        "resources topic=attendance topic=data-use",
        "resources limit=0",
        "resources limit=-1",
        "resources limit=101",
        "resources limit=1000000",
        "resources limit=five",
        "resources limit=\u0665",
        "resources sort=worst",
        "resources standard=psel-2015",
        "resources standard=psel-2015/99",
        "resources standard=air-acps-coaching/C",
        "resources type=Tool",
        'resources publisher="rand',
        "collections topic=attendance",
        "steps",
        "steps framework=psel-2015 standard=1",
        "steps framework=air-acps-coaching standard=Z",
        "steps framework=air-acps-coaching standard=C limit=2",
    ],
)
def test_a_request_that_lists_do_not_know_is_refused_with_a_next_step(site: DrawnSite, request_: str) -> None:
    with pytest.raises(BadRequest) as caught:
        parse_request(request_, site.catalog())

    assert str(caught.value) and caught.value.hint


def test_a_slip_is_answered_with_the_nearest_word(site: DrawnSite) -> None:
    for request, word in (
        ("resorces", "resources"),
        ("resources topic=attendence", "attendance"),
        ("resources tpic=x", "topic"),
    ):
        with pytest.raises(BadRequest) as caught:
            parse_request(request, site.catalog())
        assert f"'{word}'" in caught.value.hint
