"""The command `clearinghouse`: check, build, serve, new."""

from __future__ import annotations

import argparse
import datetime
import io
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from clearinghouse import problems
from clearinghouse.host.content import Content, load_content
from clearinghouse.host.log import summary
from clearinghouse.problems import count_errors

FINE, PROBLEMS, WRONG_USE, OUR_BUG = 0, 1, 2, 3
_FORMATS: dict[str, Callable[[Sequence[problems.Problem]], str]] = {
    "text": problems.render_text,
    "github": problems.render_github,
    "json": problems.render_json,
}


class WrongUse(Exception):
    """The command was called in a way it does not know; says what to do instead."""


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
    for name, run, help in (
        ("check", _check, "say what is wrong in the content, with file, line and hint"),
        ("build", _build, "make the public site, whole or not at all"),
        ("serve", _serve, "show a live preview, drafts included"),
        ("new", _new, "write a new draft, with every field explained"),
    ):
        command = commands.add_parser(name, help=help, description=f"{help[0].upper()}{help[1:]}.")
        command.add_argument(
            "--site",
            type=Path,
            default=Path(),
            metavar="DIR",
            help="the folder that holds mkdocs.yml (default: this one)",
        )
        command.set_defaults(run=run)
        _add_options(name, command)
    return parser


def _add_options(name: str, command: argparse.ArgumentParser) -> None:
    if name == "check":
        command.add_argument(
            "--format", choices=sorted(_FORMATS), default="text", help="how to print problems (default: text)"
        )
        command.add_argument(
            "--today",
            type=_day,
            default=None,
            metavar="DAY",
            help="the day to check for, as 2026-09-01 (default: today)",
        )
    elif name == "build":
        command.add_argument(
            "--out", type=Path, default=None, metavar="DIR", help="where to put the site (default: site)"
        )
    elif name == "serve":
        command.add_argument(
            "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to serve (default: 127.0.0.1:8000)"
        )
    else:
        command.add_argument("kind", metavar="KIND", help="what to write, such as resource or event")
        command.add_argument("id", metavar="ID", help="its name in addresses: lower-case letters, digits and hyphens")


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2026-09-01") from None


def _root(options: argparse.Namespace) -> Path:
    root: Path = options.site
    if not (root / "content").is_dir():
        raise WrongUse(
            f"there is no folder 'content' in {root.resolve()}; go to the site's folder, or name it with --site"
        )
    return root


def _check(options: argparse.Namespace) -> int:
    today = options.today or datetime.date.today()
    started = time.monotonic()
    found = _load(_root(options), today)
    sys.stdout.write(_FORMATS[options.format](found.problems))
    if sys.stderr.isatty():
        items = len(found.catalog.items)
        print(f"{items} items read in {time.monotonic() - started:.1f} s. {summary(found.problems)}", file=sys.stderr)
    elif options.format == "text":
        print(summary(found.problems), file=sys.stderr)
    return PROBLEMS if count_errors(found.problems) else FINE


def _load(root: Path, today: datetime.date) -> Content:
    return load_content(root, (), today)


def _config_file(options: argparse.Namespace) -> Path:
    file = _root(options) / "mkdocs.yml"
    if not file.is_file():
        raise WrongUse(f"there is no mkdocs.yml in {file.parent.resolve()}")
    return file


def _build(options: argparse.Namespace) -> int:
    # MkDocs takes most of a second to import, and `check` and `new` do without it.
    from clearinghouse.host.build import NotPublished, build_whole
    from clearinghouse.host.mkdocs import BuildFailed, build_into

    config = _config_file(options)
    out: Path = options.out or config.parent / "site"
    try:
        build_whole(out, lambda folder: build_into(folder, config))
    except (NotPublished, BuildFailed) as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return PROBLEMS
    except OSError as error:
        print(f"clearinghouse: nothing was published: {error.strerror}: {error.filename or out}", file=sys.stderr)
        return PROBLEMS
    if sys.stderr.isatty():
        print(f"The site is in {out}", file=sys.stderr)
    return FINE


def _serve(options: argparse.Namespace) -> int:
    from clearinghouse.host.mkdocs import BuildFailed, serve_site

    try:
        serve_site(_config_file(options), options.address)
    except BuildFailed as error:
        print(f"clearinghouse: {error}", file=sys.stderr)
        return PROBLEMS
    return FINE


def _new(options: argparse.Namespace) -> int:
    from clearinghouse.forms.draft import BadDraft, write_draft

    try:
        path = write_draft(_root(options), options.kind, options.id)
    except BadDraft as error:
        raise WrongUse(str(error)) from None
    print(f"Wrote {path}. Fill in the fields, then run: clearinghouse check")
    return FINE


if __name__ == "__main__":
    sys.exit(main())
