"""Text so tangled that no reader means it: found before a renderer of Markdown spends minutes on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_BRACKETS = 40
MAX_QUOTES = 12
MAX_INDENT = 48
MAX_ITEMS_IN_ITEMS = 10
MAX_COLUMNS = 60
MAX_LINE = 20_000
MAX_CELLS = 20_000
MAX_MARKS = 4_000
_TIGHT = "write it as plain sentences or a simple list"
_SPLIT = "divide it into several pages, or attach it as a document"

# How much of what a whole text may hold. Renderers take time by the square of some of these. A pattern that begins
# a line never runs over its end, or a text of blank lines would be looked through once for each of them.
_TOTALS: tuple[tuple[str, re.Pattern[str], int], ...] = (
    ("lines", re.compile(r"\n"), 20_000),
    ("marks such as * or [", re.compile(r"[*_`<\[!&|\\]"), 20_000),
    ("links or footnotes", re.compile(r"\["), 4_000),
    ("HTML tags", re.compile(r"<"), 2_000),
    ("headings", re.compile(r"^[ >]*(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE), 1_000),
    ("code blocks", re.compile(r"^[ \t>]*(?:`{3}|~{3})", re.MULTILINE), 1_000),
    ("live lists", re.compile(r"<!--[ \t]*clearinghouse", re.IGNORECASE), 50),
)
_QUOTES = re.compile(rf"^([ \t]*>){{{MAX_QUOTES}}}")
_RULE = re.compile(r"^ {0,3}([-*_])(\s*\1)+\s*$")
_ITEMS = re.compile(rf"^\s*((?:[-*+]|\d+[.)]|>)\s+){{{MAX_ITEMS_IN_ITEMS}}}")
_DEEP_LINE = re.compile(
    rf"^[^\S\n]{{{MAX_INDENT}}}|^[^\S\n]*(?:(?:[-*+]|\d+[.)]|>)[^\S\n]*){{{MAX_ITEMS_IN_ITEMS}}}", re.MULTILINE
)
"""Where no line begins so, none is nested or indented too deep."""


def find_tangle(text: str) -> tuple[int, str, str] | None:
    """Return the first tangle in a Markdown text, or None.

    A tangle comes as the line it is in, counted from 0, what it is, and what to do about it.
    """
    for what, pattern, most in _TOTALS:
        if len(text) <= most:
            continue
        places = [found.start() for _, found in zip(range(most + 1), pattern.finditer(text), strict=False)]
        if len(places) > most:
            return text.count("\n", 0, places[-1]), f"the text holds more than {most:,} {what}", _SPLIT
    lines = text.split("\n")
    columns = [line.count("|") for line in lines if "|" in line] if "|" in text else []
    if len(columns) * max(columns, default=0) > MAX_CELLS:
        return 0, f"the tables hold more than {MAX_CELLS:,} cells", _SPLIT
    if len(text) > MAX_LINE or max(columns, default=0) > MAX_COLUMNS or _DEEP_LINE.search(text):
        for number, line in enumerate(lines):
            if said := _tangled_line(line):
                return number, said, _TIGHT
    # Where the whole text is not tangled, no paragraph of it is.
    for number, paragraph in _paragraphs(text) if _tangled_paragraph(text) else ():
        if said := _tangled_paragraph(paragraph):
            return number, said, _TIGHT
    return None


def _tangled_line(line: str) -> str | None:
    if len(line) > MAX_LINE:
        return f"a line is longer than {MAX_LINE:,} characters"
    if line.count("|") > MAX_COLUMNS:
        return f"a table has more than {MAX_COLUMNS} columns"
    if _QUOTES.match(line):
        return f"quotations are nested more than {MAX_QUOTES} deep"
    if _ITEMS.match(line) and not _RULE.match(line):
        return f"lists are nested more than {MAX_ITEMS_IN_ITEMS} deep"
    indent = len(line) - len(line.lstrip())
    return f"a line is indented by more than {MAX_INDENT} spaces" if indent > MAX_INDENT and line.strip() else None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph with the line on which its words begin."""
    start = 0
    for paragraph in text.split("\n\n"):
        yield start + len(paragraph) - len(paragraph.lstrip("\n")), paragraph
        start += paragraph.count("\n") + 2


def _tangled_paragraph(paragraph: str) -> str | None:
    if _deepest(paragraph) > MAX_BRACKETS:
        return f"brackets are nested more than {MAX_BRACKETS} deep"
    if sum(paragraph.count(mark) for mark in "*_`<[!&") > MAX_MARKS:
        return f"one paragraph holds more than {MAX_MARKS:,} marks such as * or ["
    return None


def _deepest(text: str) -> int:
    if text.count("[") <= MAX_BRACKETS and text.count("(") <= MAX_BRACKETS:
        return 0
    deepest = depth = 0
    for char in text:
        depth += (char in "[(") - (char in "])")
        depth = max(depth, 0)
        deepest = max(deepest, depth)
    return deepest
