"""`clearinghouse init`: a new site in a folder of its own, complete and empty."""

from __future__ import annotations

import argparse
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
        help="a set of standards, the leading one first; may be given again (default: psel-2015)",
    )
    parser.add_argument(
        "--time-zone", default="UTC", metavar="ZONE", help="the time zone of its events, such as Europe/Lisbon"
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
            folder, name, options.framework or ["psel-2015"], options.time_zone, options.accent, options.generator
        )
    except CannotStart as error:
        raise WrongUse(str(error)) from None
    except OSError as error:
        raise WrongUse(f"{folder} cannot be written: {error.strerror}") from None
    print(f"Wrote {len(files)} files to {folder}. See the site, drafts and examples included:")
    print(f"  cd {folder}\n  clearinghouse serve")
    if (options.generator or installed_from()) == NAME:
        print(
            f"Its workflows will ask pip for {NAME} by that name. Where it is not published under it, write in "
            f"requirements.txt where it is: {NAME} @ git+https://ADDRESS@COMMIT"
        )
    return FINE


COMMAND = Command("init", "make a new site: complete, sound and empty", _add_options, _run)
