"""The list for the staff, as GitHub shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from drawn import DrawnSite
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from clearinghouse.catalog.published import select_published
from clearinghouse.content.models import Resource
from clearinghouse.content.shape import shapes
from clearinghouse.github_markdown import code, plain
from clearinghouse.upkeep.bad_links import BadLink, select_bad_links
from clearinghouse.upkeep.due import DueList, select_due_pages
from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.history import History, record
from clearinghouse.upkeep.links import LinkPlace, outside_links
from clearinghouse.upkeep.reasons import reason
from clearinghouse.upkeep.report import MAX_BYTES, ReportPart, is_site_address, list_sections, render_report

SITE = "https://example.org/site"
START = date(2026, 6, 1)
TODAY = date(2026, 9, 1)


def after(weeks: int, finding: Finding, address: str) -> History:
    history: History = {address: ()}
    for week in range(weeks):
        history = record(history, {address: finding}, START + timedelta(days=7 * week))
    return history


def bad_links(site: DrawnSite, history: History) -> list[BadLink]:
    catalog = site.catalog()
    return select_bad_links(outside_links(select_published(catalog, TODAY), catalog, TODAY), history)


def render(site: DrawnSite, history: History | None = None, site_url: str = SITE) -> str:
    catalog = site.catalog()
    due = select_due_pages(catalog, select_published(catalog, TODAY), TODAY)
    return render_report(list_sections(due, bad_links(site, history or {}), site_url), site_url)


def test_a_site_in_order_has_nothing_due(site: DrawnSite) -> None:
    assert render(site) == "<!-- due: 0 -->\nNothing is due.\n"


def test_each_line_leads_to_its_form_and_says_what_is_wrong_since_when(site: DrawnSite) -> None:
    site.resource("mine", title="Attendance team guide")
    text = render(site, after(3, Finding("gone", "404"), "https://example.org/mine"))

    assert text.startswith("<!-- due: 1 -->\n")
    assert (
        f"- [Attendance team guide]({SITE}/edit/#/collections/resources/entries/mine), field *Web address*: "
        "`https://example.org/mine`: the site says that there is no such page (404), since June 1, 2026\n"
    ) in text


def test_without_the_sites_address_the_file_is_named(site: DrawnSite) -> None:
    site.resource("mine", title="Attendance team guide", review_by=date(2026, 8, 1))
    text = render(site, site_url="")

    assert "- **Attendance team guide** (`resources/mine.md`): was to be looked at again by August 1, 2026\n" in text
    assert "/edit/" not in text


def test_a_page_without_a_form_is_named_by_file_and_line(site: DrawnSite) -> None:
    site.write("content/about.md", "\n[a](https://dead.example.org/)\n", title="About us")
    text = render(site, after(3, Finding("failed", "no-host"), "https://dead.example.org/"))

    assert "- **About us** (`content/about.md`, line 6), in the text: `https://dead.example.org/`: no site" in text


def test_an_address_in_two_places_stands_in_two_lines(site: DrawnSite) -> None:
    site.resource("a", title="First guide", url="https://dead.example.org/#a")
    site.resource("b", "[x](https://dead.example.org/)", title="Second protocol")

    text = render(site, after(2, Finding("gone", "410"), "https://dead.example.org/"))

    assert text.count("https://dead.example.org/") == 2 and "<!-- due: 2 -->" in text


def test_what_is_most_urgent_comes_first(site: DrawnSite) -> None:
    def write_person(id: str, days: int) -> None:
        consent = {"given_on": START, "expires_on": TODAY + timedelta(days=days)}
        fields = {"name": f"Ada {id}", "summary": "A.", "status": "published", "role": "Principal"}
        site.write(f"content/people/{id}.md", **fields, consent=consent)

    write_person("one", -1)
    write_person("two", 50)
    write_person("three", 5)
    history: dict[str, tuple[object, ...]] = {}
    for id, finding in {
        "gone": Finding("gone", "404"),
        "front": Finding("good", "200", "https://example.org/"),
        "silent": Finding("silent", "503"),
        "moved": Finding("good", "200", "https://example.org/new"),
        "shut": Finding("shut", "403"),
    }.items():
        site.resource(id, title=f"Title {id}")
        history |= after(8, finding, f"https://example.org/{id}")
    site.resource("past", title="Title past", review_by=date(2026, 8, 1))
    site.resource("soon", title="Title soon", review_by=date(2026, 9, 9))
    site.write(
        "content/events/over.md",
        "---\ntitle: Title over\nsummary: A.\nstatus: published\nvenue: Here\n"
        "start: 2026-08-20 09:00\nend: 2026-08-20 10:00\n---\n",
    )

    text = render(site, history)  # type: ignore[arg-type]
    order = ["1 entry", "Ada three", "Ada two"]
    order += [f"Title {id}" for id in ("gone", "front", "silent", "past", "soon", "moved", "over", "shut")]

    assert sorted(order, key=text.index) == order
    assert text.startswith("<!-- due: 9 -->\n")


def test_what_is_only_good_to_know_opens_no_issue(site: DrawnSite) -> None:
    site.resource("mine")
    text = render(site, after(8, Finding("shut", "403"), "https://example.org/mine"))

    assert text.startswith("<!-- due: 0 -->\nNothing is due.\n") and "Links that only a person can check (1)" in text


def test_the_new_address_of_a_page_is_suggested(site: DrawnSite) -> None:
    site.resource("mine", title="Attendance team guide")
    text = render(site, after(2, Finding("good", "200", "https://new.example.org/guide"), "https://example.org/mine"))

    assert "`https://example.org/mine` leads to `https://new.example.org/guide`\n" in text


@pytest.mark.parametrize(("reviewed", "listed"), [(date(2026, 5, 31), True), (date(2026, 6, 1), False)])
def test_a_link_that_a_person_opened_after_the_trouble_began_is_taken_for_good(
    site: DrawnSite, reviewed: date, listed: bool
) -> None:
    site.resource("mine", reviewed=reviewed)

    assert bool(bad_links(site, after(4, Finding("gone", "404"), "https://example.org/mine"))) == listed


def test_new_trouble_after_a_review_is_listed_again(site: DrawnSite) -> None:
    site.resource("mine", reviewed=date(2026, 6, 20))
    history = after(3, Finding("failed", "tls-name"), "https://example.org/mine")
    assert bad_links(site, history) == []

    for day in (date(2026, 7, 1), date(2026, 7, 9)):
        history = record(history, {"https://example.org/mine": Finding("gone", "404")}, day)
    assert [link.verdict.since for link in bad_links(site, history)] == [date(2026, 7, 1)]


def test_the_fields_that_the_list_speaks_of_are_called_so_in_the_form() -> None:
    labels = {field.label for field in shapes(Resource)}

    assert {"Last reviewed", "Review again by"} <= labels


def test_the_list_is_the_same_until_something_changes(site: DrawnSite) -> None:
    site.resource("mine", review_by=date(2026, 8, 1))
    history = after(3, Finding("gone", "404"), "https://example.org/mine")
    later = record(history, {"https://example.org/mine": Finding("gone", "404")}, date(2026, 8, 31))

    assert render(site, history) == render(site, later)


@pytest.mark.slow
def test_a_list_without_end_is_cut_where_it_is_least_urgent(site: DrawnSite) -> None:
    for number in range(200):
        site.resource(f"r-{number}", title=f"{'&' * 110} {number}", review_by=date(2026, 8, 1))
        site.resource(f"s-{number}", title=f"{'<' * 110} {number}", review_by=date(2026, 9, 10))

    text = render(site)

    assert len(text.encode()) <= MAX_BYTES
    assert "## Past the day of review (200)" in text and "## To be reviewed within a month (200)" in text
    assert text.startswith("<!-- due: 400 -->\n")
    shown = text.count("\n- [")
    hidden = sum(int(number) for number in re.findall(r"and (\d+) more", text))
    assert shown + hidden == 400 and shown >= 50


def test_no_number_of_long_sections_breaks_the_bound() -> None:
    sections = [ReportPart("H" * 40, "A" * 300, ["- " + "x" * 2000] * 60) for _ in range(10)]

    assert len(render_report(sections, SITE).encode()) <= MAX_BYTES


HOSTILE = [
    "@elyons please look",
    "@org/team",
    "fixes #1 and org/repo#12 and GH-12 gh-3",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "<!-- hidden --> <details>",
    "[click](https://evil.example.org) ![x](https://evil.example.org/x.png)",
    "https://evil.example.org www.evil.example.org WWW.evil.example.org mailto:a@evil.example.org",
    "a](https://evil.example.org) [b",
    "a\\](https://evil.example.org)",
    "`code` ``` ~~~ **bold** __x__ ~~y~~ $x^2$ $$z$$ ||s||",
    "# Heading\n\n- list\n\n---\n> quote\n| a | b |",
    "\u202eright to left\u202c \u200b \u2066x\u2069 \x00\x1b[31m",
    "&lt;b&gt; &#64;elyons &commat;elyons",
    "- [ ] task",
    "1. one",
    ":tada: \\",
    "a" * 5000,
]


def shown(markdown: str) -> tuple[str, list[str]]:
    """Return the text that a reader sees, and every sort of markup in it."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    parts = [part for token in tokens for part in (token, *(token.children or ()))]
    kinds = [part.type for part in parts if part.type not in ("inline", "text", "paragraph_open", "paragraph_close")]
    return "".join(part.content for token in tokens for part in token.children or () if part.type == "text"), kinds


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_content_are_shown_as_they_are_and_do_nothing(words: str) -> None:
    text, kinds = shown(f"- **{plain(words)}**")
    seen = " ".join("".join(c if c.isprintable() else " " for c in words).split())

    assert [kind for kind in kinds if "list" not in kind] == ["strong_open", "strong_close"]
    assert len(kinds) == 6
    assert text.replace("\u200b", "") == (seen if len(seen) <= 120 else seen[:119] + "\u2026")
    assert not re.search(r"@\w|#\d|\bgh-\d|://|\bwww\.", text, re.IGNORECASE)


