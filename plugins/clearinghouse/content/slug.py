"""Anchors: the id a heading gets on its page."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

ANCHOR = re.compile(r"^(?!__)[A-Za-z0-9_][A-Za-z0-9_:.-]*$")
"""What an id in a body must look like to be kept. Names that begin with two underscores are the theme's."""


def slugify(text: str, separator: str = "-") -> str:
    """Return the anchor of a heading's text: ASCII letters and digits joined by the separator."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^\w\s-]", "", plain).strip().lower()
    return re.sub(rf"[{re.escape(separator)}\s]+", separator, words)


def slug_apart(text: str, otherwise: str) -> str:
    """Return what addresses call a name: its slug, and where that lacks letters of the name, a digest of all of them.

    So no two names that are long, or in letters beyond the Latin alphabet, come to one address.

    Args:
        text: the name.
        otherwise: what to begin with where no letter is left.
    """
    slug = slugify(text.casefold()).replace("_", "-").strip("-") or otherwise
    letters = unicodedata.normalize("NFKD", text).casefold()
    if len(slug) <= 80 and not any(letter.isalnum() and not letter.isascii() for letter in letters):
        return slug
    return f"{slug[:80].strip('-')}-{hashlib.blake2b(letters.encode(), digest_size=4).hexdigest()}"


class Anchors:
    """The ids that a page has so far."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self._next: dict[str, int] = {}

    def take(self, anchor: str) -> None:
        """Note down that an id is taken."""
        self.taken.add(anchor)

    def free(self, anchor: str) -> str:
        """Return the anchor, numbered from `_1` where it is empty or taken, and take it.

        `plan` is followed by `plan_1`, and `plan_1` by `plan_2`. Where the counting of each stem has come to is
        kept, for a thousand headings of the same words would otherwise count half a million steps.
        """
        if not anchor or anchor in self.taken:
            anchor = self._numbered(anchor)
        self.taken.add(anchor)
        return anchor

    def _numbered(self, anchor: str) -> str:
        stem, mark, digits = anchor.rpartition("_")
        if not (mark and digits.isdecimal()):
            stem, digits = anchor, "0"
        number = max(int(digits[:9]) + 1, self._next.get(stem, 0))
        while f"{stem}_{number}" in self.taken:
            number += 1
        self._next[stem] = number + 1
        return f"{stem}_{number}"
