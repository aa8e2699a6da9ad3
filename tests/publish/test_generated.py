"""Generated catalogues: every format's second reader gives the same values back; a few here, 500 in the hard suite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rispy
from machine import Machine, generated
from markdown_it import MarkdownIt
from publish import test_coins, test_exports, test_feeds, test_jsonld, test_oai, test_open_data
from publish.citations.test_citations import csl_author, plain
from pybtex.database import parse_string
from rdflib import Graph
from rdflib.namespace import RDF, SDO

from clearinghouse.publish.citations.citation import make_citation
from clearinghouse.publish.item_data import item_file

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_every_reader_gives_back_what_a_generated_catalogue_holds(seed: int, tmp_path: Path) -> None:
    read_back(generated(seed), tmp_path)


@pytest.mark.hard
@pytest.mark.parametrize("tens", range(50))
def test_every_reader_gives_back_what_five_hundred_generated_catalogues_hold(tens: int, tmp_path: Path) -> None:
    for seed in range(10 * tens, 10 * tens + 10):
        read_back(generated(seed), tmp_path)
        linked_data(generated(seed), tmp_path)


def read_back(known: Machine, folder: Path) -> None:
    """Read everything that a site serves by readers that are not ours, each as in the test of its own format."""

    def made() -> Machine:
        return known

    test_feeds.test_feedparser_reads_every_entry_with_the_same_values(made)
    test_feeds.test_every_feed_keeps_to_the_rules_of_atom(made)
    test_feeds.test_every_feed_keeps_to_what_the_w3c_s_validator_asks_beyond_the_standard(made)
    test_feeds.test_json_feeds_say_the_same(made)
    test_feeds.test_every_json_feed_keeps_to_the_published_rules(made)
    test_oai.test_a_harvester_gets_every_resource_with_the_same_values(made)
    test_coins.test_zotero_saves_every_resource_with_its_kind_authors_publisher_date_and_address(made)
    test_jsonld.test_every_resource_is_read_back_with_the_same_values(made)
    package = test_open_data.written(known, folder)
    test_open_data.test_frictionless_finds_the_package_valid_and_reads_the_same_values(known, package)
    test_open_data.test_the_json_file_says_the_same_as_the_table(known)
    test_open_data.test_the_table_is_as_rfc_4180_wants_it(known)
    test_exports.test_ndjson_holds_every_item_whole(known, folder)
    test_exports.test_duckdb_and_polars_read_the_parquet_with_the_same_values(known, folder)
    test_exports.test_the_bulk_files_are_pairs_of_lines_that_the_mapping_covers(known, folder)
    _citations(known)
    _items(known)
    _twins(known)


def linked_data(known: Machine, folder: Path, whole: bool = False) -> None:
    """Hold what pages say in JSON-LD to the shapes, and have a second reader find the same in it."""

    def made() -> Machine:
        return known

    document = test_jsonld.document_of.__wrapped__(made, whole)
    graph = Graph().parse(data=document, format="json-ld")
    assert set(graph.subjects(RDF.type, SDO.LearningResource)) or not known.resources
    test_jsonld.assert_shaped(graph)
    test_jsonld.assert_read_alike(document, graph, folder)


def _citations(known: Machine) -> None:
    cited = [make_citation(item) for item in known.resources if item.status == "published"]
    ris = rispy.loads(known.outputs["/resources/cite.ris"])
    bibtex = parse_string(known.outputs["/resources/cite.bib"], "bibtex").entries
    csl = json.loads(known.outputs["/resources/cite.json"])

    assert [told(one["title"], one.get("publisher"), one.get("year"), one.get("urls", [""])[0]) for one in ris] == [
        told(one.title, one.publisher, one.year, one.url.replace(";", "%3B")) for one in cited
    ]
    assert list(bibtex) == [one["id"] for one in csl] == [one.key for one in cited]
    assert [
        told(plain(one.fields["title"]), plain(publisher(one)), one.fields.get("year"), one.fields.get("url"))
        for one in bibtex.values()
    ] == [told(one.title, one.publisher, one.year, one.url) for one in cited]
    assert [
        told(
            one["title"], one.get("publisher"), one.get("issued", {}).get("date-parts", [[None]])[0][0], one.get("URL")
        )
        for one in csl
    ] == [told(one.title, one.publisher, one.year, one.url) for one in cited]
    assert [len(one.get("authors", [])) for one in ris] == [len(one.authors) for one in cited]
    assert [len(one.persons.get("author", [])) for one in bibtex.values()] == [len(one.authors) for one in cited]
    assert [[csl_author(name) for name in one.get("author", [])] for one in csl] == [
        [" ".join(filter(None, (n.given, n.family, n.suffix))) if n.is_person else n.whole for n in one.authors]
        for one in cited
    ]


def told(*values: Any) -> tuple[str, ...]:
    return tuple(str(value or "") for value in values)


def publisher(entry: Any) -> str:
    return str(entry.fields.get("institution") or entry.fields.get("howpublished") or "")


def _items(known: Machine) -> None:
    """The files of items and the catalogue's own, made by other code, say the same of each."""
    catalogue = {one["key"]: one for one in json.loads(known.outputs["/catalogue.json"])["items"]}
    for key, item in catalogue.items():
        found = json.loads(known.outputs[item_file(key)])[key]
        for name in ("title", "summary", "status", "publisher", "url", "year", "minutes"):
            assert found[name] == item.get(name), (key, name)
        assert found["authors"] == item.get("authors", [])


def _twins(known: Machine) -> None:
    for item in known.resources:
        heading = MarkdownIt("commonmark").parse(known.outputs[f"{item.address}index.md"])[1]
        words = "".join(one.content for one in heading.children or () if one.type in ("text", "text_special"))
        assert words.split() == item.title.split()
