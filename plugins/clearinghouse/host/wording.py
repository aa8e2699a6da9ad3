"""Wording: the words of the site as templates and scripts ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from markupsafe import Markup, escape

from clearinghouse.publish.json_text import json_text
from clearinghouse.shared import FIND, LIST
from clearinghouse.words import Text, Words, holes

SCRIPTS = Path(__file__).parent.parent / "theme" / "templates" / "assets" / "clearinghouse"
_IMPORT = re.compile(r'(?:\bfrom|\bimport) ?\(?"(\.{1,2}/[^"]+)"')
_ASKED = re.compile(r'\bwording\(\s*"([^"]+)"')
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;"})


def html_wording(words: Words) -> Callable[..., Markup]:
    """Return `wording` for templates: words and values are escaped, but for values that are markup already."""

    def wording(key: str, /, **values: object) -> Markup:
        if not values and key in whole:
            return whole[key]
        return Markup(escaped.fill(key, values, escape))  # noqa: S704  # every part of it is escaped

    escaped = Words(words.language, {key: _escaped(text) for key, text in words.texts.items()})
    # Most texts are asked for on every page and have no holes.
    whole = {key: Markup(text) for key, text in escaped.texts.items() if isinstance(text, str) and not holes(text)}  # noqa: S704  # as above
    return wording


def _escaped(text: Text) -> Text:
    if isinstance(text, str):
        return text.translate(_SIGNS)
    return {form: words.translate(_SIGNS) for form, words in text.items()}


def script_words(words: Words, *scripts: str) -> Markup:
    """Return an element that holds the words which scripts of the theme, and those they import, ask for.

    It holds data, which no browser runs, so it may stand in any page whatever its policy on scripts.
    """
    found = {key: words.texts[key] for key in asked_by(*scripts)}
    text = json_text(found).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" data-words>{text}</script>')  # noqa: S704  # no `<` is left in it


@cache
def asked_by(*scripts: str) -> tuple[str, ...]:
    """Return the keys of the words that scripts and all that they import ask for, sorted."""
    return tuple(sorted({key for name in _reached(scripts) for key in _ASKED.findall(_source(name))}))


def _reached(scripts: Iterable[str]) -> Iterator[str]:
    waiting, seen = list(scripts), set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += [_beside(name, found) for found in _IMPORT.findall(_source(name))]


def _beside(name: str, found: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(name).parent / found).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


@cache
def _source(name: str) -> str:
    return (SCRIPTS / name).read_text(encoding="utf-8")


def template_globals(words: Words) -> Mapping[str, object]:
    """Return what every template may ask for: `wording`, `script_words`, the language of the page, and numbers."""
    return {
        "wording": html_wording(words),
        "script_words": lambda *scripts: script_words(words, *scripts),
        "language": words.language,
        "numbers": {"find": FIND, "list": LIST},
    }
