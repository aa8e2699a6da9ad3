"""Bodies as the browser editor keeps them, so that opening one there changes nothing.

The editor reads a body into its text field and writes it back in its own hand. It writes emphasis with underscores,
strong words with two stars, one space around each cell of a table, one blank line below a heading and between
blocks. What it cannot keep, whoever wrote it: how the columns of a table are aligned, a table whose head is empty,
an upright bar inside a cell, a star or underscore that stands for itself, and a rule of hyphens (it writes stars).
Those who need these switch the field to plain text first.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`++)(?:(?!`).|(?!\1)`)*?\1(?!`)")
_EMPHASIS = re.compile(r"(?<![*\\\w])\*(?![*\s])([^*\n]*[^*\s\\])\*(?![*\w])")
_STRONG = re.compile(r"(?<![_\\\w])__(?![_\s])([^_\n]*[^_\s\\])__(?![_\w])")
_ROW = re.compile(r"^ {0,3}\|.*\|\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\s*:?-+:?\s*$")
_HEADING = re.compile(r"^ {0,3}#{1,6} ")


def settled(body: str) -> str:
    """Return a body in the editor's hand, without blank lines at its beginning and end."""
    lines: list[str] = []
    fence = ""
    for line in re.sub(r"\A(?:[ \t]*\n)+", "", body).rstrip().split("\n"):
        mark = _FENCE.match(line)
        if fence or mark:
            fence = _after(fence, mark[1] if mark else "")
            lines.append(line)
        else:
            _append(lines, line)
    return "\n".join(lines)


def _after(fence: str, mark: str) -> str:
    """Return the fence of code that is open after a line: the same one, a new one, or none."""
    if not fence:
        return mark
    return "" if mark.startswith(fence) else fence


def _append(lines: list[str], line: str) -> None:
    blank = not line.strip()
    if lines and blank and not lines[-1].strip():
        return
    if lines and not blank and _HEADING.match(lines[-1]):
        lines.append("")
    lines.append(_row(line) if "|" in line and _ROW.match(line) else _words(line))


def _words(line: str) -> str:
    """Return a line with its emphasis rewritten, what stands between backticks left alone."""
    if ("*" not in line and "__" not in line) or line.startswith(("    ", "\t")):
        return line
    done, at = "", 0
    for code in _CODE.finditer(line):
        done, at = done + _emphasis(line[at : code.start()]) + code[0], code.end()
    return done + _emphasis(line[at:])


def _emphasis(text: str) -> str:
    return _STRONG.sub(r"**\1**", _EMPHASIS.sub(r"_\1_", text))


def _row(line: str) -> str:
    cells = [cell.strip() for cell in _BAR.split(line.strip())[1:-1]]
    if all(map(_RULE.match, cells)):
        cells = [re.sub("-+", "---", cell) for cell in cells]
    return f"| {' | '.join(cells)} |"
