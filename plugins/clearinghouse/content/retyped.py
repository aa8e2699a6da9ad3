"""How a value of another sort than its field holds should have been typed, where the slip is plain."""

from __future__ import annotations

from typing import Any

from clearinghouse.content.odd_signs import LIST_SIGNS


def retyped(kind: str, name: str, value: Any) -> str:
    """Return the value as it should be typed, where the slip is plain."""
    last = name.rpartition(".")[2]
    if kind == "int_type" and isinstance(value, str) and value.isdecimal():
        return f"take the quotes away: {last}: {value}"
    if (
        kind == "bool_type"
        and isinstance(value, str)
        and value.casefold() in ("yes", "no", "true", "false", "on", "off")
    ):
        return f"write {last}: {'true' if value.casefold() in ('yes', 'true', 'on') else 'false'}"
    if kind == "string_type" and isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        return f'the text has a colon in it; put it in quotes: "{key}: {rest}"'
    if kind == "string_type" and not isinstance(value, dict | list):
        shown = str(value).casefold() if isinstance(value, bool) else value
        return f'put it in quotes: "{shown}"'
    if kind == "tuple_type" and isinstance(value, str) and "\n" not in value:
        return _as_list(last, value)
    return ""


def _as_list(name: str, value: str) -> str:
    if value[:1] in f"-{LIST_SIGNS}":
        return "begin each entry on a line of its own, with a hyphen and a space"
    return f"write it in square brackets: {name}: [{value.strip('[] ').replace(' - ', ', ').replace(';', ',')}]"
