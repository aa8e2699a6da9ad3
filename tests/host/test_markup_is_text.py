"""Nothing from content acts: markup in a field is text, and a body's HTML is cleaned."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from drawn import CONFIG, BuiltSite, DrawnSite
from markup import Element, Markup
from serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ATTACK = "</title></style></script><script>alert(7)</script>\"'><img src=x onerror=alert(7)>{{ 7*7 }}&lt;b&gt;"
SHORT = "<script>alert(7)</script>\"'<b>"
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2028, 1, 1)}
DRAWN = "[...document.querySelectorAll('details[data-facet]')].every((group) => group.querySelector('input'))"
ENTRY = {"summary": ATTACK, "status": "published"}
CONTACT = {"email": "a@example.org", "phone": "(203) 555-0100", "url": "https://example.org/?a='b'&c=(d)"}
ACTIVE = ("script", "style", "iframe", "object", "embed", "form", "input", "button", "textarea", "svg", "math", "link", "meta", "base", "template", "video", "audio", "portal", "frame")  # fmt: skip

# Each stands alone on a page. What the check refuses never reaches a page; all else must be inert there.
BODIES = [
    "<script>alert(7)</script>",
    "<scr<script>ipt>alert(7)</script>",
    "<img src=x onerror=alert(7)>",
    "<svg onload=alert(7)><script>alert(7)</script></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(7)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(7)>'>",
    "<!--><script>alert(7)</script>-->",
    "<details open ontoggle=alert(7)>x</details>",
    "<iframe src=https://example.org/></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=https://example.org/><input name=a><button>b</button></form>",
    "<style>*{display:none}</style>",
    "<base href=https://example.org/>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<p id=__search class='ch-header ch-search ch-nav'>x</p>",
    "<a href='javascript:alert(7)'>x</a>",
    "<a href='java&#115;cript:alert(7)'>x</a>",
    "<a href='&#1;javascript:alert(7)'>x</a>",
    "<a href='data:text/html,x'>x</a>",
    "<a href=//example.org/>x</a>",
    "[x](javascript:alert(7))",
    "[x](java&#115;cript:alert(7))",
    "[x](<java\tscript:alert(7)>)",
    "[x]\n\n[x]: javascript:alert(7)",
    "<javascript:alert(7)>",
    "[x](https://example.org/){: onclick=alert(7) style='position:fixed' href='javascript:alert(7)' }",
    "![x](/assets/plan.png){: onerror=alert(7) src='https://example.org/t.png' srcset='https://example.org/u.png' }",
    "# x {: onclick=alert(7) }",
    "Words\n{: style='position:fixed' data-md-component=header }",
    "<img src='https://example.org/track.png' alt=x>",
    "`<script>alert(7)</script>`",
    "    <script>alert(7)</script>",
    "```html\n<script>alert(7)</script>\n```",
    "{{ 7*7 }} {% include 'x' %}",
    "&#xe010;content&#xe011; &#xe010;title&#xe011; &#xe000; &#xe001;0&#xe001;",
    "&lt;script&gt;alert(7)&lt;/script&gt;",
    "<p title='\"><script>alert(7)</script>'>x</p>",
    "<a href='https://example.org/\"onmouseover=alert(7) x='>x</a>",
    "<video src=x autoplay onplay=alert(7)></video>",
    "</div></main><h1>x</h1>",
    "<template><script>alert(7)</script></template><textarea></textarea><title>x</title>",
]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with markup in every field that takes text."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("attacked") / "site")
    _standards(site)
    _vocabulary(site)
    _resources(site)
    _people(site)
    _other_kinds(site)
    built = site.build()
    assert built.result.returncode == 0, built.said
    return built


def _standards(site: DrawnSite) -> None:
    file = site.root / "content" / "standards" / "psel-2015.yml"
    fields = yaml.safe_load(file.read_text())
    source = {"title": ATTACK, "publisher": ATTACK, "url": "https://example.org/?a='b'"}
    texts = dict.fromkeys(["title", "publisher", "status_note", "verified_note", "license_note"], ATTACK)
    file.write_text(json.dumps(fields | texts | {"short_title": SHORT, "source": source, "verified": "partial"}))
    standard = {"code": "1", "title": ATTACK, "summary": ATTACK, "short_title": SHORT}
    other = {"id": "other", "standards": [standard | {"elements": [standard | {"code": "1a"}]}]}
    names = {"standard": SHORT, "element": SHORT}
    site.write(
        "content/standards/other.yml", json.dumps(fields | texts | other | {"source": source, "level_names": names})
    )
    rows = [
        {
            "from": "psel-2015/1",
            "to": "other/1",
            "relation": "isRelatedTo",
            "level": "standard",
            "source": source,
            "note": ATTACK,
        }
    ]
    rows.append(
        {
            "from": "psel-2015",
            "to": "other",
            "relation": "replacedBy",
            "level": "framework",
            "source": source,
            "note": ATTACK,
        }
    )
    site.write("content/standards/crosswalks.yml", json.dumps(rows))


def _vocabulary(site: DrawnSite) -> None:
    file = site.root / "content" / "vocabulary.yml"
    fields = yaml.safe_load(file.read_text())
    for terms in [listed for listed in fields.values() if isinstance(listed, list)]:
        for term in terms:
            term.update(label=f"{SHORT} {term['id']}", definition=ATTACK)
    file.write_text(yaml.safe_dump(fields))


def _resources(site: DrawnSite) -> None:
    attached = [{"file": "plan.txt", "label": ATTACK}]
    source = "https://example.org/"

    def found() -> list[dict[str, str]]:
        return [{"what": ATTACK, "level": ATTACK}]

    rated = {
        "ratings": [{"by": ATTACK, "rule": ATTACK, "tier": "moderate", "findings": found(), "source": source}],
        "studies": [{"by": ATTACK, "design": ATTACK, "findings": found(), "source": source}],
        "note": ATTACK,
    }
    known = {"topics": ["data-use"], "levels": ["high"], "audiences": ["principal"], "standards": ["psel-2015/1"]}
    text: dict[str, Any] = {
        "title": ATTACK,
        "summary": ATTACK,
        "publisher": ATTACK,
        "authors": [ATTACK],
        "try_this": ATTACK,
        "says": [ATTACK],
        "caution": ATTACK,
        "start_at": ATTACK,
        "effort": {"level": "low", "note": ATTACK},
        "cost": "partly-free",
        "cost_note": ATTACK,
        "newer": {"title": ATTACK, "url": source},
    }
    where = ["/resources/earlier/"]
    site.resource("attack", **text, attachments=attached, evidence=rated, goals=["attack"], aliases=where, **known)
    site.resource("reviewed", title="Seen", publisher=ATTACK, evidence={"note": ATTACK})
    site.resource("retired", title="Old", status="retired", retired_note=ATTACK)
    site.resource("replaced", title="Older", status="retired", replaced_by="attack")
    site.write("resources/attack/plan.txt", "x")


def _people(site: DrawnSite) -> None:
    person: dict[str, Any] = {**ENTRY, "name": ATTACK, "role": ATTACK, "contact": CONTACT, "consent": CONSENT}
    lists = {"regions": [ATTACK], "languages": [ATTACK], "approach": ATTACK}
    site.write("content/coaches/attack.md", **person, **lists, photo={"file": "p.png", "text": ATTACK})
    site.write("content/coaches/attack/p.png", "x")
    site.write("content/coaches/printed.md", **person | {"consent": {"public_source": ATTACK}})
    site.write("content/people/attack.md", **person, school=ATTACK, offers=["data-use", "psel-2015/1"])


def _other_kinds(site: DrawnSite) -> None:
    entry: dict[str, Any] = {**ENTRY, "title": ATTACK}
    site.write("content/goals/attack.md", **entry, order=2, indicators=[ATTACK])
    causes = [
        {"title": ATTACK, "signs": [ATTACK], "actions": [ATTACK], "indicators": [ATTACK], "resources": ["attack"]}
    ]
    site.write("content/challenges/attack.md", **entry, order=1, root_causes=causes)
    site.write("content/collections/attack.md", **entry, items=[{"item": "resources/attack", "note": ATTACK}])
    told = dict.fromkeys(["school", "setting", "context", "what_we_did", "result"], ATTACK)
    site.write("content/practices/attack.md", **entry, **told, consent=CONSENT, contact=CONTACT)
    times = yaml.safe_load("{start: 2026-10-01 15:30:00, end: 2026-10-01 17:00:00}")
    site.write("content/events/attack.md", **entry, **times, venue=ATTACK, online="https://example.org/?a='b'")
    page = "<!-- clearinghouse: resources -->\n\n<!-- clearinghouse: coaches -->\n"
    site.write("content/program/index.md", page, title=ATTACK, summary=ATTACK)
    site.write("content/program/why.md", title=ATTACK)


def pages(site: BuiltSite) -> Iterator[tuple[str, Markup]]:
    for file in site.files():
        if file.suffix == ".html":
            yield str(file.relative_to(site.folder)), Markup(file.read_text(encoding="utf-8"))


def acts(element: Element) -> bool:
    """True for what runs, or loads from elsewhere, because of content."""
    loud = any(name.startswith("on") or name == "style" for name in element.attributes)
    runs = element.tag == "script" and element.get("type") != "application/ld+json"
    return loud or (runs and "alert(7)" in element.text) or element.get("src") == "x"


def test_what_pages_say_to_machines_is_data_with_the_markup_in_it(attacked: BuiltSite) -> None:
    page = Markup(attacked.text("/resources/attack/"))
    (script,) = page.all("script", lambda one: one.get("type") == "application/ld+json")

    assert ATTACK in [node.get("name") for node in json.loads(script.text)["@graph"]]


def test_markup_in_a_field_is_text_on_every_page(attacked: BuiltSite) -> None:
    assert [(file, element) for file, markup in pages(attacked) for element in markup.elements if acts(element)] == []


@pytest.mark.parametrize(
    "address",
    ["/resources/attack/", "/goals/attack/", "/challenges/attack/", "/collections/attack/", "/practices/attack/",
     "/events/attack/", "/coaches/attack/", "/people/attack/", "/program/"],
)  # fmt: skip
def test_a_title_of_markup_is_read_as_it_was_typed(attacked: BuiltSite, address: str) -> None:
    page = Markup(attacked.text(address))

    assert [heading.text for heading in page.all("h1")] == [ATTACK]
    assert page.all("title")[0].text.startswith(ATTACK)
    assert [meta.get("content") for meta in page.all("meta", lambda m: m.get("name") == "description")] == [ATTACK] * (
        address != "/program/why/"
    )


def test_every_page_has_the_parts_that_its_frame_gives_it_and_no_more(attacked: BuiltSite) -> None:
    counts = {file: Counter(e.tag for e in markup.elements if of_the_frame(e)) for file, markup in pages(attacked)}
    usual = counts["goals/staff-accountability/index.html"]

    # The head of a page without a summary has no description, and that of the 404 page is its own; the finder and
    # the reader's list are made of controls.
    own = ("404.html", "find/index.html", "list/index.html")
    odd = {file: count for file, count in counts.items() if count != usual and file not in own}
    assert {file: +((count - usual) + (usual - count)) for file, count in odd.items() if count - usual} == {}


SIGNPOSTS = ("cite-as", "type", "license", "item", "describedby")
"""Links that tell machines where a page's other forms are: as many as a page has."""


