"""Files as the browser editor writes them, so that a file opened and saved there without a change stays as it is.

What the editor does not keep, whoever wrote it: comments among the fields, the order of fields (it writes them in
the order of the form), lists in brackets (one entry a line), line breaks inside a long value (a value stands on
one line), blank lines and quotes that are not needed, and fields that are left empty.

Source: the package `yaml` 2.9 for JavaScript with the settings of Sveltia CMS (`lineWidth: 0`, `singleQuote: true`).
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from clearinghouse.content.written_body import settled

_STEP = "  "
# What a value must not look like when it stands without quotes: text that a reader would take for a sign of YAML ...
_SIGNS = re.compile(
    r"""[\n\t ,\[\]{}#&*!|>'"%@`]|[?-](?:[ \t]|$)|(?s:.)*?(?:[\n:][ \t]|[ \t]\n|[\n\t ]#)|(?s:.)*[\n\t :]\Z"""
)
# ... or for a number, a truth value or nothing.
_NOT_TEXT = re.compile(
    r"(?:~|[Nn]ull|NULL|[Tt]rue|TRUE|[Ff]alse|FALSE|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
    r"|[-+]?[0-9]+|[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)[eE][-+]?[0-9]+|[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*))?"
)
# The editor writes text like this bare too; we read it as a day, so here it gets quotes.
_LIKE_A_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]+\d{1,2}:\d{2}(?::\d{2})?)?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Text that only double quotes hold safely. The editor trims what is typed, so it seldom comes to write such text.
_HARD = re.compile(rf"{_CONTROL.pattern}|\A\s*\t(?s:.*)\n|\A\s*\n\s*\t|\n[\t ]+\Z")


def render_file(fields: Mapping[str, Any], body: str) -> str:
    """Return a whole Markdown file: the fields as `render_front_matter` writes them, a blank line, the body.

    The body comes as the editor keeps it (see `written_body`).
    """
    return join_file(render_front_matter(fields), body)


def join_file(front_matter: str, body: str) -> str:
    """Return a whole Markdown file of lines of front matter, each ended, and a body as the editor keeps it."""
    text = settled(body)
    return f"---\n{front_matter}---\n" + (f"\n{text}\n" if text else "")


def render_front_matter(fields: Mapping[str, Any]) -> str:
    """Return fields as lines of YAML, each ended, without the lines of hyphens around them.

    Fields come in the order given. What is empty is left out: None, text of no length, a list or group without
    entries.

    Args:
        fields: name -> text, number, truth value, day, moment, or a list or mapping of these.
    """
    return "".join(f"{line}\n" for line in _mapping(_filled(fields), ""))


def _filled(value: Any) -> Any:
    """Return a value without what is empty inside it."""
    if isinstance(value, Mapping):
        kept = {name: _filled(entry) for name, entry in value.items()}
        return {name: entry for name, entry in kept.items() if entry is not None and entry not in ("", [], {})}
    return [_filled(entry) for entry in value] if isinstance(value, (list, tuple)) else value


def _mapping(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, entry in value.items():
        key = f"{indent}{_quoted(name) if _SIGNS.match(name) or _NOT_TEXT.fullmatch(name) else name}:"
        if isinstance(entry, (Mapping, list)) and entry:
            yield key
            yield from _inside(entry, indent + _STEP)
        else:
            yield f"{key} {_scalar(entry, indent + _STEP)}"


def _inside(value: Mapping[str, Any] | list[Any], indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _mapping(value, indent)
        return
    for entry in value:
        if isinstance(entry, (Mapping, list)) and entry:
            first, *rest = _inside(entry, indent + _STEP)
            yield f"{indent}- {first.removeprefix(indent + _STEP)}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(entry, indent + _STEP)}"


def _scalar(value: Any, indent: str) -> str:
    if isinstance(value, str):
        return _text(value, indent)
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S" if value.second else "%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value)


def _text(value: str, indent: str) -> str:
    if _HARD.search(value):
        return json.dumps(value, ensure_ascii=bool(_CONTROL.search(value)))
    if "\n" in value:
        return _block(value, indent)
    if _SIGNS.match(value) or _NOT_TEXT.fullmatch(value) or _LIKE_A_DAY.fullmatch(value):
        return _quoted(value)
    return value


def _quoted(value: str) -> str:
    """Quotes that the text itself has not, single ones where it has both."""
    if "'" in value and '"' not in value:
        return json.dumps(value, ensure_ascii=False)
    return "'" + value.replace("'", "''") + "'"


def _block(value: str, indent: str) -> str:
    """Return text of several lines as a literal block: `|`, the indentation where it cannot be guessed, the end."""
    kept = value.rstrip("\n\t ")
    end = value[len(kept) :]
    chomp = "-" if "\n" not in end else "" if end.index("\n") == len(end) - 1 and kept else "+"
    start = re.match(r"[ \n]*", value)
    spaced = "2" if start and " " in start[0] else ""
    lines = (value if chomp == "+" else value.removesuffix("\n")).split("\n")
    if chomp == "+":
        lines.pop()
    first, *rest = lines
    return "\n".join([f"|{spaced}{chomp}", indent + first, *(indent + line if line else "" for line in rest)])
