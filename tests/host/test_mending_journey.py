"""A broken proposal is mended from its annotations alone, each hint followed to the letter."""

from __future__ import annotations

import re
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
ANNOTATION = re.compile(r"::error file=(?P<file>[^,]+),line=(?P<line>\d+),col=\d+,title=(?P<code>[\w-]+)::(?P<said>.*)")
STATED = {"review_by": "2027-02-28", "publisher": "Example Press"}
"""What only the author knows: the day that was meant."""


def annotations(site: DrawnSite) -> list[tuple[Path, int, str]]:
    """Return what GitHub shows beside the lines: file, line and words."""
    found = [ANNOTATION.fullmatch(line) for line in site.check("--format", "github").stdout.splitlines()]
    return [
        (site.root / match["file"], int(match["line"]), match["said"].replace("%0A", "\n").replace("%25", "%"))
        for match in found
        if match
    ]


def mended(line: str, said: str) -> list[str]:
    """Return what becomes of a line when someone who knows nothing else does what its annotation says."""
    message, _, hint = said.partition("\n")
    if quoted := re.search(r'put the whole text in double quotes: (\w+: ".*")', hint):
        return [quoted[1]]
    if "use spaces to indent" in hint:
        return [line.replace("\t", "  ")]
    if meant := re.search(r"did you mean '([^']+)'\?", hint):
        wrong = re.search(r"'([^']+)'", message)
        assert wrong, message
        return [line.replace(wrong[1], meant[1])]
    if missing := re.search(r"the field '(\w+)' is missing", message):
        example = re.search(rf"For example: ({missing[1]}: .+)", hint)
        assert example, hint
        return [example[1], line]
    if "there is no such date" in message and "year-month-day" in hint:
        name = line.partition(":")[0]
        return [f"{name}: {STATED[name]}"]
    if "still what the template says" in message and "write the real one" in hint:
        name = line.partition(":")[0]
        return [f"{name}: {STATED[name]}"]
    raise AssertionError(f"no one could follow this: {said}")


def test_a_broken_proposal_is_mended_from_its_annotations_alone(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    file = proposal.after.write("resources/attendance-teams.md", BROKEN)
    followed = []

    while found := annotations(proposal.after):
        path, number, said = found[0]
        lines = path.read_text(encoding="utf-8").split("\n")
        lines[number - 1 : number] = mended(lines[number - 1], said)
        path.write_text("\n".join(lines), encoding="utf-8")
        followed.append(said.partition("\n")[0])
        assert len(followed) <= 7, followed

    assert len(followed) == 7
    assert proposal.after.check().stderr.startswith("No problems.")
    assert proposal.run().returncode == 0
    assert "Nothing in it has to be mended." in proposal.verdict()
    text = file.read_text(encoding="utf-8")
    assert 'title: "Attendance teams: how to begin"' in text and "levels: [high]" in text
    assert "topics: [attendance]" in text and "publisher: " in text


def test_the_summary_says_of_each_slip_what_its_annotation_says(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    text = BROKEN.replace("title: Attendance teams: how to begin", "title: Attendance teams").replace("\t", "  ")
    proposal.after.write("resources/attendance-teams.md", text)

    told = proposal.section("To be mended before it can be published").replace("\\", "")

    said = [message for _, _, words in annotations(proposal.after) for message in words.split("\n")]
    assert len(said) >= 6
    assert [words for words in said if words[1:].rstrip(".") not in told.replace("&#8203;", "")] == []
