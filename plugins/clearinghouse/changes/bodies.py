"""How the text below the fields differs, and where it leads outside the site."""

from __future__ import annotations

import string
from collections import Counter
from urllib.parse import urlsplit

from clearinghouse.changes.effects import BodyChange
from clearinghouse.content.body import Body


def compare_bodies(old: Body, new: Body) -> BodyChange | None:
    """Return how a text differs from what it was, or None where it is the same."""
    if old.text == new.text:
        return None
    was, will = _words(old), _words(new)
    links = tuple(link for link in outside_links(new) if link not in set(outside_links(old)))
    return BodyChange(was.total(), (will - was).total(), (was - will).total(), links)


def _words(body: Body) -> Counter[str]:
    """Return the words of a text with their number, without the signs around them."""
    words = (word.strip(string.punctuation) for word in body.text.split())
    return Counter(word for word in words if word)


def outside_links(body: Body) -> tuple[str, ...]:
    """Return the addresses outside the site to which a text leads, each once."""
    return tuple(dict.fromkeys(link.target for link in body.links if _leaves(link.target)))


def _leaves(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc)
