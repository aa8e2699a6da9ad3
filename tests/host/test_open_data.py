"""The page of open data: each file that it names is there, and an independent reader finds it valid."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.robotparser import RobotFileParser

import feedparser
import frictionless
import icalendar
import pytest
import rispy
import vobject
from defusedxml import ElementTree
from drawn import BuiltSite
from llms_txt import parse_llms_file
from markdown_it import MarkdownIt
from pybtex.database import parse_file

from clearinghouse.publish.item_data import item_file
from clearinghouse.standards.case import read_package


class _Links(HTMLParser):
    """Finds the files that the page names, by id."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if id := values.get("data-machine-file"):
            self.found[id] = values["href"] or ""


def links(html: str) -> dict[str, str]:
    reader = _Links()
    reader.feed(html)
    return reader.found


def _table(file: Path) -> None:
    package = frictionless.Package(str(file.with_name("datapackage.json")))
    report = package.get_resource(file.stem).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]


def _figures(file: Path) -> None:
    report = frictionless.Resource(path=file.name, basepath=str(file.parent)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    assert {"table", "period", "of", "value", "withheld"} <= set(report.task.labels)


def _package(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))["$schema"].startswith("https://datapackage.org/profiles/2.")
    assert frictionless.Package(str(file)).validate().valid


def _feed(file: Path) -> None:
    read = feedparser.parse(file.read_bytes())
    assert not read.bozo and read.version == "atom10"


def _json(*keys: str) -> Callable[[Path], None]:
    def check(file: Path) -> None:
        assert set(keys) <= set(json.loads(file.read_text("utf-8")))

    return check


def _items(file: Path) -> None:
    told = json.loads(file.read_text("utf-8"))
    assert told and all(file.match(f"*{item_file(key)}") and {"key", "title"} <= set(one) for key, one in told.items())


def _case(file: Path) -> None:
    assert read_package(json.loads(file.read_text("utf-8"))).framework.standards


def _calendar(file: Path) -> None:
    assert icalendar.Calendar.from_ical(file.read_bytes()).errors == []


def _card(file: Path) -> None:
    read = vobject.readOne(file.read_text("utf-8"))
    assert read.name == "VCARD" and read.fn.value


def _ris(file: Path) -> None:
    assert rispy.loads(file.read_text("utf-8"))[0]["title"]


def _bib(file: Path) -> None:
    assert parse_file(str(file), "bibtex").entries


def _csl(file: Path) -> None:
    assert json.loads(file.read_text("utf-8"))[0]["title"]


def _graph(file: Path) -> None:
    html = file.read_text("utf-8")
    start = html.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    assert json.loads(html[start : html.index("</script>", start)])["@graph"]


def _xml(root: str) -> Callable[[Path], None]:
    def check(file: Path) -> None:
        assert ElementTree.fromstring(file.read_bytes()).tag.endswith(root)

    return check


def _markdown(file: Path) -> None:
    assert MarkdownIt("commonmark").parse(file.read_text("utf-8"))[0].tag == "h1"


def _llms(file: Path) -> None:
    assert parse_llms_file(file.read_text("utf-8")).sections


def _robots(file: Path) -> None:
    robots = RobotFileParser()
    robots.parse(file.read_text("utf-8").splitlines())
    assert robots.site_maps()


JUDGES: dict[str, Callable[[Path], None]] = {
    "catalogue_csv": _table,
    "catalogue_json": _json("version", "items"),
    "datapackage": _package,
    "standards_csv": _table,
    "figures_csv": _figures,
    "figures_json": _json("made", "rules", "tables"),
    "case": _case,
    "case_list": _json("CFDocuments"),
    "standard_json": _json("key", "resources", "total"),
    "feed_atom": _feed,
    "feed_json": _json("version", "items"),
    "calendar": _calendar,
    "vcard": _card,
    "vcard_4": _card,
    "item_json": _items,
    "cite_ris": _ris,
    "cite_bib": _bib,
    "cite_csl": _csl,
    "json_ld": _graph,
    "oai": _xml("Repository"),
    "twin": _markdown,
    "llms": _llms,
    "sitemap": _xml("urlset"),
    "robots": _robots,
    "opensearch": _xml("OpenSearchDescription"),
}


def test_every_file_that_the_page_names_is_judged_and_valid(addressed_site: BuiltSite) -> None:
    named = links(addressed_site.text("/open-data/"))

    assert set(named) == set(JUDGES)
    for id, href in named.items():
        file = (addressed_site.folder / "open-data" / href).resolve()
        JUDGES[id](file / "index.html" if file.is_dir() else file)


@pytest.mark.parametrize("id", ["feed_atom", "oai", "cite_ris", "datapackage"])
def test_a_judge_refuses_what_is_broken(id: str, tmp_path: Path) -> None:
    (tmp_path / "broken").write_text("{ broken", encoding="utf-8")

    with pytest.raises(Exception):  # noqa: B017  # each reader has an error of its own
        JUDGES[id](tmp_path / "broken")


def test_every_file_beside_the_home_page_is_named(addressed_site: BuiltSite) -> None:
    page = addressed_site.folder / "open-data"
    named = {(page / href).resolve() for href in links(addressed_site.text("/open-data/")).values()}
    for_people = {"index.html", "index.md", "404.html", "sitemap.xml.gz", ".clearinghouse"}

    beside = {file for file in addressed_site.folder.iterdir() if file.is_file() and file.name not in for_people}

    assert beside <= named
