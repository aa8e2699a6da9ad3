"""The words of a site as its mkdocs.yml has them, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath

from clearinghouse.content.field_words import field_texts
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.host.settings import Settings
from clearinghouse.problems import Mark, Problem
from clearinghouse.rules import RULES
from clearinghouse.rules.rule import help_texts
from clearinghouse.words import OWN, SETTINGS, SOURCE, Words, WordsWrong, load_words

_HINT = "every key stands in theme/words/en.yml of the generator, with the values that its text takes in braces"
_NAMED = 5


def site_words(root: Path, settings: Settings) -> tuple[Words, tuple[Problem, ...]]:
    """Return the words of a site and their problems; where they cannot be used, the English words."""
    language, changed = settings.option("language") or SOURCE, settings.option("words")
    try:
        words = load_words(str(language), changed if isinstance(changed, Mapping) else {}, root, declared_words())
    except WordsWrong as error:
        return load_words(), (_wrong(error, settings),)
    return words, (_missing(words),) if words.missing else ()


@cache
def declared_words() -> Mapping[str, str]:
    """Return the words that stand beside what they are about: fields, kinds and problems."""
    models = [kind.model for kind in KINDS]
    kinds = {f"kind_about.{kind.name}": kind.about for kind in KINDS}
    return {**field_texts([*models, PageFields, Vocabulary]), **kinds, **help_texts(RULES)}


def _wrong(error: WordsWrong, settings: Settings) -> Problem:
    if error.where != SETTINGS:
        return _problem(error.where, "words-wrong", error.wrong, _HINT)
    return settings.problem("words-wrong", ("plugins", "clearinghouse", "words"), error.wrong, _HINT)


def _missing(words: Words) -> Problem:
    named = ", ".join(f"'{key}'" for key in words.missing[:_NAMED])
    more = " and others" if len(words.missing) > _NAMED else ""
    message = f"there are no words for {named}{more}; readers see the English ones"
    return _problem(f"{OWN}/{words.language}.yml", "words-missing", message, "write them in this file; " + _HINT)


def _problem(where: str, code: str, message: str, hint: str) -> Problem:
    return Problem(PurePosixPath(where), Mark(), code, message, hint)
