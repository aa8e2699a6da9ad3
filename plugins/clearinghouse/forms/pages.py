"""The pages on which people without an account suggest a resource or report a problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.likeness import normal_url, title_words
from clearinghouse.forms.issue_form import field_id, new_issue_address
from clearinghouse.forms.reference import field_pages
from clearinghouse.forms.suggestion import SUGGESTION, Form, Question, forms_in
from clearinghouse.publish.advisers import contact_page
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.mending import repository, takes_reports
from clearinghouse.publish.page import Later, Link, Output, Page
from clearinghouse.publish.site import Site

_LISTED_TOGETHER = 400
"""So many addresses and titles lie in one file: about 50 kilobytes, of which a reader fetches one or two."""


@dataclass(frozen=True)
class Asked:
    """A question as a page shows it, with the choices it offers and what GitHub's form calls it."""

    question: Question
    choices: tuple[str, ...]
    issue_field: str


def make_form_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each form, the field reference, and a page in the editor's place where there is no editor.

    A site that has neither an address for mails nor a repository says on its forms where to turn instead.
    """
    yield from (_page(site, form) for form in forms_in(site.wording))
    yield from field_pages(site)
    if not site.has_editor:
        title, summary = site.wording("no_editor.title"), site.wording("no_editor.summary")
        yield Page("/edit/", title, "no-editor.html", {}, summary, above=(site.home,))


def ways_in(site: Site) -> tuple[Link, ...]:
    """Return the links to these pages, which every page carries."""
    return tuple(Link(form.title, _address(form)) for form in forms_in(site.wording)) if takes_reports(site) else ()


def make_form_outputs(site: Site) -> Iterator[Output]:
    """Yield what is listed already, for the page that asks before something is suggested again.

    Each file is a JSON object. Its keys are web addresses in their normal form and titles as their sorted words,
    its values the address and the title of the page here. A key is in the file whose number is the sum of the
    key's code points, modulo the number of files.
    """
    if takes_reports(site):
        for number, listed in enumerate(site.once(_listed)):
            text = json_text(listed)
            yield Output(f"{_address(SUGGESTION)}listed-{number}.json", f"{text}\n")


def _address(form: Form) -> str:
    return f"/{form.name}/"


def _page(site: Site, form: Form) -> Page:
    return Page(
        _address(form), form.title, "form.html", Later(lambda: _values(site, form)), form.about, above=(site.home,)
    )


def _values(site: Site, form: Form) -> dict[str, Any]:
    repo = repository(site)
    return {
        "form": form,
        "public": tuple(_asked(site, question) for question in form.public),
        "private": tuple(_asked(site, question) for question in form.private),
        "private_line": form.private_line,
        "to": site.contact_email,
        "contacts": contact_page(site),
        "mail": _mail(site, form),
        "lines": form.mail_text(),
        "issue": new_issue_address(repo, form) if repo else "",
        "files": len(site.once(_listed)) if form.name == SUGGESTION.name else 0,
    }


def _asked(site: Site, question: Question) -> Asked:
    terms = site.catalog.vocabulary.lists.get(question.choices, {})
    return Asked(question, tuple(term.label for term in terms.values()), field_id(question))


def _mail(site: Site, form: Form) -> str:
    """Return a link that opens a mail with room for every answer.

    Source: RFC 6068, which asks for %0D%0A at a line's end.
    """
    if not site.contact_email:
        return ""
    body = quote(form.mail_text().replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(site.contact_email, safe='@')}?subject={quote(form.subject, safe='')}&body={body}"


def _listed(site: Site) -> tuple[Mapping[str, list[str]], ...]:
    """Return what is listed, cut into files."""
    rows = [(key, [item.address, item.title]) for item in site.catalog.of("resource") for key in _keys(item)]
    files: tuple[dict[str, list[str]], ...] = tuple({} for _ in range(len(rows) // _LISTED_TOGETHER + 1))
    for key, row in rows:
        files[sum(map(ord, key)) % len(files)].setdefault(key, row)
    return files


def _keys(item: Item) -> Iterator[str]:
    if item.url:
        yield normal_url(item.url)
    yield " ".join(sorted(title_words(item.title)))
