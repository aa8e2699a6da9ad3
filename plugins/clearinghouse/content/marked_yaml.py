"""YAML text to plain values, with the line and column of every key and value, and no surprises."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from clearinghouse.content.invisible import composed, find_invisible, hides_nothing, say_invisible
from clearinghouse.content.odd_signs import LIST_SIGNS, begins_entry
from clearinghouse.content.plain_loader import PlainLoader
from clearinghouse.content.slips import explain_slip, hidden_slip
from clearinghouse.problems import Mark

MAX_DEPTH = 20
MAX_VALUES = 50_000
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

    def set_under(self, name: str) -> Marked:
        """Return a bare list as if it stood under a name."""

        def below(marks: dict[Trail, Mark]) -> dict[Trail, Mark]:
            return {(name, *trail): mark for trail, mark in marks.items()}

        return Marked({name: self.value or []}, below(self.keys), below(self.values), self.faults)


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
    if slip := hidden_slip(text, first_line):
        raise YamlFault(*slip)
    try:
        _Reader(text, first_line, marked).read()
    except yaml.MarkedYAMLError as error:
        raise YamlFault(*explain_slip(error, text, first_line)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlFault("yaml-broken", Mark(first_line), f"this cannot be read: {error}", "") from None
    return marked


def _refuse_control(text: str, first_line: int) -> None:
    """Refuse what the parser cannot read, such as the form feeds that come along from a PDF."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start())
        mark = Mark(line + first_line, found.start() - text.rfind("\n", 0, found.start()))
        raise YamlFault("text-control", mark, *say_invisible(found[0], 0))


_STEPS_IN = re.compile(rf"^ *(?:- |-\w|[{LIST_SIGNS}])", re.MULTILINE)


