"""YAML text to plain values, with the line and column of every key and value, and no surprises."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from clearinghouse.content.slips import explain_slip
from clearinghouse.problems import Mark

MAX_DEPTH = 20
Trail = tuple[str | int, ...]


class YamlFault(Exception):
    """Text that is not the plain YAML we accept; carries the problem's code, place, message and hint."""

    def __init__(self, code: str, mark: Mark, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.mark, self.message, self.hint = code, mark, message, hint


@dataclass
class Marked:
    """A YAML document: its value, and where each key and value stands.

    A trail is the way down to a value, such as `("consent", "given_on")` or `("standards", 1)`.
    """

    value: Any = None
    keys: dict[Trail, Mark] = field(default_factory=dict)
    values: dict[Trail, Mark] = field(default_factory=dict)
    faults: list[YamlFault] = field(default_factory=list)

    def typed(self, trail: Trail) -> Any:
        """Return the value at the end of a trail as the author typed it, or None where nothing is written."""
        value = self.value
        for step in trail:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def find(self, trail: Trail) -> Mark:
        """Return the place of a value, or of the nearest thing above it that is written down."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        return self.values.get(trail, Mark())

    def find_key(self, trail: Trail) -> Mark:
        """Return the place of a key, or of the nearest thing above it that is written down."""
        return self.keys.get(trail) or self.find(trail)


class _Loader(yaml.CSafeLoader):
    """Resolves plain scalars as YAML 1.2 does, so that `no`, `12:30` and `012` stay text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # emptied for this class alone, as PyYAML expects


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF")
)
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]{0,17})$"), list("-0123456789"))
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:timestamp",
    re.compile(r"^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]+\d{1,2}:\d{2}(?::\d{2})?)?$"),
    list("0123456789"),
)


def parse_yaml(text: str, first_line: int = 1) -> Marked:
    """Return the value of one YAML document with every place in it.

    Strings come back in Unicode normal form NFC. Duplicate keys, impossible dates and control or
    bidirectional characters are collected in `faults`, so that one reading shows them all.

    Args:
        text: the document.
        first_line: the line of the file on which the text begins.

    Raises:
        YamlFault: the text cannot be read at all, or uses anchors, aliases, tags or deep nesting.
    """
    marked = Marked()
    _refuse_control(text, first_line)
    try:
        _guard(text, first_line)
        node = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        slip = explain_slip(error, text, first_line)
        raise YamlFault(slip.code, slip.mark, slip.message, slip.hint) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlFault("yaml-broken", Mark(first_line), f"this cannot be read: {error}", "") from None
    if node is not None:
        marked.value = _construct(node, (), marked, first_line)
        if " #" in text:
            marked.faults.extend(_cut(node, text.split("\n"), first_line))
    return marked


def _cut(node: Node, lines: list[str], first_line: int) -> Iterator[YamlFault]:
    """Find sentences that go on after a space and a number sign, which YAML takes for a remark and drops.

    A sign with a space after it, as in `# checked`, is taken for a remark that is meant as one.
    """
    if isinstance(node, ScalarNode):
        rest = lines[node.end_mark.line][node.end_mark.column :] if node.end_mark.line < len(lines) else ""
        if not node.style and " " in node.value and re.match(r"\s+#\S", rest):
            hint = f'put the whole text in double quotes: "{node.value}{rest.rstrip()}"'.replace("\n", " ")
            yield YamlFault("text-cut", _mark(node.start_mark, first_line), "everything after ' #' would be lost", hint)
    for child in node.value if isinstance(node, MappingNode | SequenceNode) else ():
        for inner in child if isinstance(child, tuple) else (child,):
            yield from _cut(inner, lines, first_line)


