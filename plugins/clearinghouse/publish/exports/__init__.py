"""Exports: the public catalogue as search engines and databases take it in, in pieces of a size that they take."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.exports.documents import ExportFile, ndjson_files
from clearinghouse.publish.exports.opensearch import opensearch_files
from clearinghouse.publish.exports.parquet import parquet_files
from clearinghouse.publish.site import Site

__all__ = ["ExportFile", "export_files"]


def export_files(site: Site, format: str) -> Iterator[ExportFile]:
    """Yield the files of an export. What it holds is what the site shows: see `open_data.columns`.

    Args:
        site: the public site.
        format: `ndjson`, `opensearch` or `parquet`.
    """
    yield from {"ndjson": ndjson_files, "opensearch": opensearch_files, "parquet": parquet_files}[format](site)
