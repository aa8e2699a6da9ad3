"""`clearinghouse new`: a new draft; on a terminal by questions, else with every field explained."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse, site_root
from clearinghouse.content.kinds import KINDS, Kind

_STOPPED = 130


def _add_options(parser: argparse.ArgumentParser) -> None:
    kinds = ", ".join(kind.name for kind in KINDS)
    parser.add_argument("kind", metavar="KIND", nargs="?", help=f"what to write: {kinds}")
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="its name in addresses: lower-case letters, digits and hyphens (on a terminal: proposed from the title)",
    )
    parser.add_argument("--template", action="store_true", help="ask nothing; write a draft with every field explained")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.forms.template import NoTemplate, find_kind
    from clearinghouse.intake.drafts import NoDraft, clear_drafts, new_path

    root = site_root(options)
    clear_drafts(root)
    if options.kind is None:
        raise WrongUse(_kinds())
    try:
        kind = find_kind(options.kind)
        if options.id is not None:
            new_path(root, kind, options.id)
        if not options.template and sys.stdin.isatty() and sys.stdout.isatty():
            return _ask(root, kind, options.id)
        return _write_template(root, kind, options.id)
    except (NoTemplate, NoDraft) as error:
        raise WrongUse(str(error)) from None


def _kinds() -> str:
    width = max(len(kind.name) for kind in KINDS)
    lines = [f"  {kind.name:{width}}  {(kind.model.__doc__ or kind.label).splitlines()[0]}" for kind in KINDS]
    return "\n".join(["say what to write, such as: clearinghouse new resource. The kinds are", *lines])


def _write_template(root: Path, kind: Kind, id: str | None) -> int:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.load import load_site
    from clearinghouse.forms.template import render_template
    from clearinghouse.intake.drafts import write_draft

    if id is None:
        raise WrongUse(f"name it too, such as: clearinghouse new {kind.name} attendance-team-guide")
    path = write_draft(root, kind, id, render_template(kind, make_catalog(load_site(root))))
    print(f"Wrote {path}. Fill in the fields, then run: clearinghouse check")
    return FINE


def _ask(root: Path, kind: Kind, id: str | None) -> int:
    from clearinghouse.catalog.catalog import make_catalog
    from clearinghouse.content.load import load_site
    from clearinghouse.intake.dialog import Dialog, Stopped
    from clearinghouse.intake.drafts import free_id, render_draft, taken_ids, write_draft
    from clearinghouse.intake.unfinished import forget_answers

    catalog = make_catalog(load_site(root))
    dialog = Dialog(kind, catalog, input, print)
    try:
        dialog.values = _begun(root, kind)
        values = dialog.run()
        if id is None:
            named = str(values.get(kind.called_by) or "")
            proposed = free_id(named, taken_ids(root, kind, catalog), str(values.get("url") or ""), kind.name)
            id = dialog.propose_id(proposed, lambda typed: _id_fault(root, kind, typed))
    except Stopped:
        forget_answers(root, kind)
        print("\nNothing was written.")
        return _STOPPED
    except (KeyboardInterrupt, EOFError):
        print(f"\nNothing was written.{_kept(root, kind, dialog.values)}")
        return _STOPPED
    path = write_draft(root, kind, id, render_draft(kind, values))
    forget_answers(root, kind)
    print(f"\nWrote {path}, as a draft. Add text below the fields, then run: clearinghouse check")
    return FINE


def _begun(root: Path, kind: Kind) -> dict[str, object]:
    """Return the answers of a dialog that was stopped, where they are to be used."""
    from clearinghouse.intake.unfinished import forget_answers, kept_answers

    kept = kept_answers(root, kind)
    if not kept:
        return {}
    named = kept.get(kind.called_by) or "without a title yet"
    answer = input(f"You began a {kind.label.lower()} before ('{named}'). Go on with it? (Y/n) ").strip().casefold()
    if answer in ("", "y", "yes"):
        return kept
    forget_answers(root, kind)
    return {}


def _kept(root: Path, kind: Kind, values: dict[str, object]) -> str:
    from clearinghouse.intake.unfinished import keep_answers

    file = keep_answers(root, kind, values) if values else None
    if file is None:
        return ""
    return f" Your answers are kept on this machine ({file}); run the same command again to go on."


def _id_fault(root: Path, kind: Kind, id: str) -> str:
    from clearinghouse.intake.drafts import NoDraft, new_path

    try:
        new_path(root, kind, id)
    except NoDraft as error:
        return str(error)
    return ""


COMMAND = Command("new", "write a new draft: asks for what is needed", _add_options, _run)
