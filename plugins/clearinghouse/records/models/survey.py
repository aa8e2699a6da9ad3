"""Surveys: questions as content, answers without names."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from clearinghouse.content.fields import Id, Label, Line
from clearinghouse.records.fields import Day, SurveyId, staff, total
from clearinghouse.records.models.record import Part, Record


class Question(Part):
    """A question with the answers that can be given. Nothing is asked in free text."""

    id: Id = total("A short name.", ["helped"])
    text: Line = total("The question.", ["SYNTHETIC: Did coaching help you this month?"])
    options: Annotated[tuple[Label, ...], Field(min_length=2, max_length=11, strict=False)] = total(
        "The answers, from the lowest to the highest.", [["Not at all", "A little", "Much"]]
    )
    scale: bool = total("True when the answers rise from first to last.", [True], True)


class Group(Part):
    """A group that respondents may say they belong to, and how many were asked."""

    id: Id = total("A short name.", ["elementary"])
    label: Label = total("The group's name.", ["Elementary schools"])
    asked: int = staff("How many people of the group were asked.", [31], ge=0, le=1_000_000)


class Survey(Record):
    """A survey: its questions, whom it asks, and from when to when."""

    title: Line = total("The survey's title.", ["SYNTHETIC survey, fall 2026"])
    opens: Day = total("The first day.", ["2026-11-02"])
    closes: Day = total("The last day.", ["2026-11-20"])
    questions: tuple[Question, ...] = total(
        "Questions.",
        [[{"id": "helped", "text": "SYNTHETIC: Did it help?", "options": ["No", "Yes"]}]],
        strict=False,
        min_length=1,
        max_length=40,
    )
    groups: tuple[Group, ...] = staff(
        "Groups that answers are told apart by. Those smaller than the policy's least are not offered.",
        [[{"id": "elementary", "label": "Elementary schools", "asked": 31}]],
        (),
        strict=False,
        max_length=20,
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.closes < self.opens:
            raise ValueError("the survey closes before it opens")
        for parts in (self.questions, self.groups):
            ids = [part.id for part in parts]
            if len(set(ids)) != len(ids):
                raise ValueError("two questions or two groups have the same id")
        return self


class Answered(Part):
    """The answer to one question."""

    question: Id = total("The question's id.", ["helped"])
    choice: int = total("The answer's place in the list of options, from 1.", [3], ge=1, le=11)


class Answer(Record):
    """One person's answers. It holds no name, no day and no device."""

    partition = ("survey",)

    survey: SurveyId = total("The survey.", ["survey-2026-fall"])
    group: Id | None = total("The group, where it is large enough to be named.", ["elementary"], None)
    answers: tuple[Answered, ...] = total(
        "Answers.", [[{"question": "helped", "choice": 3}]], (), strict=False, max_length=40
    )
