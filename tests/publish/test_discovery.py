"""Files that lead about the site: read by urllib's robots parser, an XML parser and the reference parser of llms.txt."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

from defusedxml import ElementTree
from llms_txt import parse_llms_file
from machine import URL, sampled
from markdown_it import MarkdownIt

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
