"""`clearinghouse records calendar`: each coach's calendar of visits."""

from __future__ import annotations

import argparse
import re

from clearinghouse.commands.command import FINE, Command, WrongUse
from clearinghouse.commands.records.staff_place import add_out, staff_place
from clearinghouse.commands.records.store_option import add_store, store_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_out(parser, "DIR", "where to write them", "the folder out/calendars of the store")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.content.whole_file import replace_whole
    from clearinghouse.intake.replacing import NotOurs, check_replaceable
    from clearinghouse.records.calendars import coach_calendars

    root = store_root(options)
    out = staff_place(options, root / "out" / "calendars")
    made = coach_calendars(root)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for coach, text in made.items():
            file = out / f"{coach}.ics"
            check_replaceable(file, "calendar", re.compile("BEGIN:VCALENDAR"))
            replace_whole(file, text.encode())
    except NotOurs as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{out} cannot be written: {error.strerror}") from None
    print(f"Wrote {len(made)} calendar{'' if len(made) == 1 else 's'} to {out}.")
    return FINE


COMMAND = Command("calendar", "write each coach's calendar of visits (.ics)", _add_options, _run)
