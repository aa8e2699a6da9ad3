"""Files that lead about the site: read by urllib's robots parser, an XML parser and the reference parser of llms.txt."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote
from urllib.robotparser import RobotFileParser

import pytest
from defusedxml import ElementTree
from llms_txt import parse_llms_file
from machine import URL, Machine, hostile, sampled
from markdown_it import MarkdownIt

from clearinghouse.content.models import Resource
from clearinghouse.publish.head import render_head
from clearinghouse.publish.licences import licence_address

OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_robots_may_see_everything_and_learn_of_the_sitemap() -> None:
    robots = RobotFileParser()
    robots.parse(sampled().outputs["/robots.txt"].splitlines())

    assert robots.can_fetch("anybot", f"{URL}resources/")
    assert robots.site_maps() == [f"{URL}sitemap.xml"]


def test_a_browser_learns_how_to_search_the_site() -> None:
    described = ElementTree.fromstring(sampled().outputs["/opensearch.xml"].encode())

    assert len(described.findtext(f"{OPENSEARCH}ShortName")) <= 16
    (url, _) = described.findall(f"{OPENSEARCH}Url")
    assert url.attrib["template"] == f"{URL}find/?q={{searchTerms}}"


def test_every_link_of_llms_txt_is_whole_and_leads_to_a_twin() -> None:
    read = parse_llms_file(sampled().outputs["/llms.txt"])

    links = [link for section in read.sections.values() for link in section]
    assert read.title == "Clearinghouse"
    assert {"Leadership standards", "Challenges", "Topics"} <= set(read.sections)
    assert {one.title for one in sampled().site.catalog.frameworks} <= {link.title for link in links}
    missing = [link.url for link in links if "/" + link.url.removeprefix(URL) not in sampled().outputs]
    assert missing in ([], [f"{URL}open-data/index.md"])


def test_no_address_in_a_twin_holds_a_parenthesis_and_every_link_in_it_is_whole() -> None:
    for address, text in sampled().outputs.items():
        if address.endswith("/index.md") and not address.startswith("/contribute/"):
            for token in MarkdownIt("commonmark").parse(text):
                for child in token.children or []:
                    if child.type == "link_open":
                        assert str(child.attrGet("href")).startswith(("https://", "http://", "mailto:", "tel:")), (
                            address
                        )


class _Read(HTMLParser):
    """Reads the links and properties of a head."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: dict[str, list[str]] = {}
        self.said: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attributes}
        if tag == "link":
            self.links.setdefault(known["rel"], []).append(known["href"])
        elif tag == "meta":
            self.said[known["property"]] = known["content"]


def head_of(known: Machine, address: str) -> _Read:
    return _Read(render_head(known.site, known.head(address)))


@pytest.mark.parametrize("made", [sampled, hostile])
def test_a_resource_s_page_signposts_what_it_is_where_it_leads_and_how_to_cite_it(made: Any) -> None:
    """Source: FAIR Signposting Profile, level 1."""
    known: Machine = made()
    assert known.resources
    for item in known.resources[:40]:
        fields, here = item.as_a(Resource), f"{URL}{item.address[1:]}"
        assert fields is not None
        links = head_of(known, item.address).links
        assert links["cite-as"] == [here]
        assert links["type"] == ["https://schema.org/LearningResource", "https://schema.org/AboutPage"]
        assert links.get("item", []) == ([fields.url] if fields.url else [])
        assert links.get("license", []) == list(filter(None, [licence_address(fields.licence)]))
        (described,) = links["describedby"]
        assert json.loads(known.outputs[described.replace(URL, "/")])[item.key]["title"] == item.title


@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_page_says_in_open_graph_what_it_is_called_and_where_it_is(made: Any) -> None:
    known: Machine = made()
    for page in known.pages[:80]:
        said = head_of(known, page.address).said
        assert (said["og:title"], said["og:url"]) == (page.title, f"{URL}{quote(page.address[1:])}")
        assert said["og:type"] in ("website", "article", "profile")
        assert not page.summary or said["og:description"] == page.summary
