"""`clearinghouse records aggregate`: public totals of the private store, for staff to review."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse import problems
from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, today
from clearinghouse.commands.records.staff_place import add_out
from clearinghouse.commands.records.store_option import add_store, store_root
from clearinghouse.content.whole_file import replace_whole

if TYPE_CHECKING:
    from clearinghouse.content.figures import Figures
    from clearinghouse.content.load import Reading
    from clearinghouse.records.aggregate.release import Release
    from clearinghouse.records.aggregate.released import Released
    from clearinghouse.records.load import Records


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_out(parser, "FILE", "the file to write", "content/program/figures.yml of the site")
    parser.add_argument(
        "--nothing-else-published",
        action="store_true",
        help="go on though the figures of the site are not those that the store remembers: nothing but them, or nothing"
        " at all where there are none, was ever published",
    )
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.content.figures import FIGURES
    from clearinghouse.content.load import load_site
    from clearinghouse.records.load import load_records

    root, site = store_root(options), load_site(options.site)
    earlier = _earlier(site)
    remembered = _remembered(root, earlier, options.nothing_else_published)
    records = load_records(root)
    if problems.count_errors(records.problems):
        sys.stdout.write(problems.render_text(problems.sort_problems(records.problems)))
        print("Nothing was counted: mend these first. clearinghouse records check says more.", file=sys.stderr)
        return PROBLEMS
    release = _made(records, site, today(options), earlier)
    out: Path = options.out or options.site / FIGURES
    if release.new:
        _write_both(root, remembered, out, release.figures)
    print(_said(release, out))
    return FINE


def _made(records: Records, site: Reading, day: datetime.date, earlier: Figures | None) -> Release:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.figures import FIGURES
    from clearinghouse.records.aggregate.bounds import NoSolver
    from clearinghouse.records.aggregate.earlier import Changed
    from clearinghouse.records.aggregate.release import make_release

    try:
        return make_release(records, make_catalog(site), day, earlier)
    except NoSolver as error:
        raise WrongUse(str(error)) from None
    except Changed:
        raise WrongUse(f"{FIGURES} was changed by hand: its numbers do not go together; bring the published file back") from None  # fmt: skip


def _write_both(root: Path, remembered: Sequence[Released], out: Path, figures: Figures) -> None:
    """Write what the store remembers and the figures, in this order: a release that it does not know could be lost unnoticed."""
    from clearinghouse.records.aggregate.release import render_figures
    from clearinghouse.records.aggregate.released import released, render_releases
    from clearinghouse.records.store import RELEASES

    _write(root / RELEASES, render_releases((*remembered, released(figures))), 0o600)
    _write(out, render_figures(figures))


def _earlier(site: Reading) -> Figures | None:
    """Return what was published before.

    Raises:
        WrongUse: the file is there and has problems, so nobody knows what was published.
    """
    figures, source = site.figures
    if found := [problem for problem in site.problems if problem.path == source.path]:
        sys.stdout.write(problems.render_text(found))
        raise WrongUse(f"{source.path} cannot be read, and what was published before has to be known; mend it first")
    if not site.vocabulary[0].lists["levels"]:
        raise WrongUse("name the folder of the public site with --site: its words are the only ones that figures hold")
    return figures


def _remembered(root: Path, earlier: Figures | None, nothing_else: bool) -> tuple[Released, ...]:
    """Return the releases that the store remembers, once it is sure that the site's figures are one of them.

    Raises:
        WrongUse: they are none of them, and nobody said that nothing else was published; or the memory cannot be read.
    """
    from clearinghouse.records.aggregate.released import place_of, read_releases, released

    remembered, found = read_releases(root)
    if found:
        sys.stdout.write(problems.render_text(found))
        raise WrongUse(f"{found[0].path} cannot be read; bring it back as it was at the last release")
    place = place_of(earlier, remembered)
    if nothing_else or not remembered:
        return (released(earlier),) if earlier else ()
    if place is None:
        raise WrongUse(_unknown(remembered[-1], earlier))
    if place < len(remembered) - 1:
        print(_older(remembered[place], remembered[-1]), file=sys.stderr)
    return remembered


def _unknown(last: Released, earlier: Figures | None) -> str:
    from clearinghouse.content.figures import FIGURES

    what = "was changed by hand, or is not of this store" if earlier else "is not there"
    return (
        f"{FIGURES} {what}, but totals of this store were released, the last on {last.made} ({last.tables} tables), and a"
        " new release must not give away what those withheld; bring that file back. If no other figures than the site"
        " has were ever published, add --nothing-else-published"
    )


def _older(this: Released, last: Released) -> str:
    return (
        f"clearinghouse: the site has the figures of {this.made} ({this.tables} tables); a later release was made on"
        f" {last.made} ({last.tables} tables). If that one was published, bring its file back and count again."
    )


def _write(out: Path, text: str, mode: int = 0o644) -> None:
    try:
        replace_whole(out, text.encode(), mode)
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None


def _said(release: Release, out: Path) -> str:
    if not release.new:
        return "No period has ended since the last release for long enough; nothing was written."
    rows = [row for table in release.new for row in table.rows]
    withheld = sum(row.withheld for row in rows)
    periods = ", ".join(dict.fromkeys(table.period for table in release.new))
    return (
        f"Wrote {out}: {len(release.new)} new tables for {periods}, {len(rows)} numbers, {withheld} of them withheld.\n"
        "Look at every number, write in what surveys asked, and propose the file as a change of the site.\n"
        "To count again after a correction, first bring the published file back: what stands there counts as published."
    )


COMMAND = Command("aggregate", "write public totals that give nobody away, for review", _add_options, _run)
