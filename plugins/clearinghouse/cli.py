"""The command `clearinghouse`."""

from __future__ import annotations

import argparse
import errno
import io
import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from clearinghouse.commands.command import FINE, OUR_BUG, WRONG_USE, Command, WrongUse

MODULES = {
    "check": "check",
    "build": "build",
    "serve": "serve",
    "init": "init",
    "new": "new",
    "import": "import_file",
    "changes": "changes",
    "forms": "forms",
    "suggestion": "suggestion",
    "upkeep": "upkeep",
    "records": "records",
    "export": "export",
}
"""Every command and its module, in the order in which the help lists them."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_NOWHERE = {
    errno.ELOOP: "leads back to itself, through links",
    errno.ENAMETOOLONG: "has a name that is longer than any disk holds",
    errno.ENOTDIR: "leads through a file as if that were a folder",
}
_LONGEST_SHOWN = 80
_BY_SIGNAL = 128
"""What a shell adds to the number of the signal that ended a program."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 fine, 1 problems in content, 2 wrong use, 3 our bug."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(commands(given)).parse_args(given)
    signal.signal(signal.SIGTERM, _stop)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
        return code
    except (Exception, KeyboardInterrupt, _Ended) as error:
        return _end(error)


def commands(given: Sequence[str]) -> list[Command]:
    """Return the command that is asked for, or all of them where it is none: to read them all takes a while."""
    asked = [given[0]] if given and given[0] in MODULES else MODULES
    found: list[Command] = [import_module(f"clearinghouse.commands.{MODULES[name]}").COMMAND for name in asked]
    return found


def _end(error: BaseException) -> int:
    """Say in words what ended the program early, and return its exit code."""
    if isinstance(error, BrokenPipeError):
        _drop_output()
        return FINE
    code, words = _said(error)
    if words:
        print(f"clearinghouse: {words}", file=sys.stderr)
    else:
        _report_bug(error)
    return code


def _said(error: BaseException) -> tuple[int, str]:
    if isinstance(error, WrongUse):
        return WRONG_USE, str(error)
    if isinstance(error, KeyboardInterrupt):
        return _BY_SIGNAL + signal.SIGINT, "stopped."
    if isinstance(error, _Ended):
        return _BY_SIGNAL + signal.SIGTERM, "stopped from outside."
    if isinstance(error, OSError) and error.filename is None and error.errno in _FULL:
        _drop_output()
        return WRONG_USE, f"the answer could not be written down: {error.strerror}. Make room, and run it again."
    return (WRONG_USE, nowhere) if (nowhere := _leads_nowhere(error)) else (OUR_BUG, "")


def _leads_nowhere(error: BaseException) -> str:
    """Say why a folder or file that was named cannot be there at all; nothing where that is not what went wrong."""
    if isinstance(error, RuntimeError) and str(error).startswith("Symlink loop"):
        return f"a folder or file that was named {_NOWHERE[errno.ELOOP]}; name another."  # Python 3.11 and 3.12 say so
    if isinstance(error, OSError) and error.errno in _NOWHERE:
        named = str(error.filename or "a folder or file that was named")
        shown = named if len(named) <= _LONGEST_SHOWN else f"{named[:_LONGEST_SHOWN]}..."
        return f"{shown} {_NOWHERE[error.errno]}; name another."
    return ""


class _Ended(BaseException):
    """The system asked the program to end. Whatever is at work clears up as for any other error."""


def _stop(number: int, frame: object) -> None:
    raise _Ended


def _drop_output() -> None:
    """Let what is still to be printed go nowhere, or Python complains about it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report_bug(error: BaseException) -> None:
    import traceback

    traceback.print_exception(error)
    print(
        "clearinghouse: this is a fault of the program, not of your content. Please report the lines above.",
        file=sys.stderr,
    )


def _parser(known: Sequence[Command]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clearinghouse", description="Check, build and edit a knowledge clearinghouse."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in known:
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
