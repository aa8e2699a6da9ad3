"""Joined scripts: modules and all that they import as one script, so that a single file holds them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([./a-z0-9-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function|const|class) (\w+)", re.MULTILINE)
_COMMENT = re.compile(r"^// [^\n]*\n|^ */\*\*(?:(?!\*/).)*\*/\n", re.MULTILINE | re.DOTALL)


def join_scripts(start: str, read: Callable[[str], str], stand_ins: Mapping[str, str] | None = None) -> str:
    """Return one script of a module and all that it imports, each with a scope of its own, named for it (`m_app`).

    Args:
        start: the path of the module to begin with.
        read: path -> text. Modules import and export by name alone.
        stand_ins: paths of modules that cannot be taken along -> the module that has what they are asked for.

    Raises:
        ValueError: a module uses another form of import or export, or two have one name. A fault of ours.
    """
    order: dict[str, str] = {}
    stand_ins = stand_ins or {}
    _gather(start, read, stand_ins, order)
    names = [_variable(path) for path in order]
    if len(set(names)) < len(names):
        raise ValueError(f"two scripts have one name: {', '.join(order)}")
    return '"use strict";\n' + "".join(_scoped(path, text, stand_ins) for path, text in order.items())


def _gather(path: str, read: Callable[[str], str], stand_ins: Mapping[str, str], order: dict[str, str]) -> None:
    if path in order:
        return
    text = _COMMENT.sub("", read(path))
    for found in _IMPORT.finditer(text):
        _gather(_resolved(path, found[2], stand_ins), read, stand_ins, order)
    order[path] = text


def _resolved(path: str, named: str, stand_ins: Mapping[str, str]) -> str:
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), named))
    return stand_ins.get(found, found)


def _scoped(path: str, text: str, stand_ins: Mapping[str, str]) -> str:
    body = re.sub(r"^export ", "", "".join(_bound(path, text, stand_ins)), flags=re.MULTILINE)
    if re.search(r"^(?:import|export)\b", body, re.MULTILINE) or "import.meta" in body:
        raise ValueError(f"{path} imports or exports in a way that cannot be joined")
    exports = ", ".join(_EXPORT.findall(text))
    return f"const {_variable(path)} = (() => {{\n{body}return {{ {exports} }};\n}})();\n"


def _bound(path: str, text: str, stand_ins: Mapping[str, str]) -> Iterator[str]:
    end = 0
    for found in _IMPORT.finditer(text):
        source = _variable(_resolved(path, found[2], stand_ins))
        yield f"{text[end : found.start()]}const {{{found[1].replace(' as ', ': ')}}} = {source};\n"
        end = found.end()
    yield text[end:]


def _variable(path: str) -> str:
    return "m_" + posixpath.basename(path).removesuffix(".js").replace("-", "_")
