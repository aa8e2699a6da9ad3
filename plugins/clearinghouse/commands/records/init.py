"""`clearinghouse records init`: an empty private store."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make; it lies outside the site")
    parser.add_argument("--program", default="Our coaching program", metavar="NAME", help="the program's name")
    parser.add_argument(
        "--timezone", default="", metavar="ZONE", help="the time zone in which times are written (default: the site's)"
    )


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.settings import read_settings
    from clearinghouse.records.new_store import init_store
    from clearinghouse.records.store import NoStore

    zone = options.timezone or read_settings(options.site / "mkdocs.yml").time_zone or "UTC"
    try:
        init_store(options.folder, options.program, zone)
    except NoStore as error:
        raise WrongUse(str(error)) from None
    print(f"Made a private store in {options.folder}. Its README.md says how to begin.")
    return FINE


COMMAND = Command("init", "make an empty private store", _add_options, _run)
