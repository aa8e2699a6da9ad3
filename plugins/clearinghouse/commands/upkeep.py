"""`clearinghouse upkeep`: what to look after, as one list for the staff."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Collection
from pathlib import Path

from clearinghouse.catalog.published import select_published
from clearinghouse.commands.command import FINE, Command, WrongUse, add_today, site_root, today
from clearinghouse.host.content import load_content
from clearinghouse.host.progress import Progress
from clearinghouse.host.settings import Settings
from clearinghouse.upkeep.bad_links import select_bad_links
from clearinghouse.upkeep.due import select_due_pages
from clearinghouse.upkeep.fetch import Asker
from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.history import (
    BadHistory,
    History,
    read_history,
    record,
    select_due,
    select_known,
    write_history,
)
from clearinghouse.upkeep.links import outside_links
from clearinghouse.upkeep.network import Network
from clearinghouse.upkeep.report import is_site_address, list_sections, render_report
from clearinghouse.upkeep.rounds import Round, Turns, is_own_fault

MAX_MINUTES = 300
_NAME = "clearinghouse-upkeep"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--links",
        type=Path,
        default=None,
        metavar="HISTORY.json",
        help="also check the links to other sites, and keep what was found in this file (default: no network)",
    )
    parser.add_argument(
        "--minutes",
        type=_minutes,
        default=20,
        metavar="N",
        help="how long to check links; the rest comes first the next time (default: 20)",
    )
    parser.add_argument("--out", type=Path, default=None, metavar="FILE", help="where to write the list")
    parser.add_argument(
        "--site-url",
        type=_site_url,
        default=None,
        metavar="URL",
        help="the site's address, to link each line to its form (default: site_url of mkdocs.yml)",
    )
    add_today(parser)


def _minutes(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= MAX_MINUTES:
        raise argparse.ArgumentTypeError(f"'{text}' is no number of minutes from 1 to {MAX_MINUTES}")
    return int(text)


def _site_url(text: str) -> str:
    if text and not is_site_address(text):
        raise argparse.ArgumentTypeError(f"'{text}' is no site's address; write it as https://example.org/site/")
    return text


def _run(options: argparse.Namespace) -> int:
    root, day = site_root(options), today(options)
    for file in filter(None, (options.links, options.out)):
        _check_place(file)
    content = load_content(root, day)
    catalog, site_url = content.catalog, _site_url_of(options, content.settings)
    public = select_published(catalog, day)
    links = outside_links(public, catalog, day)
    history = _checked(options, links, site_url, day) if options.links else {}
    sections = list_sections(select_due_pages(catalog, public, day), select_bad_links(links, history), site_url)
    _put(render_report(sections, site_url), options.out)
    return FINE


def _site_url_of(options: argparse.Namespace, settings: Settings) -> str:
    """Return the site's address without a closing slash; empty where nobody names a usable one."""
    named: str = settings.site_url if options.site_url is None else options.site_url
    return named.rstrip("/") if is_site_address(named) else ""


def _check_place(file: Path) -> None:
    """Refuse, before any work, what cannot be written as a file."""
    if file.exists() and not file.is_file():
        raise WrongUse(f"{file} is no file that can be written; name another")
    if not file.parent.is_dir():
        raise WrongUse(f"there is no folder {file.parent}; make it, or name another place")


def _checked(options: argparse.Namespace, links: Collection[str], site_url: str, day: datetime.date) -> History:
    """Look at the links that are due, keep what was found, and return it with what was found before."""
    file: Path = options.links
    history = select_known(_earlier(file), links, day)
    findings: dict[str, Finding] = {}
    try:
        _look(select_due(history, day), findings, site_url, options.minutes * 60)
    finally:
        if is_own_fault(findings):
            _say("no site answered, so the fault is probably in this machine's network; nothing was noted down")
            findings = {}
        history = record(history, findings, day)
        _write(file, history)
    return history


def _look(addresses: list[str], findings: dict[str, Finding], site_url: str, seconds: float) -> None:
    progress = Progress("Checking links", len(addresses))

    def tell(address: str, finding: Finding) -> None:
        findings[address] = finding
        progress.step()

    name = f"{_NAME} (+{site_url}/)" if site_url else _NAME
    asker = Asker(name, time.monotonic, Network(), Turns(time.monotonic, time.sleep).turn)
    Round(asker.ask, time.monotonic, tell).look_at(addresses, seconds)


def _earlier(file: Path) -> History:
    """Return the history that a file holds. A file that holds none is kept beside it under another name."""
    try:
        return read_history(file)
    except BadHistory as error:
        aside = file.with_name(f"{file.name}.old")
        try:
            os.replace(file, aside)
        except OSError as failure:
            raise WrongUse(f"{file} cannot be used: {error}; nor be put aside: {failure.strerror}") from None
        _say(f"{file} cannot be used: {error}. It is kept as {aside}, and the record begins afresh")
        return {}


def _write(file: Path, history: History) -> None:
    try:
        write_history(file, history)
    except OSError as error:
        raise WrongUse(f"{file} cannot be written: {error.strerror}") from None


def _put(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    if sys.stderr.isatty():
        print(f"The list is in {out}", file=sys.stderr)


def _say(text: str) -> None:
    print(f"clearinghouse: {text}", file=sys.stderr)


COMMAND = Command("upkeep", "list what to look after: reviews, consents and, if asked, links", _add_options, _run)
