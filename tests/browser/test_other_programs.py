"""What other sites and a browser's assistant take of the site: the one-line embed, and the search as a tool."""

from __future__ import annotations

import functools
import http.server
from pathlib import Path

import pytest
from drawn import BuiltSite
from playwright.sync_api import Browser, expect
from serving import listening, served

WATCHED = """const set = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (name.startsWith("tool") && this.isConnected) window.judged = (window.judged ?? []).concat(name);
  set.call(this, name, value);
};"""
"""Notes each attribute of a tool that is set where the browser looks already."""


class _Open(http.server.SimpleHTTPRequestHandler):
    """Lets other sites read its files, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize(("named", "shown"), [("psel-2015/1", True), ("psel-2015/no-such", False)])
def test_one_line_shows_a_standard_on_another_site(
    browser: Browser, addressed_site: BuiltSite, tmp_path: Path, named: str, shown: bool
) -> None:
    told = addressed_site.json("/standards/psel-2015/1/index.json")
    with listening(functools.partial(_Open, directory=str(addressed_site.folder))) as ours, served(tmp_path) as theirs:
        line = f'<script src="{ours}/assets/clearinghouse/embed.js" data-standard="{named}" defer></script>'
        (tmp_path / "index.html").write_text(
            f"<!doctype html><title>A district</title><h1>Standards</h1><div>{line}</div>"
        )
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(theirs)
        links = page.locator("div a")
        expect(links).to_have_count(1 + len(told["resources"]) if shown else 1)
        words, targets = links.all_inner_texts(), [link.get_attribute("href") for link in links.all()]
        page.close()

    assert told["resources"]
    if shown:
        assert words == [f"{told['code']} {told['title']}", *(one["title"] for one in told["resources"])]
        assert targets == [told["url"], *(one["url"] for one in told["resources"])]
        assert [url for url in asked if url.startswith(ours)] == [
            f"{ours}/assets/clearinghouse/embed.js",
            f"{ours}/standards/psel-2015/1/index.json",
        ]
    else:
        assert (words, targets) == ([named], [f"{ours}/standards/{named}/"])


def test_an_assistant_gets_the_search_as_a_tool_whole_or_not_at_all(browser: Browser, address: str) -> None:
    """Chromium 156 judges a tool when its first attribute comes, and Lighthouse 13.5 then finds it without the second."""
    page = browser.new_page()
    page.add_init_script(WATCHED)
    page.goto(f"{address}/standards/")
    form = page.locator("form[data-tool]")

    expect(form).to_have_attribute("toolname", "search_clearinghouse")
    assert form.get_attribute("tooldescription") == form.get_attribute("data-tool")
    assert form.locator("[name=q]").get_attribute("toolparamdescription")
    assert page.evaluate("window.judged ?? []") == []
    page.close()
