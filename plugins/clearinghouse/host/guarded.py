"""E-mail addresses that people can use, and that programs which gather addresses find awkward.

No script is needed. In the source of a page no address stands as one: every letter is written as its number, and in
the words shown a piece that is hidden from everybody stands before the sign @. Clicking, copying and reading aloud
give the address itself.
"""

from __future__ import annotations

from markupsafe import Markup

_DECOY = Markup("<span hidden>.no.mail</span>")


def mailto(address: str) -> Markup:
    """Return the target of a link that writes to an address."""
    return Markup(_numbered(f"mailto:{address}"))  # noqa: S704  # numbers only


def guarded(address: str) -> Markup:
    """Return an address as people read it."""
    local, _, host = address.partition("@")
    return Markup(_numbered(local)) + _DECOY + Markup(_numbered(f"@{host}"))  # noqa: S704  # numbers only


def _numbered(text: str) -> str:
    return "".join(f"&#{ord(letter)};" if place % 2 else f"&#x{ord(letter):x};" for place, letter in enumerate(text))
