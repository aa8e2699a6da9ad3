"""Suggesting and reporting without an account: from the form to the mail, and from the mail to a draft."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from drawn import PLUGINS, DrawnSite, run_clearinghouse
from playwright.sync_api import Browser, Page, expect

from browser.accessible import broken
from clearinghouse.forms.suggestion import PROBLEM, SUGGESTION

TO = "contact@example.org"
ANSWERS = {
    "title": "Two-minute walkthrough form (EXAMPLE)",
    "url": "https://example.org/guides/walkthrough?a=1&b=2",
    "publisher": "Example Publisher",
    "summary": "A short form for classroom walkthroughs & talks.",
    "levels": "High school",
    "audiences": "Principal",
    "use": "We filled it in together.\n\n100% of us: “good” +1\n• Title: not a title",
}
TYPED = {**ANSWERS, "use": ANSWERS["use"].replace("• ", "")}
PRIVATE = {"name": "Wilhelmina Testperson", "school": "Canary Elementary", "email": "w.testperson@canary.example.org"}
SAME = """async ([base, urls, titles]) => {
  const {normalUrl, titleKey} = await import(base + '/assets/clearinghouse/suggest/listed.js');
  return [urls.map(normalUrl), titles.map(titleKey)];
}"""


@contextmanager
def opened(browser: Browser, place: str, **options: Any) -> Iterator[Page]:
    context = browser.new_context(**options)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(place)
    yield page
    context.close()
    assert faults == []


def fill(page: Page, answers: dict[str, str]) -> None:
    labels = {question.name: question.label for question in SUGGESTION.questions}
    for name, value in answers.items():
        if name in ("levels", "audiences"):
            page.get_by_role("checkbox", name=value, exact=True).check()
        else:
            page.get_by_role("textbox", name=labels[name]).fill(value)


def write(page: Page) -> None:
    page.get_by_role("button", name="Write the mail", exact=True).click()


def text(page: Page) -> str:
    expect(page.get_by_role("heading", name="Your mail is ready")).to_be_focused()
    return page.get_by_label("The words of the mail").input_value()


def link(page: Page) -> tuple[str, dict[str, list[str]]]:
    href = page.get_by_role("link", name="Open the mail again").get_attribute("href") or ""
    parts = urlsplit(href)
    assert parts.scheme == "mailto" and len(href) <= 1800
    return parts.path, parse_qs(parts.query, strict_parsing=True)


def test_what_was_written_is_the_mail_is_the_copy_is_the_draft(browser: Browser, address: str, site: DrawnSite) -> None:
    with opened(browser, f"{address}/suggest/") as page:
        fill(page, {**TYPED, **PRIVATE})
        write(page)
        written = text(page)

        assert written == SUGGESTION.mail_text({**ANSWERS, **PRIVATE})
        to, words = link(page)
        assert to == TO and words == {"subject": ["Resource suggestion"], "body": [written.replace("\n", "\r\n")]}
        page.get_by_role("button", name="Copy the words").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == written
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save a copy to keep").click()
        assert saved.value.suggested_filename == "resource-suggestion.txt"
        assert saved.value.path().read_bytes().decode() == written.replace("\n", "\r\n")

    mail = site.write("mail.txt", f"From: someone\r\n\r\n{words['body'][0]}\r\n-- \r\nWilhelmina Testperson\r\n")
    made = run_clearinghouse(["suggestion", str(mail)], site.root)
    mail.unlink()
    assert made.returncode == 0, made.stdout
    draft = (site.root / "resources" / "two-minute-walkthrough-form-example.md").read_text()
    assert f"url: {ANSWERS['url']}" in draft and "- high\n" in draft and "We filled it in together." in draft
    assert not any(word in draft for word in ("Wilhelmina", "Testperson", "Canary", "canary"))
    assert site.check().returncode == 0


def test_what_is_missing_is_said_kindly_and_the_reader_is_led_there(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/suggest/") as page:
        page.get_by_role("textbox", name="Web address").fill("no address")
        write(page)

        summary = page.get_by_role("group", name="Please look at this again")
        expect(summary).to_be_focused()
        assert [row.split(":")[0] for row in summary.get_by_role("listitem").all_inner_texts()] == [
            "Title",
            "Web address",
            "Summary",
        ]
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        title = page.get_by_role("textbox", name="Title")
        expect(title).to_be_focused()
        assert title.get_attribute("aria-invalid") == "true"
        expect(page.locator("#ask-ready")).to_be_hidden()
        fill(page, {"title": "Mine", "url": "example.org/mine", "summary": "Good."})
        write(page)
        assert "Web address: https://example.org/mine\n" in text(page)


@pytest.mark.parametrize(
    "given",
    [
        {
            "title": "Some other title",
            "url": "http://rubrics.example.org/resource/essential-components-rubric/?utm_source=x#top",
        },
        {"title": "The RUBRIC for tiers-of-support!", "url": "https://example.org/elsewhere"},
    ],
    ids=["by its address", "by its title"],
)
def test_what_is_here_already_is_said_before_the_mail_is_written(
    browser: Browser, address: str, given: dict[str, str]
) -> None:
    with opened(browser, f"{address}/suggest/") as page:
        fill(page, {**given, "summary": "x"})
        write(page)

        here = page.get_by_role("link", name="Rubric for Tiers of Support")
        expect(here).to_be_visible()
        expect(page.locator("#ask-ready")).to_be_hidden()
        assert here.evaluate("link => link.href") == f"{address}/resources/tiers-rubric/"
        page.get_by_role("button", name="It is something else. Write the mail").click()
        assert f"Title: {given['title']}\n" in text(page)


def test_a_long_answer_is_shortened_in_the_mail_and_copied_whole(browser: Browser, address: str) -> None:
    long = "Ein Wörtchen & mehr. " * 150
    with opened(browser, f"{address}/suggest/") as page:
        fill(page, {"title": "Mine", "url": "https://example.org/mine", "summary": "Good.", "use": long})
        write(page)

        whole = text(page)
        body = link(page)[1]["body"][0]
        assert long.strip() in whole and long.strip() not in body
        assert body.startswith("(Shortened here.") and "Web address: https://example.org/mine\r\n" in body
        expect(page.get_by_text("The whole text is copied: paste it in its place.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == whole


def test_the_address_fills_the_form_as_text_and_nothing_private(browser: Browser, address: str) -> None:
    query = (
        "url=https%3A%2F%2Fexample.org%2Fa&title=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E%0A&name=Eve&summary=" + "x" * 3000
    )
    with opened(browser, f"{address}/suggest/?{query}") as page:
        assert page.get_by_role("textbox", name="Title").input_value() == "<img src=x onerror=alert(1)>"
        assert page.get_by_role("textbox", name="Web address").input_value() == "https://example.org/a"
        assert len(page.get_by_role("textbox", name="Summary").input_value()) == 400
        assert page.get_by_role("textbox", name="Your name").input_value() == ""


def test_a_report_says_which_page_it_is_about(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/resources/ripple-drawing/") as page:
        page.get_by_role("link", name="Report a problem on this page").click()
        expect(page.locator("#ask-page")).to_have_value(f"{address}/resources/ripple-drawing/")
        page.get_by_role("textbox", name="What is wrong").fill("A slip.")
        write(page)
        assert text(page) == PROBLEM.mail_text({"page": f"{address}/resources/ripple-drawing/", "wrong": "A slip."})
        assert link(page)[1]["subject"] == ["Problem on a page"]


def test_every_page_leads_here_and_a_report_knows_where_the_reader_came_from(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}/topics/") as page:
        footer = page.get_by_role("contentinfo")
        assert footer.get_by_role("link", name="Suggest a resource").count() == 1
        footer.get_by_role("link", name="Report a problem").click()
        expect(page.locator("#ask-page")).to_have_value(f"{address}/topics/")


def test_without_javascript_there_are_lines_to_copy_and_a_link_that_begins_a_mail(
    browser: Browser, address: str
) -> None:
    with opened(browser, f"{address}/suggest/", java_script_enabled=False) as page:
        form = page.locator("#ask")
        assert (form.get_attribute("action") or "").startswith(f"mailto:{TO}?") and form.get_attribute(
            "enctype"
        ) == "text/plain"
        assert page.locator(".ch-form__lines").inner_text() == SUGGESTION.mail_text()
        href = page.get_by_role("link", name="open a mail that begins with them").get_attribute("href") or ""
        assert parse_qs(urlsplit(href).query)["body"] == [SUGGESTION.mail_text().replace("\n", "\r\n")]
        expect(page.locator("#ask-ready")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", ["/suggest/", "/report/"])
def test_the_forms_keep_wcag_and_fit_a_small_phone_also_with_faults_and_when_done(
    browser: Browser, address: str, place: str, scheme: str
) -> None:
    with opened(browser, address + place, viewport={"width": 320, "height": 800}, color_scheme=scheme) as page:
        write(page)
        expect(page.get_by_role("group", name="Please look at this again")).to_be_visible()
        assert judged(page) == []
        for field in page.locator("#ask [required]").all():
            field.fill("https://rubrics.example.org/resource/essential-components-rubric")
        write(page)
        if place == "/suggest/":
            page.get_by_role("button", name="It is something else").click()
        text(page)
        assert judged(page) == []


def judged(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    found = [f"{one['id']}: {json.dumps(one['nodes'][0]['target'])}" for one in broken(page)]
    return found + ([f"{wide} pixels too wide"] if wide > 0 else [])


def test_addresses_and_titles_are_compared_as_the_program_compares_them(browser: Browser, address: str) -> None:
    from clearinghouse.catalog.likeness import normal_url, title_words

    urls = [
        "https://www.Example.org/a/",
        "http://example.org:80/a/index.html?b=2&a=1&utm_source=x#c",
        "https://example.org:8443/A%20b/Default.aspx",
        "https://example.org/?q=a+b%20c&q=&x=%C3%A9~*'()!",
        "https://example.org/%C3%A9t%C3%A9",
    ]
    titles = [
        "The Guide to “Résumés”",
        "A to the of",
        "Don't & won\u2019t: 3rd-grade K\u201312",
        "Straße İstanbul ﬁne",
        "!!!",
        "日本語 guide",
    ]
    with opened(browser, f"{address}/suggest/") as page:
        there = page.evaluate(SAME, [address, urls, titles])

    assert there[0] == [normal_url(url) for url in urls]
    assert there[1][:3] == [" ".join(sorted(title_words(title))) for title in titles[:3]]
    assert there[1][5] == " ".join(sorted(title_words(titles[5])))


def test_a_drawn_site_on_github_offers_its_form_with_the_answers_filled_in(site: DrawnSite, browser: Browser) -> None:
    from serving import served

    config = site.root / "mkdocs.yml"
    config.write_text(
        config.read_text().replace(
            PLUGINS,
            "plugins: [{clearinghouse: {contact_email: a@example.org, editor: {engine: none}}}]",
        )
        + "repo_url: https://github.com/o/r\nedit_uri: edit/main/content/\n"
    )
    built: subprocess.CompletedProcess[str] = (public := site.build()).result
    assert built.returncode == 0, built.stderr
    with served(public.folder) as place, opened(browser, f"{place}/suggest/") as page:
        page.route("https://github.com/**", lambda route: route.fulfill(body="there"))
        fill(page, {"title": "Mine & yours", "url": "https://example.org/mine", "name": "Ada"})
        with page.expect_request("https://github.com/**") as asked:
            page.get_by_role("link", name="Suggest a resource on GitHub").click()

    assert parse_qs(urlsplit(asked.value.url).query) == {
        "template": ["suggest-resource.yml"],
        "resource-title": ["Mine & yours"],
        "url": ["https://example.org/mine"],
    }
