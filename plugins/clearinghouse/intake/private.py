"""Private things in lists and letters: words without them, and what they were."""

from __future__ import annotations

import re
from functools import lru_cache

from clearinghouse.intake import people_signs
from clearinghouse.intake import private_signs as known
from clearinghouse.intake.private_headings import HEADING
from clearinghouse.intake.private_signs import words_of
from clearinghouse.intake.telling_words import may_be_in

LEFT_OUT = "[left out]"


def is_private_heading(heading: str) -> bool:
    """True for the heading of a column that says itself that it is not meant for everyone."""
    return bool(HEADING.search(heading.replace("\u2019", "'").replace("_", " ")))


def without_contacts(text: str) -> str:
    """Return words with mail addresses and telephone numbers left out."""
    return known.PHONE.sub(LEFT_OUT, known.EMAIL.sub(LEFT_OUT, text))


@lru_cache(maxsize=2**14)
def without_private(text: str) -> tuple[str, str]:
    """Return words without what is private in them, and what that was.

    The words are gone where they tell of a student or of how somebody works, or ask not to be shared.
    """
    folded = text.casefold()
    for words, signs, what in _WHOLE:
        if may_be_in(folded, words) and any(
            may_be_in(folded, sign.words) and sign.pattern.search(text) for sign in signs
        ):
            return "", what
    found = []
    for words, parts, what, left in _PARTS:
        for part in parts if may_be_in(folded, words) else ():
            text, times = part.pattern.subn(left, text)
            found += [what] if times and what not in found else []
    clean = text if not found or re.search(r"\w", text.replace(LEFT_OUT, "")) else ""
    return clean, " and ".join(found)


_CONTACT = "a telephone number or a mail address"
_WHOLE = tuple(
    (words_of(signs), signs, what)
    for signs, what in (
        (people_signs.STUDENT, "what seems to tell of a student"),
        (people_signs.CONDUCT, "what seems to tell of how somebody works"),
        (known.NOT_TO_SHARE, "words that ask not to share it"),
    )
)
_PARTS = tuple(
    (words_of(signs), signs, what, left)
    for signs, what, left in (
        (known.SECRET, "a password or a name to sign in with", LEFT_OUT),
        (known.MAIL, _CONTACT, LEFT_OUT),
        (known.NUMBER, _CONTACT, LEFT_OUT),
        (known.STREET, "a street address", ""),
        (known.SENT_BY, "the name of who suggested it", ""),
    )
)
