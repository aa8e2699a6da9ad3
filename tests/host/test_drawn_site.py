"""A small site, as its visitors meet it: addresses, lists and standards."""

from __future__ import annotations

from itertools import pairwise

import pytest
import yaml
from drawn import BASE, CONFIG, BuiltSite, DrawnSite
from markup import Markup

pytestmark = pytest.mark.slow

PSEL = yaml.safe_load((BASE / "content" / "standards" / "psel-2015.yml").read_text())


def leads_to(built: BuiltSite, address: str) -> list[str]:
    return Markup(built.text(address)).leads_to(address)


def after(html: str, heading: str) -> str:
    """Return what follows a heading of the second level, up to the next."""
    return html.partition(f"<h2>{heading}</h2>")[2].partition("<h2")[0]


def test_an_earlier_address_leads_on(site: DrawnSite) -> None:
    site.resource("mine", title="My resource", aliases=["/resources/earlier/", "/guides/old/"])

    built = site.build()

    for address in ("/resources/earlier/", "/guides/old/"):
        assert "/resources/mine/" in leads_to(built, address)
    assert "earlier" not in (built.folder / "sitemap.xml").read_text()
    assert not [file for file in (built.folder / "find").rglob("*.json") if "resources/earlier" in file.read_text()]


@pytest.mark.parametrize(
    "alias",
    [
        "/goals/staff-accountability/resources/",
        "/resources/page/2/",
        "/sitemap.xml/",
        "/404.html/",
        "/search/search_index.json/",
        "/resources/mine/plan.pdf/",
        "/contribute/problems/",
        "/topics/data-use/",
        "/",
    ],
)
def test_an_earlier_address_never_takes_the_place_of_what_the_site_serves(site: DrawnSite, alias: str) -> None:
    site.resource("mine", aliases=[alias], attachments=[{"file": "plan.pdf", "label": "Plan"}])
    site.write("resources/mine/plan.pdf", "x")

    result = site.check()

    assert result.returncode == 1
    assert "address-taken" in result.stdout or "field-value" in result.stdout


def test_two_files_never_share_an_address(site: DrawnSite) -> None:
    for folder in ("resources/feedback-protocol", "content/resources/feedback-protocol"):
        site.write(f"{folder}/plan.pdf", folder)

    assert "address-taken" in site.check().stdout


def test_what_a_crosswalk_carries_stands_apart_from_what_names_the_standard(site: DrawnSite) -> None:
    site.write("content/standards/other.yml", yaml.safe_dump(PSEL | {"id": "other", "short_title": "Other"}))
    row = {
        "relation": "isRelatedTo",
        "level": "standard",
        "source": "editorial",
        "from": "psel-2015/10",
        "to": "other/10",
    }
    site.write("content/standards/crosswalks.yml", yaml.safe_dump([row]))
    site.resource("own", title="Names it itself", standards=["other/10"])
    site.resource("carried", title="Comes by crosswalk", standards=["psel-2015/10"])

    html = site.build().text("/standards/other/10/")

    assert "Names it itself" in after(html, "Resources") and "Comes by crosswalk" not in after(html, "Resources")
    assert "Comes by crosswalk" in after(html, "By crosswalk") and "Names it itself" not in after(html, "By crosswalk")
    assert "Editorial" in html


def test_a_pairing_that_is_published_names_its_source(site: DrawnSite) -> None:
    site.write("content/standards/other.yml", yaml.safe_dump(PSEL | {"id": "other"}))
    source = {"title": "An official crosswalk", "publisher": "NPBEA", "url": "https://example.org/crosswalk"}
    row = {"relation": "isRelatedTo", "level": "standard", "source": source, "from": "psel-2015/10", "to": "other/10"}
    site.write("content/standards/crosswalks.yml", yaml.safe_dump([row]))

    page = Markup(site.build().text("/standards/other/10/"))

    assert "An official crosswalk" in page.text and "https://example.org/crosswalk" in page.links
    assert "Not verified" in page.text


