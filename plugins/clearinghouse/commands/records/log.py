"""`clearinghouse records log`: a contact or a status report, asked for at the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, today
from clearinghouse.commands.records.outcomes import render_outcomes
from clearinghouse.commands.records.store_option import add_store, store_root

if TYPE_CHECKING:
    from clearinghouse.records.asking import Asker
    from clearinghouse.records.taking_in import Outcome

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
    from clearinghouse.records.asking import Asker, NoAnswer
    from clearinghouse.records.kinds import BY_NAME
    from clearinghouse.records.taking_in import Fate

    typing = sys.stdin.isatty()
    kind = BY_NAME["report" if options.report else "contact"]
    answered: dict[str, str] = {}
    try:
        asker = Asker(
            kind, store_root(options), today(options), _given(options.set), input if typing else _nobody, print,
            answered=answered,
        )  # fmt: skip
        outcome = _taken(asker, options, typing)
    except NoAnswer as error:
        _show(answered, typing)
        raise WrongUse(str(error)) from None
    except (KeyboardInterrupt, EOFError):
        print("\nNothing was written.")
        _show(answered, typing)
        return _STOPPED
    left = "your answers are in no file; they are below" if typing else "what you gave stands in your command alone"
    sys.stdout.write(render_outcomes([outcome], left=left))
    if outcome.fate is Fate.NEW:
        return FINE
    _show(answered, typing)
    return PROBLEMS


def _taken(asker: Asker, options: argparse.Namespace, typing: bool) -> Outcome:
    """Return what became of the record. While it is refused, answers can be given again."""
    from clearinghouse.records.asking import ask_contact, ask_report
    from clearinghouse.records.taking_in import Fate, take_in, write_all

    while True:
        entry = (ask_report if options.report else ask_contact)(asker, options.coach, options.replaces)
        coach = str(entry.fields["coach"])
        found = take_in(asker.root, options.site, [entry], coach, asker.today, frozenset([entry.id]))
        if found[0].fate is not Fate.NEW and typing:
            print(f"This cannot be written yet: {found[0].why}")
            if asker.again():
                continue
        return write_all(asker.root, found)[0]


def _show(answered: Mapping[str, str], typing: bool) -> None:
    """Print what was answered, where it was typed: what only coach and leader see goes into no log."""
    if typing and answered:
        print("What you answered, to copy from here:")
        print("\n".join(f"  {name}: {said}" for name, said in answered.items() if said))


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
