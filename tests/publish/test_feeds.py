"""Feeds, judged by feedparser and by the rules of RFC 4287 and of JSON Feed."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

import feedparser
import pytest
from defusedxml import ElementTree
from machine import URL, Machine, hostile, sampled

from clearinghouse.publish.feeds import all_feeds

ATOM = "{http://www.w3.org/2005/Atom}"


def feeds(known: Machine, ending: str) -> dict[str, str]:
    return {address: text for address, text in known.outputs.items() if address.endswith(f"/feed.{ending}")}


@pytest.mark.parametrize("made", [sampled, hostile])
def test_feedparser_reads_every_entry_with_the_same_values(made: Any) -> None:
    known = made()
    for feed in all_feeds(known.site):
        read = feedparser.parse(known.outputs[f"{feed.page}feed.xml"])
        assert not read.bozo, (feed.page, read.get("bozo_exception"))
        assert [entry.title for entry in read.entries] == [plain(item.title) for item in feed.items]
        assert [entry.summary for entry in read.entries] == [plain(item.fields.summary) for item in feed.items]
        assert [entry.link for entry in read.entries] == [f"{URL}{item.address[1:]}" for item in feed.items]
        assert all(entry.updated_parsed for entry in read.entries)


def plain(text: str) -> str:
    return text.strip()


def test_there_is_a_feed_of_all_and_of_each_standard_topic_goal_challenge_and_kind_but_none_of_people() -> None:
    pages = {address.removesuffix("feed.xml") for address in feeds(sampled(), "xml")}

    assert {"/", "/resources/", "/standards/ct-ccl/pe2.b/", "/topics/attendance/", "/events/"} <= pages
    assert {"/goals/instructional-leadership/", "/challenges/too-many-absences/"} <= pages
    assert not any(page.startswith(("/coaches/", "/people/")) for page in pages)
    assert {f"{page}feed.json" for page in pages} == set(feeds(sampled(), "json"))


@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_feed_keeps_to_the_rules_of_atom(made: Any) -> None:
    newest = ElementTree.fromstring(made().outputs["/feed.xml"].encode()).findtext(f"{ATOM}updated")
    for address, text in feeds(made(), "xml").items():
        feed = ElementTree.fromstring(text.encode())
        assert [len(feed.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author")] == [1, 1, 1, 1]
        assert feed.find(f"{ATOM}link[@rel='self']").attrib["href"] == f"{URL}{address[1:]}"
        ids = [entry.findtext(f"{ATOM}id") for entry in feed.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids) and all(id.startswith(URL) for id in ids)
        for entry in feed.iter(f"{ATOM}entry"):
            assert {child.tag.removeprefix(ATOM) for child in entry} >= {"id", "title", "updated", "link", "summary"}
            assert {entry.find(f"{ATOM}{name}").attrib["type"] for name in ("title", "summary")} == {"text"}
        moments = [entry.findtext(f"{ATOM}updated") for entry in feed.iter(f"{ATOM}entry")]
        assert moments == sorted(moments, reverse=True) and len(set(moments)) == len(moments)
        assert feed.findtext(f"{ATOM}updated") in (moments or [newest])[:1]
        for moment in re.findall(r"<updated>(.*?)</updated>", text):
            assert datetime.fromisoformat(moment).utcoffset() is not None


@pytest.mark.parametrize("made", [sampled, hostile])
def test_json_feeds_say_the_same(made: Any) -> None:
    known = made()
    for feed in all_feeds(known.site):
        read = json.loads(known.outputs[f"{feed.page}feed.json"])
        assert read["version"] == "https://jsonfeed.org/version/1.1"
        assert read["feed_url"] == f"{URL}{feed.page[1:]}feed.json"
        assert [entry["title"] for entry in read["items"]] == [item.title for item in feed.items]
        assert [entry["content_text"] for entry in read["items"]] == [item.fields.summary for item in feed.items]
        assert all(entry["id"] and entry["date_modified"][10:14] == "T00:" for entry in read["items"])


ENTRY = {"id", "url", "external_url", "title", "content_text", "date_modified", "tags"}
FEED = {"version", "title", "home_page_url", "feed_url", "language", "authors", "items"}
"""The names of JSON Feed 1.1 that we use. A reader ignores any other, and the format lets none in but with `_` before it."""


@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_json_feed_keeps_to_the_published_rules(made: Any) -> None:
    """Source: https://www.jsonfeed.org/version/1.1/: what is required, and what each value has to be."""
    for address, text in feeds(made(), "json").items():
        read = json.loads(text)
        assert {"version", "title", "items"} <= set(read) <= FEED, address
        assert all(author.get("name") for author in read["authors"])
        ids = [entry["id"] for entry in read["items"]]
        assert len(set(ids)) == len(ids)
        for entry in read["items"]:
            assert {"id", "content_text"} <= set(entry) <= ENTRY, (address, entry["id"])
            assert all(isinstance(value, str) and value for name, value in entry.items() if name != "tags")
            assert all(isinstance(tag, str) and tag for tag in entry["tags"])
            assert datetime.fromisoformat(entry["date_modified"]).utcoffset() is not None
            assert entry["url"].startswith(URL) and re.match("https?://|$", entry.get("external_url", ""))


@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_feed_keeps_to_what_the_w3c_s_validator_asks_beyond_the_standard(made: Any) -> None:
    """Its messages MissingAlternateLink, DuplicateAtomLink, NotBlank, ContainsRelRef, ImplausibleDate, by their meaning."""
    for address, text in feeds(made(), "xml").items():
        feed = ElementTree.fromstring(text.encode())
        for part in (feed, *feed.iter(f"{ATOM}entry")):
            links = [(link.attrib["rel"], link.attrib["type"]) for link in part.findall(f"{ATOM}link")]
            assert ("alternate", "text/html") in links and len(set(links)) == len(links), address
            assert all(link.attrib["href"].startswith(URL) for link in part.findall(f"{ATOM}link"))
            assert part.findtext(f"{ATOM}title").strip() and part.findtext(f"{ATOM}id").strip()
            assert 1900 < int(part.findtext(f"{ATOM}updated")[:4]) < 2100
        assert feed.find(f"{ATOM}author").findtext(f"{ATOM}name").strip()


def test_the_newest_come_first_and_an_item_that_moved_keeps_its_id(site: Any) -> None:
    from machine import machine

    site.resource("older", reviewed=day("2026-01-02"))
    site.resource("newer", reviewed=day("2026-03-04"), aliases=["/resources/first-name/", "/resources/second-name/"])
    site.resource("gone", status="retired", retired_note="Withdrawn.", reviewed=day("2026-08-01"))

    read = feedparser.parse(machine(site.public()).outputs["/resources/feed.xml"])

    assert [entry.link for entry in read.entries][:2] == [f"{URL}resources/newer/", f"{URL}resources/older/"]
    assert read.entries[0].id == f"{URL}resources/first-name/"
    assert "gone" not in str(read.entries)


def day(text: str) -> Any:
    return datetime.fromisoformat(text).date()


def test_a_feed_that_has_nothing_yet_can_be_read() -> None:
    empty = [feed for feed in all_feeds(sampled().site) if not feed.items]

    assert empty
    assert not feedparser.parse(sampled().outputs[f"{empty[0].page}feed.xml"]).bozo
