"""`clearinghouse changes`: what a proposal does to the site, in plain words."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from clearinghouse.changes.data import render_data
from clearinghouse.changes.files import compare_folders
from clearinghouse.changes.matters import what_matters
from clearinghouse.changes.proposal import Proposal
from clearinghouse.changes.side import Side
from clearinghouse.changes.words.lines import Addresses
from clearinghouse.changes.words.summary import render_summary
from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, site_root, today
from clearinghouse.github_markdown import is_web
from clearinghouse.host.content import load_content


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--before", type=Path, required=True, metavar="DIR", help="a checkout of the site as it is, to compare with"
    )
    add_today(parser)
    parser.add_argument(
        "--format", choices=("json", "markdown"), default="markdown", help="how to tell it (default: markdown)"
    )
    parser.add_argument(
        "--pictures", nargs="+", default=[], metavar="PLACE", help="addresses or folders of pictures, to point to"
    )
    parser.add_argument(
        "--address", default=os.environ.get("SITE_URL", ""), metavar="URL", help="where the public site stands, for links to help (default: SITE_URL)"
    )  # fmt: skip
    parser.add_argument(
        "--edit-at", default="", metavar="URL", help="where the proposed files can be edited, for links to them"
    )
    parser.add_argument("--out", type=Path, default=None, metavar="FILE", help="where to write it (default: print it)")


def _run(options: argparse.Namespace) -> int:
    proposal = _proposal(options)
    effects = what_matters(proposal)
    if options.format == "json":
        text = render_data(effects)
    else:
        addresses = Addresses(_web("--address", options.address), _web("--edit-at", options.edit_at))
        text = render_summary(effects, addresses, options.pictures)
    _write(text, options.out)
    return PROBLEMS if effects.faults else FINE


def _web(name: str, address: str) -> str:
    """Return a web address that holds no sign with a meaning. A branch may have any name, and is part of one."""
    encoded = quote(address, safe="/:%@+~-._")
    if address and not is_web(encoded):
        raise WrongUse(f"{name} takes an address that begins with http:// or https://, not '{address}'")
    return encoded


def _proposal(options: argparse.Namespace) -> Proposal:
    after, before = site_root(options), options.before
    if not (before / "content").is_dir():
        raise WrongUse(f"there is no folder 'content' in {before.resolve()}; name the site as it is with --before")
    sides = (load_content(root, today(options)) for root in (before, after))
    old, new = (Side(found.catalog, found.problems, today(options)) for found in sides)
    return Proposal(old, new, compare_folders(before, after, _kept(after)))


def _kept(site: Path) -> list[str]:
    """Return the paths that git keeps in a site's folder; none where it is no checkout."""
    command = ["git", "-c", "safe.directory=*", "-C", str(site), "ls-files", "-z"]
    try:
        found = subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  # nothing of others is in it
    except (OSError, subprocess.CalledProcessError):
        return []
    return found.decode("utf-8", "backslashreplace").split("\0")[:-1]


def _write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise WrongUse(f"cannot write {out}: {error.strerror}") from None


COMMAND = Command("changes", "say in plain words what a proposal does to the site", _add_options, _run)