def of_the_frame(element: Element) -> bool:
    """True for active elements but those that our own templates put into a page, whose classes no content can bear."""
    to_machines = element.tag == "link" and element.get("rel") in ("search", "alternate", *SIGNPOSTS)
    return element.tag in ACTIVE and not element.get("class").startswith("ch-") and not to_machines


@pytest.mark.tools
def test_what_the_finder_shows_is_text_too(attacked: BuiltSite, browser: Browser) -> None:
    from browser.browsing import wait_until  # only tests of pages as they are seen need a browser

    said: list[str] = []
    with served(attacked.folder) as address:
        page = browser.new_page()
        page.on("dialog", lambda dialog: said.append(dialog.message))
        for query in ("", "?q=alert", "?q=script&sort=title", "?q=psel+1"):
            page.goto(f"{address}/find/{query}")
            page.wait_for_selector("#find-answer[data-ready=true]")
            page.eval_on_selector_all("details[data-facet]", "all => all.forEach((one) => (one.open = true))")
            wait_until(page, DRAWN)
            shown = page.locator("#find-results, #find-filters, #find-notes, #find-chosen")
            assert "<script>" in page.locator("#find-results").inner_text()
            for tag in ("script", "img", "svg", "iframe"):
                assert shown.locator(tag).count() == 0, (query, tag)
        page.close()
    assert said == []


