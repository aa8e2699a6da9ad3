"""`clearinghouse records log`: a contact or a status report, asked for at the terminal."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, today
from clearinghouse.commands.records.outcomes import render_outcomes
from clearinghouse.commands.records.store_option import add_store, store_root

_STOPPED = 130


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("--coach", metavar="ID", help="the coach; asked for when there is more than one")
    parser.add_argument("--report", action="store_true", help="write a status report in place of a contact")
    parser.add_argument("--replaces", metavar="ID", help="correct this earlier record; its values are offered again")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="give a field, so that it is not asked for; may be repeated",
    )
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.asking import Asker, NoAnswer, ask_contact, ask_report
    from clearinghouse.records.taking_in import Fate, take_in, write_all

    root, day = store_root(options), today(options)
    given = _given(options.set)
    asker = Asker(root, day, given, input if sys.stdin.isatty() else _nobody, print)
    try:
        entry = (ask_report if options.report else ask_contact)(asker, options.coach, options.replaces)
    except NoAnswer as error:
        raise WrongUse(str(error)) from None
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.")
        return _STOPPED
    outcomes = write_all(
        root, take_in(root, options.site, [entry], str(entry.fields["coach"]), day, frozenset([entry.id]))
    )
    sys.stdout.write(render_outcomes(outcomes))
    return FINE if outcomes[0].fate is Fate.NEW else PROBLEMS


def _given(pairs: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or not name.strip():
            raise WrongUse(f"write --set FIELD=VALUE, such as --set minutes=45, not '{pair}'")
        found[name.strip()] = value.strip()
    return found


def _nobody(question: str) -> str:
    raise EOFError


COMMAND = Command("log", "write a contact or a status report at the terminal", _add_options, _run)