class _Reader:
    """Makes the value of one document from the parser's events, so that nothing stands before it was counted.

    PyYAML's own tree is made by recursion as deep as the text is nested, which ends the process.
    """

    def __init__(self, text: str, first_line: int, marked: Marked) -> None:
        self._loader = PlainLoader(text)
        self._next: Callable[[], Any] = self._loader.get_event
        self._first_line = first_line
        self._marked = marked
        self._depth = 0
        self._count = 0
        self._lines = text.split("\n") if " #" in text or _STEPS_IN.search(text) else []

    def read(self) -> None:
        """Set the value of the document, and the places and faults in it."""
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            return
        self._marked.value = self._value(self._next(), ())
        self._next()
        if not isinstance(event := self._next(), yaml.StreamEndEvent):
            message = "expected a single document in the stream"
            raise yaml.composer.ComposerError(message, start.start_mark, "but found another document", event.start_mark)

    def _value(self, event: Any, trail: Trail) -> Any:
        if event.anchor or event.tag:
            self._refuse(event)
        self._marked.values[trail] = self._mark(event)
        self._count += 1
        if self._count > MAX_VALUES:
            raise YamlFault(
                "file-too-large", self._mark(event), f"the file holds more than {MAX_VALUES:,} values",
                "divide it, or take out what was pasted by accident",
            )  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, trail)
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise YamlFault(
                "yaml-too-deep", self._mark(event), f"values are nested more than {MAX_DEPTH} deep",
                "put a value that begins with [ or { in quotes",
            )  # fmt: skip
        value = self._mapping(trail) if isinstance(event, yaml.MappingStartEvent) else self._sequence(trail)
        self._depth -= 1
        return value

    def _refuse(self, event: Any) -> None:
        """Refuse what could make a small text huge, or stand for something else than it says: aliases, anchors, tags."""
        if event.anchor:
            raise YamlFault(
                "yaml-alias", self._mark(event), "'&' and '*' at the start of a value have a special meaning in YAML",
                "put the value in quotes, as in \"*important\"; write repeated values out",
            )  # fmt: skip
        if event.tag:
            raise YamlFault(
                "yaml-tag", self._mark(event), "'!' at the start of a value has a special meaning in YAML",
                "put the value in quotes, as in \"!important\"",
            )  # fmt: skip

    def _mark(self, event: Any) -> Mark:
        place = event.start_mark
        return Mark(place.line + self._first_line, place.column + 1)

    def _sequence(self, trail: Trail) -> list[Any]:
        result: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            result.append(self._value(event, (*trail, len(result))))
        return result

    def _mapping(self, trail: Trail) -> dict[str, Any]:
        result: dict[str, Any] = {}
        marked = self._marked
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key = self._key(event, trail)
            if key is None:
                self._value(self._next(), (*trail, ""))
                continue
            if key in result:
                hint = f"keep one of them; the other is on line {marked.keys[*trail, key].line}"
                if trail and isinstance(trail[-1], int) and key == next(iter(result)):
                    hint += f"; or, if a new entry begins here, put a hyphen before it: - {key}:"
                self._tell("yaml-duplicate-key", event, f"'{key}' is written twice", hint)
            below = (*trail, key)
            marked.keys[below] = self._mark(event)
            result[key] = self._value(self._next(), below)
        return result

    def _tell(self, code: str, event: Any, message: str, hint: str) -> None:
        self._marked.faults.append(YamlFault(code, self._mark(event), message, hint))

    def _key(self, event: Any, trail: Trail) -> str | None:
        """Return the name of a field, or None where it cannot be one."""
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, (*trail, ""))
            hint = "put a value that begins with [ or { in quotes"
            self._tell("yaml-broken", event, "a field's name must be a plain word", hint)
            return None
        if event.anchor or event.tag:
            self._refuse(event)
        key = composed(event.value)
        if not hides_nothing(key) and (fault := _text_fault(key, self._mark(event))):
            self._marked.faults.append(fault)
            return None
        if self._lines:
            self._find_cut(event)
        return key

    def _scalar(self, event: Any, trail: Trail) -> Any:
        if self._lines:
            self._find_cut(event)
            self._find_joined(event, trail)
        text: str = event.value
        kind = self._kind(text, event.implicit)
        if kind == "null":
            return None
        if kind == "bool":
            return text.casefold() == "true"
        if kind == "int":
            return int(text)
        if kind == "timestamp":
            return _moment(text, trail, self._marked)
        if hides_nothing(text):
            return text
        if fault := _text_fault(text, self._marked.values[trail]):
            self._marked.faults.append(fault)
        return composed(text)

    def _kind(self, text: str, implicit: tuple[bool, bool]) -> str:
        """Return what a plain scalar holds. By its first letter alone, most can be nothing but text."""
        if text[:1] not in PlainLoader.yaml_implicit_resolvers:
            return "str"
        tag: str = self._loader.resolve(yaml.ScalarNode, text, implicit)  # type: ignore[no-untyped-call]  # PyYAML has no types here
        return tag.rpartition(":")[2]

    def _find_joined(self, event: Any, trail: Trail) -> None:
        """Find entries of a list that step in below a text, which YAML takes for more of that text."""
        first, last = event.start_mark.line, event.end_mark.line
        if self._lines and last > first and event.style in (None, ""):
            below = range(first + 1, min(last + 1, len(self._lines)))
            in_list = bool(trail) and isinstance(trail[-1], int)
            if line := next((n for n in below if begins_entry(self._lines[n], in_list)), 0):
                message = "the entry of a list is read as more of the text above it"
                hint = "begin it with a hyphen and a space, exactly below the hyphen of the entry above; a list begins on the line below its field's name"
                self._marked.faults.append(YamlFault("yaml-broken", Mark(line + self._first_line, 1), message, hint))

    def _find_cut(self, event: Any) -> None:
        """Find a sentence that goes on after a space and a number sign, which YAML takes for a remark and drops.

        A sign with a space after it, as in `# checked`, is taken for a remark that is meant as one.
        """
        if not self._lines or event.style or " " not in event.value:
            return
        end = event.end_mark
        if end.line >= len(self._lines):
            return
        rest = self._lines[end.line][end.column :]
        if re.match(r"\s+#\S", rest):
            hint = f'put the whole text in double quotes: "{event.value}{rest.rstrip()}"'.replace("\n", " ")
            fault = YamlFault("text-cut", self._mark(event), "everything after ' #' would be lost", hint)
            self._marked.faults.append(fault)


def _moment(text: str, trail: Trail, marked: Marked) -> datetime.date | datetime.datetime | str:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    try:
        return datetime.date(*numbers) if len(numbers) == 3 else datetime.datetime(*numbers)  # type: ignore[arg-type]  # 3 to 6 numbers, by the resolver
    except ValueError:
        hint = "dates are written year-month-day, as in 2026-09-01; put text that only looks like a date in quotes"
        marked.faults.append(YamlFault("yaml-date", marked.values[trail], f"there is no such date: {text}", hint))
        return text


def _text_fault(text: str, mark: Mark) -> YamlFault | None:
    place = find_invisible(text)
    return None if place is None else YamlFault("text-control", mark, *say_invisible(text, place))


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
