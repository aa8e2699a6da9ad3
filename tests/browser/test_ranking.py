"""What readers type leads to what they need, first of all."""

from __future__ import annotations

import pytest
import yaml
from drawn import ROOT
from playwright.sync_api import Browser, Page

from browser.judging import exponential, ndcg

JUDGED = yaml.safe_load((ROOT / "tests" / "publish" / "search" / "judged.yml").read_text(encoding="utf-8"))
LEAST = 0.85


@pytest.fixture(scope="module")
def finder(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/find/")
    return page


def found(page: Page, question: str) -> list[str]:
    """Ask as an address does, and return the ids of the first ten results."""
    page.evaluate(
        "(q) => { history.pushState(null, '', '?q=' + encodeURIComponent(q)); dispatchEvent(new PopStateEvent('popstate')); }",
        question,
    )
    page.wait_for_selector("#find-results[data-ready=true]")
    return page.eval_on_selector_all("#find-results > li", "items => items.map((item) => item.dataset.id)")[:10]


def test_the_judged_questions_are_many_and_a_third_of_them_messy() -> None:
    assert len(JUDGED) >= 60
    assert sum(row["sort"] == "messy" for row in JUDGED) * 3 >= len(JUDGED)
    assert len({row["q"].casefold() for row in JUDGED}) == len(JUDGED)


def test_judged_questions_find_what_they_should(finder: Page) -> None:
    reached = {row["q"]: ndcg(found(finder, row["q"]), row["grades"], exponential) for row in JUDGED}
    mean = sum(reached.values()) / len(reached)
    worst = sorted(reached.items(), key=lambda pair: pair[1])[:5]
    assert mean >= LEAST, f"{mean:.3f}; the worst: {worst}"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("The Data Wise Improvement Process", "harvard-data-wise"),
        ("the ripple effect", "air-ripple-effect"),
        ("mike buckley", "mike-buckley"),
        ("susan kenedy", "susan-kennedy"),
    ],
)
def test_a_title_or_a_name_finds_its_own(finder: Page, question: str, first: str) -> None:
    assert found(finder, question)[0] == first


def test_every_resource_is_found_first_by_its_own_title(finder: Page, address: str) -> None:
    missed = []
    for file in sorted((ROOT / "resources").glob("*.md")):
        fields = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])
        if fields["status"] == "published" and file.stem not in found(finder, fields["title"])[:2]:
            missed.append(file.stem)
    assert missed == []


@pytest.mark.parametrize("question", ["PE2", "pe 2", "psel 6", "PSEL 6a", "ct-ccl/pe3.b", "CCL PE4"])
def test_a_code_finds_the_standard_and_what_stands_under_it(finder: Page, question: str) -> None:
    ids = found(finder, question)
    assert len(ids) == 10
    assert finder.locator(".ch-find__straight a").count() > 0


def test_a_code_finds_as_many_resources_as_the_page_of_its_standard(finder: Page, address: str) -> None:
    found(finder, "PE2")
    counted = finder.locator("#find-kinds button[data-kind=resource] .ch-number").inner_text()
    finder.goto(f"{address}/find/?standard=ct-ccl/pe2&kind=resource")
    finder.wait_for_selector("#find-results[data-ready=true]")
    assert finder.locator("#find-count").inner_text() == f"{counted} results"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("buget", "budget"),
        ("proceedures", "procedures"),
        ("attendence", "attendance"),
        ("teh principal", "the principal"),
    ],
)
def test_a_slip_finds_what_was_meant(finder: Page, typed: str, meant: str) -> None:
    assert set(found(finder, typed)[:5]) & set(found(finder, meant)[:5])
