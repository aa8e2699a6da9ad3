"""What people are asked who suggest a resource or report a problem: every form, mail and parser is made from these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.content.field_words import in_words
from clearinghouse.content.fields import Widget
from clearinghouse.content.models import Practice, Resource
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.words import Words, load_words

MOST_LINES = 4000
MOST_LINE = 300


@dataclass(frozen=True)
class Question:
    """One thing a form asks.

    `name` is what programs call it, `label` what people read in the form, the issue and the mail, which is also
    how an answer is found again. `lines` means more than one line of text. `most` is how many characters an answer
    may have. A `private` question is asked in mails alone and its answer is published nowhere. `choices` names the
    list of the vocabulary that a page may offer to choose from.
    """

    name: str
    label: str
    hint: str
    example: str = ""
    widget: Widget = Widget.LINE
    required: bool = False
    private: bool = False
    most: int = MOST_LINE
    choices: str = ""

    @property
    def lines(self) -> bool:
        return self.widget is Widget.TEXT


@dataclass(frozen=True)
class Form:
    """A form that anybody can fill in.

    `name` is its address on the site and the file name of its issue form, `subject` that of its mail, and `label`
    the label its issues get on GitHub. `then` says what becomes of what is sent. `private_line` stands in a mail between what may be published and who sent it.
    """

    name: str
    title: str
    about: str
    subject: str
    label: str
    private_line: str
    questions: tuple[Question, ...]
    then: str = ""

    @property
    def public(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if not question.private)

    @property
    def private(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.private)

    def mail_text(self, answers: Mapping[str, str] | None = None) -> str:
        """Return the words of the mail, with the given answers, or with room for them after each label.

        Args:
            answers: by the questions' names. Questions without an answer are left out; None leaves none out.
        """
        parts = [self.title, "", *_lines(self.public, answers), "", self.private_line, *_lines(self.private, answers)]
        return "\n".join(parts) + "\n"


def _lines(questions: Iterable[Question], answers: Mapping[str, str] | None) -> list[str]:
    asked = [question for question in questions if answers is None or answers.get(question.name)]
    return [f"{question.label}: {(answers or {}).get(question.name, '')}" for question in asked]


_FIELDS: Mapping[str, Shape] = {field.name: field for field in shapes(Resource)}
_TOLD: Mapping[str, Shape] = {field.name: field for field in shapes(Practice)}


def _field(wording: Words, name: str, hint: str = "", example: str = "", required: bool | None = None) -> Question:
    """Ask for a field of a resource; another hint where the model's own speaks to editors."""
    (field,) = in_words((_FIELDS[name],), wording)
    chosen = bool(field.source)
    return Question(
        name,
        field.label,
        hint or field.description,
        example or str(field.example),
        Widget.LINE if chosen else field.widget,
        field.required if required is None else required,
        most=MOST_LINE if chosen else field.limits.most or MOST_LINE,
        choices=field.source if name in ("levels", "audiences") else "",
    )


def _told(wording: Words, name: str, hint: str = "", required: bool = False) -> Question:
    """Ask for a field of a practice, in as many words as somebody likes."""
    (field,) = in_words((_TOLD[name],), wording)
    example = field.example if isinstance(field.example, str) else ""
    return Question(name, field.label, hint or field.description, example, field.widget, required, most=MOST_LINES)


def _own_words(name: str, label: str, hint: str, example: str, required: bool = False) -> Question:
    """Ask for sentences that no field holds."""
    return Question(name, label, hint, example, Widget.TEXT, required, most=MOST_LINES)


def _sender(wording: Words) -> tuple[Question, Question]:
    """Ask for a name and an address, which stay with the program."""
    return (
        Question("name", wording("sender.name"), wording("sender.name_hint"), private=True, most=120),
        Question(
            "email",
            wording("sender.email"),
            wording("sender.email_hint"),
            "name@example.org",
            Widget.EMAIL,
            private=True,
            most=200,
        ),
    )


def _school(wording: Words, hint: str) -> Question:
    return Question("school", wording("sender.school"), hint, private=True, most=200)


def _suggestion(wording: Words) -> Form:
    name, email = _sender(wording)
    return Form(
        name="suggest",
        title=wording("suggest.title"),
        about=wording("suggest.about"),
        subject=wording("suggest.subject"),
        label="suggestion",
        private_line=wording("sender.private_line"),
        then=wording("ask.then_words"),
        questions=(*_suggested(wording), name, _school(wording, wording("suggest.school_hint")), email),
    )


def _suggested(wording: Words) -> Iterator[Question]:
    yield _field(wording, "title")
    yield _field(wording, "url", wording("suggest.url_hint"), required=True)
    yield _field(wording, "publisher", required=False)
    yield _field(wording, "summary")
    yield _field(wording, "standards", wording("suggest.standards_hint"), wording("suggest.standards_example"))
    yield _field(wording, "topics", wording("suggest.topics_hint"), wording("suggest.topics_example"))
    yield _field(wording, "levels", wording("suggest.levels_hint"), wording("suggest.levels_example"))
    yield _field(wording, "audiences", example=wording("suggest.audiences_example"))
    # This one comes last, so that nothing written in it can be taken for another field.
    yield _own_words("use", wording("suggest.use"), wording("suggest.use_hint"), wording("suggest.use_example"))


def _practice(wording: Words) -> Form:
    name, email = _sender(wording)
    return Form(
        name="tell",
        title=wording("tell.title"),
        about=wording("tell.about"),
        subject=wording("tell.subject"),
        label="practice",
        private_line=wording("sender.private_line"),
        then=wording("ask.then_practice"),
        questions=(*_practised(wording), name, _school(wording, wording("tell.school_hint")), email),
    )


def _practised(wording: Words) -> Iterator[Question]:
    yield _told(wording, "title", wording("tell.title_hint"), required=True)
    yield _told(wording, "setting", wording("tell.setting_hint"))
    yield _told(wording, "context", required=True)
    yield _told(wording, "what_we_did", required=True)
    yield _told(wording, "what_it_took")
    yield _told(wording, "result", wording("tell.result_hint"), required=True)
    yield _told(wording, "again")


def _problem(wording: Words) -> Form:
    return Form(
        name="report",
        title=wording("report.title"),
        about=wording("report.about"),
        subject=wording("report.subject"),
        label="problem",
        private_line=wording("sender.private_line"),
        questions=(*_reported(wording), *_sender(wording)),
    )


def _reported(wording: Words) -> Iterator[Question]:
    page, hint = wording("report.page"), wording("report.page_hint")
    yield Question("page", page, hint, "/resources/name-of-the-page/", required=True, most=2000)
    yield _own_words(
        "wrong", wording("report.wrong"), wording("report.wrong_hint"), wording("report.wrong_example"), True
    )
    yield _own_words(
        "instead", wording("report.instead"), wording("report.instead_hint"), wording("report.instead_example")
    )


def forms_in(wording: Words) -> tuple[Form, ...]:
    """Return all forms in the words of a site."""
    return (_suggestion(wording), _practice(wording), _problem(wording))


FORMS = (SUGGESTION, PRACTICE, PROBLEM) = forms_in(load_words())
"""The forms in English, as the repository's own forms and the reader of mails have them."""
PRIVATE_LINE = SUGGESTION.private_line
