"""A kind lives in one room: what a new one lacks is named, before a reader meets it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.publish.kinds import SHELVED, VIEWS
from clearinghouse.publish.kinds.view import View
from clearinghouse.words import FOLDER

WORDS: Mapping[str, Mapping[str, object]] = yaml.load((FOLDER / "en.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
PAGES = Path(FOLDER).parent / "pages"
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@every_kind
def test_a_kind_has_a_view_of_its_own_model_and_a_template(kind: Kind) -> None:
    assert VIEWS[kind.name].model is kind.model
    assert (PAGES / f"{kind.name}.html").is_file()


@every_kind
def test_a_kind_has_its_words(kind: Kind) -> None:
    groups = [
        "kind",
        "kinds",
        "kind_introduction",
        "kind_empty",
        "counted",
        "noun",
        *(["named_by"] if kind.name in SHELVED else []),
    ]

    assert [group for group in groups if kind.name not in WORDS[group]] == []


def test_shelves_stand_in_one_order_everywhere() -> None:
    assert SHELVED == ("challenge", "goal", "practice", "collection")


def test_nothing_of_a_view_may_be_left_out() -> None:
    """So the type checker names what a new kind lacks."""
    assert [field.name for field in dataclasses.fields(View) if field.default is not dataclasses.MISSING] == []
