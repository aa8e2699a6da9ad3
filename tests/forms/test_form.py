"""Forms: every model tells by itself what to ask, and how."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from clearinghouse.content.field_words import who_sees
from clearinghouse.content.fields import Fields, Widget
from clearinghouse.content.kinds import BY_NAME, KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.seen import public
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.words import load_words

MODELS = (*(kind.model for kind in KINDS), PageFields, Vocabulary)


def every_field(model: type[BaseModel]) -> Iterator[Shape]:
    """Yield a model's fields and, after each group, those in it."""
    for field in shapes(model):
        yield field
        yield from _inside(field)


def _inside(field: Shape) -> Iterator[Shape]:
    for inner in field.fields:
        yield inner
        yield from _inside(inner)


def resource(name: str) -> Shape:
    return next(field for field in shapes(BY_NAME["resource"].model) if field.name == name)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_has_a_widget_a_label_a_description_and_an_example(model: type[BaseModel]) -> None:
    for field in every_field(model):
        assert isinstance(field.widget, Widget), field.name
        assert field.label[0].isupper() and "_" not in field.label, field.name
        assert len(field.description) > 5 and field.description.endswith("."), field.name
        assert field.example is not None, field.name
        assert field.seen_by_all or who_sees(field, load_words()), field.name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_group_has_fields_and_every_choice_something_to_choose_from(model: type[BaseModel]) -> None:
    for field in every_field(model):
        assert (field.widget is Widget.GROUP) == bool(field.fields), field.name
        assert (field.widget is Widget.CHOICE) == bool(field.choices or field.source), field.name


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_list_has_an_end(model: type[BaseModel]) -> None:
    assert [field.name for field in every_field(model) if field.many and not field.limits.most_entries] == []


def test_a_field_tells_what_its_type_and_the_field_itself_say() -> None:
    assert resource("title").required and resource("title").limits.most == 300
    assert resource("try_this").limits.most == 300, "the field's own limit is stricter than that of its type"
    assert (resource("year").limits.least, resource("year").limits.most) == (1900, 2100)
    assert resource("authors").many and resource("authors").limits.most_entries == 60
    assert resource("cost").choices == ("free", "partly-free", "free-with-account", "paid")
    assert resource("standards").source == "standards"
    assert [field.name for field in resource("attachments").fields] == ["file", "label"]
    assert who_sees(resource("asked_as"), load_words()).startswith("Everyone, in search")


def test_a_field_whose_type_has_no_widget_is_a_fault_of_ours() -> None:
    class Odd(Fields):
        weight: float = public(description="Something.")

    with pytest.raises(TypeError, match="weight"):
        shapes(Odd)
