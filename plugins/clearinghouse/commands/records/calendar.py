"""`clearinghouse records calendar`: each coach's calendar of visits."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse
from clearinghouse.commands.records.staff_place import add_out, staff_place
from clearinghouse.commands.records.store_option import add_store, store_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_out(parser, "DIR", "where to write them", "the folder out/calendars of the store")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.content.whole_file import replace_whole
    from clearinghouse.intake.replacing import NotOurs, check_replaceable
    from clearinghouse.records.calendars import coach_calendars, unread_visits

    root = store_root(options)
    out = staff_place(options, root / "out" / "calendars")
    made = coach_calendars(root)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for coach, text in made.items():
            file = out / f"{coach}.ics"
            check_replaceable(file, "calendar", _OURS)
            replace_whole(file, text.encode())
        gone = [file for file in sorted(out.glob("*.ics")) if file.stem not in made and _is_ours(file)]
        for file in gone:
            file.unlink()
    except NotOurs as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    print(f"Wrote {len(made)} calendar{'' if len(made) == 1 else 's'} to {out}.")
    if gone:
        names = ", ".join(file.name for file in gone)
        print(f"Took away {names}: no visits of that coach are planned any more, or none could be read.")
    if unread := unread_visits(root):
        print(f"Not among them: {', '.join(unread)}. Say why: clearinghouse records check", file=sys.stderr)
        return PROBLEMS
    if not made:
        print("No visits are planned: a file in visits/ plans them, see README.md of the store.")
    return FINE


_OURS = re.compile("BEGIN:VCALENDAR")


def _is_ours(file: Path) -> bool:
    """True for a calendar of visits that was written here."""
    from clearinghouse.records.calendars import MARK

    return file.is_file() and not file.is_symlink() and MARK in file.read_text(encoding="utf-8", errors="replace")


COMMAND = Command("calendar", "write each coach's calendar of visits (.ics)", _add_options, _run)
