"""The command `clearinghouse`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from clearinghouse.commands import build, changes, check, forms, import_file, new, records, serve, suggestion, upkeep
from clearinghouse.commands.command import FINE, OUR_BUG, WRONG_USE, WrongUse

COMMANDS = (
    check.COMMAND,
    build.COMMAND,
    serve.COMMAND,
    new.COMMAND,
    import_file.COMMAND,
    changes.COMMAND,
    forms.COMMAND,
    suggestion.COMMAND,
    upkeep.COMMAND,
    records.COMMAND,
)
"""Every command, in the order in which the help lists them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 fine, 1 problems in content, 2 wrong use, 3 our bug."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        return code
    except WrongUse as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except KeyboardInterrupt:
        return 130
    except Exception:
        import traceback

        traceback.print_exc()
        print(
            "clearinghouse: this is a fault of the program, not of your content. Please report the lines above.",
            file=sys.stderr,
        )
        return OUR_BUG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clearinghouse", description="Check, build and edit a knowledge clearinghouse."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        about = f"{command.help[0].upper()}{command.help[1:]}."
        subparser = commands.add_parser(command.name, help=command.help, description=about)
        subparser.add_argument(
            "--site",
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the folder that holds mkdocs.yml (default: this one)",
        )
        subparser.set_defaults(run=command.run)
        command.add_options(subparser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
