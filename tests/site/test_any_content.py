"""What must hold of this project's own site, whatever staff write: few checks, and none that names an item."""

from __future__ import annotations

import html
from datetime import date
from functools import cache

from drawn import ROOT, BuiltSite, DrawnSite
from indexed import hidden, words_of_nobody
from visited import address_of, broken_links, broken_parts, html_files, links, page, repeated_ids, third_parties

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.catalog.published import is_example, select_published
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.load import load_site
from clearinghouse.forms.products import products_out_of_step
from clearinghouse.host.content import load_content

SAID = ("title", "summary", "name", "try_this")


@cache
def written() -> Catalog:
    return make_catalog(load_site(ROOT))


@cache
def public() -> Catalog:
    return select_published(written(), date(2026, 9, 1))


def test_everything_published_has_its_page(real_site: BuiltSite) -> None:
    assert [item.address for item in public().items if not real_site.has(item.address)] == []
    assert [str(reference) for reference in written().references() if not real_site.has(reference.address)] == []


def test_no_draft_leaves_a_trace(real_site: BuiltSite) -> None:
    drafts = [item for item in written().items if item.status == "draft"]
    shown = {getattr(item.fields, field, None) for item in public().items for field in SAID}
    words = {text for item in drafts for field in SAID if (text := getattr(item.fields, field, None))} - shown
    public_bytes = b"\n".join(file.read_bytes() for file in real_site.files())

    assert [text for text in words for form in {text, html.escape(text)} if form.encode() in public_bytes] == []


def test_nothing_leads_to_what_a_draft_is_about(real_site: BuiltSite) -> None:
    drafts = {url for item in written().items if item.status == "draft" and (url := getattr(item.fields, "url", None))}
    shown = {getattr(item.fields, "url", None) for item in public().items}

    assert drafts & {link for _, link in links(real_site)} <= shown


def test_no_example_stands_anywhere_in_its_bytes(real_site: BuiltSite) -> None:
    assert real_site.files_containing("EXAMPLE") == []
    assert list(real_site.folder.glob("*/example-*")) == []


def test_editors_have_an_example_of_every_kind() -> None:
    assert {item.kind.name for item in written().items if is_example(item)} == {kind.name for kind in KINDS}


def test_every_link_and_every_part_that_is_named_is_there(real_site: BuiltSite) -> None:
    assert broken_links(real_site) == []
    assert broken_parts(real_site) == []


def test_every_page_is_whole_and_asks_nobody_else(real_site: BuiltSite) -> None:
    headless = [
        address_of(real_site, file)
        for file in html_files(real_site)
        if file.name != "404.html" and not (len(page(file).all("h1")) == 1 and page(file).all("title")[0].text)
    ]

    assert headless == []
    assert repeated_ids(real_site) == []
    assert third_parties(real_site) == set()


def test_all_that_the_finder_knows_of_a_page_can_be_seen_there(real_site: BuiltSite) -> None:
    assert hidden(DrawnSite(ROOT), real_site) == {}
    assert words_of_nobody(real_site) == set()


def test_the_forms_that_are_kept_are_in_step() -> None:
    assert products_out_of_step(ROOT, load_content(ROOT, date(2026, 9, 1)).catalog) == []
