"""`clearinghouse check`: what is wrong in the content, with file, line and hint."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence

from clearinghouse import problems
from clearinghouse.commands.command import FINE, PROBLEMS, Command, add_today, site_root, today
from clearinghouse.host.collector import uncollected
from clearinghouse.host.content import load_content
from clearinghouse.host.keeping import kept_readings
from clearinghouse.host.log import summary

_FORMATS: dict[str, Callable[[Sequence[problems.Problem]], str]] = {
    "text": problems.render_text,
    "github": problems.render_github,
    "json": problems.render_json,
}


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format", choices=sorted(_FORMATS), default="text", help="how to print problems (default: text)"
    )
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    started = time.monotonic()
    root = site_root(options)
    with uncollected():
        found = load_content(root, today(options), kept=kept_readings(root, rendered=False))
    sys.stdout.write(_FORMATS[options.format](found.problems))
    if sys.stderr.isatty():
        items = len(found.catalog.items)
        print(f"{items} items read in {time.monotonic() - started:.1f} s. {summary(found.problems)}", file=sys.stderr)
    elif options.format == "text":
        print(summary(found.problems), file=sys.stderr)
    return PROBLEMS if problems.count_errors(found.problems) else FINE


COMMAND = Command("check", "say what is wrong in the content, with file, line and hint", _add_options, _run)
