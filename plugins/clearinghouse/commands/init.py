"""`clearinghouse init`: a new site in a folder of its own, complete and empty."""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
from pathlib import Path

from clearinghouse.commands.command import FINE, Command, WrongUse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to make")
    parser.add_argument(
        "--name", default="", metavar="NAME", help="what the site is called (default: the folder's name)"
    )
    parser.add_argument(
        "--framework",
        action="append",
        default=[],
        metavar="ID",
        help="a set of standards, the leading one first; may be given again (default: psel-2015; there are nelp-2018, "
        "isllc-2008, va-principals-2022 and, for after them, air-acps-coaching)",
    )
    parser.add_argument(
        "--time-zone", default="", metavar="ZONE", help="the time zone of its events, such as Europe/Lisbon"
    )
    parser.add_argument(
        "--accent", default="", metavar="COLOR", help="the color of its links and buttons, such as '#17496e'"
    )
    parser.add_argument(
        "--generator",
        default="",
        metavar="WHERE",
        help="what its workflows install this program from, such as 'mkdocs-clearinghouse @ git+https://ADDRESS@COMMIT' "
        "(default: what this one was installed from)",
    )


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.generator import NAME, installed_from
    from clearinghouse.host.starting import CannotStart, start_site

    folder: Path = options.folder
    name = options.name or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    try:
        files = start_site(
            folder,
            name,
            options.framework or ["psel-2015"],
            options.time_zone or "UTC",
            options.accent,
            options.generator,
        )
    except CannotStart as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{folder} cannot be written: {error.strerror}") from None
    print(f"Wrote {len(files)} files to {folder}. See the site, drafts and examples included:")
    print(f"  cd {shlex.quote(str(folder))}\n  {_called()} serve")
    if not options.time_zone:
        print("Times of events are in UTC. Write your own time_zone in mkdocs.yml, such as Europe/Lisbon.")
    if (options.generator or installed_from()) == NAME:
        print(
            f"Its workflows will ask pip for {NAME} by that name. Where it is not published under it, write in "
            f"requirements.txt where it is: {NAME} @ git+https://ADDRESS@COMMIT"
        )
    return FINE


def _called() -> str:
    """Return this program as it was called, as one can call it from another folder."""
    program = Path(sys.argv[0])
    if program.suffix == ".py":
        return f"{shlex.quote(sys.executable)} -m clearinghouse.cli"
    on_path = shutil.which(program.name)
    found = not program.exists() or (on_path and program.samefile(on_path))
    return program.name if found else shlex.quote(str(program.absolute()))


COMMAND = Command("init", "make a new site: complete, sound and empty", _add_options, _run)
