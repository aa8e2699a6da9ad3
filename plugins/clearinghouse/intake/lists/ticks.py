"""Ticks: the many signs and words by which a cell says yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_YES = frozenset(
    "x xx yes y yep true t 1 ok check checked tick ticked primary secondary main major minor direct strong high medium full fully"
    " ja si s\u00ed sim oui wi tak po vrai wahr verdadero verdadeiro \u0434\u0430 \u662f \u306f\u3044 \u6709 \u221a \u00fc \u00fe \u2022 \u00b7 \u00d7 + ++ +++".split()
)
"""`\u00fc` and `\u00fe` are the check marks of the font Wingdings, once the font is gone."""
_NO = frozenset(
    "no n nope false f 0 0.0 - -- \u2013 \u2014 n/a na none null nil low weak blank not never \u00f8 \u2205 \u00fb \u00a8"
    " nein non nie nao n\u00e3o faux falsch falso \u043d\u0435\u0442 \u5426 \u3044\u3044\u3048 \u65e0".split()
)
_MARKS = "\u2713\u2714\u2611\u2705\u25cf\u25c9\u2b24\u26ab\u25a0\u25aa\u25fc\u25c6\u2605\u2b50\u2795\U0001f44d\U0001f5f8\U0001f5f9\u2726\u2736\u204e"
_CHECKS = "\u2713\u2714\u2611\u2705\u221a\U0001f5f8\U0001f5f9"
_CROSSES = "\u2715\u2717\u2716\u2718\u2612\u274c\u274e\U0001f5d9\U0001f5f5\U0001f5f7"
_BOXES = "\u2610\u25a1\u25a2\u25fb\u26aa\u2b1c\u2606\U0001f44e\u2796"
_RATED = re.compile(r"^(?:[0-5](?:\.\d)?(?:\s*/\s*[3-5])?|\d{1,3}|\d{1,3}(?:\.\d+)?\s*%|[*\u2605\u2606\u2b50+]{1,5})$")
_AROUND = re.compile(r"^[\[(<{]\s*(.?)\s*[\])>}]$")
_REMARK = re.compile(r"(?<=\S)\s*\([^()]{1,80}\)$")
_DRESS = dict.fromkeys(map(ord, "\ufe0e\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"))


def _said(text: str) -> str:
    """Return what a cell says: `[x]` as x, `x (main)` as x; an empty box as nothing."""
    bare = text.translate(_DRESS).casefold().strip().rstrip(".!")
    if boxed := _AROUND.match(bare):
        return boxed[1]
    return _REMARK.sub("", bare)


def is_tick(text: str, crossed: bool = False) -> bool:
    """True for a cell that says yes, by a word, a sign, a star, or a number above 0.

    Args:
        text: the cell.
        crossed: whether a cross says no, as it does beside check marks.
    """
    said = _said(text)
    if said and all(sign in _MARKS for sign in said):
        return True
    if said and all(sign in _CROSSES for sign in said):
        return not crossed and said not in ("\u274c", "\u274e")
    return said in _YES or bool(_RATED.match(said) and re.search(r"[1-9*+\u2605\u2b50]", said))


def is_no_tick(text: str, crossed: bool = False) -> bool:
    """True for a cell that says no."""
    said = _said(text)
    if not said or said in _NO or all(sign in _BOXES for sign in said):
        return True
    if all(sign in _CROSSES for sign in said):
        return crossed
    return bool(_RATED.match(said)) and not is_tick(text)


def are_ticks(texts: Iterable[str]) -> bool:
    """True where all cells say yes or no, and one says yes."""
    found = list(texts)
    return any(map(is_tick, found)) and all(is_tick(text) or is_no_tick(text, crossed=True) for text in found)


def are_plain_ticks(texts: Iterable[str]) -> bool:
    """True where all cells say yes or no, and none is a number above 1, which may count or rate."""
    found = list(texts)
    return are_ticks(found) and not any(re.match(r"\s*(?:[2-9]|\d\d|[01]\.\d*[1-9])", text) for text in found)


def have_checks(texts: Iterable[str]) -> bool:
    """True where a check mark is among the cells, so that a cross beside it says no."""
    return any(sign in text for text in _short(texts) for sign in _CHECKS)


def _short(texts: Iterable[str]) -> Iterator[str]:
    yield from (text for text in texts if len(text) <= 12 and not text.isascii())
