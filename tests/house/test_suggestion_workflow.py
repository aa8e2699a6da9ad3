"""The workflow that makes a pull request of a suggestion, run step by step with a repository and a `gh` of the test's own."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn import ROOT, DrawnSite

from clearinghouse.forms.suggestion import PRACTICE, SUGGESTION, Form

pytestmark = pytest.mark.slow

WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/suggestion.yml").read_text(encoding="utf-8"))
DRAFT, PROPOSE = WORKFLOW["jobs"]["draft"], WORKFLOW["jobs"]["propose"]
GH = """#!/bin/bash
echo "$*" >> "$TOLD/calls"
case "$1 $2" in
  "pr list") cat "$TOLD/found" 2>/dev/null ;;
  "pr create") echo "https://example.org/pull/8" > "$TOLD/found" ;;
esac
while [ $# -gt 0 ]; do
  if [ "$1" = --body-file ]; then cp "$2" "$TOLD/body"; fi
  if [ "$1" = --body ]; then printf '%s' "$2" > "$TOLD/body"; fi
  shift
done
"""
HOSTILE = "$(touch pwned) `touch pwned` '; touch pwned; ' ${{ secrets.X }} ::add-mask::x @everyone Closes #1"


def issue(form: Form = SUGGESTION, **answers: str) -> str:
    return "\n\n".join(f"### {q.label}\n\n{answers.get(q.name) or '_No response_'}" for q in form.public)


@dataclass
class Repository:
    """A repository on this machine, and what the workflow told GitHub."""

    base: Path

    @classmethod
    def begin(cls, site: DrawnSite) -> Repository:
        base = site.root.parent
        made = cls(base)
        for name in ("bin", "told"):
            (base / name).mkdir()
        (base / "bin" / "gh").write_text(GH)
        (base / "bin" / "sudo").write_text('#!/bin/sh\nexec "$@"\n')
        for name in ("gh", "sudo"):
            (base / "bin" / name).chmod(0o755)
        site.write("scripts/setup", "#!/bin/sh\n").chmod(0o755)
        site.write(".gitignore", ".venv\n")
        for command in (
            ["init", "--quiet", "--initial-branch", "main", "."],
            ["add", "."],
            ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "a"],
            ["clone", "--quiet", "--bare", ".", str(base / "o" / "r")],
        ):
            made.git(site.root, *command)
        return made

    def git(self, where: Path, *arguments: str) -> str:
        return subprocess.run(["git", *arguments], cwd=where, capture_output=True, text=True, check=True).stdout

    def label(self, body: str) -> None:
        """Run the jobs as GitHub does when the label is set. What the first one keeps, the second one gets."""
        where = self.base / f"run{len(list(self.base.glob('run*')))}"
        (where / "temp").mkdir(parents=True)
        (where / "propose").mkdir()
        self.git(where, "clone", "--quiet", str(self.base / "o" / "r"), "draft")
        (where / "draft" / ".venv").symlink_to(ROOT / ".venv")
        (where / "event.json").write_text(json.dumps({"issue": {"number": 7, "body": body}}))
        (self.base / "told" / "calls").write_text("")
        (self.base / "told" / "body").write_text("")
        for name, job in (("draft", DRAFT), ("propose", PROPOSE)):
            for step in job["steps"]:
                assert "if" not in step
                if "run" in step:
                    self._run(step, where, where / name)

    def _run(self, step: dict[str, Any], where: Path, folder: Path) -> None:
        environment = {
            **os.environ,
            "PATH": f"{self.base / 'bin'}:{os.environ['PATH']}",
            "TOLD": str(self.base / "told"),
            "ISSUE": "7",
            "BRANCH": "suggestion/7",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{self.base}/.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://github.com/",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_EVENT_PATH": str(where / "event.json"),
            "GITHUB_STEP_SUMMARY": str(where / "summary"),
            "RUNNER_TEMP": str(where / "temp"),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{step['name']}: {done.stderr}"
        assert not re.search(r"^::", done.stdout, re.MULTILINE)

    @property
    def branches(self) -> list[str]:
        return self.git(self.base / "o" / "r", "branch", "--format", "%(refname:short)").split()

    @property
    def calls(self) -> list[str]:
        return [call for call in (self.base / "told" / "calls").read_text().splitlines() if not call.startswith("auth")]

    @property
    def said(self) -> str:
        return (self.base / "told" / "body").read_text()


def test_only_the_label_that_staff_set_starts_it_and_it_may_do_no_more_than_it_needs() -> None:
    assert WORKFLOW[True] == {"issues": {"types": ["labeled"]}} and WORKFLOW["permissions"] == {}
    assert DRAFT["if"] == "github.event.label.name == 'accepted'" and PROPOSE["needs"] == "draft"
    assert DRAFT["permissions"] == {"contents": "read"}
    assert PROPOSE["permissions"] == {"contents": "write", "issues": "write", "pull-requests": "write"}


def test_the_job_that_may_write_runs_nothing_of_the_project() -> None:
    ran = "\n".join(step.get("run", "") for step in PROPOSE["steps"])

    assert not re.search(r"scripts/|clearinghouse|python|\.venv|made/[^\"]*\.sh", ran)
    assert [step["uses"].partition("@")[0] for step in PROPOSE["steps"] if "uses" in step] == [
        "actions/download-artifact"
    ]
    assert "isCrossRepository" in ran, "a branch of that name in anybody's copy of the project does not count"


def test_nothing_of_the_event_is_put_into_a_script() -> None:
    assert not re.search(r"github\.event\.issue\.(?!number\b)", yaml.safe_dump(WORKFLOW))


def test_an_accepted_suggestion_becomes_a_proposal_with_a_draft_and_runs_nothing_of_it(site: DrawnSite) -> None:
    repository = Repository.begin(site)

    repository.label(
        issue(
            title=f"A guide {HOSTILE}",
            url="https://example.org/a-guide",
            summary=HOSTILE,
            use=f"{HOSTILE}\n\n::error::x",
        )
    )

    assert sorted(repository.branches) == ["main", "suggestion/7"]
    changed = repository.git(repository.base / "o" / "r", "diff", "--name-status", "main", "suggestion/7").split()
    assert changed[0::2] == ["A"] and len(changed) == 2 and changed[1].startswith("resources/guide-")
    assert [call.split(" --")[0] for call in repository.calls] == ["pr list", "pr create"]
    assert repository.said.startswith("Closes #7.\n") and "**Close pull request**" in repository.said
    assert "What was understood" in repository.said and "as a draft" in repository.said
    assert list(repository.base.rglob("pwned")) == []
    outside = re.sub(r"^(`{3,})text\n.*?^\1$", "", repository.said, flags=re.MULTILINE | re.DOTALL)
    assert "Closes #1" not in outside

    before = repository.git(repository.base / "o" / "r", "rev-parse", "suggestion/7")
    repository.label(issue(title="Another", url="https://example.org/b", summary="x"))

    assert repository.git(repository.base / "o" / "r", "rev-parse", "suggestion/7") == before
    assert [call.split(" --")[0] for call in repository.calls] == ["pr list", "issue comment 7"]
    assert "There is a proposal for this suggestion already: https://example.org/pull/8" in repository.said


def test_an_accepted_practice_becomes_a_proposal_too(site: DrawnSite) -> None:
    repository = Repository.begin(site)

    repository.label(issue(PRACTICE, title="Weekly team", context="Absence.", what_we_did="We met.", result="Less."))

    changed = repository.git(repository.base / "o" / "r", "diff", "--name-status", "main", "suggestion/7").split()
    assert changed == ["A", "content/practices/weekly-team.md"]


def test_where_no_draft_can_be_made_the_issue_says_why(site: DrawnSite) -> None:
    site.resource("walkthrough", url="https://example.org/guide")
    repository = Repository.begin(site)

    repository.label(issue(title="Another name", url="https://example.org/guide", summary="x"))

    assert repository.branches == ["main"]
    assert [call.split(" --")[0] for call in repository.calls] == ["issue comment 7"]
    assert "listed already as resources/walkthrough.md" in repository.said
    assert "take the label accepted off" in repository.said
