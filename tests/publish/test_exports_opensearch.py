"""The bulk files, taken in by the client of OpenSearch into an index that stands in for a cluster."""

from __future__ import annotations

import pytest
from machine import TODAY, URL, hostile_catalog, sample_catalog

from clearinghouse.publish.exports import export_files
from clearinghouse.publish.exports.documents import documents
from clearinghouse.publish.site import Site

pytestmark = [pytest.mark.hard, pytest.mark.filterwarnings("ignore")]


@pytest.mark.parametrize("catalog", [sample_catalog, lambda: hostile_catalog(500)], ids=["sample", "hostile"])
def test_every_document_is_in_the_index_as_it_was_written(catalog) -> None:  # type: ignore[no-untyped-def]
    import openmock  # the hard suite alone has it

    site = Site(catalog(), TODAY, url=URL)
    bulk = [file.content.decode() for file in export_files(site, "opensearch") if file.name.startswith("bulk-")]
    wanted = {document["key"]: document for document in documents(site)}

    @openmock.openmock
    def taken_in() -> tuple[int, dict[str, object]]:
        import opensearchpy  # replaced while this runs

        cluster = opensearchpy.OpenSearch(hosts=[{"host": "localhost", "port": 9200}])
        answers = [cluster.bulk(body=text) for text in bulk]
        assert not any(answer["errors"] for answer in answers)
        found = {key: cluster.get(index="clearinghouse", id=key)["_source"] for key in wanted}
        return cluster.count(index="clearinghouse")["count"], found

    count, found = taken_in()

    # A cluster knows no empty values.
    known = {
        key: {name: value for name, value in one.items() if value not in (None, "", [])} for key, one in wanted.items()
    }
    assert count == len(wanted) and found == known
