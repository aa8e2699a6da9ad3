"""`clearinghouse records aggregate`: public totals of the private store, for staff to review."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse import problems
from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, today
from clearinghouse.commands.records.staff_place import add_out
from clearinghouse.commands.records.store_option import add_store, store_root

if TYPE_CHECKING:
    from clearinghouse.content.figures import Figures
    from clearinghouse.content.load import Reading
    from clearinghouse.records.aggregate.release import Release


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_out(parser, "FILE", "the file to write", "content/program/figures.yml of the site")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.figures import FIGURES
    from clearinghouse.content.load import load_site
    from clearinghouse.records.aggregate.bounds import NoSolver
    from clearinghouse.records.aggregate.earlier import Changed
    from clearinghouse.records.aggregate.release import make_release, render_figures
    from clearinghouse.records.load import load_records

    root, site = store_root(options), load_site(options.site)
    earlier = _earlier(site)
    records = load_records(root)
    if problems.count_errors(records.problems):
        sys.stdout.write(problems.render_text(problems.sort_problems(records.problems)))
        print("Nothing was counted: mend these first. clearinghouse records check says more.", file=sys.stderr)
        return PROBLEMS
    try:
        release = make_release(records, make_catalog(site), today(options), earlier)
    except NoSolver as error:
        raise WrongUse(str(error)) from None
    except Changed:
        raise WrongUse(f"{FIGURES} was changed by hand: its numbers do not go together; bring the published file back") from None  # fmt: skip
    out: Path = options.out or options.site / FIGURES
    if release.new:
        _write(out, render_figures(release.figures))
    print(_said(release, out))
    return FINE


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


def _write(out: Path, text: str) -> None:
    """Write the file whole or not at all."""
    try:
        handle, beside = tempfile.mkstemp(prefix=".figures-", dir=out.parent)
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(beside, 0o644)
        os.replace(beside, out)
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
