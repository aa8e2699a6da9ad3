"""`clearinghouse records import`: bundles from the form, and spreadsheets of contacts."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, today
from clearinghouse.commands.records.outcomes import render_outcomes
from clearinghouse.commands.records.store_option import add_store, store_root

if TYPE_CHECKING:
    from clearinghouse.records.bundle import Bundle
    from clearinghouse.records.spreadsheet import ReadSheet


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="a bundle that the form saved (.json), or a spreadsheet of contacts (.xlsx, .csv)",
    )
    parser.add_argument("--coach", metavar="ID", help="whose contacts a spreadsheet holds")
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument(
        "--keep",
        action="append",
        default=[],
        metavar="ID",
        help="take this record although it looks like another; may be repeated",
    )
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.taking_in import Fate, take_in, write_all

    root = store_root(options)
    unclear: list[tuple[str, str]] = []
    if options.file.suffix.casefold() == ".json":
        bundle = _bundle(options.file)
        coach, entries = bundle.coach, list(bundle.entries)
        if bundle.unfinished:
            print(
                f"{bundle.unfinished} unfinished in the file; they stay there until the coach finishes them",
                file=sys.stderr,
            )
    else:
        sheet = _sheet(options, root)
        coach, entries, unclear = options.coach, sheet.entries, sheet.unclear
        for column in sheet.passed_over:
            print(f"the column '{column}' is not taken: no field of a contact is called so", file=sys.stderr)
    outcomes = take_in(root, options.site, entries, coach, today(options), frozenset(options.keep))
    if not options.dry_run:
        outcomes = write_all(root, outcomes)
    sys.stdout.write(render_outcomes(outcomes, unclear, options.dry_run))
    bad = unclear or any(outcome.fate in (Fate.BAD, Fate.DOUBT) for outcome in outcomes)
    return PROBLEMS if bad else FINE


def _read(file: Path, most: int) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise WrongUse(f"{file} cannot be read: {error.strerror}") from None


def _bundle(file: Path) -> Bundle:
    from clearinghouse.records.bundle import MAX_BUNDLE, BadBundle, parse_bundle

    try:
        return parse_bundle(_read(file, MAX_BUNDLE))
    except BadBundle as error:
        raise WrongUse(f"{file.name}: {error}") from None


def _sheet(options: argparse.Namespace, root: Path) -> ReadSheet:
    from clearinghouse.intake.lists.readers import format_of, read_source
    from clearinghouse.intake.lists.rows import MAX_FILE, BadFile
    from clearinghouse.records.load import load_records
    from clearinghouse.records.models import Coach, Cohort, School
    from clearinghouse.records.spreadsheet import ReadSheet, SheetRow, is_heading, read_sheet

    records = load_records(root)
    if options.coach not in records.all(Coach):
        raise WrongUse(
            f"say whose contacts these are, with --coach and one of: {', '.join(records.all(Coach)) or 'none yet'}"
        )
    try:
        source = read_source(
            options.file.name, _read(options.file, MAX_FILE), format_of(options.file.suffix), is_heading
        )
    except BadFile as error:
        raise WrongUse(f"{options.file.name}: {error}") from None
    whole = ReadSheet()
    for table in source.tables:
        rows = [
            SheetRow(row.number, dict(zip(table.columns, (cell.text for cell in row.cells), strict=False)))
            for row in table.rows
        ]
        read = read_sheet(rows, table.columns, options.coach, records.all(School), records.all(Cohort))
        whole.entries += read.entries
        whole.unclear += read.unclear + [(f"row {row.number}", row.fault) for row in table.rows if row.fault]
        whole.passed_over += read.passed_over
    return whole


COMMAND = Command("import", "take in a bundle from the form, or a spreadsheet of contacts", _add_options, _run)
