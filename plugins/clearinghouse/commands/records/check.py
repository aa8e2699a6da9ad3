"""`clearinghouse records check`: what is wrong in the private store, with file, line and hint."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

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

    root = store_root(options)
    checked = check_records(root, options.site, today(options))
    sys.stdout.write(_FORMATS[options.format](checked.problems))
    if options.format == "text":
        print("\n".join(filter(None, (_unexplained(root, checked.problems), checked.summary))), file=sys.stderr)
    return PROBLEMS if problems.count_errors(checked.problems) else FINE


def _unexplained(root: Path, told: Sequence[problems.Problem]) -> str:
    """Return the help for the codes that were told and that the README of the store, which may be older, does not have."""
    from clearinghouse.records.rules import RULES, explained

    readme = root / "README.md"
    known = readme.read_text(encoding="utf-8", errors="replace") if readme.is_file() else ""
    new = {problem.code for problem in told if f"### {problem.code}\n" not in known}
    return explained(left_out={rule.code for rule in RULES} - new)


COMMAND = Command("check", "say what is wrong in the private store, with file, line and hint", _add_options, _run)
