"""Where to put what names schools and people: never where everyone reads."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.commands.command import WrongUse


def add_out(parser: argparse.ArgumentParser, metavar: str, what: str, usual: str) -> None:
    """Add `--out`, which may be left out.

    Args:
        parser: the verb's.
        metavar: `DIR` or `FILE`.
        what: what it names.
        usual: what is done without it.
    """
    parser.add_argument("--out", type=Path, default=None, metavar=metavar, help=f"{what} (default: {usual})")


def staff_place(options: argparse.Namespace, usual: Path) -> Path:
    """Return the place that was named, or the usual one.

    Raises:
        WrongUse: everyone reads there.
    """
    out: Path = options.out or usual
    refuse_public_place(out)
    return out


def refuse_public_place(out: Path) -> None:
    """Refuse a place in the folder of a site, where a build or a commit would take it along, or in a built one.

    Raises:
        WrongUse: it is such a place.
    """
    from clearinghouse.host.site_mark import public_site_at
    from clearinghouse.records.apart import site_beside

    if site := site_beside(out):
        raise WrongUse(
            f"{out} lies in the public site's folder {site}, or in a checkout with it; what is for staff never goes there. Name another with --out"
        )
    if public := public_site_at(out.resolve()):
        raise WrongUse(f"{public} is a public site; what is for staff never goes there. Name another place with --out")
