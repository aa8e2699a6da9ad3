"""`clearinghouse records check`: what is wrong in the private store, with file, line and hint."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from clearinghouse import problems
from clearinghouse.commands.command import FINE, PROBLEMS, Command, add_today, today
from clearinghouse.commands.records.store_option import add_store, store_root
from clearinghouse.host.collector import uncollected

_FORMATS: dict[str, Callable[[Sequence[problems.Problem]], str]] = {
    "text": problems.render_text,
    "github": problems.render_github,
    "json": problems.render_json,
}


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "--format", choices=sorted(_FORMATS), default="text", help="how to print problems (default: text)"
    )
    add_today(parser)


@uncollected()
def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.check import check_records

    checked = check_records(store_root(options), options.site, today(options))
    sys.stdout.write(_FORMATS[options.format](checked.problems))
    if options.format == "text":
        print(checked.summary, file=sys.stderr)
    return PROBLEMS if problems.count_errors(checked.problems) else FINE


COMMAND = Command("check", "say what is wrong in the private store, with file, line and hint", _add_options, _run)
