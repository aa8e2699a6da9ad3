"""The words of a site as its mkdocs.yml has them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from clearinghouse.host.site_address import plugin_option
from clearinghouse.problems import Mark, Problem
from clearinghouse.words import OWN, SOURCE, Words, WordsWrong, load_words

_HINT = "every key stands in theme/words/en.yml of the generator, with the values that its text takes in braces"
_NAMED = 5


def words_of(root: Path) -> Words:
    """Return the words of a site, as its mkdocs.yml sets them."""
    return _set(root)[0]


def words_problems(root: Path) -> tuple[Problem, ...]:
    """Return what is wrong with the words of a site, as its mkdocs.yml sets them."""
    return _set(root)[1]


def _set(root: Path) -> tuple[Words, tuple[Problem, ...]]:
    language = plugin_option(root / "mkdocs.yml", "language") or SOURCE
    changed = plugin_option(root / "mkdocs.yml", "words") or {}
    return site_words(root, str(language), changed if isinstance(changed, Mapping) else {})


def site_words(root: Path, language: str, changed: Mapping[str, Any]) -> tuple[Words, tuple[Problem, ...]]:
    """Return the words of a site and their problems; where they cannot be used, the English words."""
    try:
        words = load_words(language, changed, root)
    except WordsWrong as error:
        return load_words(), (_problem(error.where, "words-wrong", error.wrong, _HINT),)
    return words, (_missing(words),) if words.missing else ()


def _missing(words: Words) -> Problem:
    count, whole = len(words.missing), len(words.texts)
    named = ", ".join(f"'{key}'" for key in words.missing[:_NAMED]) + (" and others" if count > _NAMED else "")
    message = f"{count} of {whole} words are missing: {named}; readers see the English ones"
    return _problem(f"{OWN}/{words.language}.yml", "words-missing", message, "write them in this file; " + _HINT)


def _problem(where: str, code: str, message: str, hint: str) -> Problem:
    return Problem(PurePosixPath(where), Mark(), code, message, hint)
