"""`clearinghouse records site`: the staff site, whole or not at all."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from clearinghouse.commands.command import FINE, PROBLEMS, Command, add_today
from clearinghouse.commands.records.staff_desk import add_period, named_period, open_desk
from clearinghouse.commands.records.staff_place import add_out, staff_place
from clearinghouse.commands.records.store_option import add_store, store_root
from clearinghouse.host.collector import uncollected
from clearinghouse.host.site_mark import write_mark
from clearinghouse.host.tree import Tree


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_out(parser, "DIR", "where to put the site", "the folder out/staff of the store")
    add_period(parser, "the board digest")
    add_today(parser)


@uncollected()
def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.build import NotPublished
    from clearinghouse.host.staff_site import StaffRenderer, write_staff_site
    from clearinghouse.records.staff.pages import menu, staff_sheets

    root = store_root(options)
    out = staff_place(options, root / "out" / "staff")
    desk = open_desk(options, root)
    period = named_period(options)
    renderer = StaffRenderer(desk.wording, desk.ledger.policy.program, desk.date(desk.day), menu(desk))

    def build(folder: Path, tree: Tree) -> None:
        write_staff_site(folder, staff_sheets(desk, period), renderer, out)
        write_mark(folder, desk.day, staff=True)

    try:
        if options.out is None:
            out.parent.mkdir(mode=0o700, exist_ok=True)
        _build_unseen(out, build)
    except NotPublished as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(f"clearinghouse: nothing was written: {error.strerror}: {error.filename or out}", file=sys.stderr)
        return PROBLEMS
    print(f"The staff site is in {out}, for staff alone. Open {out / 'index.html'}")
    return FINE


def _build_unseen(out: Path, build: Callable[[Path, Tree], None]) -> None:
    """Build the site; nobody else on this machine reads what is being made."""
    from clearinghouse.host.build import build_whole

    mask = os.umask(0o027)
    try:
        build_whole(out, build, back=True, staff=True)
    finally:
        os.umask(mask)


COMMAND = Command("site", "make the staff site: who needs a call, and how every school is served", _add_options, _run)