def _refuse_control(text: str, first_line: int) -> None:
    """Refuse what the parser cannot read, such as the form feeds that come along from a PDF."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start())
        mark = Mark(line + first_line, found.start() - text.rfind("\n", 0, found.start()))
        raise YamlFault("text-control", mark, *_invisible(found[0]))


def _guard(text: str, first_line: int) -> None:
    """Refuse what could make a small file huge or slow, from the parser's events, before any tree is built.

    Most texts cannot: no special sign, no deep indentation, no bracket within or open after a bracket.
    """
    if not _SUSPECT.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlFault(
                "yaml-alias", _mark(event.start_mark, first_line), "'&' and '*' at the start of a value have a special meaning in YAML",
                "put the value in quotes, as in \"*important\"; write repeated values out",
            )  # fmt: skip
        if getattr(event, "tag", None):
            raise YamlFault(
                "yaml-tag", _mark(event.start_mark, first_line), "'!' at the start of a value has a special meaning in YAML",
                "put the value in quotes, as in \"!important\"",
            )  # fmt: skip
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise YamlFault(
                "yaml-too-deep", _mark(event.start_mark, first_line), f"values are nested more than {MAX_DEPTH} deep",
                "put a value that begins with [ or { in quotes",
            )  # fmt: skip


def _mark(mark: Any, first_line: int) -> Mark:
    return Mark(mark.line + first_line, mark.column + 1) if mark else Mark(first_line)


def _construct(node: Node, trail: Trail, marked: Marked, first_line: int) -> Any:
    marked.values[trail] = _mark(node.start_mark, first_line)
    if isinstance(node, MappingNode):
        return _mapping(node, trail, marked, first_line)
    if isinstance(node, SequenceNode):
        return [_construct(child, (*trail, i), marked, first_line) for i, child in enumerate(node.value)]
    return _scalar(node, trail, marked)


def _mapping(node: MappingNode, trail: Trail, marked: Marked, first_line: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = _mark(key_node.start_mark, first_line)
        if not isinstance(key_node, ScalarNode):
            hint = "put a value that begins with [ or { in quotes"
            marked.faults.append(YamlFault("yaml-broken", mark, "a field's name must be a plain word", hint))
            continue
        key = unicodedata.normalize("NFC", key_node.value)
        if fault := _text_fault(key, mark):
            marked.faults.append(fault)
            continue
        if key in result:
            hint = f"keep one of them; the other is on line {marked.keys[*trail, key].line}"
            marked.faults.append(YamlFault("yaml-duplicate-key", mark, f"'{key}' is written twice", hint))
        marked.keys[*trail, key] = mark
        result[key] = _construct(value_node, (*trail, key), marked, first_line)
    return result


def _scalar(node: Node, trail: Trail, marked: Marked) -> Any:
    kind = node.tag.rpartition(":")[2]
    text: str = node.value
    if kind == "null":
        return None
    if kind == "bool":
        return text.casefold() == "true"
    if kind == "int":
        return int(text)
    if kind == "timestamp":
        return _moment(text, trail, marked)
    if fault := _text_fault(text, marked.values[trail]):
        marked.faults.append(fault)
    return unicodedata.normalize("NFC", text)


def _moment(text: str, trail: Trail, marked: Marked) -> datetime.date | datetime.datetime | str:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        return datetime.date(*numbers) if len(numbers) == 3 else datetime.datetime(*numbers)  # type: ignore[arg-type]  # 3 to 6 numbers, by the resolver
    except ValueError:
        hint = "dates are written year-month-day, as in 2026-09-01; put text that only looks like a date in quotes"
        marked.faults.append(YamlFault("yaml-date", marked.values[trail], f"there is no such date: {text}", hint))
        return text


def _text_fault(text: str, mark: Mark) -> YamlFault | None:
    """Find characters that print nothing or turn the reading direction, and can hide what a text says.

    Source: Unicode TR 36, section 3 (bidirectional text), and the general categories Cc, Co and Cs.
    """
    if text.isprintable():
        return None
    for char in text:
        if (unicodedata.category(char) in ("Cc", "Co", "Cs") and char not in "\n\t") or char in _DIRECTION:
            return YamlFault("text-control", mark, *_invisible(char, text))
    return None


_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
_SUSPECT = re.compile(r"[&*!]|^[ ]{16}|(?:- ){5}|(?:\? ){3}|[\[{][^\]}\n]*(?:[\[{]|$)", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")


def _invisible(char: str, text: str = "") -> tuple[str, str]:
    before = text.partition(char)[0][-20:]
    where = f" after '{before}'" if before else ""
    hint = "delete the character, or type the words beside it afresh"
    return f"the text holds an invisible character (U+{ord(char):04X}){where}", hint
