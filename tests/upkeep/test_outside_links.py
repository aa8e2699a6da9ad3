"""Which outside addresses a site has, and where each is written."""

from __future__ import annotations

from datetime import date

from drawn import DrawnSite

from clearinghouse.catalog.published import select_published
from clearinghouse.content.fields import Widget
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.upkeep.links import LinkPlace, outside_links

TODAY = date(2026, 9, 1)
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2027, 1, 1)}
PERSON = {"name": "Ada EXAMPLARY", "summary": "A principal.", "status": "published", "role": "Principal"}


def places(site: DrawnSite, today: date = TODAY) -> dict[str, list[tuple[str, int, str]]]:
    """Return each address with the file, line and field of every place."""
    catalog = site.catalog()
    found = outside_links(select_published(catalog, today), catalog, today)
    return {address: [_told(place) for place in many] for address, many in found.items()}


def _told(place: LinkPlace) -> tuple[str, int, str]:
    return str(place.source.path), place.mark.line, place.field


def test_every_field_that_holds_an_address_is_found_with_its_line_and_label(site: DrawnSite) -> None:
    site.resource(
        "mine",
        url="https://example.org/mine",
        evidence={"studies": [{"design": "EXAMPLE", "source": "https://example.org/evidence"}]},
        newer={"title": "EXAMPLE", "url": "https://example.org/newer"},
    )
    site.write("content/people/ada.md", **PERSON, contact={"url": "https://example.org/ada"}, consent=CONSENT)

    found = places(site)

    assert found["https://example.org/mine"] == [("resources/mine.md", 6, "Web address")]
    assert found["https://example.org/evidence"] == [
        ("resources/mine.md", 11, "Evidence: Findings of the study: Where it can be read")
    ]
    assert found["https://example.org/newer"][0][2] == "Newer edition: Web address"
    assert found["https://example.org/ada"][0][:2] == ("content/people/ada.md", 7)
    assert found["https://example.org/ada"][0][2].startswith("Contact: ")


def test_links_in_texts_are_found_on_pages_and_items_alike(site: DrawnSite) -> None:
    site.resource("mine", "Words.\n\nSee [this](https://example.org/this) and <https://example.org/that>.\n")
    site.write("content/about.md", "[this](HTTPS://example.org/this)\n", title="About")

    found = places(site)

    assert found["https://example.org/this"][0][1:] == (12, "in the text")
    assert found["https://example.org/that"][0][0] == "resources/mine.md"
    assert found["HTTPS://example.org/this"] == [("content/about.md", 5, "in the text")]


def test_only_web_addresses_outside_the_site_are_links_to_check(site: DrawnSite) -> None:
    site.resource(
        "mine", "[a](/goals/) [b](mailto:a@example.org) [c](tel:1) [d](#d) [e](ftp://example.org/) `[f](https://f.org)`"
    )

    assert [address for address in places(site) if "example.org" not in address and "npbea" not in address] == []
    assert "ftp://example.org/" not in places(site)


def test_an_address_with_several_anchors_is_one_address(site: DrawnSite) -> None:
    site.resource("mine", "[a](https://example.org/long#a) [b](https://example.org/long#b)")

    assert len(places(site)["https://example.org/long"]) == 2


def test_the_sources_of_a_framework_are_checked_too(site: DrawnSite) -> None:
    named = [place for many in places(site).values() for place in many if place[0].startswith("content/standards/")]

    assert {field for _, _, field in named} == {"Web address", "Source"}
    assert all(line > 1 for _, line, _ in named)


def test_no_address_is_asked_for_what_nobody_may_see(site: DrawnSite) -> None:
    ended = CONSENT | {"expires_on": date(2026, 8, 31)}
    site.resource("draft", status="draft", url="https://example.org/draft")
    site.resource("example-one", url="https://example.org/sample")
    site.resource(
        "retired",
        "[a](https://example.org/dead-too)",
        status="retired",
        retired_note="Gone.",
        url="https://example.org/dead",
    )
    site.write("content/people/ada.md", **PERSON, contact={"url": "https://example.org/ada"}, consent=ended)
    site.write("content/people/bob.md", "[a](https://example.org/bob)", **PERSON)

    for address in ("draft", "sample", "dead", "dead-too", "ada", "bob"):
        assert f"https://example.org/{address}" not in places(site)


def test_pages_that_close_when_an_event_is_over_are_checked_until_then(site: DrawnSite) -> None:
    site.write(
        "content/events/day.md",
        """---
title: A day
summary: A day.
status: published
start: 2026-09-01 09:00
end: 2026-09-01 10:00
online: https://example.org/online
registration: https://example.org/register
recording: https://example.org/recording
---
""",
    )

    before, after = places(site), places(site, date(2026, 9, 2))

    assert {"https://example.org/online", "https://example.org/register", "https://example.org/recording"} <= set(
        before
    )
    assert [
        address
        for address in after
        if "/events" not in address and address.rpartition("/")[2] in ("online", "register")
    ] == []
    assert "https://example.org/recording" in after


def test_no_field_for_an_address_is_forgotten() -> None:
    def count(fields: tuple[Shape, ...]) -> int:
        return sum(count(field.fields) if field.fields else field.widget == Widget.LINK for field in fields)

    assert {kind.name: number for kind in KINDS if (number := count(shapes(kind.model)))} == {
        "resource": 4,
        "event": 3,
        "practice": 1,
        "coach": 1,
        "person": 1,
    }
