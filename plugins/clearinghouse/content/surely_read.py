"""Front matter that is sure to be read back as it is, written without reading it.

Most values that come from outside are ordinary words, numbers and addresses. Of these a few rules tell for certain what
a reader of YAML makes of them; where a value is any other, there is no such certainty, and its file has to be read.

Source: YAML 1.2.2, 7.3.2 (single quotes: all but a quote stands for itself) and 7.3.3 (plain style).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

# Signs that print, of which none is made of several or stands for another.
_PRINTED = re.compile("[ -~\u00c0-\u017f\u2013\u2014\u2018\u2019\u201c\u201d]+")
_WORDS_FIRST = re.compile("[A-Za-z\u00c0-\u017f]|[0-9]+ [A-Za-z]")
_SIGN_FIRST = re.compile("""[\\[\\]{}#&*!|>"%@`,]""")
_OTHER_THAN_TEXT = frozenset(["null", "true", "false"])
_MOST = 16_000  # letters, each of which takes at most three bytes of what `parse_front_matter` reads
_NAME = re.compile(r"[a-z][a-z_]*")


def sure_front_matter(fields: Mapping[str, Any]) -> str | None:
    """Return fields as `render_front_matter` writes them, if they are sure to be read back; else None.

    Args:
        fields: name -> text, whole number or list of these, nothing of it empty.
    """
    lines: list[str] = []
    for name, value in fields.items():
        listed = type(value) is list
        entries = value if listed else (value,)
        written = [one for entry in entries if (one := _value(entry)) is not None]
        if len(written) < len(entries) or not _NAME.fullmatch(name):
            return None
        lines += [f"{name}:", *[f"  - {one}" for one in written]] if listed else [f"{name}: {written[0]}"]
    text = "\n".join([*lines, ""])
    return text if len(text) <= _MOST else None


def _value(value: Any) -> str | None:
    if type(value) is str:
        return _text(value)
    return str(value) if type(value) is int and 0 <= value < 10**9 else None


def _text(value: str) -> str | None:
    if not _PRINTED.fullmatch(value) or value[-1] in " :" or value.casefold() in _OTHER_THAN_TEXT:
        return None
    if _WORDS_FIRST.match(value) and ": " not in value and " #" not in value:
        return value
    quoted = "'" not in value and (_WORDS_FIRST.match(value) or _SIGN_FIRST.match(value))
    return f"'{value}'" if quoted else None
