"""`clearinghouse records export`: the records for staff's own tools."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.commands.command import FINE, Command, WrongUse
from clearinghouse.commands.records.staff_place import refuse_public_place
from clearinghouse.commands.records.store_option import add_store, store_root

if TYPE_CHECKING:
    from clearinghouse.records.index import Index
    from clearinghouse.records.models import Policy


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
    from clearinghouse.records.index import open_index
    from clearinghouse.records.store import read_policy

    root = store_root(options)
    refuse_public_place(options.out)
    try:
        with open_index(root) as index:
            if options.format == "sqlite":
                _write_sqlite(index, options.out, read_policy(root)[0])
            else:
                write_parquet(index, options.out)
    except NoParquet as error:
        raise WrongUse(str(error)) from None
    except FileExistsError:
        raise WrongUse(f"{options.out} is there already; name another, since nothing is written over") from None
    except OSError as error:
        raise WrongUse(f"{options.out} cannot be written: {error.strerror}") from None
    left = (
        f" {len(index.problems)} problems: what has problems is left out. Run: clearinghouse records check"
        if index.problems
        else ""
    )
    print(f"Wrote {options.out}, for staff alone: it names schools, leaders and coaches.{left}")
    return FINE


def _write_sqlite(index: Index, file: Path, policy: Policy | None) -> None:
    """Write the database, and beside it what Datasette reads."""
    from clearinghouse.records.export.questions import datasette_settings
    from clearinghouse.records.export.sqlite import write_sqlite
    from clearinghouse.records.models.policy import Policy as Rules

    rules = policy or Rules(program="The program")
    beside = file.with_name(f"{file.stem}.datasette.json")
    with open(beside, "x", encoding="utf-8") as stream:
        stream.write(datasette_settings(file.stem, rules))
    write_sqlite(index, file, rules)


COMMAND = Command("export", "write all records for staff's own tools, as SQLite or Parquet", _add_options, _run)
