"""Joins the form's scripts into one, so that a single file holds them all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_IMPORT = re.compile(r'^import \{([^}]*)\} from "[./a-z]*/([a-z-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(
    r"^export (?=(?:async )?function |const |class )(?:async )?(?:function|const|class) (\w+)", re.MULTILINE
)
_COMMENT = re.compile(r"^// @ts-check\n|^/\*\*.*?\*/\n|^ */\*\* [^\n]*\*/\n", re.MULTILINE | re.DOTALL)


def join_scripts(modules: Sequence[tuple[str, str]], stand_ins: Mapping[str, str]) -> str:
    """Return one script in which every module has a scope of its own.

    Args:
        modules: name and text, each after those it imports from. They import and export by name alone.
        stand_ins: modules that are not here -> the module that has what they are asked for.

    Raises:
        ValueError: a module uses another form of import or export. A fault of ours.
    """
    return '"use strict";\n' + "".join(_scoped(name, text, stand_ins) for name, text in modules)


def _scoped(name: str, text: str, stand_ins: Mapping[str, str]) -> str:
    plain = _COMMENT.sub("", text)
    exports = _EXPORT.findall(plain)
    body = _IMPORT.sub(
        lambda found: f"const {{{found[1].replace(' as ', ': ')}}} = {_variable(stand_ins.get(found[2], found[2]))};\n",
        plain,
    )
    body = re.sub(r"^export ", "", body, flags=re.MULTILINE)
    if re.search(r"^(?:import|export)\b", body, re.MULTILINE) or "import.meta" in body:
        raise ValueError(f"{name}.js imports or exports in a way that cannot be joined")
    return f"const {_variable(name)} = (() => {{\n{body}return {{ {', '.join(exports)} }};\n}})();\n"


def _variable(name: str) -> str:
    return "m_" + name.replace("-", "_")
