"""A citation: what every format says of a resource, cleaned once for all of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource
from clearinghouse.publish.citations.names import Name, parse_name, same_body


@dataclass(frozen=True)
class Form:
    """What a type of resource is called in each format. `described` stands in brackets after the title."""

    ris: str
    bibtex: str
    csl: str
    described: str = ""


DOCUMENT = Form("RPRT", "techreport", "report")
ONLINE = Form("ELEC", "misc", "webpage")
# Zotero takes RIS's GEN for an article in a journal, so what is kept here is a report too.
KEPT = Form("RPRT", "misc", "document")

FORMS: Mapping[str, Form] = {
    # Whole documents that an institution issues: a report is the one form for them that all formats share.
    "report": DOCUMENT,
    "research-brief": DOCUMENT,
    "practice-guide": DOCUMENT,
    # RIS has STAND and CSL has `standard`, but for technical standards with a number; few styles know them.
    "framework": DOCUMENT,
    # RIS's CASE and CSL's `legal_case` are cases in court.
    "case-study": DOCUMENT,
    # Things to use where they are found: no format has a form for a checklist or a set of agendas.
    "tool": ONLINE,
    "toolkit": ONLINE,
    "template": ONLINE,
    # JOUR, @article and `article-journal` need the name of a journal, which a resource has no field for.
    "article": ONLINE,
    # APA puts into brackets what a reader would not expect behind a title.
    "course": Form("ELEC", "misc", "webpage", "Online course"),
    "video": Form("VIDEO", "misc", "motion_picture", "Video"),
}
"""Type from the vocabulary -> form. A type that another site adds is cited by where it is found."""


@dataclass(frozen=True)
class Citation:
    """A resource as it is cited. All text is on one line; what is not known is empty or None."""

    key: str
    form: Form
    type_label: str
    title: str
    authors: tuple[Name, ...]
    publisher: str
    year: int | None
    url: str

    @property
    def publisher_is_author(self) -> bool:
        return any(not author.is_person and same_body(author.whole, self.publisher) for author in self.authors)


def make_citation(item: Item, type_labels: Mapping[str, str] | None = None) -> Citation:
    """Return how a resource is cited; `type_labels` are the words for its type, for formats that print them."""
    fields = item.fields
    assert isinstance(fields, Resource)
    publisher = one_line(fields.publisher)
    named = (one_line(author) for author in fields.authors)
    return Citation(
        key=item.id,
        form=_form(fields),
        type_label=one_line((type_labels or {}).get(fields.type, "")),
        title=one_line(fields.title) or item.id,
        authors=tuple(parse_name(name, publisher) for name in named if name),
        publisher=publisher,
        year=fields.year,
        url=cited_url(fields),
    )


def cited_url(fields: Resource) -> str:
    """Return where a resource is published as citations have it; nothing for one that is kept here."""
    return web_address(fields.url or "")


def _form(fields: Resource) -> Form:
    form = FORMS.get(fields.type, ONLINE)
    return form if fields.url or form.ris != "ELEC" else KEPT


def one_line(text: str) -> str:
    """Return a text as one line that every format can carry: breaks and control characters become spaces."""
    if not text.isprintable():
        text = "".join(_REPLACED.get(unicodedata.category(c), c) for c in text)
    return " ".join(text.split())


_REPLACED = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd"}


def web_address(text: str) -> str:
    """Return an address with every character written as %.. that could end a field around it."""
    return _UNSAFE.sub(lambda found: quote(found[0], errors="replace"), text)


_UNSAFE = re.compile('[\\s\x00-\x1f\x7f-\x9f\ud800-\udfff<>"\\\\^`{|}]')