@given(st.text(max_size=200))
@example("`" * 50)
def test_any_words_stay_on_one_line_and_hold_no_markup(words: str) -> None:
    for quoted in (plain(words), f"[{plain(words)}](https://a.org/)", f"**{plain('x' + words)}**"):
        assert quoted.isprintable() or "\u200b" in quoted
        assert "\n" not in quoted and "html_inline" not in shown(f"- {quoted}: x")[1]
        assert "image" not in shown(quoted)[1]
    assert shown(plain(f"x{words}"))[1] == []


@given(st.text(max_size=400))
@example("`a` @elyons `` \\` <b> https://a.org")
def test_any_address_stays_code(address: str) -> None:
    kinds = shown(f"x {code('a' + address)} y")[1]

    assert kinds == ["code_inline"]


def test_a_hostile_title_and_address_stay_within_their_line(site: DrawnSite) -> None:
    site.resource(
        "mine",
        '<a href="https://example.org/`@elyons`<b>">x</a>',
        title="]( https://evil.example.org ) @elyons <b> #1",
        review_by=date(2026, 8, 1),
    )
    history = after(2, Finding("gone", "404"), "https://example.org/`@elyons`<b>")

    text = render(site, history)
    links = re.findall(r"(?<!\\)\]\(([^)]*)\)", text)

    assert set(links) == {f"{SITE}/edit/#/collections/resources/entries/mine"} and len(links) == 2
    assert "html_inline" not in shown(text)[1]
    assert "`https://example.org/'@elyons'<b>`" in text


