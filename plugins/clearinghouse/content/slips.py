"""The slips people make in YAML, each told apart from the parser's own words and said so that it can be mended."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import NamedTuple, get_origin

import yaml

from clearinghouse.content.odd_signs import hides_field, odd_colon, odd_entry, odd_space, unspaced
from clearinghouse.problems import Mark

_FIELD = re.compile(r"^\s*+(?:- )?(?P<name>[\w-]++):\s*+(?P<value>.*)$")
_BEGUN = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow", "while scanning an alias", "while scanning an anchor")  # fmt: skip
_SPECIAL = "@`%&*!|>"
"""Signs that no text can begin with in YAML."""
_EMPTY_ENTRY = re.compile(r",(?=\s*[,\]])|(?<=\[)\s*,")
_MARKDOWN_LINK = re.compile(r"^\[[^\[\]]*\]\((?P<target>[^()\s]+)\)$")
_PLAIN = (
    "each field is `name: value` on a line of its own, and list entries begin with '- '; "
    "text that holds a colon or begins with a sign goes in double quotes"
)


@cache
def _names() -> frozenset[str]:
    """The names of all fields of content; the models take long to make, and few texts have a slip."""
    from clearinghouse.content.kinds import KINDS

    return frozenset(name for kind in KINDS for name in kind.model.model_fields)


@cache
def _lists() -> frozenset[str]:
    """Those of them that hold lists in content of some kind."""
    from clearinghouse.content.kinds import KINDS

    fields = (field for kind in KINDS for field in kind.model.model_fields.items())
    return frozenset(name for name, field in fields if get_origin(field.annotation) is tuple)


class Slip(NamedTuple):
    """What went wrong in a YAML text: the problem's code, where the author slipped, and how to mend it."""

    code: str
    mark: Mark
    message: str
    hint: str


def explain_slip(error: yaml.MarkedYAMLError, text: str, first_line: int) -> Slip:
    """Return what an author did wrong, from what the parser says.

    Args:
        error: what the parser says; it often points at where it gave up, not at the slip.
        text: the document.
        first_line: the line of the file on which the text begins.
    """
    begun = error.context_mark and (error.context or "").startswith(_BEGUN)
    place = error.context_mark if begun else error.problem_mark or error.context_mark
    number, column = (place.line, place.column) if place else (0, 0)
    lines = text.split("\n")
    if found := _of_another_kind(lines, first_line):
        return found
    if "flow node" in (error.context or ""):
        # A bracket that is never closed is noticed at the end of the text, which may be lines below.
        number, column = next(((n, 0) for n in range(number, -1, -1) if "".join(lines[n : n + 1]).strip()), (0, 0))
    if found := _mistyped(lines, number, first_line):
        return found
    line = lines[number] if number < len(lines) else ""
    mark = Mark(number + first_line, column + 1)
    return _known(error, line, lines[:number], column, mark) or Slip(
        "yaml-broken", mark, "the fields cannot be read from here on", _PLAIN
    )


def hidden_slip(text: str, first_line: int) -> Slip | None:
    """Return a space from elsewhere that makes one text of a name and its value, which the parser lets pass; None without."""
    return _of_another_kind(text.split("\n"), first_line) if hides_field(text) else None


def _of_another_kind(lines: list[str], first_line: int) -> Slip | None:
    """Tell the first sign that looks like one of YAML's and is none; the parser stumbles somewhere below."""
    for number, line in enumerate(lines):
        if not line.isascii() and (told := odd_space(line, _quoted) or odd_colon(line, _names())):
            return Slip("yaml-broken", Mark(number + first_line), *told)
    return None


def _mistyped(lines: list[str], number: int, first_line: int) -> Slip | None:
    """Tell slips of a line that the parser takes for text, and stumbles over the line after it or at its own colon."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    for place in (above, number):
        if place is not None and place < len(lines) and (told := unspaced(lines[place]) or odd_entry(lines[place])):
            return Slip(
                "yaml-broken", Mark(place + first_line, len(lines[place]) - len(lines[place].lstrip()) + 1), *told
            )
    line = lines[number] if number < len(lines) else ""
    told = _special_entry(line) or _misplaced_entry(line, lines[:number]) or _misplaced_field(line, lines[:number])
    return Slip("yaml-broken", Mark(number + first_line, len(line) - len(line.lstrip()) + 1), *told) if told else None


def _special_entry(line: str) -> tuple[str, str] | None:
    entry = line.lstrip(" ").removeprefix("- ").strip()
    if not line.lstrip(" ").startswith("- ") or entry[:1] not in _SPECIAL or not entry[1:2].strip():
        return None
    inner = entry.replace('"', "'")
    return f"a value cannot begin with {entry[0]}", f'put the whole text in double quotes: - "{inner}"'


def _misplaced_entry(line: str, above: list[str]) -> tuple[str, str] | None:
    """Tell an entry of a list that stands neither below one of its list nor where one within it would."""
    if not line.lstrip(" ").startswith("- "):
        return None
    indent = _indent(line)
    steps = [_indent(other) for other in reversed(above) if other.lstrip(" ").startswith("- ")]
    if not steps or indent in takewhile(lambda step: step >= indent, steps):
        return None
    spaces = f"{steps[0]} spaces" if steps[0] > 1 else "one space" if steps[0] else "no space"
    message = "the hyphen of this entry does not stand exactly below that of the entry above"
    return message, f"begin the line with {spaces}: {' ' * steps[0]}{line.strip()}"


def _misplaced_field(line: str, above: list[str]) -> tuple[str, str] | None:
    """Tell a field of an entry that does not stand below the entry's first one."""
    before = next((other for other in reversed(above) if other.strip()), "")
    indent, wanted = _indent(line), _indent(before) + 2
    if not before.lstrip().startswith("- ") or wanted == 2 or indent < wanted - 2 or indent == wanted:
        return None
    if line.lstrip().startswith("- ") or not _FIELD.match(line.rstrip()):
        return None
    message = "this field belongs to the entry above, and does not stand below its first one"
    return message, f"begin the line with {wanted} spaces: {' ' * wanted}{line.strip()}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _known(error: yaml.MarkedYAMLError, line: str, above: list[str], column: int, mark: Mark) -> Slip | None:
    context, problem = error.context or "", error.problem or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Slip("yaml-broken", mark, "the line begins with a tab", "use spaces to indent")
    if "scanning an alias" in context or "scanning an anchor" in context:
        message = f"a value cannot begin with '{line[column : column + 1]}', which has a special meaning in YAML"
        return Slip("yaml-alias", mark, message, _quoted(line))
    if "quoted scalar" in context:
        return Slip("yaml-broken", mark, "the quotation mark here is never closed", "end the text with the same mark")
    if "mapping values are not allowed" in problem:
        return _colon(line, above, column, mark)
    if "document start" in problem and (found := _wordless(above, mark)):
        return found
    return _value(line, mark) or _nameless(context, line, mark)


