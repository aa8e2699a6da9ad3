"""What people are asked who suggest a resource or report a problem: in one place, for every form and mail."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from clearinghouse.content.models import Resource
from clearinghouse.content.shape import shapes
from clearinghouse.forms.issue_form import TAKEN, field_id, issue_forms, new_issue_address
from clearinghouse.forms.suggestion import FORMS, PRIVATE_LINE, PROBLEM, SUGGESTION, Form

MADE = {path.rpartition("/")[2]: yaml.safe_load(text) for path, text in issue_forms()}
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
FIELDS = [(name, field) for name, form in MADE.items() for field in form.get("body", ()) if field["type"] != "markdown"]


def body(name: str) -> list[dict[str, Any]]:
    return [field for file, field in FIELDS if file == name]


def test_what_is_asked_of_a_resource_has_the_names_and_labels_of_its_fields() -> None:
    labels = {field.name: field.label for field in shapes(Resource)}

    own = [question for question in SUGGESTION.public if question.name != "use"]

    assert {question.name: question.label for question in own}.items() <= labels.items()


@EVERY_FORM
def test_every_question_says_what_to_write_and_how_much_at_most(form: Form) -> None:
    assert all(question.hint.endswith(".") and question.most > 0 for question in form.questions)
    assert len({question.label.casefold() for question in form.questions}) == len(form.questions)


@EVERY_FORM
def test_nobody_has_to_say_who_they_are(form: Form) -> None:
    assert [question.name for question in form.private if question.required] == []


@EVERY_FORM
def test_a_mail_has_room_for_every_answer_and_keeps_the_private_ones_below_a_line(form: Form) -> None:
    public, line, private = form.mail_text().partition(PRIVATE_LINE)

    assert line
    assert all(f"\n{question.label}: \n" in f"\n{public}\n" for question in form.public)
    assert all(f"\n{question.label}: \n" in f"\n{private}\n" for question in form.private)


def test_a_mail_with_answers_leaves_out_what_was_not_answered() -> None:
    text = SUGGESTION.mail_text({"title": "A guide", "name": "Ada Example"})

    assert text == f"Suggest a resource\n\nTitle: A guide\n\n{PRIVATE_LINE}\nYour name: Ada Example\n"


def test_no_form_on_github_asks_for_what_must_stay_private() -> None:
    private = {question.label for form in FORMS for question in form.private}

    assert {field["attributes"]["label"] for _, field in FIELDS}.isdisjoint(private)
    assert not any(word in str(field).casefold() for _, field in FIELDS[:-2] for word in ("your name", "your e-mail"))


@pytest.mark.parametrize("name", sorted(set(MADE) - {"config.yml"}))
def test_an_issue_form_is_as_github_wants_it(name: str) -> None:
    form = MADE[name]
    ids = [field["id"] for field in body(name)]
    labels = [field["attributes"]["label"] for field in body(name)]

    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert len(set(ids)) == len(ids) and len(set(labels)) == len(labels)
    assert all(id.replace("-", "").replace("_", "").isalnum() and id not in TAKEN for id in ids)
    for field in body(name):
        assert field["type"] in ("input", "textarea", "checkboxes")
        assert set(field) <= {"type", "id", "attributes", "validations"}
        assert set(field.get("validations", {})) <= {"required"}
        assert set(field["attributes"]) <= {"label", "description", "placeholder", "render", "options"}


def test_blank_issues_are_off_and_no_made_up_address_is_offered() -> None:
    assert MADE["config.yml"] == {"blank_issues_enabled": False}


def test_a_link_to_github_fills_in_what_is_known_and_nothing_about_the_reader() -> None:
    address = new_issue_address(
        "https://github.com/o/r", SUGGESTION, {"title": "A & B", "name": "Ada", "email": "a@b.c"}
    )

    assert address == "https://github.com/o/r/issues/new?template=suggest-resource.yml&resource-title=A%20%26%20B"


def test_no_field_on_github_has_a_name_that_means_something_else_there() -> None:
    assert field_id(SUGGESTION.questions[0]) == "resource-title"
    assert [field_id(question) for question in PROBLEM.public] == ["page", "wrong", "instead"]
