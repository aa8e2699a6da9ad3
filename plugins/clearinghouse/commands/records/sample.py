"""`clearinghouse records sample`: a made-up store to try things on."""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    parser.add_argument("--schools", type=int, default=72, metavar="N", help="how many schools (default: 72)")
    parser.add_argument("--districts", type=int, default=22, metavar="N", help="how many districts (default: 22)")
    parser.add_argument(
        "--years",
        type=int,
        default=1,
        metavar="N",
        help="how many school years (default: 1; 10 make about 55,000 records)",
    )
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="another number makes other records (default: 1)"
    )
    parser.add_argument(
        "--until", type=datetime.date.fromisoformat, default=datetime.date(2027, 6, 11), metavar="DAY",
        help="the day of the last record (default: 2027-06-11)",
    )  # fmt: skip


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.new_store import write_sample
    from clearinghouse.records.sample import Size
    from clearinghouse.records.store import NoStore

    if not (1 <= options.schools <= 100_000 and 1 <= options.districts <= 10_000 and 1 <= options.years <= 100):
        raise WrongUse("a sample has at least one school, one district and one year, and at most 100 years")
    size = Size(options.schools, options.districts, options.years, options.until, options.seed)
    try:
        number = write_sample(options.folder, size)
    except NoStore as error:
        raise WrongUse(str(error)) from None
    print(f"Made a SYNTHETIC store of {number:,} records in {options.folder}.")
    return FINE


COMMAND = Command("sample", "make a made-up store of any size, to try things on", _add_options, _run)