def test_templates_in_a_field_are_text(attacked: BuiltSite) -> None:
    assert "{{ 7*7 }}" in attacked.text("/resources/attack/")
    assert "alert(7)49" not in attacked.text("/resources/attack/")


@pytest.fixture(scope="module")
def bodies(tmp_path_factory: pytest.TempPathFactory) -> tuple[BuiltSite, set[int]]:
    """A page for each of BODIES that the check lets through, and the numbers of those that it refuses."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("bodies") / "site")
    (site.root / "mkdocs.yml").write_text(f"{CONFIG}markdown_extensions: [attr_list]\n")
    site.write("content/assets/plan.png", "x")
    for number, text in enumerate(["Words.", *BODIES]):
        site.write(f"content/page-{number}.md", f"{text}\n\nAfter.\n", title="A page")
    found = json.loads(site.check("--format", "json").stdout)["problems"]
    refused = {int(problem["path"].removeprefix("content/page-")[:-3]) for problem in found}
    for number in refused:
        (site.root / "content" / f"page-{number}.md").unlink()
    built = site.build()
    assert built.result.returncode == 0, built.said
    return built, refused


@pytest.mark.parametrize(
    "number", range(1, len(BODIES) + 1), ids=lambda number: BODIES[number - 1][:40].replace("\n", " ")
)
def test_a_body_is_refused_or_inert(bodies: tuple[BuiltSite, set[int]], number: int) -> None:
    built, refused = bodies
    if number in refused:
        return
    plain, page = Markup(built.text("/page-0/")), Markup(built.text(f"/page-{number}/"))
    added = Counter(element.tag for element in page.elements) - Counter(element.tag for element in plain.elements)

    assert not set(added) & set(ACTIVE)
    assert not [element for element in page.elements if acts(element)]
    assert [id for id in page.ids if id.startswith("__")] == [id for id in plain.ids if id.startswith("__")]
    assert len(page.of_class("ch-header")) == 1
    assert all(link.split(":")[0] in ("https", "mailto", "tel") for link in page.links if ":" in link.split("/")[0])
    assert all("://" not in image.get("src") + image.get("srcset") for image in page.all("img"))
    assert "After." in page.text or "<!--" in BODIES[number - 1]  # a comment that is never closed hides what follows
    assert page.text.count("A small site") == plain.text.count("A small site")


def test_ordinary_bodies_are_not_refused(bodies: tuple[BuiltSite, set[int]]) -> None:
    assert not [
        BODIES[number - 1] for number in bodies[1] if BODIES[number - 1].startswith(("`", "    ", "&lt;", "{{"))
    ]
