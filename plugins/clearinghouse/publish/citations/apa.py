"""APA: a resource as the reference list of a paper names it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.publish.citations.citation import Citation
from clearinghouse.publish.citations.names import Name

MOST_AUTHORS = 20
_ENDED = re.compile("[.?!][\"'\u2019\u201d]?$")


@dataclass(frozen=True)
class ApaReference:
    """A reference in the parts a page needs: the title stands in italics, the address is a link.

    Spaces between the parts are part of them: `before + title + after + url` is the whole.
    """

    before: str
    title: str
    after: str
    url: str

    def __str__(self) -> str:
        return f"{self.before}{self.title}{self.after}{self.url}".strip()


def apa_parts(citation: Citation) -> ApaReference:
    """Return the reference of a resource; as a text it is plain.

    Titles keep the capitals of the publisher: what a name is and what is not, no rule can tell. A
    work without authors begins with its title. The publisher is left out where it is the author.

    Source: Publication Manual of the American Psychological Association, 7th edition, chapter 9.
    """
    authors, year = _authors(citation.authors), f"({citation.year or 'n.d.'})."
    before = f"{_ended(authors)} {year} " if authors else ""
    after = f"{_title_end(citation)}{'' if authors else f' {year}'}{_publisher(citation)}"
    return ApaReference(before, citation.title, f"{after} " if citation.url else after, citation.url)


def _title_end(citation: Citation) -> str:
    described = citation.form.described
    if described and described.casefold() not in citation.title.casefold():
        return f" [{described}]."
    return _ended(citation.title)[len(citation.title) :]


def _publisher(citation: Citation) -> str:
    if citation.publisher_is_author or not citation.publisher:
        return ""
    return f" {_ended(citation.publisher)}"


def _ended(text: str) -> str:
    return text if _ENDED.search(text) else f"{text}."


def _authors(names: tuple[Name, ...]) -> str:
    """Return the authors as a list: up to twenty of them, of more the first nineteen and the last."""
    shown = [_author(name) for name in names]
    if len(shown) > MOST_AUTHORS:
        return f"{', '.join(shown[: MOST_AUTHORS - 1])}, . . . {shown[-1]}"
    if len(shown) < 2:
        return "".join(shown)
    # The comma belongs to a person's initials: two organizations are joined without one.
    bodies = len(shown) == 2 and not any(name.is_person for name in names)
    return f"{', '.join(shown[:-1])}{'' if bodies else ','} & {shown[-1]}"


def _author(name: Name) -> str:
    if not name.is_person:
        return name.whole
    return ", ".join(filter(None, (name.family, name.initials, name.suffix)))
