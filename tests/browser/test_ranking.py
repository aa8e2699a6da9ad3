"""What readers type leads to what they need, first of all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from clearinghouse.catalog.catalog import Catalog

EXPECTED = {
    "kids who skip school": {"attendance-playbook", "attendance-team-tool", "too-many-absences"},
    "what to do about chronic absence": {"attendance-playbook", "attendance-team-tool", "too-many-absences"},
    "how do I give feedback to a teacher": {"feedback-that-lands", "feedback-form"},
    "money for next year": {"budget-in-the-open", "budget-tracker"},
    "emergency plan": {"emergency-plan-check", "emergency-plan-guide"},
    "letter for new families in spanish": {"spanish-welcome"},
    "meeting never decides anything": {"meetings-that-decide"},
    "do principals change anything for students": {"ripple-drawing"},
}
"""What should stand among the first three of an answer, all or one of them."""


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


@pytest.mark.parametrize("question", EXPECTED)
def test_an_everyday_question_finds_what_it_is_about(finder: Page, question: str) -> None:
    assert set(found(finder, question)[:3]) & EXPECTED[question]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Data Talks: Eight Steps from Numbers to Lessons", "data-talks"),
        ("the ripple drawing", "ripple-drawing"),
        ("kit muster", "kit-muster"),
        ("robin sampel", "robin-sample"),
    ],
)
def test_a_title_or_a_name_finds_its_own(finder: Page, question: str, first: str) -> None:
    assert found(finder, question)[0] == first


def test_every_resource_is_found_first_by_its_own_title(finder: Page, sample: Catalog) -> None:
    resources = [item for item in sample.of("resource") if item.status == "published"]

    assert [item.id for item in resources if item.id not in found(finder, item.title)[:2]] == []


@pytest.mark.parametrize("question", ["PE2", "pe 2", "psel 6", "PSEL 6a", "ct-ccl/pe3.b", "CCL PE4"])
def test_a_code_finds_the_standard_and_what_stands_under_it(finder: Page, question: str) -> None:
    ids = found(finder, question)
    assert len(ids) >= 4
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
