"""What a page may do stands in its head, and browsers hold it to that."""

from __future__ import annotations

import pytest
from drawn import BuiltSite
from markup import Markup
from playwright.sync_api import Browser
from serving import served

from browser.browsing import BREACH

PAGES = ["/", "/find/?q=coaching", "/list/", "/resources/", "/coaches/", "/standards/", "/standards/coverage/", "/program/figures/", "/suggest/", "/report/", "/contribute/fields/resource/"]  # fmt: skip


def test_every_page_says_that_only_the_sites_own_scripts_may_run(sample_site: BuiltSite) -> None:
    for file in sample_site.files():
        if file.suffix == ".html" and file.parent.name != "edit":
            markup = Markup(file.read_text(encoding="utf-8"))
            [policy] = [
                one.get("content") for one in markup.all("meta") if one.get("http-equiv") == "Content-Security-Policy"
            ]
            inline = [
                one
                for one in markup.all("script")
                if not one.get("src") and one.get("type") in ("", "module", "importmap")
            ]
            styled = [one for one in markup.elements if one.get("style")]

            strict = all(part in policy for part in ("script-src 'self';", "object-src 'none'", "base-uri 'none'"))
            assert strict or policy == "default-src 'none'"
            assert "unsafe" not in policy and inline == [] and styled == [] and markup.all("style") == []


@pytest.mark.parametrize("address", PAGES)
def test_a_page_works_within_its_policy(sample_site: BuiltSite, browser: Browser, address: str) -> None:
    said: list[str] = []
    with served(sample_site.folder) as site:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.goto(f"{site}{address}", wait_until="networkidle")

        assert page.evaluate("document.documentElement.className") != "no-js"
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
        page.context.close()
    assert said == []


@pytest.mark.parametrize(
    "attack",
    [
        "<script>window.acted = 1</script>",
        "<img src=x onerror='window.acted = 1'>",
        "<script src='data:text/javascript,window.acted=1'></script>",
    ],
)
def test_what_an_attacker_brings_onto_a_page_does_not_act(
    sample_site: BuiltSite, browser: Browser, attack: str
) -> None:
    said: list[str] = []
    home = (sample_site.folder / "index.html").read_text(encoding="utf-8").replace("</main>", f"{attack}</main>")
    with served(sample_site.folder) as site:
        page = browser.new_context(watched=False).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.route("**/list/", lambda route: route.fulfill(body=home, content_type="text/html"))
        page.goto(f"{site}/list/", wait_until="networkidle")

        assert page.evaluate("window.acted") is None
        page.context.close()
    assert [words for words in said if BREACH.search(words)]
