"""Issue forms: how the suggestion, the report and a pasted mail are asked for on GitHub.

Source: GitHub Docs, "Syntax for issue forms" and "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlencode

import yaml

from clearinghouse.forms.suggestion import FORMS, PRIVATE_LINE, SUGGESTION, Form, Question

FOLDER = ".github/ISSUE_TEMPLATE"
MADE = "# Made by `clearinghouse forms`. Change the questions in plugins/clearinghouse/forms/suggestion.py.\n"
MAIL_LABEL = "The mail"
TAKEN = frozenset({"title", "body", "labels", "assignees", "projects", "milestone", "template", "type"})
"""Words that mean something else to GitHub in the address of a new issue."""
_FILES = {"suggest": "suggest-resource.yml", "tell": "tell-practice.yml", "report": "report-problem.yml"}
_PUBLIC = (
    "Everyone can read what you write here, with your GitHub name. Write no e-mail address and no name of a student."
)


def issue_forms() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of every issue form, and of the file that says which there are."""
    for form in FORMS:
        yield f"{FOLDER}/{_FILES[form.name]}", _written(_form(form))
    yield f"{FOLDER}/pasted-mail.yml", _written(_PASTED)
    yield f"{FOLDER}/config.yml", _written({"blank_issues_enabled": False})


def field_id(question: Question) -> str:
    """Return what the address of a new issue calls the field."""
    return f"resource-{question.name}" if question.name in TAKEN else question.name


def new_issue_address(repository: str, form: Form, answers: Mapping[str, str] | None = None) -> str:
    """Return the address at which GitHub opens a form, filled in as far as answers are given.

    Answers to private questions are left out: an issue is public.
    """
    given = {field_id(q): answers[q.name] for q in form.public if answers and answers.get(q.name)}
    query = urlencode({"template": _FILES[form.name], **given}, quote_via=quote)
    return f"{repository}/issues/new?{query}"


def _form(form: Form) -> dict[str, Any]:
    return {
        "name": form.title,
        "description": form.about,
        "title": form.subject,
        "labels": [form.label],
        "body": [_note(_PUBLIC), *(_question(question) for question in form.public)],
    }


def _note(words: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": words}}


def _question(question: Question) -> dict[str, Any]:
    return {
        "type": "textarea" if question.lines else "input",
        "id": field_id(question),
        "attributes": {
            "label": question.label,
            "description": question.hint,
            "placeholder": f"For example: {question.example}",
        },
        "validations": {"required": question.required},
    }


_PASTED = {
    "name": "Paste a suggestion that came by mail",
    "description": "For program staff: make a suggestion out of a mail.",
    "title": SUGGESTION.subject,
    "labels": [SUGGESTION.label],
    "body": [
        _note(
            f"Everyone can read this. Paste the mail from its line “{SUGGESTION.title}” down to and "
            f"with the line “{PRIVATE_LINE}” Leave out what stands above and below."
        ),
        {
            "type": "textarea",
            "id": "mail",
            "attributes": {"label": MAIL_LABEL, "description": "The words of the mail.", "render": "text"},
            "validations": {"required": True},
        },
        {
            "type": "checkboxes",
            "id": "private",
            "attributes": {
                "label": "Before you send it",
                "options": [{"label": "No name, school or e-mail address of the sender is in it.", "required": True}],
            },
        },
    ],
}


def _written(values: Mapping[str, Any]) -> str:
    return MADE + yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True, width=110)
