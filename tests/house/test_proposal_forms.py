"""What GitHub shows around a proposal: templates by kind of change, and who is asked."""

from __future__ import annotations

import re

import pytest
from drawn import ROOT

GITHUB = ROOT / ".github"
TEMPLATES = sorted((GITHUB / "PULL_REQUEST_TEMPLATE").glob("*.md"))


def test_there_is_a_template_for_each_kind_of_change_and_the_usual_one_names_them() -> None:
    usual = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")

    assert [file.name for file in TEMPLATES] == ["event.md", "generator.md", "people.md", "resource.md"]
    assert [file.name for file in TEMPLATES if f"`{file.name}`" not in usual and f"={file.name}`" not in usual] == []


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_is_short_and_every_line_can_be_ticked_or_written_on(file) -> None:  # type: ignore[no-untyped-def]
    text = file.read_text(encoding="utf-8")

    assert 3 <= text.count("- [ ]") <= 6
    assert len(text.split()) < 150


def test_the_usual_template_says_where_the_words_about_a_proposal_are() -> None:
    usual = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    workflow = (GITHUB / "workflows" / "proposal.yml").read_text(encoding="utf-8")

    assert "Checks → proposal → Summary" in usual and "\nname: proposal\n" in workflow


def test_owners_are_asked_for_folders_that_are_there_and_no_name_is_invented() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rules = [found.groups() for line in lines if (found := re.match(r"(?:#\s+)?(/\S+)\s+(\S+)$", line))]

    assert len(rules) > 8
    assert [path for path, _ in rules if not (ROOT / path.strip("/")).exists()] == []
    assert {owner for _, owner in rules if not owner.startswith("@")} <= {"STAFF", "CONSENT", "STANDARDS", "CODE"}
    assert [line for line in lines if line and not line.startswith("#") and "@" not in line] == []
