"""Generated catalogues: every format's second reader gives the same values back; a few here, 500 in the hard suite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import rispy
from machine import Machine, generated
from publish import test_coins, test_exports, test_feeds, test_jsonld, test_oai, test_open_data
from pybtex.database import parse_string

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


def read_back(known: Machine, folder: Path) -> None:
    """Read everything that a site serves by readers that are not ours, each as in the test of its own format."""

    def made() -> Machine:
        return known

    test_feeds.test_feedparser_reads_every_entry_with_the_same_values(made)
    test_feeds.test_every_feed_keeps_to_the_rules_of_atom(made)
    test_feeds.test_json_feeds_say_the_same(made)
    test_oai.test_a_harvester_gets_every_resource_with_the_same_values(made)
    test_coins.test_zotero_saves_every_resource_with_its_kind_authors_publisher_date_and_address(made)
    test_jsonld.test_every_resource_is_read_back_with_the_same_values(made)
    test_open_data.test_the_json_file_says_the_same_as_the_table(known)
    test_open_data.test_the_table_is_as_rfc_4180_wants_it(known)
    test_exports.test_ndjson_holds_every_item_whole(known, folder)
    test_exports.test_duckdb_and_polars_read_the_parquet_with_the_same_values(known, folder)
    test_exports.test_the_bulk_files_are_pairs_of_lines_that_the_mapping_covers(known, folder)
    _citations(known)


def _citations(known: Machine) -> None:
    whole = len(known.resources)
    assert len(rispy.loads(known.outputs["/resources/cite.ris"])) == whole
    assert len(parse_string(known.outputs["/resources/cite.bib"], "bibtex").entries) == whole
    assert len(json.loads(known.outputs["/resources/cite.json"])) == whole
