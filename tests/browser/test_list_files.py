"""The reader's own list taken along: as files that other programs read, as text, on paper."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Page, expect
from pybtex.database import parse_string
from pybtex.richtext import Text

from browser.lists import ABSENT, GONE, RIPPLE, THREE, a_list, downloaded, entry, open_list, opened
from browser.test_list import boxes_of

NOTE = 'Ask "why" & 50% of it, {braces}\nER  - \n=1+1'
EVIL = a_list(
    entry(RIPPLE, "Ripple", NOTE),
    entry(ABSENT, "Absences", "=HYPERLINK(1)"),
    entry(GONE, '@gone, "it" [went](x) *so* \\ {y}', "-2"),
    title="My [plan]",
    intro="# Not a heading",
)


@pytest.fixture
def evil(browser: Browser, address: str) -> Iterator[Page]:
    """The list page of a reader whose words mean something to every format."""
    with opened(browser, EVIL) as found:
        open_list(found, f"{address}/list/")
        yield found


def test_the_ris_file_is_read_as_it_was_meant(evil: Page) -> None:
    name, text = downloaded(evil, "RIS")
    records = rispy.loads(text)

    assert name == "my-plan.ris"
    assert [record["type_of_reference"] for record in records] == ["RPRT", "ELEC", "GEN"]
    assert records[0]["authors"][0] == "Sample, Morgan"
    assert records[0]["notes"] == [" ".join(NOTE.split())]
    assert records[1]["urls"] == [evil.url.replace("list/", f"{ABSENT}/")]
    assert "urls" not in records[2] and "No longer published here." in records[2]["notes"]


@pytest.mark.parametrize("scripts", [True, False])
def test_a_page_gives_its_own_citation_as_a_file(browser: Browser, address: str, scripts: bool) -> None:
    with opened(browser, java_script_enabled=scripts) as page:
        page.goto(f"{address}/{RIPPLE}/")
        page.locator("#cite summary").click()
        files = {form: saved(page, form) for form in ("RIS", "BibTeX", "CSL-JSON")}

    assert [name for name, _ in files.values()] == ["ripple-drawing.ris", "ripple-drawing.bib", "ripple-drawing.json"]
    assert rispy.loads(files["RIS"][1])[0]["authors"][0] == "Sample, Morgan"
    assert list(parse_string(files["BibTeX"][1], "bibtex").entries) == ["ripple-drawing"]
    assert json.loads(files["CSL-JSON"][1])[0]["author"][0] == {"family": "Sample", "given": "Morgan"}


def saved(page: Page, form: str) -> tuple[str, str]:
    """Return the name and the text of a file that a link holds."""
    with page.expect_download() as caught:
        page.locator("#cite").get_by_role("link", name=form, exact=True).click()
    return caught.value.suggested_filename, Path(caught.value.path()).read_bytes().decode()


def test_the_bibtex_file_is_read_as_it_was_meant(evil: Page) -> None:
    _, text = downloaded(evil, "BibTeX")
    entries = parse_string(text, "bibtex").entries

    assert list(entries) == ["ripple-drawing", ABSENT.replace("/", "-"), GONE.replace("/", "-")]
    assert entries["ripple-drawing"].type == "techreport"
    assert str(entries["ripple-drawing"].persons["author"][0]) == "Sample, Morgan"
    plain = (
        entries["ripple-drawing"].fields["annote"].replace(r"\textbraceleft{}", "(").replace(r"\textbraceright{}", ")")
    )
    assert str(Text.from_latex(plain)) == " ".join(NOTE.replace("{", "(").replace("}", ")").split())


def test_the_csv_file_opens_in_a_spreadsheet_and_computes_nothing(evil: Page) -> None:
    _, text = downloaded(evil, "CSV")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    assert text.startswith("\ufeff") and text.count("\r\n") == 4
    assert (
        rows[0]["Note"] == NOTE
        and rows[0]["Year"] == "2012"
        and rows[0]["Address"].startswith("https://reports.example.org/")
    )
    assert rows[1]["Note"] == "'=HYPERLINK(1)"
    assert (rows[2]["Title"], rows[2]["Note"], rows[2]["Address"]) == ("'" + EVIL["items"][2]["title"], "'-2", "")
    assert [cell for row in rows for cell in row.values() if re.match(r"\s*[=+\-@]", cell)] == []


def test_the_markdown_file_says_what_the_page_says(evil: Page) -> None:
    _, text = downloaded(evil, "Markdown")

    assert text.startswith("# My \\[plan\\]\n\n\\# Not a heading\n\n1. [The Ripple Drawing")
    assert "(<https://reports.example.org/?id=SP530748>)" in text
    assert '   > Ask "why" \\& 50% of it, {braces}\n   > ER  -\n   > \\=1+1' in text
    assert '\n\n3. @gone, "it" \\[went\\](x) \\*so\\* \\\\ {y}  \n   No longer published here.' in text


def test_the_list_is_copied_as_text(evil: Page) -> None:
    evil.get_by_role("button", name="Copy as text").click()
    expect(evil.get_by_role("button", name="Copied")).to_be_visible()
    text = evil.evaluate("navigator.clipboard.readText()")

    assert text.startswith("My [plan]\n\n# Not a heading\n\n1. The Ripple Drawing")
    assert "   https://reports.example.org/?id=SP530748\n   On this site: " in text
    assert '/resources/ripple-drawing/\n   Ask "why" & 50% of it, {braces}\n   ER  - \n   =1+1' in text


def test_paper_shows_words_and_addresses_and_no_buttons(browser: Browser, address: str) -> None:
    with opened(browser, THREE, color_scheme="dark") as page:
        open_list(page, f"{address}/list/")
        page.emulate_media(media="print")

        assert (
            page.locator("main").locator("button:visible, textarea:visible, input:visible, summary:visible").count()
            == 0
        )
        text = page.locator("main").inner_text()
        assert "https://reports.example.org/?id=SP530748" in text and f"{address}/{ABSENT}/" in text
        assert f"{address}/{RIPPLE}/" not in text
        assert "Begin with the second cause." in text
        assert page.evaluate("getComputedStyle(document.querySelector('main h1')).color") == "rgb(0, 0, 0)"
        assert page.pdf().startswith(b"%PDF")


def test_paper_has_two_lines_to_write_on_where_there_is_no_note(browser: Browser, address: str) -> None:
    with opened(browser, THREE) as page:
        open_list(page, f"{address}/list/")
        assert page.locator(".ch-entry__written:visible").count() == 0
        page.emulate_media(media="print")

        ruled = """notes => notes.map(note => ["::before", "::after"].filter(
            line => getComputedStyle(note, line).borderBottomStyle === "solid").length)"""
        assert page.locator(".ch-entry__written:visible").evaluate_all(ruled) == [2, 0, 2]


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_formats_open_over_the_page_and_close_when_they_are_left(
    browser: Browser, address: str, width: int
) -> None:
    with opened(browser, THREE, viewport={"width": width, "height": 844}) as page:
        open_list(page, f"{address}/list/")
        summary = page.locator("summary:visible", has_text="Download")
        ris, stays = page.get_by_role("button", name="RIS"), ".ch-list__tools:visible > *, .ch-entry:visible"
        before = boxes_of(page, stays)

        summary.focus()
        page.keyboard.press("Enter")
        expect(ris).to_be_visible()
        assert boxes_of(page, stays) == before
        page.keyboard.press("Tab")
        expect(ris).to_be_focused()
        page.keyboard.press("Escape")
        expect(ris).to_be_hidden()
        expect(summary).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Shift+Tab")
        expect(ris).to_be_hidden()
        summary.click()
        page.get_by_role("heading", level=1).click()
        expect(ris).to_be_hidden()
