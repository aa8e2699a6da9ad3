"""References to standards as people write them, rewritten as codes are: `PE II`, `P.E. 4`, `NELP 1.1 - 1.3`, `4 - PSEL`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clearinghouse.catalog.everyday.reference_words import words_of

_ONE = r"(?:X|IX|IV|V?I{1,3}|V)"
_NEXT = r"\s*(?:,|&|/|-|\u2013|\band\b|\bto\b|\bthrough\b)\s*"
_AND = r"\s*(?:,|&|/|\band\b)\s*"
_NUMERALS = re.compile(
    # X alone is a tick as often as a number; a word behind a numeral may make it one of `I think`.
    rf"\b([A-Z][A-Za-z]{{1,11}})([\s.:#-]{{1,3}})((?!X(?:\W|$)){_ONE}(?:{_NEXT}{_ONE})*)(?=\s*(?:$|[,;:()/|\u2013-])|\.[A-Za-z]?\b)"
)
_NUMBERED = re.compile(r"^(?:standards?|domains?|expectations?|components?)$", re.IGNORECASE)
_VALUES = {numeral: number for number, numeral in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}
_BEHIND = re.compile(
    r"\b([A-Za-z]{0,2}\d{1,2}(?:\.?[A-Za-z])?)\s*(?:\(([A-Za-z]{3,6})\)|(?:of|in|from) (?:the )?([A-Za-z]{3,6})\b|[-\u2013] ?([A-Za-z]{3,6})$)"
)
_SIGN = re.compile(r"(?<=[A-Za-z])\s?(?:#|\b[Nn]o\.|\b[Nn]umber\b)\s?(?=[\dIVX])")
_NUMBERS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_SPELLED = re.compile(
    rf"\b(standards?|domains?|expectations?|psel|nelp|ccl|pe) ({'|'.join(_NUMBERS)})\b", re.IGNORECASE
)
_PLAINER = (
    (re.compile(r"\bw/o\b"), "without"),
    (re.compile(r"(?:^|(?<=[(,;]))\s*no (?=\d)"), " not "),
    (
        re.compile(r"\(?\b\d(?:\.\d)? (?:stars?|points?|min(?:utes)?|hours?|pages?)\b\)?|\s-?\s*\bpp?\. ?\d+(?:-\d+)?"),
        " ",
    ),
    (re.compile(r"(?<=\d)\s?(?:\.\.\.|\u2026)\s?(?=\d)"), "-"),
)
_SPAN = re.compile(r"(?<![\d.])(\d{1,2})\.(\d)\s*(?:-|\u2013|to|thru|through)\s*\1\.(\d)(?![\d.])")

_NO_SETS = frozenset("PE NO NUM CODE CODES ID IDS LEVEL YES TAG TAGS TOPIC TOPICS STD STDS AND OR".split())


class Writing:
    """Rewrites pieces of text for one site's sets of standards."""

    def __init__(self, names: Iterable[str], prefixes: Iterable[str]) -> None:
        """Begin with what frameworks are called, and the letters with which all codes of one begin: `PE`."""
        self._names = frozenset(names)
        self._prefixes = {prefix.upper() for prefix in prefixes if prefix}
        self._dotted = [
            (re.compile(r"\b" + r"\.\s?".join(prefix) + r"\.?\s?(?=[#\dIVX])"), f"{prefix} ")
            for prefix in sorted(self._prefixes)
            if len(prefix) > 1
        ]
        listed = "|".join(sorted(self._prefixes)) or r"(?!)"
        self._listed = re.compile(
            rf"\b({listed})(\s?\d{{1,2}}(?:\.?[A-Za-z]\b)?)((?:{_AND}\d{{1,2}}(?=\s*(?:$|[,;&/()-])|\s+(?:and|to|or)\b))+)"
        )

    def plainly(self, piece: str, is_given: bool) -> str:
        """Return a piece as codes are written: `PSEL 4` for `4 (PSEL)`, `PE 2` for `P.E. II`, 4 for the 4.0 of a sheet.

        Args:
            piece: what names standards.
            is_given: whether the set is told beside it already, so that numbers behind `PE2` need not be of its set.
        """
        piece = _SPELLED.sub(lambda found: f"{found[1]} {_NUMBERS[found[2].casefold()]}", piece)
        if not re.search(r"[\dIVX]", piece):
            return piece
        for dotted, plain in (*self._dotted, *_PLAINER):
            piece = dotted.sub(plain, piece)
        piece = _NUMERALS.sub(self._numbered, _SIGN.sub(" ", piece))
        piece = _BEHIND.sub(self._turned, piece)
        piece = re.sub(r"(?<![\d.])0?([1-9]\d?)\.0(?![\d.])|(?<![\d.])0([1-9])(?![\d.])", r"\1\2", piece)
        piece = _SPAN.sub(_spelled_out, piece)
        return piece if is_given else self._each_lettered(piece)

    def _numbered(self, found: re.Match[str]) -> str:
        if not (_NUMBERED.match(found[1]) or found[1] in self._prefixes or self._is_framework(found[1])):
            return found[0]
        return found[1] + found[2] + re.sub(_ONE, lambda one: str(_VALUES[one[0]]), found[3])

    def _turned(self, found: re.Match[str]) -> str:
        name = found[2] or found[3] or found[4]
        return f"{name} {found[1]}" if self._is_framework(name) else found[0]

    def _each_lettered(self, piece: str) -> str:
        """Write `PE 2, 3 & 4` as `PE 2, PE3 & PE4`."""
        return self._listed.sub(lambda found: found[1] + found[2] + re.sub(r"(?=\b\d)", found[1], found[3]), piece)

    def names_another(self, about: str) -> bool:
        """True where a heading sets another name in capitals beside that of a framework: `PSEL / CT`, `ELCC or NELP`."""
        pairs = re.findall(r"\b([A-Z]{2,6})\b\s*(?:/|,|&|\+|\bor\b|\band\b)\s*(?=([A-Z]{2,6})\b)", about)
        return any({*map(self._is_framework, pair)} == {True, False} and not {*pair} & _NO_SETS for pair in pairs)

    def _is_framework(self, text: str) -> bool:
        return " ".join(word.text for word in words_of(text)) in self._names


def _spelled_out(found: re.Match[str]) -> str:
    first, last = int(found[2]), int(found[3])
    return ", ".join(f"{found[1]}.{n}" for n in range(first, last + 1)) if first < last else found[0]