def test_every_reason_is_words_and_none_is_missing() -> None:
    details = "404 410 no-host no-server no-web tls tls-expired tls-name tls-self-made tls-chain private port password "
    details += "no-address too-long redirects timeout broken-off unreachable 401 403 429 451 400 418 500 503 304"

    for detail in details.split():
        assert len(reason(detail).split()) >= 4
        assert detail.isdecimal() or f"({detail})" not in reason(detail)


@pytest.mark.parametrize("address", ["https://example.org", "http://localhost:8000/", "https://a.github.io/b-c/"])
def test_a_sites_address_can_stand_in_links(address: str) -> None:
    assert is_site_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "ftp://a.org",
        "https://a.org/)x",
        "https://a.org/\r\nX: y",
        "https://a.org/\n",
        "https://a b/",
    ],
)
def test_what_could_end_a_link_or_a_header_is_no_sites_address(address: str) -> None:
    assert not is_site_address(address)


def test_no_section_of_nothing_is_shown() -> None:
    assert list_sections(DueList([], {}), [], SITE) == []


def test_links_come_by_file_and_line(site: DrawnSite) -> None:
    site.resource("b", "[x](https://two.example.org/)\n\n[y](https://one.example.org/)")
    site.resource("a", "[x](https://one.example.org/)")
    history = {
        **after(2, Finding("gone", "404"), "https://one.example.org/"),
        **after(2, Finding("gone", "404"), "https://two.example.org/"),
    }

    def told(links: Sequence[BadLink]) -> list[tuple[str, str]]:
        return [(link.place.source.path.stem, link.address[8:11]) for link in links]

    assert told(bad_links(site, history)) == [("a", "one"), ("b", "two"), ("b", "one")]
    assert all(isinstance(link.place, LinkPlace) for link in bad_links(site, history))
