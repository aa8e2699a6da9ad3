"""Licences: the web address at which a licence of the vocabulary can be read by people and machines."""

from __future__ import annotations

_ADDRESSES = {
    "public-domain": "https://creativecommons.org/publicdomain/mark/1.0/",
    "cc0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "cc-by": "https://creativecommons.org/licenses/by/4.0/",
    "cc-by-sa": "https://creativecommons.org/licenses/by-sa/4.0/",
    "cc-by-nc": "https://creativecommons.org/licenses/by-nc/4.0/",
    "cc-by-nc-sa": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "cc-by-nd": "https://creativecommons.org/licenses/by-nd/4.0/",
    "cc-by-nc-nd": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}


def licence_address(term: str) -> str:
    """Return the address of the licence that a term of the vocabulary names, or nothing where there is no such licence."""
    return _ADDRESSES.get(term, "")
