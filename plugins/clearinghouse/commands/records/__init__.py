"""`clearinghouse records`: the private store, one verb a file."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from clearinghouse.commands.command import Command
from clearinghouse.commands.records import (
    aggregate,
    calendar,
    check,
    editor,
    expire,
    export,
    form,
    import_file,
    init,
    log,
    report,
    sample,
    site,
)

VERBS = (
    init.COMMAND,
    check.COMMAND,
    log.COMMAND,
    form.COMMAND,
    editor.COMMAND,
    import_file.COMMAND,
    calendar.COMMAND,
    export.COMMAND,
    site.COMMAND,
    report.COMMAND,
    aggregate.COMMAND,
    expire.COMMAND,
    sample.COMMAND,
)
"""Every verb, in the order in which the help lists them."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        about = f"{verb.help[0].upper()}{verb.help[1:]}."
        subparser = verbs.add_parser(verb.name, help=verb.help, description=about)
        subparser.add_argument(
            "--site", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="the folder that holds mkdocs.yml"
        )
        subparser.set_defaults(run=partial(_unseen, verb.run))
        verb.add_options(subparser)


def _unseen(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a verb so that nobody else on this machine may read what it writes, unless it says otherwise."""
    mask = os.umask(0o077)
    try:
        return run(options)
    finally:
        os.umask(mask)


def _run(options: argparse.Namespace) -> int:
    raise AssertionError("argparse asks for a verb")


COMMAND = Command("records", "the private store: what coaches record", _add_options, _run)
