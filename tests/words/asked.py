"""Where words are asked for: in templates, in Python, and in the theme's scripts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, nodes

PACKAGE = Path(__file__).resolve().parents[2] / "plugins" / "clearinghouse"
THEME = PACKAGE / "theme"


@dataclass(frozen=True)
class Asked:
    """One place: the keys it may ask for, as patterns in which `*` stands for what is not written out, and the values."""

    place: str
    keys: tuple[str, ...]
    values: frozenset[str]


@cache
def all_asked() -> list[Asked]:
    return [*in_templates(), *in_python(), *in_scripts()]


def templates() -> Iterator[tuple[str, str]]:
    for file in sorted(THEME.rglob("*.html")):
        yield str(file.relative_to(PACKAGE)), file.read_text(encoding="utf-8")


def scripts() -> Iterator[tuple[str, str]]:
    for file in sorted(THEME.rglob("*.js")):
        yield str(file.relative_to(PACKAGE)), file.read_text(encoding="utf-8")


def in_templates() -> Iterator[Asked]:
    for name, source in templates():
        for call in Environment().parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "wording":
                values = frozenset(pair.key for pair in call.kwargs)
                yield Asked(f"{name}:{call.lineno}", tuple(_jinja_keys(call.args[0])), values)


def _jinja_keys(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Const):
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        yield from (*_jinja_keys(node.expr1), *_jinja_keys(node.expr2))
    elif isinstance(node, nodes.Concat):
        yield "".join(part.value if isinstance(part, nodes.Const) else "*" for part in node.nodes)
    else:
        yield "*"


def in_python() -> Iterator[Asked]:
    for file in sorted(PACKAGE.rglob("*.py")):
        name = str(file.relative_to(PACKAGE))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_wording(node.func) and node.args:
                values = frozenset(word.arg or "" for word in node.keywords)
                yield Asked(f"{name}:{node.lineno}", tuple(_python_keys(node.args[0])), values)


_CALLED = frozenset({"wording", "_wording", "_ENGLISH"})


def _is_wording(func: ast.expr) -> bool:
    name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
    return name in _CALLED


def _python_keys(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_python_keys(node.body), *_python_keys(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
    else:
        yield "*"


def in_scripts() -> Iterator[Asked]:
    for name, source in scripts():
        for found in re.finditer(r"(?<!function )\bwording\(", source):
            said = _arguments(source, found.end())
            key = re.match(r'\s*"([^"]+)"', said)
            line = source.count("\n", 0, found.start()) + 1
            yield Asked(f"{name}:{line}", (key[1] if key else "*",), frozenset(_names(said[key.end() if key else 0 :])))


def _arguments(source: str, begin: int) -> str:
    depth, end = 1, begin
    while depth:
        depth += {"(": 1, ")": -1}.get(source[end], 0)
        end += 1
    return source[begin : end - 1]


def _names(said: str) -> Iterable[str]:
    """The names of an object that is written out: `{ title, count: items.length }`."""
    inside = said[said.find("{") + 1 : said.rfind("}")] if "{" in said else ""
    depth, piece, pieces = 0, "", []
    for sign in f"{inside},":
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            pieces.append(piece)
            piece = ""
        else:
            piece += sign
    return [name[0] for piece in pieces if (name := re.match(r"\w+", piece.strip()))]
