"""All text of a value is found, wherever it stands in it and whatever it is for."""

from __future__ import annotations

from clearinghouse.content.fields import Fields, Line, Lines
from clearinghouse.content.seen import nobody, public
from clearinghouse.content.walk import walk_texts


class Inner(Fields):
    note: Line = nobody(default="a note", description="A note.")


class Outer(Fields):
    title: Line = public(description="A title.")
    lines: Lines = public(default=(), description="Lines.")
    groups: tuple[Inner, ...] = public(default=(), description="Groups.")
    one: Inner | None = public(default=None, description="A group.")


def test_text_of_fields_lists_and_groups_comes_with_the_way_to_it_whoever_may_see_it() -> None:
    fields = Outer(title="T", lines=("a", "b"), groups=(Inner(), Inner(note="c")), one=Inner(note="d"))

    assert list(walk_texts(fields)) == [
        (("title",), "T"),
        (("lines", 0), "a"),
        (("lines", 1), "b"),
        (("groups", 0, "note"), "a note"),
        (("groups", 1, "note"), "c"),
        (("one", "note"), "d"),
    ]


def test_names_in_plain_values_are_text_too() -> None:
    values = {"nav": [{"About": "about.md"}], "size": 3, "on": True, "none": None, "words": ("x",), 7: "seven"}

    assert [text for _, text in walk_texts(values)] == [
        *("nav", "About", "about.md", "size", "on", "none", "words", "x", "7", "seven")
    ]
    assert list(walk_texts({"nav": [{"About": "a.md"}]}))[-1] == (("nav", 0, "About"), "a.md")
