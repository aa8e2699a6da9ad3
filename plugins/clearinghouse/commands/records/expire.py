"""`clearinghouse records expire`: what the policy keeps no longer."""

from __future__ import annotations

import argparse
import sys

from clearinghouse.commands.command import FINE, Command, WrongUse, add_today, today
from clearinghouse.commands.records.store_option import add_store, store_root


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument("--dry-run", action="store_true", help="list what would be removed, and remove nothing")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.records.retention import NoPolicy, remove_ended, render_ended, select_ended

    root, day = store_root(options), today(options)
    try:
        ended = select_ended(root, day)
        if options.dry_run:
            sys.stdout.write(render_ended(ended))
            print(f"{len(ended)} records would be removed; nothing was.")
            return FINE
        remove_ended(root, ended, day)
    except NoPolicy as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"not all was removed: {error.strerror}; run it again to finish") from None
    print(f"{len(ended)} records were removed. A trace in ended/ counts them; README.md says how git forgets them too.")
    return FINE


COMMAND = Command("expire", "remove what the policy keeps no longer, and leave a count", _add_options, _run)
