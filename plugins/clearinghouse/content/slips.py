"""The slips people make in YAML, each told apart from the parser's own words and said so that it can be mended."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from clearinghouse.problems import Mark

_FIELD = re.compile(r"^\s*+(?:- )?(?P<name>[\w-]++):\s*+(?P<value>.*)$")
_ODD_SPACE = re.compile(r"^ *[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BEGUN = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow", "while scanning an alias", "while scanning an anchor")  # fmt: skip
LIST_SIGNS = "*•·‣▪◦●–—−"  # noqa: RUF001  # these are meant
"""What other programs and people begin an entry of a list with; YAML takes it for text."""
_ENTRY = re.compile(rf"^(?P<indent> *)(?:(?P<sign>[{LIST_SIGNS}])[ \t]*|-(?=[^\W_]))(?P<value>\S.*)$")
_UNSPACED = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<name>[A-Za-z_]\w*)(?::(?=[^\s/:])| ?= ?)(?P<value>.+)$")
_SCHEMES = frozenset("doi http https mailto tel urn".split())
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


@dataclass(frozen=True)
class Slip:
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
    odd = next((n for n, line in enumerate(lines) if _ODD_SPACE.match(line)), None)
    if odd is not None:
        message = "the line begins with a space of another kind, as web pages and Word have it"
        return Slip("yaml-broken", Mark(odd + first_line), message, "delete it and type two plain spaces in its place")
    if "flow node" in (error.context or ""):
        # A bracket that is never closed is noticed at the end of the text, which may be lines below.
        number, column = next(((n, 0) for n in range(number, -1, -1) if "".join(lines[n : n + 1]).strip()), (0, 0))
    if found := _mistyped(lines, number, first_line):
        return found
    line = lines[number] if number < len(lines) else ""
    mark = Mark(number + first_line, column + 1)
    return _known(error, line, column, mark) or Slip(
        "yaml-broken", mark, "the fields cannot be read from here on", _PLAIN
    )


def begins_entry(line: str, in_list: bool) -> bool:
    """True for a line meant as an entry of a list. A wrapped sentence may begin with a dash; an entry of a list does not go on so."""
    return line.lstrip().startswith("- ") or (in_list and _odd_entry(line) is not None)


def _mistyped(lines: list[str], number: int, first_line: int) -> Slip | None:
    """Tell slips of a line that the parser takes for text, and stumbles over the line after it or at its own colon."""
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), None)
    for place in (above, number):
        if place is not None and place < len(lines) and (told := _unspaced(lines[place]) or _odd_entry(lines[place])):
            return Slip(
                "yaml-broken", Mark(place + first_line, len(lines[place]) - len(lines[place].lstrip()) + 1), *told
            )
    line = lines[number] if number < len(lines) else ""
    told = _special_entry(line) or _misplaced_entry(line, lines[:number])
    return Slip("yaml-broken", Mark(number + first_line, len(line) - len(line.lstrip()) + 1), *told) if told else None


def _unspaced(line: str) -> tuple[str, str] | None:
    found = _UNSPACED.match(line)
    if not found or found["name"] in _SCHEMES:
        return None
    hint = f"write {found['dash'] or ''}{found['name']}: {found['value'].strip()}"
    return "a field's name is followed by a colon and a space", hint


def _odd_entry(line: str) -> tuple[str, str] | None:
    found = _ENTRY.match(line)
    if not found or (found["sign"] == "*" and found["value"][:1] == "*"):
        return None
    return "an entry of a list begins with a hyphen and a space", f"write - {found['value'].strip()}"


def _special_entry(line: str) -> tuple[str, str] | None:
    entry = line.lstrip(" ").removeprefix("- ").strip()
    if not line.lstrip(" ").startswith("- ") or entry[:1] not in _SPECIAL or not entry[1:2].strip():
        return None
    inner = entry.replace('"', "'")
    return f"a value cannot begin with {entry[0]}", f'put the whole text in double quotes: - "{inner}"'


def _misplaced_entry(line: str, above: list[str]) -> tuple[str, str] | None:
    """Tell an entry of a list that stands neither below the one above nor where one within it would."""
    indent = len(line) - len(line.lstrip(" "))
    before = next((n for n in reversed(above) if n.lstrip(" ").startswith("- ")), None)
    if before is None or not line.lstrip(" ").startswith("- "):
        return None
    wanted = len(before) - len(before.lstrip(" "))
    if wanted == indent:
        return None
    spaces = f"{wanted} spaces" if wanted > 1 else "one space" if wanted else "no space"
    message = "the hyphen of this entry does not stand exactly below that of the entry above"
    return message, f"begin the line with {spaces}: {' ' * wanted}{line.strip()}"


def _known(error: yaml.MarkedYAMLError, line: str, column: int, mark: Mark) -> Slip | None:
    context, problem = error.context or "", error.problem or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Slip("yaml-broken", mark, "the line begins with a tab", "use spaces to indent")
    if "scanning an alias" in context or "scanning an anchor" in context:
        message = f"a value cannot begin with '{line[column : column + 1]}', which has a special meaning in YAML"
        return Slip("yaml-alias", mark, message, _quoted(line))
    if "quoted scalar" in context:
        return Slip("yaml-broken", mark, "the quotation mark here is never closed", "end the text with the same mark")
    if "mapping values are not allowed" in problem:
        return _colon(line, column, mark)
    return _value(line, mark) or _nameless(context, line, mark)


def _colon(line: str, column: int, mark: Mark) -> Slip:
    if line[:1] == " " and line.find(":") == column:
        message = "the line is indented further than the one it belongs to"
        return Slip("yaml-broken", mark, message, f"begin it at the margin: {line.strip()}")
    name = _name(line)
    message = f"the text after '{name}:' has a colon in it, so YAML takes it for a second field"
    return Slip("yaml-broken", mark, message, _quoted(line))


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
        entries = found["value"].removeprefix("- ")
        hint = f"write it in square brackets: {found['name']}: [{entries}]"
        return Slip("yaml-broken", mark, "a list cannot begin on the line of its name", hint)
    if first and first in "@`%|>":
        return Slip("yaml-broken", mark, f"a value cannot begin with {first}", _quoted(line))
    return None


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
