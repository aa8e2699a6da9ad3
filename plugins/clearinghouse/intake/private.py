"""Private things in lists and letters: words without them, and what they were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from clearinghouse.content.address_keys import EMAIL
from clearinghouse.intake import people_signs
from clearinghouse.intake import private_signs as known
from clearinghouse.intake.private_headings import HEADING

LEFT_OUT = "[left out]"


def is_private_heading(heading: str) -> bool:
    """True for the heading of a column that says itself that it is not meant for everyone."""
    return bool(HEADING.search(heading.replace("\u2019", "'").replace("_", " ")))


def without_contacts(text: str) -> str:
    """Return words with mail addresses and telephone numbers left out."""
    return known.PHONE.sub(LEFT_OUT, EMAIL.sub(LEFT_OUT, text))


@lru_cache(maxsize=2**14)
def without_private(text: str) -> tuple[str, str]:
    """Return words without what is private in them, and what that was.

    The words are gone where they tell of a student or of how somebody works, or ask not to be shared.
    """
    found: list[str] = []
    for place in _may_hold(text.casefold()):
        pattern, what, left = _RULES[place]
        if left is None and pattern.search(text):
            return "", what
        if left is not None:
            text, times = pattern.subn(left, text)
            found += [what] if times and what not in found else []
    clean = text if not found or re.search(r"\w", text.replace(LEFT_OUT, "")) else ""
    return clean, " and ".join(found)


def _may_hold(folded: str) -> Iterable[int]:
    """Return the places of the rules whose words stand in a text in small letters, in their order.

    Patterns that know no capitals find letters of other scripts too, so only a text of ASCII is told by its words.
    """
    if not folded.isascii():
        return range(len(_RULES))
    return sorted({place for word, places in _PLACES.items() if word in folded for place in places})


_CONTACT = "a telephone number or a mail address"
_SOUGHT: tuple[tuple[known.Signs, str, str | None], ...] = (
    (people_signs.STUDENT, "what seems to tell of a student", None),
    (people_signs.CONDUCT, "what seems to tell of how somebody works", None),
    (known.NOT_TO_SHARE, "words that ask not to share it", None),
    (known.SECRET, "a password or a name to sign in with", LEFT_OUT),
    (known.MAIL, _CONTACT, LEFT_OUT),
    (known.NUMBER, _CONTACT, LEFT_OUT),
    (known.STREET, "a street address", ""),
    (known.SENT_BY, "the name of who suggested it", ""),
)
"""What is looked for, what it is called, and what stands in its place; None where all the words go with it."""
_RULES = tuple((sign.pattern, what, left) for signs, what, left in _SOUGHT for sign in signs)


def _places() -> Mapping[str, Sequence[int]]:
    """Return each word with the places of the rules that it tells of."""
    found: dict[str, list[int]] = {}
    for place, sign in enumerate(sign for signs, *_ in _SOUGHT for sign in signs):
        for word in sign.words:
            found.setdefault(word, []).append(place)
    return found


_PLACES = _places()
