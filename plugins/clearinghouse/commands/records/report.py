"""`clearinghouse records report`: the figures of the staff site, for other programs and for paper."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse, add_today
from clearinghouse.commands.records.staff_desk import add_period, named_period, open_desk
from clearinghouse.commands.records.staff_place import add_out, refuse_public_place
from clearinghouse.commands.records.store_option import add_store, store_root
from clearinghouse.host.collector import uncollected


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("--format", choices=("csv", "json", "html"), default="csv", help="what to write (default: csv)")
    add_out(parser, "FILE", "the new file", "what is printed")
    add_period(parser, "the report")
    add_today(parser)


@uncollected()
def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.staff_site import StaffRenderer
    from clearinghouse.records.staff.report import report_csv, report_json, report_page

    if options.out:
        refuse_public_place(options.out)
    desk = open_desk(options, store_root(options), named_period(options))
    if options.format == "html":
        renderer = StaffRenderer(desk.wording, desk.ledger.policy.program, desk.date(desk.day), ())
        text = renderer.render_alone(report_page(desk))
    else:
        text = (report_csv if options.format == "csv" else report_json)(desk)
    _write(text, options.out)
    if desk.ledger.problems:
        print(
            f"clearinghouse: {len(desk.ledger.problems)} problems: what has problems is not counted. "
            "Run: clearinghouse records check",
            file=sys.stderr,
        )
    return FINE


def _write(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
        return
    try:
        with open(out, "x", encoding="utf-8", newline="", opener=_for_its_owner) as stream:
            stream.write(text)
    except FileExistsError:
        raise WrongUse(f"{out} is there already; name another, since nothing is written over") from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    print(f"Wrote {out}, for staff alone: it names schools, leaders and coaches.")


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


COMMAND = Command("report", "write the figures of a period as CSV, JSON or a page to print", _add_options, _run)
