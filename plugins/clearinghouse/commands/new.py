"""`clearinghouse new`: a new draft; on a terminal by questions, else with every field explained."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse, site_root
from clearinghouse.content.kinds import Kind

_STOPPED = 130


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="what to write, such as resource or event")
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="its name in addresses: lower-case letters, digits and hyphens (on a terminal: proposed from the title)",
    )
    parser.add_argument("--template", action="store_true", help="ask nothing; write a draft with every field explained")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.forms.draft import BadDraft, check_id, find_kind

    root = site_root(options)
    try:
        kind = find_kind(options.kind)
        if options.id is not None:
            check_id(root, kind, options.id)
        if not options.template and sys.stdin.isatty() and sys.stdout.isatty():
            return _ask(root, kind, options.id)
        return _write_template(root, kind, options.id)
    except BadDraft as error:
        raise WrongUse(str(error)) from None


def _write_template(root: Path, kind: Kind, id: str | None) -> int:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.load import load_site
    from clearinghouse.forms.draft import write_draft

    if id is None:
        raise WrongUse(f"name it too, such as: clearinghouse new {kind.name} attendance-team-guide")
    path = write_draft(root, kind, id, make_catalog(load_site(root)))
    print(f"Wrote {path}. Fill in the fields, then run: clearinghouse check")
    return FINE


def _ask(root: Path, kind: Kind, id: str | None) -> int:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.load import load_site
    from clearinghouse.intake.dialog import Dialog, Stopped
    from clearinghouse.intake.drafts import NoDraft, free_id, render_draft, taken_ids, write_draft

    catalog = make_catalog(load_site(root))
    dialog = Dialog(kind, catalog, input, print)
    try:
        values = dialog.run()
        if id is None:
            named = str(values.get("title") or values.get("name") or "")
            proposed = free_id(named, taken_ids(root, kind, catalog))
            id = dialog.propose_id(proposed, lambda typed: _id_fault(root, kind, typed))
        path = write_draft(root, kind, id, render_draft(kind, values))
    except NoDraft as error:
        raise WrongUse(str(error)) from None
    except (KeyboardInterrupt, EOFError, Stopped):
        print("\nNothing was written.")
        return _STOPPED
    print(f"\nWrote {path}, as a draft. Add text below the fields, then run: clearinghouse check")
    return FINE


def _id_fault(root: Path, kind: Kind, id: str) -> str:
    from clearinghouse.forms.draft import BadDraft, check_id

    try:
        check_id(root, kind, id)
    except BadDraft as error:
        return str(error)
    return ""


COMMAND = Command("new", "write a new draft: asks for what is needed", _add_options, _run)
