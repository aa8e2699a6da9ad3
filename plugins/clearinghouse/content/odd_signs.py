"""Signs of other keyboards and programs where YAML wants its own: a space from Word, a colon from a phone, a dot for a hyphen.

What is told of a line is the fault, and the line as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Callable

LIST_SIGNS = "*•·‣▪◦●–—−"  # noqa: RUF001  # these are meant
"""What other programs and people begin an entry of a list with; YAML takes it for text."""
_SPACES = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_COLONS = "\u02d0\u0589\u05c3\u2236\ua789\ufe13\ufe55\uff1a"
_ODD_SPACE = re.compile(rf"^(?P<before> *(?:- *)?(?:[\w-]++[:{_COLONS}] *)?)[{_SPACES}][ {_SPACES}]*(?P<after>.*)$")
_ODD_COLON = re.compile(rf"^(?P<before> *(?:- )?)(?P<name>\w[\w-]*) ?[{_COLONS}] *(?P<value>.+)$")
_ENTRY = re.compile(rf"^(?P<indent> *)(?:(?P<sign>[{LIST_SIGNS}])[ \t]*|-(?=[^\W_]))(?P<value>\S.*)$")
_UNSPACED = re.compile(r"^(?P<indent> *)(?P<dash>- )?(?P<name>[A-Za-z_]\w*)(?::(?=[^\s/:])| ?= ?)(?P<value>.+)$")
_SCHEMES = frozenset("doi http https mailto tel urn".split())

_HIDES = re.compile(rf"^(?:- )?[\w-]++: *[{_SPACES}]|(?:(?<=:\n)|(?<=: \n)|^ *- .*\n) *-[{_SPACES}]", re.MULTILINE)

Told = tuple[str, str]
"""What is wrong with a line, and what to write instead."""


def odd_space(line: str, quoted: Callable[[str], str]) -> Told | None:
    """Tell a space of another kind where a plain one must stand; `quoted` says how a line is put in quotes."""
    found = _ODD_SPACE.match(line)
    if not found:
        return None
    before, after = re.sub(rf"[{_COLONS}]", ":", found["before"]).rstrip(" "), found["after"]
    if not before:
        hint = "delete it and type two plain spaces in its place"
        return "the line begins with a space of another kind, as web pages and Word have it", hint
    name = before.strip(" -:")
    where = f"'{name}:'" if before.endswith(":") else "the hyphen"
    line = f"{before.strip()} {after}"
    hint = quoted(line) if ": " in after and after[:1] not in ("'", '"') else f"write {line}"
    return f"behind {where} stands a space of another kind, as web pages and Word have it", hint


def hides_field(text: str) -> bool:
    """True where such a space makes the parser take a field, or an entry of a list, for the words of a text."""
    return not text.isascii() and _HIDES.search(text) is not None


def odd_colon(line: str, names: frozenset[str]) -> Told | None:
    """Tell a colon of another script behind one of the names of fields."""
    found = _ODD_COLON.match(line)
    if not found or found["name"].lower() not in names:
        return None
    hint = f"write {found['before'].strip()} {found['name']}: {found['value'].strip()}".replace("  ", " ")
    return "the colon behind this field's name is one of another script, as phones offer it", hint


def unspaced(line: str) -> Told | None:
    """Tell a field whose value follows without a space, or after an equals sign."""
    found = _UNSPACED.match(line)
    if not found or found["name"] in _SCHEMES:
        return None
    hint = f"write {found['dash'] or ''}{found['name']}: {found['value'].strip()}"
    return "a field's name is followed by a colon and a space", hint


def odd_entry(line: str) -> Told | None:
    """Tell an entry of a list that begins with another sign, or has no space behind its hyphen."""
    found = _ENTRY.match(line)
    if not found or (found["sign"] == "*" and found["value"][:1] == "*"):
        return None
    return "an entry of a list begins with a hyphen and a space", f"write - {found['value'].strip()}"


def begins_entry(line: str, in_list: bool) -> bool:
    """True for a line meant as an entry of a list. A wrapped sentence may begin with a dash; an entry of a list does not go on so."""
    return line.lstrip().startswith("- ") or (in_list and odd_entry(line) is not None)
