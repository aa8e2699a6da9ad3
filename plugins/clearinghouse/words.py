"""Words: everything a visitor or editor reads that is no content, by key, in the language of the site.

The words stand in `theme/words/`, one file a language. Templates, scripts and Python ask for them in the same way, as
`wording("card.keep_named", title=...)`, so that another language, or another word for a school, needs no code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from clearinghouse.problems import nearest
from clearinghouse.yaml_weight import refuse_too_much

FOLDER = Path(__file__).with_name("theme") / "words"
SOURCE = "en"
"""The language that has every word; each other one has the same keys."""
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_HOLE = re.compile(r"\{([a-z_]+)\}")
_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})

Text = str | Mapping[str, str]
"""A text with `{holes}` for values, or one for each plural form of the language, chosen by the value of `count`."""


class WordsWrong(Exception):
    """Words cannot be used as they are written; says in which file, which, and what to write."""

    def __init__(self, where: str, wrong: str) -> None:
        super().__init__(f"{where}: {wrong}")
        self.where = where
        self.wrong = wrong


@dataclass(frozen=True)
class Words:
    """The words of one site.

    `missing` are the keys for which its language has no words, in their order; the English ones stand in.
    """

    language: str
    texts: Mapping[str, Text]
    missing: tuple[str, ...] = ()

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of a key with the values filled in: see `fill`."""
        return self.fill(key, values, str)

    def or_else(self, key: str, text: str) -> str:
        """Return the words of a key, or a text where this language and this site have none of their own."""
        found = self.texts.get(key, text)
        return found if isinstance(found, str) else text

    def fill(self, key: str, values: Mapping[str, object], shown: Callable[[Any], str]) -> str:
        """Return the words of a key with values filled in.

        Args:
            key: such as `card.keep`.
            values: by the name of the hole; `count` also chooses the plural form.
            shown: makes text of a value that is no number; numbers are written as the language writes them.

        Raises:
            KeyError: there are no such words, or a value is missing: our own mistake, which a test finds first.
        """
        text = self.form(key, values.get("count"))
        return _HOLE.sub(lambda hole: self._shown(values[hole[1]], shown), text)

    def form(self, key: str, count: object = None) -> str:
        """Return the text of a key, of a plural the form that fits a count, its holes still open."""
        text = self.texts[key]
        if isinstance(text, str):
            return text
        if not isinstance(count, int):
            raise KeyError(f"{key} needs a count")
        return text.get(_plural(self.language, count)) or text["other"]

    @property
    def locale(self) -> Locale:
        """How the language writes days, times and numbers."""
        return _locale(self.language)

    def _shown(self, value: object, shown: Callable[[Any], str]) -> str:
        return number(value, self.language) if isinstance(value, int) else shown(value)


@cache
def number(value: int, language: str) -> str:
    """Return a number as a language writes it."""
    return format_decimal(value, locale=language.replace("-", "_"))


@cache
def _plural(language: str, count: int) -> str:
    return str(_locale(language).plural_form(count))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


def holes(text: Text) -> frozenset[str]:
    """Return the names of the values that a text asks for."""
    forms = [text] if isinstance(text, str) else text.values()
    return frozenset(name for form in forms for name in _HOLE.findall(form))


SETTINGS = "mkdocs.yml"
OWN = "words"
"""The folder in which a site keeps languages of its own, beside its settings."""


def load_words(
    language: str = SOURCE,
    changed: Mapping[str, Any] | None = None,
    site: Path | None = None,
    declared: Mapping[str, str] | None = None,
) -> Words:
    """Return the words of a language, some of them changed by a site.

    Args:
        language: such as `en`, which names a file of `folder`.
        changed: new words by key, nested or with dots, as a site's settings have them.
        site: the folder of a site, which may have languages of its own below `words/`.
        declared: English words that stand beside what they are about, such as a field, by key.

    Raises:
        WordsWrong: there is no such language, or words that do not fit their key.
    """
    source = {**_english(), **(declared or {})}
    own = source if language == SOURCE else _own(language, source, site)
    fresh = _fitting(_flat(changed or {}, SETTINGS), source, SETTINGS)
    missing = tuple(key for key in source if key not in own and key not in fresh)
    return Words(language, {**source, **own, **fresh}, missing)


