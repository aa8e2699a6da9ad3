"""No template says anything itself: its texts, and what screen readers and tooltips say, come from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes
from words.asked import templates

SPOKEN = ("aria-label", "aria-description", "title", "placeholder", "alt", "label", "value")
NAMES = {"RIS", "BibTeX", "CSV", "Markdown"}
"""What is called the same in every language."""
EXPRESSION = "\ue000"
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"^\s*[A-Z][a-z]+|[A-Za-z,.] [A-Za-z]")
_CODE = re.compile(r"[\s\w./#:-]*[-/#:_.][\s\w./#:-]*")
"""A class, an address or an id: it has a sign in it that words seldom have, and no capital begins it."""


class Said(HTMLParser):
    """The texts of a template and what its elements are called, tags and scripts left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style")
        fields = dict(attrs)
        wanted = [name for name in SPOKEN if name != "value" or fields.get("type") in ("submit", "button", "reset")]
        self.found += [fields[name] or "" for name in wanted if name in fields]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def stray(source: str) -> list[str]:
    """Return what a template says itself: in its text and attributes, and in words it hands to others."""
    return [*_in_markup(source), *_in_expressions(source)]


def _in_markup(source: str) -> Iterator[str]:
    tokens = Environment().lex(source)
    text = "".join(value if kind == "data" else EXPRESSION for _, kind, value in tokens)
    said = Said()
    # The name of an element may be an expression too.
    said.feed(re.sub(f"(</?){EXPRESSION}+", r"\1x", text))
    for one in said.found:
        for words in one.split(EXPRESSION):
            if _LETTERS.search(words) and words.strip() not in NAMES:
                yield words.strip()


def _in_expressions(source: str) -> Iterator[str]:
    tree = Environment().parse(source)
    silent = {id(node) for parent in tree.find_all((nodes.Compare, nodes.Getitem, nodes.Filter, nodes.Test)) for node in parent.find_all(nodes.Const)}  # fmt: skip
    silent |= {id(pair.key) for pair in tree.find_all(nodes.Pair)}
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and id(const) not in silent and _is_said(const.value):
            yield const.value


def _is_said(text: str) -> bool:
    if text.lstrip().startswith("<") or text in NAMES:
        return False
    return bool(_SENTENCE.search(text)) and not (_CODE.fullmatch(text) and not text[0].isupper())


@pytest.mark.parametrize(("name", "source"), list(templates()), ids=lambda one: one if "\n" not in one else "")
def test_a_template_says_nothing_itself(name: str, source: str) -> None:
    assert stray(source) == [], f"{name}: these words belong into theme/words/en.yml"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("<p>Nothing here yet.</p>", ["Nothing here yet."]),
        ("<p>{{ count }} resources</p>", ["resources"]),
        ('<button aria-label="Close it">x</button>', ["Close it"]),
        ('<input placeholder="Search" class="ch-search field">', ["Search"]),
        ("{% if a %}Yes{% else %}{{ b }}{% endif %}", ["Yes"]),
        ('{{ "Yes" if a else "Not at present" }}', ["Yes", "Not at present"]),
        ('{{ parts.chips("Topics", topics) }}', ["Topics"]),
        ('{{ words or "not verified" }}', ["not verified"]),
        ('{{ "In all: " ~ count }}', ["In all: "]),
        ("{% set title %}Moved{% endset %}", ["Moved"]),
        ('{{ wording("card.keep") }} · <svg class="ch-icon"/>{{ "/find/" | to }}', []),
        ('<p class="ch-card {{ "ch-card--new ch-wide" if a }}" id="one">{% if b == "Everyone" %}{% endif %}</p>', []),
    ],
)
def test_words_that_stand_in_a_template_are_found(source: str, said: list[str]) -> None:
    assert stray(source) == said
