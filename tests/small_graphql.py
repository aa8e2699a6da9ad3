"""As much of GraphQL as the browser editor speaks: fields with arguments and aliases, inline fragments, variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(r'\.\.\.|"(?:\\.|[^"\\])*"|[$A-Za-z_][A-Za-z0-9_]*|-?\d+|[{}()\[\]:!=]')
_ESCAPES = re.compile(r"\\(.)")


@dataclass
class Selection:
    """A field that is asked for, with what is asked of it."""

    name: str
    alias: str
    arguments: dict[str, Any] = field(default_factory=dict)
    inside: list[Selection] = field(default_factory=list)


def answer(query: str, variables: Mapping[str, Any], root: Any) -> dict[str, Any]:
    """Return the data that a query asks for.

    Args:
        query: one operation; its name and the types of its variables are passed over.
        variables: the values of the query's variables.
        root: a mapping from field to value; a function there is called with the field's arguments.
    """
    found: dict[str, Any] = _fill(_Parser(query, variables).operation(), root)
    return found


def _fill(selections: list[Selection], node: Any) -> Any:
    if isinstance(node, list):
        return [_fill(selections, entry) for entry in node]
    if node is None or not selections:
        return node
    return {selection.alias: _fill(selection.inside, _value(selection, node)) for selection in selections}


def _value(selection: Selection, node: Any) -> Any:
    value = node[selection.name]
    return value(**selection.arguments) if callable(value) else value


class _Parser:
    def __init__(self, text: str, variables: Mapping[str, Any]) -> None:
        self._tokens = _TOKEN.findall(text)
        self._variables = variables
        self._at = 0

    def operation(self) -> list[Selection]:
        while self._peek() != "{":
            if self._next() == "(":
                self._skip_to(")")
        return self._selections()

    def _selections(self) -> list[Selection]:
        self._next()
        found: list[Selection] = []
        while self._peek() != "}":
            found.extend(self._fragment() if self._peek() == "..." else [self._selection()])
        self._next()
        return found

    def _fragment(self) -> list[Selection]:
        for _ in range(3):  # the dots, `on`, the type
            self._next()
        return self._selections()

    def _selection(self) -> Selection:
        alias = name = self._next()
        if self._peek() == ":":
            self._next()
            name = self._next()
        selection = Selection(name, alias)
        if self._peek() == "(":
            self._next()
            selection.arguments = dict(self._arguments(")"))
        if self._peek() == "{":
            selection.inside = self._selections()
        return selection

    def _arguments(self, end: str) -> Iterator[tuple[str, Any]]:
        while self._peek() != end:
            name = self._next()
            self._next()
            yield name, self._literal()
        self._next()

    def _literal(self) -> Any:
        token = self._next()
        if token == "{":
            return dict(self._arguments("}"))
        if token == "[":
            found = []
            while self._peek() != "]":
                found.append(self._literal())
            self._next()
            return found
        if token.startswith("$"):
            return self._variables.get(token[1:])
        if token.startswith('"'):
            return _ESCAPES.sub(r"\1", token[1:-1])
        return int(token) if token.lstrip("-").isdigit() else token

    def _skip_to(self, end: str) -> None:
        while self._next() != end:
            pass

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        assert token, "the query ends too soon"
        self._at += 1
        return token
