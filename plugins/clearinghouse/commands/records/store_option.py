"""The option that names the private store, which all verbs share."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from clearinghouse.commands.command import WrongUse

VARIABLE = "CLEARINGHOUSE_STORE"


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add `--store`."""
    parser.add_argument(
        "--store",
        type=Path,
        default=None,
        metavar="DIR",
        help=f"the private store's folder (default: what {VARIABLE} in the environment names)",
    )


def store_root(options: argparse.Namespace) -> Path:
    """Return the folder of the private store.

    Raises:
        WrongUse: none is named, or it is no store.
    """
    from clearinghouse.records.store import NoStore, check_store

    named: Path | None = options.store or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is None:
        raise WrongUse(f"say where the private store is, with --store DIR or with {VARIABLE} in the environment")
    try:
        check_store(named)
    except NoStore as error:
        raise WrongUse(str(error)) from None
    return named
