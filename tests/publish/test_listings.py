"""Listings: long lists paged, each item once, with a way to every page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from drawn import DrawnSite
from one_page import made

from clearinghouse.publish.card import Card
from clearinghouse.publish.listings import Paging, listing_pages, paged
from clearinghouse.publish.page import Page
from clearinghouse.publish.site import Site

TODAY = date(2026, 9, 1)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with seven resources, three to a page."""
    drawn = DrawnSite.begin(tmp_path_factory.mktemp("listings") / "site")
    (drawn.root / "resources" / "feedback-protocol.md").unlink()
    for year in range(2001, 2008):
        goals = ["staff-accountability"] if year < 2006 else []
        drawn.resource(
            f"r{year}", title=f"Title {year}", year=year, topics=["attendance"], goals=goals, levels=["k-12"]
        )
    drawn.write("content/collections/c.md", title="A list", summary="S.", items=[{"item": "resources/r2001"}])
    return Site(drawn.catalog(), TODAY, page_size=3)


def pages_at(site: Site, address: str) -> list[Page]:
    found = [page for page in listing_pages(site) if page.address.startswith(address)]
    return [page for page in found if page.address == address or page.address.startswith(f"{address}page/")]


def shown(pages: Sequence[Page]) -> list[str]:
    return [card.title for page in pages for card in page.values["cards"]]


def parts(site: Site, number: int) -> list[tuple[str, Sequence[Card], Paging]]:
    cards = site.cards(site.catalog.of("resource"))
    return list(paged(site, "/x/", cards[:number]))


def test_a_long_list_shows_each_item_once_in_its_order(site: Site) -> None:
    pages = pages_at(site, "/resources/")

    assert shown(pages) == [f"Title {year}" for year in range(2007, 2000, -1)]
    assert [len(page.values["cards"]) for page in pages] == [3, 3, 1]


def test_later_pages_have_addresses_and_titles_of_their_own(site: Site) -> None:
    pages = pages_at(site, "/resources/")

    assert [page.address for page in pages] == ["/resources/", "/resources/page/2/", "/resources/page/3/"]
    assert [page.title for page in pages] == ["Resources", "Resources, page 2", "Resources, page 3"]


def test_each_page_leads_to_its_neighbours(site: Site) -> None:
    ways = [(paging.previous, paging.next) for _, _, paging in parts(site, 7)]

    assert ways == [("", "/x/page/2/"), ("/x/", "/x/page/3/"), ("/x/page/2/", "")]


def test_each_page_leads_to_the_first_and_the_last(site: Site) -> None:
    for _, _, paging in parts(site, 7):
        addresses = [link.address for link in paging.pages]
        assert addresses[0] == "/x/" and addresses[-1] == "/x/page/3/"


def test_a_very_long_list_names_few_pages_and_still_leads_everywhere(site: Site) -> None:
    small = Site(site.catalog, TODAY, page_size=1)
    found = list(paged(small, "/x/", small.cards(small.catalog.of("resource"))))
    reached = {"/x/"}
    for address, _, paging in found:
        assert address in reached and len(paging.pages) <= 5
        reached.update({paging.next, *(link.address for link in paging.pages)})

    assert [address for address, _, _ in found] == ["/x/"] + [f"/x/page/{number}/" for number in range(2, 8)]


@pytest.mark.parametrize(
    ("number", "spans"),
    [(0, [(0, 0)]), (1, [(1, 1)]), (3, [(1, 3)]), (4, [(1, 3), (4, 4)]), (7, [(1, 3), (4, 6), (7, 7)])],
)
def test_each_page_says_which_items_of_how_many_it_shows(site: Site, number: int, spans: list[tuple[int, int]]) -> None:
    found = [paging for _, _, paging in parts(site, number)]

    assert [paging.total for paging in found] == [number] * len(spans)
    assert [paging.last_shown - paging.first_shown + 1 for paging in found] == [
        last - first + bool(number) for first, last in spans
    ]


def test_an_empty_list_has_one_page_that_says_so(site: Site) -> None:
    (page,) = pages_at(site, "/practices/")

    assert page.values["cards"] == () and page.values["paging"].last == 1
    assert page.values["empty"]


def test_every_kind_has_a_listing(site: Site) -> None:
    addresses = {page.address for page in listing_pages(site)}

    kinds = ["resources", "goals", "challenges", "collections", "practices", "people"]
    assert {f"/{kind}/" for kind in kinds} <= addresses


def test_every_value_of_every_facet_has_a_listing_even_an_empty_one(site: Site) -> None:
    assert shown(pages_at(site, "/topics/attendance/")) == shown(pages_at(site, "/resources/"))
    assert [shown(pages_at(site, address)) for address in ("/topics/data-use/", "/types/report/")] == [[], []]
    assert len(shown(pages_at(site, "/audiences/principal/"))) == 0
    assert len(shown(pages_at(site, "/publishers/example-publisher/"))) == 7


def test_what_fits_every_level_is_listed_under_each(site: Site) -> None:
    assert len(shown(pages_at(site, "/levels/high/"))) == len(shown(pages_at(site, "/levels/k-12/"))) == 7


def test_challenges_and_collections_lead_and_a_count_says_what_it_counts(tmp_path: Path) -> None:
    drawn = DrawnSite.begin(tmp_path / "site")
    drawn.resource("one", title="One resource", topics=["attendance"])
    causes = [
        {"title": "A cause", "signs": ["S."], "actions": ["A."], "indicators": ["I."], "standards": ["psel-2015/1"]}
    ]
    challenge = {"title": "What is hard", "summary": "S.", "status": "published", "order": 1}
    drawn.write("content/challenges/hard.md", **challenge, topics=["attendance"], root_causes=causes)

    html = made(drawn, "/topics/attendance/").text("/topics/attendance/")

    assert html.index("What is hard") < html.index("1 resource<") < html.index("One resource")


def test_an_index_of_a_facet_counts_the_resources_under_each_value(site: Site) -> None:
    (page,) = [page for page in listing_pages(site) if page.address == "/topics/"]

    assert {link.address: link.count for link in page.values["links"]} == {
        "/topics/attendance/": 7,
        "/topics/data-use/": 0,
    }


def test_a_goal_has_a_listing_of_all_its_resources(site: Site) -> None:
    assert len(shown(pages_at(site, "/goals/staff-accountability/resources/"))) == 5


def test_no_two_listing_pages_have_one_address(site: Site) -> None:
    addresses = [page.address for page in listing_pages(site)]

    assert len(addresses) == len(set(addresses))