@cache
def _english() -> Mapping[str, Text]:
    return flat(_read(FOLDER / f"{SOURCE}.yml"))


def _own(language: str, source: Mapping[str, Text], site: Path | None) -> Mapping[str, Text]:
    """Read the words of another language: the site's, where it has them, else ours."""
    files = {file.stem: file for folder in _folders(site) for file in sorted(folder.glob("*.yml"))}
    if language not in files:
        known = ", ".join(sorted(files))
        raise WordsWrong(SETTINGS, f"there are no words for the language '{language}'; there are: {known}")
    try:
        Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        raise WordsWrong(SETTINGS, f"'{language}' is no language; write it as in 'es' or 'pt-BR'") from None
    where = f"{OWN}/{language}.yml"
    return _fitting(_flat(_read(files[language]), where), source, where)


def _folders(site: Path | None) -> list[Path]:
    return [FOLDER, site / OWN] if site else [FOLDER]


def _read(file: Path) -> Mapping[str, Any]:
    """Read a file as text alone: `yes` and `no` are words, not truth values."""
    try:
        text = file.read_bytes()
        refuse_too_much(text)
        found = yaml.load(text, Loader=_LOADER)  # noqa: S506  # it makes nothing but text
    except (yaml.YAMLError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise WordsWrong(f"{OWN}/{file.name}", f"the file cannot be read: {reason}") from None
    return found if isinstance(found, Mapping) else {}


def _flat(nested: Mapping[str, Any], where: str) -> dict[str, Text]:
    try:
        return flat(nested)
    except ValueError as error:
        raise WordsWrong(where, str(error)) from None


def flat(nested: Mapping[str, Any], above: str = "") -> dict[str, Text]:
    """Return words by their whole key. A mapping that has the form `other` is one text in its plural forms.

    Raises:
        ValueError: a text is neither words nor plural forms.
    """
    found: dict[str, Text] = {}
    for name, value in nested.items():
        key = f"{above}{name}"
        if isinstance(value, Mapping) and not ("other" in value and set(value) <= _FORMS):
            found |= flat(value, f"{key}.")
        else:
            found[key] = _text(key, value)
    return found


def _text(key: str, value: object) -> Text:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and all(isinstance(form, str) for form in value.values()):
        return dict(value)
    raise ValueError(f"the words for '{key}' are no text; write them in quotation marks")


def _fitting(found: Mapping[str, Text], source: Mapping[str, Text], where: str) -> Mapping[str, Text]:
    """Return words that have a place, and holes only for values that are given there.

    Raises:
        WordsWrong: some do not.
    """
    wrong = [fault for key, text in found.items() if (fault := _fault(key, text, source))]
    if wrong:
        raise WordsWrong(where, "; ".join(wrong))
    return found


def _fault(key: str, text: Text, source: Mapping[str, Text]) -> str:
    if key not in source:
        like = nearest(key, source)
        return f"nothing is called '{key}'" + (f"; did you mean '{like}'?" if like else "")
    if strange := sorted(holes(text) - holes(source[key]) - ({"count"} if _is_plural(source[key]) else set())):
        return f"'{key}' has no value for {{{strange[0]}}}; it has: {', '.join(sorted(holes(source[key]))) or 'none'}"
    if lost := sorted(holes(source[key]) - holes(text) - {"count"}):
        return f"'{key}' leaves out {{{lost[0]}}}, which readers need"
    if _is_plural(text) and not _is_plural(source[key]):
        return f"'{key}' counts nothing, so it has no plural"
    return ""


def _is_plural(text: Text) -> bool:
    return not isinstance(text, str)
