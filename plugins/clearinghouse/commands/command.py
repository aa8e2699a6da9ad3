"""What a command is, and what all of them share: exit codes, the site's folder, the day."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FINE, PROBLEMS, WRONG_USE, OUR_BUG = 0, 1, 2, 3


class WrongUse(Exception):
    """The command was called in a way it does not know; says what to do instead."""


@dataclass(frozen=True)
class Command:
    """One thing that `clearinghouse` does.

    `help` begins in lower case and says what the command does; `run` returns the exit code: 0 fine,
    1 problems in content, 2 wrong use, 3 our bug.
    """

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def add_today(parser: argparse.ArgumentParser) -> None:
    """Add `--today`, by which a check can be made for another day."""
    parser.add_argument(
        "--today",
        type=_day,
        default=None,
        metavar="DAY",
        help="the day to check for, as 2026-09-01 (default: today)",
    )


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2026-09-01") from None


def today(options: argparse.Namespace) -> datetime.date:
    """Return the day that `--today` names, else the real one."""
    named: datetime.date | None = options.today
    return named or datetime.date.today()


def site_root(options: argparse.Namespace) -> Path:
    """Return the folder of the site, which holds `content/`.

    Raises:
        WrongUse: there is no content there.
    """
    root: Path = options.site
    if not (root / "content").is_dir():
        raise WrongUse(
            f"there is no folder 'content' in {root.resolve()}; go to the site's folder, or name it with --site"
        )
    return root


def config_file(options: argparse.Namespace) -> Path:
    """Return the site's mkdocs.yml.

    Raises:
        WrongUse: there is none.
    """
    file = site_root(options) / "mkdocs.yml"
    if not file.is_file():
        raise WrongUse(f"there is no mkdocs.yml in {file.parent.resolve()}")
    return file
