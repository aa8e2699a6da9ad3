"""`clearinghouse import`: drafts from a list that somebody sends, such as a spreadsheet."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, site_root, today
from clearinghouse.host.collector import uncollected
from clearinghouse.intake.replacing import NotOurs, check_replaceable, shown

if TYPE_CHECKING:
    from clearinghouse.intake.lists.importing import Plan


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="an .xlsx, .csv, .ris, .bib, CSL .json, .txt or .md file, or a CASE package of standards (.json)",
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would be written, and write nothing")
    parser.add_argument(
        "--column",
        action="append",
        default=[],
        metavar='"THEIRS=FIELD"',
        help='say what a column is, as in --column "Who made it=publisher"; "Column=ignore" leaves it out',
    )
    parser.add_argument("--sheet", metavar="NAME", help="read only this sheet of a workbook")
    parser.add_argument("--format", metavar="NAME", help="the file's format, where its ending does not say it")
    parser.add_argument(
        "--keep", metavar="ROWS", help="rows to take although their title is much like another's: 4,17-19"
    )
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write what is said to this file, as Markdown")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.intake.lists.importing import Fate, write_plan
    from clearinghouse.intake.lists.report import render_markdown, render_text

    root = site_root(options)
    if options.file.suffix.casefold() == ".json" and (told := _framework(options, root)):
        sys.stdout.write(told)
        return FINE
    _check_report(options.report)
    with uncollected():
        plan = _plan(options, root)
        if not options.dry_run:
            plan = write_plan(plan, root)
        sys.stdout.write(render_text(plan, not options.dry_run))
    if options.report:
        _write_report(options.report, render_markdown(plan, not options.dry_run))
    return PROBLEMS if plan.count(Fate.BAD) else FINE


def _framework(options: argparse.Namespace, root: Path) -> str:
    """Import a CASE package and return what is said of it, or nothing where the file is no such package."""
    from clearinghouse.intake.case_package import FrameworkThere, framework_path, read_case, said, write_framework
    from clearinghouse.standards.case import NoPackage

    try:
        imported = read_case(_read(options.file))
        if imported is None:
            return ""
        if options.dry_run:
            return said(imported, framework_path(imported.framework), written=False)
        return said(imported, write_framework(imported.framework, root), written=True)
    except NoPackage as error:
        raise WrongUse(f"{shown(options.file.name)} is a CASE package that cannot be read: {error}") from None
    except FrameworkThere as error:
        raise WrongUse(f"there is {error} already; rename it or take it away first, nothing was written") from None
    except OSError as error:
        raise WrongUse(f"the framework cannot be written: {error.strerror}") from None


def _plan(options: argparse.Namespace, root: Path) -> Plan:
    from clearinghouse.host.content import load_content
    from clearinghouse.intake.drafts import taken_ids
    from clearinghouse.intake.lists.columns import BadColumn, parse_choice
    from clearinghouse.intake.lists.importing import RESOURCE, Importer
    from clearinghouse.intake.lists.readers import format_of, read_source
    from clearinghouse.intake.lists.rows import BadFile

    file: Path = options.file
    keep = _numbers(options.keep or "")
    try:
        said = dict(parse_choice(choice) for choice in options.column)
        format = _format(options.format) or format_of(file.suffix)
        data = _read(file)
        catalog = load_content(root, today(options)).catalog
        if not catalog.vocabulary.types:
            raise WrongUse("this site has no types of resources yet; write them in content/vocabulary.yml first")
        _warn_of_unread(len([name for name in catalog.unread if name[0] == "resource"]))
        importer = Importer(catalog, today(options).year + 1)
        source = read_source(file.name, data, format, importer.headings.is_heading, options.sheet)
        return importer.plan(source, taken_ids(root, RESOURCE, catalog), said, keep)
    except (BadFile, BadColumn) as error:
        raise WrongUse(f"{shown(file.name)}: {error}" if isinstance(error, BadFile) else str(error)) from None


def _format(name: str | None) -> str | None:
    from clearinghouse.intake.lists.readers import FORMATS

    if name is not None and name not in FORMATS:
        raise WrongUse(f"there is no format '{shown(name)}'; the formats are: {', '.join(FORMATS)}")
    return name


def _read(file: Path) -> bytes:
    from clearinghouse.intake.lists.rows import MAX_FILE

    try:
        if file.exists() and not file.is_file():
            raise WrongUse(f"{shown(file)} is no file; name the spreadsheet or list itself")
        with open(file, "rb") as stream:
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        raise WrongUse(f"{shown(file)} cannot be read: {error.strerror}") from None


def _warn_of_unread(number: int) -> None:
    if number:
        what = "1 resource file cannot" if number == 1 else f"{number} resource files cannot"
        print(
            f"{what} be read, so a row that repeats one would not be noticed. Run: clearinghouse check", file=sys.stderr
        )


def _numbers(text: str) -> set[int]:
    """Return the numbers in a list such as `4,17-19`."""
    found: set[int] = set()
    for part in filter(None, re.split(r"[,\s]+", text)):
        span = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if not span:
            raise WrongUse(f"write --keep as numbers of rows, such as 4,17-19, not '{shown(part)}'")
        found |= set(range(int(span[1]), int(span[2] or span[1]) + 1))
    return found


def _check_report(file: Path | None) -> None:
    """Make sure that the report can be written, and replaces nothing but an earlier report."""
    from clearinghouse.intake.lists.report import HEADLINE

    try:
        if file is not None:
            check_replaceable(file, "report", re.compile(re.escape(f"# {HEADLINE}")))
    except NotOurs as error:
        raise WrongUse(str(error)) from None


def _write_report(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"the report {shown(file)} cannot be written: {error.strerror}; the drafts were") from None


COMMAND = Command("import", "make drafts from a spreadsheet or another list of resources", _add_options, _run)
