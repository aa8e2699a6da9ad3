"""`clearinghouse records form`: the offline form of a coach, or of a survey."""

from __future__ import annotations

import argparse
import re

from clearinghouse.commands.command import FINE, Command, WrongUse, add_today, today
from clearinghouse.commands.records.staff_place import add_out, staff_place
from clearinghouse.commands.records.store_option import add_store, store_root

_OURS = re.compile(
    r'<!doctype html>\s+<html lang="en">\s+<head>\s+<meta charset="utf-8">\s+<meta name="generator" content="clearinghouse records form">'
)
"""What every form begins with, and no page that somebody wrote."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("--coach", metavar="ID", help="the coach whose form to make")
    whose.add_argument("--survey", metavar="ID", help="the survey whose form to make")
    add_out(parser, "FILE", "the file to write", "in the folder forms of the store")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.content.whole_file import replace_whole
    from clearinghouse.intake.replacing import NotOurs, check_replaceable
    from clearinghouse.records.form.page import NoForm, coach_form, survey_form

    root = store_root(options)
    out = staff_place(options, root / "forms" / f"{options.coach or options.survey}.html")
    try:
        text = (
            coach_form(root, options.site, options.coach, today(options))
            if options.coach
            else survey_form(root, options.survey)
        )
        if options.out is None:
            out.parent.mkdir(exist_ok=True)
        check_replaceable(out, "form", _OURS)
        replace_whole(out, text.encode())
    except (NoForm, NotOurs) as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    whom = "for this coach alone: it holds names, plans and notes" if options.coach else "for everyone who is asked"
    print(f"Wrote {out}, {whom}.")
    return FINE


COMMAND = Command("form", "make the offline form of a coach or a survey, one HTML file", _add_options, _run)
