"""`clearinghouse new`: a new draft, with every field explained."""

from __future__ import annotations

import argparse

from clearinghouse.commands.command import FINE, Command, WrongUse, site_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="what to write, such as resource or event")
    parser.add_argument("id", metavar="ID", help="its name in addresses: lower-case letters, digits and hyphens")


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.forms.draft import BadDraft, write_draft

    try:
        path = write_draft(site_root(options), options.kind, options.id)
    except BadDraft as error:
        raise WrongUse(str(error)) from None
    print(f"Wrote {path}. Fill in the fields, then run: clearinghouse check")
    return FINE


COMMAND = Command("new", "write a new draft, with every field explained", _add_options, _run)