@pytest.mark.parametrize(
    "text",
    [
        "Words\n<!-- clearinghouse: resources -->\nmore words\n",
        "  <!-- clearinghouse: resources -->\n",
        "- One\n- Two\n\n<!-- clearinghouse: resources -->\n",
        "<div>\n<!-- clearinghouse: resources -->\n</div>\n",
        "<div>\n\n<!-- clearinghouse: resources -->\n\n</div>\n",
        "> Quoted\n\n<!-- clearinghouse: resources -->\n",
        "## Heading\n<!-- clearinghouse: resources -->\n",
        "<!-- clearinghouse: resources -->\n<!-- clearinghouse: resources limit=1 -->\n",
    ],
    ids=[
        "in a paragraph",
        "indented",
        "after a list",
        "in a box",
        "in an open box",
        "after a quotation",
        "after a heading",
        "two",
    ],
)
def test_a_live_list_shows_its_items_where_its_author_asked_for_it(site: DrawnSite, text: str) -> None:
    site.write("content/lists.md", text, title="Lists")

    built = site.build()

    assert built.result.returncode == 0, built.said
    html = built.text("/lists/")
    assert html.count('data-id="resources/feedback-protocol"') == text.count("<!--")
    assert not [char for char in html if "\ue000" <= char <= "\uf8ff"]


def test_a_live_list_shown_as_an_example_stays_one(site: DrawnSite) -> None:
    site.write("content/lists.md", "```markdown\n<!-- clearinghouse: resources -->\n```\n", title="Lists")

    html = site.build().text("/lists/")

    assert "&lt;!-- clearinghouse: resources --&gt;" in html and "data-id" not in html


def test_a_long_list_is_paged_and_every_page_leads_on(site: DrawnSite) -> None:
    (site.root / "mkdocs.yml").write_text(CONFIG.replace("clearinghouse: {", "clearinghouse: {page_size: 2, "))
    for number in range(1, 5):
        site.resource(f"r-{number}", title=f"Number {number} of the series", year=2000 + number)

    built = site.build()

    addresses = ["/resources/", "/resources/page/2/", "/resources/page/3/"]
    pages = [Markup(built.text(address)) for address in addresses]
    shown = [card.get("data-id") for page in pages for card in page.of_class("ch-card")]
    assert shown == [f"resources/{id}" for id in ("r-4", "r-3", "r-2", "r-1", "feedback-protocol")]
    for before, address in pairwise(addresses):
        assert address in leads_to(built, before) and before in leads_to(built, address)
    assert not built.has("/resources/page/4/")


def test_a_retired_resource_keeps_its_address_and_names_what_replaces_it(site: DrawnSite) -> None:
    site.resource("old", title="An older one", status="retired", replaced_by="feedback-protocol")

    built = site.build()

    assert "retired" in Markup(built.text("/resources/old/")).text
    assert "/resources/feedback-protocol/" in leads_to(built, "/resources/old/")


def test_links_in_a_body_lead_where_they_say_from_every_page_that_shows_them(site: DrawnSite) -> None:
    body = "[a](/goals/) [b](feedback-protocol.md#how-to-use-it) [c](plan.pdf) [d](https://example.org/x) [e](#f)\n\n## F\n"
    site.resource("mine", body)
    site.write("resources/mine/plan.pdf", "x")

    built = site.build()

    assert built.result.returncode == 0, built.said
    wanted = {
        "/goals/",
        "/resources/feedback-protocol/#how-to-use-it",
        "/resources/mine/plan.pdf",
        "/resources/mine/#f",
    }
    assert wanted <= set(leads_to(built, "/resources/mine/"))
    assert "https://example.org/x" in Markup(built.text("/resources/mine/")).links
    assert (built.folder / "resources" / "mine" / "plan.pdf").read_text().endswith("x")


def test_a_site_in_a_folder_of_its_host_links_within_that_folder(site: DrawnSite) -> None:
    built = site.build()

    outside = [
        (file.name, link)
        for file in built.files()
        if file.suffix == ".html" and file.name != "404.html"
        for link in Markup(file.read_text()).links
        if link.startswith("/")
    ]
    assert outside == []
    assert '<link rel="canonical" href="https://example.org/clearinghouse/goals/">' in built.text("/goals/")


def test_extensions_that_would_change_nothing_are_named(site: DrawnSite) -> None:
    (site.root / "mkdocs.yml").write_text(f"{CONFIG}markdown_extensions: [admonition, smarty]\n")

    built = site.build()

    assert built.result.returncode == 1
    assert "take out of mkdocs.yml: smarty" in built.said


def test_the_measure_sees_what_a_library_warns_of_during_a_build(site: DrawnSite) -> None:
    site.write("warns.py", "import warnings\n\ndef on_pre_build(config):\n    warnings.warn('CANARY', FutureWarning)\n")
    (site.root / "mkdocs.yml").write_text(CONFIG + "hooks: [warns.py]\n")

    built = site.build()

    assert built.result.returncode != 0 and "FutureWarning: CANARY" in built.said
