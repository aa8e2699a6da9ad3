"""Plain pages and what stands beside them."""

from __future__ import annotations

from datetime import date

import pytest
from drawn import DrawnSite

from clearinghouse.publish.page import Page
from clearinghouse.publish.pages import NEAR, make_pages
from clearinghouse.publish.site import Site


def section(site: DrawnSite, count: int) -> dict[str, Page]:
    site.write("content/guides/index.md", "Words.", title="Guides")
    for number in range(count):
        site.write(f"content/guides/g-{number:03}.md", "Words.", title=f"Guide {number}")
    return {page.address: page for page in make_pages(Site(site.public(), date(2026, 9, 1)))}


def beside(page: Page) -> list[str]:
    return [link.address for link in page.values["beside"]]


@pytest.mark.parametrize("count", [0, 1, 2 * NEAR])
def test_a_small_section_is_listed_whole_on_each_of_its_pages(site: DrawnSite, count: int) -> None:
    pages = section(site, count)
    whole = ["/guides/", *(f"/guides/g-{number:03}/" for number in range(count))]

    assert all(beside(pages[address]) == whole for address in whole)
    assert all(pages[address].above[-1].address == "/guides/" for address in whole[1:])


def test_a_large_section_is_listed_around_each_page_and_every_page_is_led_to(site: DrawnSite) -> None:
    pages = section(site, 150)
    whole = [address for address in pages if address.startswith("/guides/")]

    assert len(whole) == 151
    assert all(len(beside(pages[address])) <= 2 * NEAR + 2 for address in whole)
    assert all(address in beside(pages[address]) and "/guides/" in beside(pages[address]) for address in whole)
    assert {led for address in whole for led in beside(pages[address])} == set(whole)
    assert beside(pages["/guides/g-075/"])[1:] == [f"/guides/g-{number:03}/" for number in range(55, 96)]


def test_a_publisher_with_a_long_name_is_found_at_its_earlier_address(site: DrawnSite) -> None:
    names = [f"{'A very long name of a publisher, ' * 3}and {name}" for name in ("one more", "another")]
    for number, name in enumerate(names):
        site.resource(f"r{number}", publisher=name)
    pages = {page.address: page for page in make_pages(Site(site.public(), date(2026, 9, 1)))}
    earlier = "/publishers/a-very-long-name-of-a-publisher-a-very-long-name-of-a-publisher-a-very-long-name/"

    target = pages[earlier].values["target"]

    assert target.label in names and target.address != earlier and pages[target.address].title == target.label
    assert len([address for address in pages if address.startswith(earlier[:-1])]) == 3
