"""`clearinghouse build`: the public site, whole or not at all."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.commands.command import FINE, PROBLEMS, Command, config_file

if TYPE_CHECKING:
    from clearinghouse.host.unchanged import Made


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="where to put the site (default: site)")
    parser.add_argument(
        "--earlier-day", action="store_true", help="publish though the site there is for a later day than this one"
    )
    parser.add_argument(
        "--executor",
        type=_executor,
        default=None,
        metavar="MODULE:FACTORY",
        help="what returns an executor of Python whose processes make the pages, such as those of a cluster",
    )


def _executor(name: str) -> Callable[[], Executor]:
    """Return the function that a name such as `farm:executor` stands for, in a file of this folder or in a package."""
    module, _, factory = name.partition(":")
    sys.path.insert(0, str(Path.cwd()))
    try:
        found: Callable[[], Executor] = getattr(importlib.import_module(module), factory)
    except (ImportError, AttributeError, ValueError) as error:
        raise argparse.ArgumentTypeError(
            f"'{name}' is no module and function, such as farm:executor ({error})"
        ) from None
    finally:
        sys.path.pop(0)  # else files of this folder would stand for packages, too
    return found


def _run(options: argparse.Namespace) -> int:
    # MkDocs takes most of a second to import, and most commands do without it.
    from clearinghouse.host.unchanged import Made

    config = config_file(options)
    out: Path = options.out or config.parent / "site"
    made = Made(config, out)
    if made.stands():
        print(f"Nothing has changed since the site in {out} was made, so it stands as it is.", file=sys.stderr)
        return FINE
    return _build(options, config, out, made)


def _build(options: argparse.Namespace, config: Path, out: Path, made: Made) -> int:
    from clearinghouse.host.build import NotPublished, build_whole
    from clearinghouse.host.mkdocs import BuildFailed, build_into

    try:
        build_whole(out, lambda folder, tree: build_into(folder, config, tree, options.executor), options.earlier_day)
    except (NotPublished, BuildFailed) as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(f"clearinghouse: nothing was published: {error.strerror}: {error.filename or out}", file=sys.stderr)
        return PROBLEMS
    made.note()
    print(f"The site is in {out}", file=sys.stderr)
    return FINE


COMMAND = Command("build", "make the public site, whole or not at all", _add_options, _run)
