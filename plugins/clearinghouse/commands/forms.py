"""`clearinghouse forms`: the issue forms and the settings of VS Code, made from the content models and the leading standards."""

from __future__ import annotations

import argparse
import sys

from clearinghouse.commands.command import FINE, PROBLEMS, Command, add_today, site_root, today


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="write nothing, and say which files are out of step")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    from clearinghouse.forms.products import products_out_of_step, write_products
    from clearinghouse.host.content import load_content

    root = site_root(options)
    catalog = load_content(root, today(options)).catalog
    if options.check:
        return _say_behind(products_out_of_step(root, catalog))
    written = write_products(root, catalog)
    for path in written:
        print(f"Wrote {path}")
    if not written:
        print("Every file was in step already.")
    return FINE


def _say_behind(paths: list[str]) -> int:
    for path in paths:
        print(f"{path} is out of step with the fields; run: clearinghouse forms")
    print("Every file is in step." if not paths else f"{len(paths)} out of step.", file=sys.stderr)
    return PROBLEMS if paths else FINE


COMMAND = Command("forms", "write the issue forms and the settings of VS Code from the fields", _add_options, _run)
