"""The page of open data: every machine file of the site, for people: what it is for, a sample, how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.case import offered
from clearinghouse.publish.contact_card import VERSIONS, card_address, with_cards
from clearinghouse.publish.event_calendars import ALL
from clearinghouse.publish.figures.page import CSV, JSON
from clearinghouse.publish.item_data import item_file
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site
from clearinghouse.shared import LIST
from clearinghouse.standards.case import left_out
from clearinghouse.standards.case.names import PATH, identifier
from clearinghouse.standards.framework import Framework

ADDRESS = "/open-data/"
READING = """curl -O {site}catalogue.csv
duckdb -c "SELECT * FROM read_csv('catalogue.csv', all_varchar = true)"
python -c "import polars; print(polars.read_csv('catalogue.csv', infer_schema=False))"
python -c "import pandas; print(pandas.read_csv('catalogue.csv', dtype=str, keep_default_na=False))"
sqlite-utils insert catalogue.db catalogue catalogue.csv --csv --no-detect-types
curl {site}catalogue.json | jq -r '.items[] | select(.kind == "resource") | .title'"""
LOADING = """clearinghouse export --format opensearch --out export
curl -X PUT localhost:9200/clearinghouse -H 'Content-Type: application/json' --data-binary @export/index.json
for file in export/bulk-*.ndjson; do
  curl -X POST localhost:9200/_bulk -H 'Content-Type: application/x-ndjson' --data-binary @"$file"
done"""


@dataclass(frozen=True)
class MachineFile:
    """A kind of file: what it is called, what it is for, an example of it, and the line that reads it."""

    id: str
    title: str
    what: str
    example: Link
    steady: bool
    read: str = ""
    all: tuple[Link, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A framework that is not offered as data, and why."""

    framework: Framework
    reason: str


def open_data_page(site: Site) -> Page:
    """Return the page. On a site whose address nobody knows it says that there are no such files, and why."""
    values = {
        "files": tuple(_files(site)) if site.url else (),
        "licence": site.data_licence,
        "left_out": tuple(LeftOut(one, reason) for one in site.catalog.frameworks if (reason := left_out(one))),
        "embed": _embed(site),
        "reading": READING.format(site=site.at("/")),
        "loading": LOADING,
    }
    title, summary = site.wording("open_data.title"), site.wording("open_data.summary")
    return Page(ADDRESS, title, "open-data.html", values, summary, above=(site.home,))


def _files(site: Site) -> Iterator[MachineFile]:
    resource = _first(site.catalog.of("resource"))
    standard = next((reference.address for reference in site.catalog.references()), "")
    yield _file(site, "catalogue_csv", "/catalogue.csv")
    yield _file(site, "catalogue_json", "/catalogue.json")
    yield _file(site, "datapackage", "/datapackage.json", read=f"frictionless validate {site.at('/datapackage.json')}")
    yield _file(site, "standards_csv", "/standards.csv")
    if site.catalog.figures:
        yield _file(site, "figures_csv", CSV)
        yield _file(site, "figures_json", JSON)
    if offered(site):
        yield _file(site, "case", f"{PATH}CFPackages/{identifier(offered(site)[0].id)}")
        yield _file(site, "case_list", f"{PATH}CFDocuments/index.json")
    if standard:
        yield _file(site, "standard_json", f"{standard}index.json")
    yield _file(site, "feed_atom", "/feed.xml")
    yield _file(site, "feed_json", "/feed.json")
    if site.catalog.of("event"):
        yield _file(site, "calendar", ALL)
    yield from _cards(site)
    if resource:
        yield from _of_resource(site, resource)
    yield _file(site, "oai", "/oai.xml")
    yield _file(site, "twin", f"{ADDRESS}index.md")
    for id, address in (("llms", "/llms.txt"), ("sitemap", "/sitemap.xml"), ("robots", "/robots.txt")):
        yield _file(site, id, address)
    yield _file(site, "opensearch", "/opensearch.xml")


def _cards(site: Site) -> Iterator[MachineFile]:
    """The cards of people, each by name, for those who consented to be reached."""
    if people := with_cards(site):
        for version, id in zip(VERSIONS, ("vcard", "vcard_4"), strict=True):
            named = tuple(Link(item.title, card_address(item, version)) for item in people)
            yield replace(_file(site, id, named[0].address), all=named)


def _of_resource(site: Site, resource: Item) -> Iterator[MachineFile]:
    named = site.wording("open_data.named_by_key", files=str(LIST.files))
    yield _file(site, "item_json", item_file(resource.key), more=f" {named}")
    yield _file(site, "cite_ris", "/resources/cite.ris")
    yield _file(site, "cite_bib", "/resources/cite.bib")
    yield _file(site, "cite_csl", "/resources/cite.json")
    yield _file(site, "json_ld", resource.address)


_MAY_CHANGE = frozenset(("twin", "llms", "json_ld"))
"""Forms whose shape follows the pages; all others keep theirs, and the changelog names what is added."""


def _file(site: Site, id: str, address: str, read: str = "", more: str = "") -> MachineFile:
    title, what = site.wording(f"open_data_file.{id}"), site.wording(f"open_data_what.{id}")
    return MachineFile(id, title, what + more, Link(address, address), id not in _MAY_CHANGE, read)


def _first(items: tuple[Item, ...]) -> Item | None:
    return next((item for item in items if item.status == "published"), None)


def _embed(site: Site) -> str:
    reference = next(site.catalog.references(), None)
    if not (reference and site.url):
        return ""
    script = site.at("/assets/clearinghouse/embed.js")
    return f'<script src="{script}" data-standard="{reference}" defer></script>'
