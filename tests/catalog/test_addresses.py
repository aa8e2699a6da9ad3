"""Addresses: where a link written in a body leads."""

from __future__ import annotations

from datetime import date

import pytest
from drawn import SAMPLE, DrawnSite
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage, make_catalog
from clearinghouse.content.load import load_site
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site

TODAY = date(2026, 9, 1)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    site = DrawnSite.begin(tmp_path_factory.mktemp("addresses") / "site")
    site.resource("mine", aliases=["/resources/old-name/"])
    for name in ("resources/mine/plan.pdf", "content/program/map.png", "content/goals/staff-accountability/form.docx"):
        site.write(name, "x")
    site.write("content/program/index.md", title="Program")
    site.write("content/program/why.md", title="Why")
    return site.catalog()


def leads(catalog: Catalog, target: str, origin: str = "resources/mine.md") -> tuple[str, str]:
    written: dict[str, Item | WrittenPage] = {str(place.source.path): place for place in catalog.written}
    place = Addresses(catalog).resolve(target, written[origin])
    return place.goes, place.address


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/", "/"),
        ("/goals/", "/goals/"),
        ("/goals", "/goals/"),
        ("/goals/staff-accountability/", "/goals/staff-accountability/"),
        ("/resources/feedback-protocol", "/resources/feedback-protocol/"),
        ("/program/why/#plan", "/program/why/"),
        ("/program/why/?a=b", "/program/why/"),
        ("/standards/psel-2015/1a/", "/standards/psel-2015/1a/"),
        ("/standards/coverage/", "/standards/coverage/"),
        ("/topics/data-use/", "/topics/data-use/"),
        ("/program/../goals/", "/goals/"),
        ("/../goals/", "/goals/"),
        ("/resources/old-name/", "/resources/old-name/"),
        ("#plan", "/resources/mine/"),
        ("", "/resources/mine/"),
        ("feedback-protocol.md", "/resources/feedback-protocol/"),
        ("./feedback-protocol.md#plan", "/resources/feedback-protocol/"),
        ("../content/program/why.md", "/program/why/"),
        ("../content/program/index.md", "/program/"),
        ("../content/index.md", "/"),
    ],
)
def test_a_link_to_a_page_finds_the_page(catalog: Catalog, target: str, address: str) -> None:
    assert leads(catalog, target) == ("page", address)


def test_a_fragment_is_kept(catalog: Catalog) -> None:
    assert Addresses(catalog).resolve("/goals/#plan", catalog.written[0]).fragment == "plan"


@pytest.mark.parametrize(
    ("target", "origin", "address"),
    [
        ("plan.pdf", "resources/mine.md", "/resources/mine/plan.pdf"),
        ("./plan.pdf", "resources/mine.md", "/resources/mine/plan.pdf"),
        ("/resources/mine/plan.pdf", "resources/feedback-protocol.md", "/resources/mine/plan.pdf"),
        ("../mine/plan.pdf", "resources/feedback-protocol.md", "/resources/mine/plan.pdf"),
        ("form.docx", "content/goals/staff-accountability.md", "/goals/staff-accountability/form.docx"),
        ("map.png", "content/program/why.md", "/program/map.png"),
        ("m%61p.png", "content/program/why.md", "/program/map.png"),
    ],
)
def test_other_links_are_files_in_the_items_own_folder_or_beside_the_page(
    catalog: Catalog, target: str, origin: str, address: str
) -> None:
    assert leads(catalog, target, origin) == ("file", address)


@pytest.mark.parametrize(
    "target", ["why.md", "index.md", "../goals/staff-accountability.md", "../../resources/mine.md"]
)
def test_a_page_links_to_markdown_files_from_where_it_lies(catalog: Catalog, target: str) -> None:
    assert leads(catalog, target, "content/program/why.md")[0] == "page"


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/a",
        "HTTP://example.org",
        "mailto:ada@example.org",
        "tel:+12035550100",
        "https://example.org/%00",
    ],
)
def test_the_web_e_mail_and_telephone_are_outside(catalog: Catalog, target: str) -> None:
    assert leads(catalog, target) == ("outside", target)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "blob:https://example.org/x",
        "//example.org/",
        "/\\example.org/",
        "\\\\example.org\\x",
        "http://[::1",
        "view-source:https://example.org/",
    ],
)
def test_other_schemes_and_hidden_ways_out_are_unsafe(catalog: Catalog, target: str) -> None:
    assert leads(catalog, target)[0] == "unsafe"


@pytest.mark.parametrize(
    "target",
    [
        "../../etc/passwd",
        "../../../../../../etc/passwd",
        "..%2f..%2fmkdocs.yml",
        "../../mkdocs.yml",
        "../../../x.md",
        "/../mkdocs.yml",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "%2f%2fexample.org/",
        "nowhere.pdf",
        "nowhere.md",
        "/nowhere/",
        "plan%00.pdf",
        "feedback-protocol",
    ],
)
def test_what_is_not_on_the_site_leads_nowhere(catalog: Catalog, target: str) -> None:
    assert leads(catalog, target)[0] == "nowhere"


@pytest.mark.parametrize(
    "target",
    [".", "..", "../..", "../../content/.."],
)
@pytest.mark.parametrize("origin", ["resources/mine.md", "content/index.md", "content/program/why.md"])
def test_a_link_to_a_folder_has_an_answer(catalog: Catalog, target: str, origin: str) -> None:
    assert leads(catalog, target, origin)[0] in ("page", "nowhere")


@given(
    st.lists(
        st.sampled_from(["..", ".", "/", "%2e", "a", ".md", "content", "resources", "mine", "#", "?", ":", "\\"])
    ).map("".join)
)
def test_every_link_has_an_answer(catalog: Catalog, target: str) -> None:
    for origin in ("resources/mine.md", "content/index.md"):
        assert leads(catalog, target, origin)[0] in ("page", "file", "outside", "nowhere", "unsafe")


def test_an_earlier_address_leads_to_its_item(catalog: Catalog) -> None:
    assert {alias: item.id for alias, item in Addresses(catalog).aliases.items()} == {"/resources/old-name/": "mine"}


def test_every_page_that_the_site_makes_can_be_linked_to() -> None:
    catalog = make_catalog(load_site(SAMPLE))
    made = {page.address for page in make_pages(Site(catalog, TODAY)) if "/page/" not in page.address}

    assert made - set(Addresses(catalog).pages) - set(Addresses(catalog).aliases) == set()


def test_no_two_pages_of_the_site_have_one_address() -> None:
    made = [page.address for page in make_pages(Site(make_catalog(load_site(SAMPLE)), TODAY))]

    assert len(made) == len(set(made))
