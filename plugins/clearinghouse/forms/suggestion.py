"""What people are asked who suggest a resource or report a problem: every form, mail and parser is made from these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.content.fields import Widget
from clearinghouse.content.models import Practice, Resource
from clearinghouse.content.shape import Shape, shapes

PRIVATE_LINE = "The lines below stay with the program and are not published:"
"""Stands in a mail between what may be published and who sent it."""
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
    the label its issues get on GitHub.
    """

    name: str
    title: str
    about: str
    subject: str
    label: str
    questions: tuple[Question, ...]

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
        parts = [self.title, "", *_lines(self.public, answers), "", PRIVATE_LINE, *_lines(self.private, answers)]
        return "\n".join(parts) + "\n"


def _lines(questions: Iterable[Question], answers: Mapping[str, str] | None) -> list[str]:
    asked = [question for question in questions if answers is None or answers.get(question.name)]
    return [f"{question.label}: {(answers or {}).get(question.name, '')}" for question in asked]


_FIELDS: Mapping[str, Shape] = {field.name: field for field in shapes(Resource)}


def _field(name: str, hint: str = "", example: str = "", required: bool | None = None) -> Question:
    """Ask for a field of the model; another hint where the model's own speaks to editors."""
    field = _FIELDS[name]
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


_NAME = Question("name", "Your name", "So that we can thank you or ask back.", private=True, most=120)
_EMAIL = Question(
    "email", "Your e-mail", "Where we can answer you.", "name@example.org", Widget.EMAIL, private=True, most=200
)

SUGGESTION = Form(
    name="suggest",
    title="Suggest a resource",
    about="Tell us about something that school leaders should find here.",
    subject="Resource suggestion",
    label="suggestion",
    questions=(
        _field("title"),
        _field("url", "Copy it from the line at the top of your browser.", required=True),
        _field("publisher", required=False),
        _field("summary"),
        _field("standards", "In your own words, or as codes, if you know them.", "teaching and learning, PE2"),
        _field("topics", "In your own words.", "attendance, using data"),
        _field("levels", "School levels it fits.", "elementary, middle"),
        _field("audiences", example="principals, coaches"),
        # This one comes last, so that nothing written in it can be taken for another field.
        Question(
            "use",
            "How you used it",
            "What you did with it and what came of it, or why you suggest it. Name no student.",
            "We read one page together at each leadership team meeting.",
            Widget.TEXT,
            most=MOST_LINES,
        ),
        _NAME,
        Question("school", "Your school", "Your school or district.", private=True, most=200),
        _EMAIL,
    ),
)

_TOLD: Mapping[str, Shape] = {field.name: field for field in shapes(Practice)}


def _told(name: str, hint: str = "", required: bool = False) -> Question:
    """Ask for a field of a practice, in as many words as somebody likes."""
    field = _TOLD[name]
    example = field.example if isinstance(field.example, str) else ""
    return Question(name, field.label, hint or field.description, example, field.widget, required, most=MOST_LINES)


PRACTICE = Form(
    name="tell",
    title="Tell what your school did",
    about="Ten minutes: what you did, and what came of it. The program writes to you before anything is published.",
    subject="What our school did",
    label="practice",
    questions=(
        _told("title", "In a line.", required=True),
        _told("setting", "Do not name the school here."),
        _told("context", required=True),
        _told("what_we_did", required=True),
        _told("what_it_took"),
        _told("result", "Good or not. Figures with where they come from. Name no student.", required=True),
        _told("again"),
        _NAME,
        Question("school", "Your school", "It is named only if you agree in writing.", private=True, most=200),
        _EMAIL,
    ),
)

PROBLEM = Form(
    name="report",
    title="Report a problem",
    about="Tell us what is wrong on a page: a broken link, a mistake, something you could not read or use.",
    subject="Problem on a page",
    label="problem",
    questions=(
        Question(
            "page", "Page", "Its address, or its title.", "/resources/air-ripple-effect/", required=True, most=2000
        ),
        Question(
            "wrong",
            "What is wrong",
            "What you saw. If it is hard to read or use, say with what device.",
            "The link leads to a page that is gone.",
            Widget.TEXT,
            required=True,
            most=MOST_LINES,
        ),
        Question(
            "instead",
            "What it should say",
            "If you know it. Say where it can be checked.",
            "The guide moved to https://example.org/guide.",
            Widget.TEXT,
            most=MOST_LINES,
        ),
        _NAME,
        _EMAIL,
    ),
)

FORMS = (SUGGESTION, PRACTICE, PROBLEM)
