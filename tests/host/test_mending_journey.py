"""A broken proposal is mended from its annotations alone, each hint followed to the letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import DrawnSite
from proposed import DrawnProposal

pytestmark = pytest.mark.slow

# Six slips that people make: a colon in a title, a tab, an unknown topic, a date that does not exist, a field
# left out, a field misspelled.
BROKEN = """---
title: Attendance teams: how to begin
summary: A one-page guide to running a weekly attendance meeting.
status: published
type: tool
url: https://example.org/attendance-teams
evidence:
\tnote: Rates other programs.
topics: [atendance]
levls: [high]
review_by: 2027-02-30
---

Read it before the first meeting.
"""
SOUND = {
    "title": "Attendance teams",
    "summary": "A guide to a weekly meeting.",
    "status": "published",
    "type": "tool",
    "url": "https://example.org/attendance-teams",
    "publisher": "Example Press",
}
# Each with several faults: lines laid over those of a sound resource (None leaves one out), and what follows the fields.
PROPOSALS: dict[str, tuple[dict[str, str | None], str]] = {
    "everyday words for standards, levels and topics": (
        {"standards": "PSEL 1 and 10", "levels": "HS", "topics": "Attendance", "publisher": None},
        "Words.\n",
    ),
    "a merge left halfway, and a field twice": (
        {
            "title": "<<<<<<< HEAD\ntitle: Attendance teams\n=======\ntitle: Teams\n>>>>>>> mine",
            "minutes": "30\nminutes: 45",
        },
        "Words.\n",
    ),
    "values of another kind": (
        {"year": '"2019"', "verified": "yes", "title": "2024", "authors": "Ada Example"},
        "Words.\n",
    ),
    "fields nobody knows": (
        {"titel": "Teams", "title": None, "publihser": "Example Press", "publisher": None, "colour": "blue"},
        "Words.\n",
    ),
    "signs that mean something in YAML": (
        {"title": "*Teams*", "summary": '"A guide" to a meeting', "publisher": "@press", "try_this": "Begin with [one"},
        "Words.\n",
    ),
    "days that are none": (
        {"reviewed": "2026-13-01", "review_by": "next year", "year": "1850"},
        "Words.\n",
    ),
    "addresses and links that lead nowhere": (
        {"url": "www.example.org/teams", "replaced_by": "Feedback Protocol"},
        "See [the guide](/resources/feedback-protocl/).\n",
    ),
    "lists written as in a letter": (
        {"asked_as": "teams; meetings", "levels": "- high", "topics": "attendance, data use"},
        "Words.\n",
    ),
    "a retirement without a word": (
        {"status": "retire", "cost": "Free!", "type": "Tools"},
        "Words.\n",
    ),
    "indented as it came": (
        {" title": "Teams", "title": None, "summary": "A guide\nto a weekly meeting", "minutes": "half an hour"},
        "Words.\n",
    ),
}
ANNOTATION = re.compile(r"::error file=(?P<file>[^,]+),line=(?P<line>\d+),col=\d+,title=(?P<code>[\w-]+)::(?P<said>.*)")
STATED = {
    "review_by": "2027-02-28", "publisher": "Example Press", "reviewed": "2026-08-01", "year": "2019", "minutes": "30",
    "retired_note": "The publisher withdrew it.", "title": "Attendance teams",
}  # fmt: skip
"""What only the author knows: the day that was meant."""


def annotations(site: DrawnSite) -> list[tuple[Path, int, str]]:
    """Return what GitHub shows beside the lines: file, line and words."""
    found = [ANNOTATION.fullmatch(line) for line in site.check("--format", "github").stdout.splitlines()]
    return [
        (site.root / match["file"], int(match["line"]), match["said"].replace("%0A", "\n").replace("%25", "%"))
        for match in found
        if match
    ]


LINES = (r"double quotes: (\w+: \".*\")", r"square brackets: (\w+: \[.*\])", r"write (\w+: (?:\[.*\]|true|false|[\w-]+))$", r"(?:at the margin|quotes away): (.*)")  # fmt: skip
"""Hints that give the whole line."""
VALUES = (r"put it in quotes: (\".*\")", r"such as ([a-z-]+)$", r"write (https://\S+)")
WORDS = (r"did you mean '?([^'?]+)'?\?", r"^write ([\w-]+(?:, [\w-]+)*)\. The")
STEPS: tuple[tuple[str, Callable[[str, str], list[str]]], ...] = (
    ("use spaces to indent", lambda line, name: [line.replace("\t", "  ")]),
    ("indent it by two spaces", lambda line, name: [f"  {line}"]),
    ("begin each entry", lambda line, name: [f"{name}:", f"  {line.partition(':')[2].strip()}"]),
    ("begins with http:// or https://", lambda line, name: [line.replace(" www.", " https://www.")]),
    ("retired_note: with", lambda line, name: [line, f"retired_note: {STATED['retired_note']}"]),
    ("take it out|keep one of them", lambda line, name: []),
    ("date|day|least it can be|whole number", lambda line, name: [f"{name}: {STATED[name]}"]),
)
"""What a hint says, and what is done then."""


def given(patterns: tuple[str, ...], hint: str) -> str:
    return next((found[1] for pattern in patterns if (found := re.search(pattern, hint))), "")


def mended(line: str, said: str) -> list[str]:
    """Return what becomes of a line when someone who knows nothing else does what its annotation says."""
    message, _, hint = said.partition("\n")
    name = line.partition(":")[0].strip(" -")
    if whole := given(LINES, hint):
        return [whole]
    if value := given(VALUES, hint):
        return [f"{name}: {value}"]
    if (word := given(WORDS, hint)) and (wrong := re.search(r"'([^']+)'", message)):
        return [line.replace(wrong[1], word)]
    if missing := re.search(r"Add a line `(\w+):`", hint):
        return [f"{missing[1]}: {STATED[missing[1]]}", line]
    for pattern, step in STEPS:
        if re.search(pattern, f"{hint} {message}"):
            return step(line, name)
    raise AssertionError(f"no one could follow this: {said}")


def one_version(text: str) -> str:
    """Keep the first of two versions, and take the other out with the signs around them."""
    return re.sub(r"<<<<<<< .*\n((?:.*\n)*?)=======\n(?:.*\n)*?>>>>>>> .*\n", r"\1", text)


def follow(found: list[tuple[Path, int, str]]) -> None:
    """Do what every annotation says, from the last line to the first."""
    for path, number, said in sorted(found, key=lambda one: -one[1]):
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        if "keep one of the two versions" in said:
            text = one_version(text)
        else:
            lines[number - 1 : number] = mended(lines[number - 1], said)
            text = "\n".join(lines)
        path.write_text(text, encoding="utf-8")


def test_a_broken_proposal_is_mended_from_its_annotations_alone(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    file = proposal.after.write("resources/attendance-teams.md", BROKEN)
    followed = []

    while found := annotations(proposal.after):
        follow(found[:1])
        followed.append(found[0][2].partition("\n")[0])
        assert len(followed) <= 6, followed

    assert len(followed) == 6
    assert proposal.after.check().stderr.startswith("No problems.")
    assert proposal.run().returncode == 0
    assert "Nothing in it has to be mended." in proposal.verdict()
    text = file.read_text(encoding="utf-8")
    assert 'title: "Attendance teams: how to begin"' in text and "levels: [high]" in text
    assert "topics: [attendance]" in text and "publisher: Example Press" in text


@pytest.mark.parametrize("name", PROPOSALS)
def test_three_rounds_mend_whatever_is_wrong_at_once(site: DrawnSite, name: str) -> None:
    lines, body = PROPOSALS[name]
    fields = {field: value for field, value in {**SOUND, **lines}.items() if value is not None}
    head = "".join(f"{field}: {value}\n" for field, value in fields.items())
    site.write("resources/attendance-teams.md", f"---\n{head}---\n\n{body}")

    rounds = []
    while found := annotations(site):
        rounds.append([said for _, _, said in found])
        assert len(rounds) <= 3, rounds
        follow(found)

    assert rounds and site.check().returncode == 0


def test_the_summary_says_of_each_slip_what_its_annotation_says(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    text = BROKEN.replace("title: Attendance teams: how to begin", "title: Attendance teams").replace("\t", "  ")
    proposal.after.write("resources/attendance-teams.md", text)

    told = proposal.section("To be mended before it can be published").replace("\\", "")

    said = [message for _, _, words in annotations(proposal.after) for message in words.split("\n")]
    assert len(said) >= 6
    assert [words for words in said if words[1:].rstrip(".") not in told.replace("&#8203;", "")] == []