def _colon(line: str, above: list[str], column: int, mark: Mark) -> Slip:
    if line.find(":") == column and line[:1] != " " and (found := _wordless(above, mark)):
        return found
    if line[:1] == " " and line.find(":") == column:
        message = "the line is indented further than the one it belongs to"
        return Slip("yaml-broken", mark, message, f"begin it at the margin: {line.strip()}")
    name = _name(line)
    message = f"the text after '{name}:' has a colon in it, so YAML takes it for a second field"
    return Slip("yaml-broken", mark, message, _quoted(line))


def _wordless(above: list[str], mark: Mark) -> Slip | None:
    """Tell words above a field that belong to none."""
    place = None
    for number in range(len(above) - 1, -1, -1):
        if above[number].startswith((" ", "- ")) or _FIELD.match(above[number].rstrip()):
            break
        if above[number].strip() and not above[number].startswith("#"):
            place = number
    if place is None:
        return None
    hint = "begin it with # if it says something to who writes here, or take it out"
    return Slip("yaml-broken", Mark(mark.line - len(above) + place), "this line is no field", hint)


def _value(line: str, mark: Mark) -> Slip | None:
    """Tell a value by its first sign."""
    found = _FIELD.match(line.rstrip())
    first = found["value"][:1] if found else ""
    if first and first in "\"'":
        return Slip("yaml-broken", mark, "there is text after the closing quotation mark", _quoted(line))
    if first and first in "[{":
        if found and (told := _meant(found["name"], found["value"])):
            return Slip("yaml-broken", mark, *told)
        what, end = ("list", "]") if first == "[" else ("set of fields", "}")
        return Slip(
            "yaml-broken",
            mark,
            f"a value that begins with {first} is a {what} in YAML, and this one is not whole",
            _quoted(line) if end in line else f"end the {what} with {end}: {line.strip()}{end}",
        )
    if found and found["value"].startswith("- "):
        return Slip("yaml-broken", mark, *_hyphen(found["name"], found["value"].removeprefix("- ")))
    if first and first in "@`%|>?":
        return Slip("yaml-broken", mark, f"a value cannot begin with {first}", _quoted(line))
    return None


def _hyphen(name: str, value: str) -> tuple[str, str]:
    if name in _names() and name not in _lists():
        return "a text does not begin with a hyphen, which is for entries of a list", f"write {name}: {value}"
    return "a list cannot begin on the line of its name", f"write it in square brackets: {name}: [{value}]"


def _meant(name: str, value: str) -> tuple[str, str] | None:
    """Tell a list with an entry that is empty, and an address as Markdown has it."""
    if link := _MARKDOWN_LINK.match(value):
        return "the address stands here as a text has it, with brackets", f"write {name}: {link['target']}"
    whole = _EMPTY_ENTRY.sub("", value).replace("[ ", "[")
    if whole == value or not value.endswith("]"):
        return None
    return "an entry of this list is empty", f"write {name}: {whole}"


def _nameless(context: str, line: str, mark: Mark) -> Slip | None:
    if "simple key" not in context and _FIELD.match(line.rstrip()):
        return None
    name, _, rest = line.strip().partition(":" if ":" in line else " ")
    if name in _names() and rest:
        return Slip(
            "yaml-broken", mark, "a field's name is followed by a colon and a space", f"write {name}: {rest.strip()}"
        )
    message = "this line has no field name"
    return Slip("yaml-broken", mark, message, "indent it by two spaces if it goes on from the line above")


def _name(line: str) -> str:
    found = _FIELD.match(line.rstrip())
    return found["name"] if found else line.partition(":")[0].strip(" -")


def _quoted(line: str) -> str:
    """Return the hint to put a line's value in quotes, with the line as it should be."""
    name, _, value = line.strip().partition(":")
    inner = value.strip()
    if inner[:1] in ("'", '"'):
        inner = _without_marks(inner)
    inner = inner.replace('"', "'")
    return f'put the whole text in double quotes: {name}: "{inner}"'


def _without_marks(value: str) -> str:
    """Take away the quotation marks about a text, or one that stands alone at its beginning."""
    if value.count(value[0]) == 1:
        return value[1:]
    return value[1:].rstrip(value[0]) if value.endswith(value[0]) else value.replace('"', "")
