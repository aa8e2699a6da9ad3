"""`clearinghouse serve`: a live preview, drafts included."""

from __future__ import annotations

import argparse
import sys

from clearinghouse.commands.command import FINE, PROBLEMS, Command, config_file


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)"
    )


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.host.mkdocs import BuildFailed, serve_site

    try:
        serve_site(config_file(options), options.address)
    except BuildFailed as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return PROBLEMS
    return FINE


COMMAND = Command("serve", "show a live preview, drafts included", _add_options, _run)
