"""What the tests of accessibility share: the checkers, the rules, and a page of every template."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

TOOLS = Path(__file__).parent / "node_modules"
AXE = TOOLS / "axe-core" / "axe.min.js"
VNU = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = {
    "home": "/",
    "resource": "/resources/ripple-drawing/",
    "unverified resource": "/resources/data-talks/",
    "goal": "/goals/instructional-leadership/",
    "coach": "/coaches/kit-muster/",
    "challenge": "/challenges/too-many-absences/",
    "collection": "/collections/first-weeks-as-principal/",
    "standards": "/standards/",
    "framework": "/standards/ct-ccl/",
    "unverified framework": "/standards/ct-leader-rubric-2017/",
    "standard": "/standards/ct-ccl/pe2/",
    "element": "/standards/ct-ccl/pe3.a/",
    "coverage": "/standards/coverage/",
    "figures": "/program/figures/",
    "listing": "/resources/",
    "later page": "/resources/page/2/",
    "suggest": "/suggest/",
    "report": "/report/",
    "fields": "/contribute/fields/",
    "fields of a kind": "/contribute/fields/coach/",
    "guide": "/contribute/write-a-summary/",
    "practice": "/practices/weekly-list/",
    "person": "/people/noor-sample/",
    "event": "/events/lesson-walk-day/",
    "events": "/events/",
    "month": "/events/months/2026-10/",
    "earlier events": "/events/past/",
    "find a coach": "/coaches/",
    "tell": "/tell/",
    "options": "/contribute/options/",
    "retired resource": "/resources/old-climate-survey/",
    "people": "/people/",
    "facet": "/topics/",
    "page": "/program/coaching-cycle/",
    "problems": "/contribute/problems/",
    "problem": "/contribute/problems/yaml-broken/",
    "not found": "/404.html",
}


def broken(page: Page, iframes: bool = True) -> list[dict[str, Any]]:
    """Return what a page breaks of WCAG 2.2 AA as it stands: each rule with its nodes.

    Only that is asked for: what keeps the rules, node by node, would take as long to hand over as to find.
    """
    page.evaluate(_engine())
    # The engine would fetch style sheets for itself, for a rule that is not among these; policies allow that to nobody.
    options = {"runOnly": RULES, "resultTypes": ["violations"], "iframes": iframes, "preload": False}
    passed, found = page.evaluate(
        "options => axe.run(document, options).then((all) => [all.passes.length, all.violations])", options
    )
    assert passed, "the engine ran no rule"
    return list(found)


@cache
def _engine() -> str:
    # It comes by the browser's hands, for the policy of many pages lets no script in.
    return f"() => {{ if (!window.axe) {{ {AXE.read_text('utf-8')} }} }}"
