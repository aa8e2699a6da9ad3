"""`clearinghouse suggestion`: an issue or a mail that suggests a resource or tells a practice, as a draft."""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from clearinghouse.commands.command import FINE, PROBLEMS, Command, WrongUse, add_today, site_root, today
from clearinghouse.forms.suggestion import FORMS, PRACTICE, forms_in
from clearinghouse.host.content import load_content
from clearinghouse.intake.drafts import NoDraft
from clearinghouse.intake.mail import Unreadable, read_mail
from clearinghouse.intake.replacing import NotOurs, check_replaceable, shown
from clearinghouse.intake.suggested import Suggested, write_suggested
from clearinghouse.intake.suggestion import MAX_TEXT, NoSuggestion, parse_form
from clearinghouse.intake.told import write_told
from clearinghouse.problems import render_text

_MAX_BYTES = 4 * MAX_TEXT
_SUMMARY = re.compile(r"`{3,}text\n(?:Wrote |No draft was made)")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="the issue or mail as text, a mail as .eml, or - to read it from a pipe"
    )
    parser.add_argument("--summary", type=Path, default=None, metavar="FILE", help="also write the result as Markdown")
    add_today(parser)


def _run(options: argparse.Namespace) -> int:
    root = site_root(options)
    _check_summary(options.summary)
    data = _read(options.file)
    content = load_content(root, today(options))
    try:
        text, remark = read_mail(data)
        suggested, practice, _ = zip(forms_in(content.words), FORMS, strict=True)
        form, suggestion = parse_form(text, (suggested, practice))
        suggestion = replace(suggestion, doubts=(*suggestion.doubts, remark.rstrip("."))) if remark else suggestion
        write = write_told if form.name == PRACTICE.name else write_suggested
        made = write(root, content.catalog, suggestion)
        said = "\n".join(_said(made, root, today(options)))
    except (NoSuggestion, NoDraft, Unreadable) as error:
        made, said = None, f"No draft was made: {error}."
    print(said)
    if options.summary:
        _write_summary(options.summary, _markdown(said))
    return FINE if made and made.path else PROBLEMS


def _read(file: str) -> bytes:
    try:
        if file == "-":
            return sys.stdin.buffer.read(_MAX_BYTES)
        with open(file, "rb") as stream:
            return stream.read(_MAX_BYTES)
    except OSError as error:
        raise WrongUse(f"{shown(file)} cannot be read: {error.strerror}") from None


def _check_summary(file: Path | None) -> None:
    """Make sure that the summary can be written, and replaces nothing but an earlier summary."""
    try:
        if file is not None:
            check_replaceable(file, "summary", _SUMMARY)
    except NotOurs as error:
        raise WrongUse(str(error)) from None


def _write_summary(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"the summary {shown(file)} cannot be written: {error.strerror}") from None


def _said(made: Suggested, root: Path, day: datetime.date) -> Iterator[str]:
    """Yield the lines that say what became of a suggestion."""
    if made.match:
        yield f"No draft was made: this seems to be listed already as {made.match.name}; {made.match.why}."
    else:
        yield f"Wrote {made.path}, as a draft."
    yield "\nWhat was understood:"
    yield from (f"  {label}: {value}" for label, value in made.understood)
    if made.doubts:
        yield "\nPlease look at:"
        yield from (f"  - {doubt}" for doubt in made.doubts)
    found = [problem for problem in load_content(root, day).problems if problem.path == made.path]
    if found:
        yield "\nWhat the check finds in the draft:"
        yield render_text(found).rstrip()


def _markdown(said: str) -> str:
    """Return words as a block of Markdown in which nothing is a link, a mention or markup."""
    longest = max(map(len, re.findall("`+", said)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{said}\n{fence}\n"


COMMAND = Command(
    "suggestion",
    "make a draft of a suggestion, or of what a school tells, that came as an issue or a mail",
    _add_options,
    _run,
)
