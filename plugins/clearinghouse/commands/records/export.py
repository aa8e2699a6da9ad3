"""`clearinghouse records export`: the records for staff's own tools."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse
from clearinghouse.commands.records.store_option import add_store, store_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "--format", choices=("sqlite", "parquet"), default="sqlite", help="what to write (default: sqlite)"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help="the new file, or for parquet the new folder"
    )


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.export.parquet import NoParquet, write_parquet
    from clearinghouse.records.export.sqlite import write_sqlite
    from clearinghouse.records.index import open_index

    index = open_index(store_root(options))
    try:
        (write_sqlite if options.format == "sqlite" else write_parquet)(index, options.out)
    except NoParquet as error:
        raise WrongUse(str(error)) from None
    except FileExistsError:
        raise WrongUse(f"{options.out} is there already; name another, since nothing is written over") from None
    except OSError as error:
        raise WrongUse(f"{options.out} cannot be written: {error.strerror}") from None
    finally:
        index.close()
    left = (
        f" {len(index.problems)} problems: what has problems is left out. Run: clearinghouse records check"
        if index.problems
        else ""
    )
    print(f"Wrote {options.out}, for staff alone: it names schools, leaders and coaches.{left}")
    return FINE


COMMAND = Command("export", "write all records for staff's own tools, as SQLite or Parquet", _add_options, _run)
