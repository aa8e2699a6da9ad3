"""Counts and lists as a sentence has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(number: int) -> str:
    """Return a number as it is read in a sentence: in letters up to ten."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return `one page`, `three pages`."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def joined(parts: Sequence[str]) -> str:
    """Return parts as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def first(names: Iterable[str], most: int) -> str:
    """Return so many names as a sentence lists them, and how many more there are."""
    listed = list(names)
    more = len(listed) - most
    return joined([*listed[:most], f"{more:,} more"]) if more > 1 else joined(listed)
