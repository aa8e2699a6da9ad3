"""`clearinghouse export`: the public catalogue for search engines and databases that outgrow one machine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse, add_today, config_file, today

FORMATS = ("ndjson", "opensearch", "parquet")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", required=True, choices=FORMATS, help="what to write")
    parser.add_argument(
        "--out", type=Path, default=Path("export"), metavar="DIR", help="where to put it (default: export)"
    )
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.content import load_content, shown_catalog
    from clearinghouse.publish.exports import export_files
    from clearinghouse.publish.exports.parquet import ParquetMissing
    from clearinghouse.publish.site import Site

    config, day = config_file(options), today(options)
    content = load_content(config.parent, day)
    site = Site(shown_catalog(content.catalog, day, preview=False), day, url=content.settings.site_url)
    out: Path = options.out
    try:
        if out.exists() and any(out.iterdir()):
            raise WrongUse(f"{out} is not empty; name a new folder with --out")
        count = 0
        for file in export_files(site, options.format):
            out.mkdir(parents=True, exist_ok=True)
            (out / file.name).write_bytes(file.content)
            count += file.documents
    except ParquetMissing as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    print(f"{count:,} items are in {out}", file=sys.stderr)
    return FINE


COMMAND = Command("export", "write the public catalogue for OpenSearch, or as NDJSON or Parquet", _add_options, _run)
