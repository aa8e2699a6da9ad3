"""BibTeX: one entry, for LaTeX and the programs that read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearinghouse.publish.citations.citation import Citation
from clearinghouse.publish.citations.names import Name
from clearinghouse.publish.citations.tex import tex

_WORD = re.compile(r"[^\W_]+(?:['\u2019.&/-][^\W_]+)*(?:(?<=\.[^\W\d_])\.)?")
_PLACES = """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana
    Nebraska Nevada Ohio Oklahoma Ontario Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin
    Wyoming America Boston Canada Chicago England Hartford Haven
"""
_NAMES = frozenset(
    f"{_PLACES} African American Arabic Asian Black Covid English French Hispanic Latino Spanish".split()
)
"""Words that are names wherever they stand in a title, as far as titles of this field go."""


def render_bibtex(citation: Citation) -> str:
    """Return the citation as a BibTeX entry in UTF-8, whose braces balance whatever the values hold."""
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation) if value)
    return f"@{citation.form.bibtex}{{{citation.key},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    report = citation.form.bibtex == "techreport"
    yield "author", " and ".join(_author(name) for name in citation.authors)
    yield "title", _title(citation.title)
    # Styles print "Technical report" where a techreport does not say what it is, and know no publisher of a misc.
    yield "type", tex(citation.type_label) if report else ""
    yield "institution" if report else "howpublished", tex(citation.publisher)
    yield "year", str(citation.year or "")
    # The field is read as it stands: an address needs no escapes, and has no braces.
    yield "url", citation.url


def _author(name: Name) -> str:
    """Return a person as `Family, Suffix, Given`, and an organization in braces, so that `and` does not part it."""
    if not name.is_person:
        return f"{{{tex(name.whole)}}}"
    return ", ".join(filter(None, (name.family, name.suffix, name.given)))


def _title(title: str) -> str:
    """Return a title with braces round the words that a style must not write in small letters."""
    parts, end = [], 0
    for found in _WORD.finditer(title):
        if _keeps_capitals(found[0]):
            parts += [tex(title[end : found.start()]), f"{{{tex(found[0])}}}"]
            end = found.end()
    return "".join([*parts, tex(title[end:])])


@lru_cache(maxsize=2**14)
def _keeps_capitals(word: str) -> bool:
    """True for acronyms and the like (MTSS, K-12, 5Essentials, U.S.) and for names.

    All other words of a title may have their capital from the publisher's way of writing titles alone.
    """
    if any(part[1:] != part[1:].lower() or part in _NAMES for part in re.split(r"['\u2019/-]", word)):
        return True
    return bool(re.match(r"[^\W\d_]-?\d|[B-Z]$|[^\W\d_]\.", word)) and word[0].isupper()
