"""The slips people make in YAML: where they are told, and what to write instead, which is then read."""

from __future__ import annotations

import pytest

from clearinghouse.content.marked_yaml import YamlFault, parse_yaml

HEAD = 'title: A guide\nsummary: "What it is: good"\n'
STANDARDS = f"{HEAD}standards:\n"
NAV = "nav:\n  - Home: index.md\n"
TERMS = "topics:\n  - id: a\n    label: A\n"


def told(text: str) -> YamlFault:
    try:
        faults = parse_yaml(text).faults
    except YamlFault as fault:
        return fault
    assert faults, "nothing is told"
    return faults[0]


@pytest.mark.parametrize(
    ("text", "line", "wrong", "right"),
    [
        ('title:Guide\nsummary: "What it is"\n', 1, "title:Guide", "title: Guide"),
        ('title = Guide\nsummary: "What it is"\n', 1, "title = Guide", "title: Guide"),
        ("title=Guide\nyear: 2020\n", 1, "title=Guide", "title: Guide"),
        (f"{TERMS}  - id:phones\n    label: Phones\n", 4, "- id:phones", "- id: phones"),
        (f"{STANDARDS}  * psel-2015/4\n", 4, "* psel-2015/4", "- psel-2015/4"),
        (f"{STANDARDS}  - psel-2015/3\n  * psel-2015/4\nyear: 2020\n", 5, "* psel-2015/4", "- psel-2015/4"),
        (f"{TERMS}  — id: b\n    label: B\n", 4, "— id: b", "- id: b"),
        (f"{TERMS}  • id: b\n    label: B\n", 4, "• id: b", "- id: b"),
        ("synonyms:\n  - @school every day\n", 2, "- @school every day", '- "@school every day"'),
        ("synonyms:\n  - `one` of them\n", 2, "- `one` of them", '- "`one` of them"'),
        ("synonyms:\n  - %-points\n", 2, "- %-points", '- "%-points"'),
        ("summary:\u00a0Notes: good\n", 1, "summary:\u00a0Notes: good", 'summary: "Notes: good"'),
        ('summary:\u00a0"Notes: good"\n', 1, 'summary:\u00a0"Notes: good"', 'summary: "Notes: good"'),
        ("title:\u2009Guide\nsummary: Good\n", 1, "title:\u2009Guide", "title: Guide"),
        ("title: Guide\nsummary: \u200bGood: yes\n", 2, "summary: \u200bGood: yes", 'summary: "Good: yes"'),
        (f"{STANDARDS}  -\u00a0psel-2015/4\nyear: 2020\n", 4, "-\u00a0psel-2015/4", "- psel-2015/4"),
        ("title：Guide\nsummary: Good\n", 1, "title：Guide", "title: Guide"),  # noqa: RUF001  # as phones have it
        ("title ： Guide\nsummary: Good\n", 1, "title ： Guide", "title: Guide"),  # noqa: RUF001
        ("title: - Guide\nsummary: Good\n", 1, "title: - Guide", "title: Guide"),
        ("standards: - psel-2015/4\n", 1, "standards: - psel-2015/4", "standards: [psel-2015/4]"),
        ("title: ? Guide\nsummary: Good\n", 1, "title: ? Guide", 'title: "? Guide"'),
        (f"{TERMS}    words:\n      - one\n  - id: [b\n    label: B\n", 6, "- id: [b", "- id: [b]"),
        ("items:\n  - item: a\n  note: b\n", 3, "  note: b", "    note: b"),
        ("items:\n  - item: a\n   note: b\n", 3, "   note: b", "    note: b"),
        ("items:\n  - item: a\n     note: b\n", 3, "     note: b", "    note: b"),
        (f"{NAV}   - Our Team: people.md\n", 3, "   - Our Team", "  - Our Team"),
        (f"{NAV} - Our Team: people.md\n", 3, " - Our Team", "  - Our Team"),
        (f"{NAV}- Our Team: people.md\n", 3, "- Our Team", "  - Our Team"),
        (f"{TERMS}    - id: b\n      label: B\n", 4, "    - id: b\n      label: B", "  - id: b\n    label: B"),
        (f"{TERMS}- id: b\n", 4, "\n- id: b", "\n  - id: b"),
        ("topics: [attendance,, data-use]\n", 1, "[attendance,, data-use]", "[attendance, data-use]"),
        ("topics: [, data-use]\n", 1, "[, data-use]", "[data-use]"),
        ("url: [guide](https://example.org/a)\n", 1, "[guide](https://example.org/a)", "https://example.org/a"),
    ],
)
def test_a_slip_is_told_at_its_line_with_what_to_write(text: str, line: int, wrong: str, right: str) -> None:
    fault = told(text)

    assert fault.mark.line == line
    assert right.split("\n", maxsplit=1)[0].strip() in fault.hint
    assert not parse_yaml(text.replace(wrong, right)).faults


@pytest.mark.parametrize("entry", ["– b/2", "* b/2", "• b/2", "-b/2", "   - b/2"])  # noqa: RUF001  # as above
def test_an_entry_that_would_flow_into_the_one_above_is_told(entry: str) -> None:
    fault = told(f"{STANDARDS}  - a/1\n  {entry}\nyear: 2020\n")

    assert fault.mark.line == 5 and "hyphen" in f"{fault} {fault.hint}"


@pytest.mark.parametrize(
    "text",
    [
        "summary: A sentence that goes on\n  – as one does – over two lines\n",  # noqa: RUF001  # as above
        "summary: A sentence on\n  -one of many-\n  things\n",
        "url: https://example.org/a:b\nstart: 2027-05-05 15:00\n",
        "authors:\n  - Ann Roe\n  - Bob\n    Poe\n",
        "summary: x = y\n",
    ],
)
def test_what_is_no_slip_is_not_told(text: str) -> None:
    assert not parse_yaml(text).faults


def test_a_second_entry_without_its_hyphen_is_told_so() -> None:
    fault = told(f"{TERMS}    id: b\n    label: B\n")

    assert fault.mark.line == 4 and "put a hyphen before it: - id:" in fault.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("What it is called.\ntitle: Guide\n", 1),
        ("title: Guide\nIn one line.\nOr two.\n\nsummary: Good\nyear: 2020\n", 2),
        ("# a remark\nWhat it is called.\n# another\ntitle: Guide\n", 2),
    ],
)
def test_words_of_no_field_are_told_where_they_stand(text: str, line: int) -> None:
    fault = told(text)

    assert fault.mark.line == line and "no field" in str(fault.message), fault
