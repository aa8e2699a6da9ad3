"""The weekly run: its steps as GitHub would run them, with a real Git and a stand-in for `gh`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn import ROOT

pytestmark = pytest.mark.slow
FILE = ROOT / ".github" / "workflows" / "upkeep.yml"
GH = """#!{python}
# Keeps issues in a file, and answers the few commands that the weekly run uses.
import json, os, sys
arguments = sys.argv[1:]
place = os.environ["GH_STORE"]
store = json.load(open(place))
store["said"].append(arguments)
option = lambda name: arguments[arguments.index(name) + 1]
ours = [issue for issue in store["issues"] if issue["open"] and issue["body"].startswith("<!-- due: ")]
command = " ".join(arguments[:2])
if command == "issue list":
    assert arguments[2:6] == ["--label", "upkeep", "--state", "open"]
    print(ours[0]["number"] if ours else "")
elif command == "issue create":
    body = open(option("--body-file")).read()
    store["issues"].append({{"number": len(store["issues"]) + 1, "body": body, "open": True, "comments": []}})
elif command == "issue view":
    print(store["issues"][int(arguments[2]) - 1]["body"].replace("\\n", "\\r\\n"))
elif command == "issue edit":
    store["issues"][int(arguments[2]) - 1]["body"] = open(option("--body-file")).read()
elif command == "issue comment":
    store["issues"][int(arguments[2]) - 1]["comments"].append(option("--body"))
elif command == "issue close":
    store["issues"][int(arguments[2]) - 1]["open"] = False
elif command == "api repos/staff/site/pages":
    if not store["pages"]:
        print('{{"message": "Not Found"}}')
        sys.exit(1)
    print(store["pages"])
elif command not in ("auth setup-git", "label create"):
    sys.exit(f"gh knows nothing of {{arguments}}")
json.dump(store, open(place, "w"))
"""


@pytest.fixture(scope="module")
def workflow() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return read


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@dataclass
class Runner:
    """A machine of GitHub's on which steps are run."""

    folder: Path
    workflow: dict[str, Any]

    @property
    def temp(self) -> Path:
        return self.folder / "temp"

    @property
    def repository(self) -> str:
        return f"file://{self.folder}/staff/site"

    @property
    def store(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads((self.folder / "store.json").read_text())
        return read

    def write_store(self, **store: Any) -> None:
        (self.folder / "store.json").write_text(json.dumps({"said": [], "issues": [], "pages": "", **store}))

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub runs it: `bash -e` and pipes that fail."""
        script = next(step["run"] for step in steps(self.workflow) if step.get("name") == name)
        environment = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "GH_STORE": str(self.folder / "store.json"),
            "GITHUB_SERVER_URL": f"file://{self.folder}",
            "GITHUB_REPOSITORY": "staff/site",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "RUNNER_TEMP": str(self.temp),
        }
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            words,
            cwd=self.folder / "checkout",
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def report(self, text: str) -> None:
        (self.temp / "upkeep" / "report.md").write_text(text)

    def renew(self, text: str) -> list[dict[str, Any]]:
        self.report(text)
        assert self.run("Renew the issue").returncode == 0
        issues: list[dict[str, Any]] = self.store["issues"]
        return issues

    def git(self, *words: str) -> str:
        result = subprocess.run(
            ["git", *words], cwd=self.folder / "staff/site", capture_output=True, text=True, check=True
        )
        return result.stdout.strip()


@pytest.fixture
def runner(tmp_path: Path, workflow: dict[str, Any]) -> Runner:
    for folder in ("bin", "temp/upkeep", "checkout", "staff"):
        (tmp_path / folder).mkdir(parents=True)
    gh = tmp_path / "bin" / "gh"
    gh.write_text(GH.format(python=sys.executable))
    gh.chmod(0o755)
    for words in (
        ["init", "--quiet", "--bare", str(tmp_path / "staff/site")],
        ["init", "--quiet", str(tmp_path / "checkout")],
    ):
        subprocess.run(["git", *words], check=True)
    made = Runner(tmp_path, workflow)
    made.write_store()
    return made


def test_the_list_opens_one_issue_renews_it_and_closes_it(runner: Runner) -> None:
    runner.renew("<!-- due: 2 -->\none\ntwo\n")
    runner.renew("<!-- due: 2 -->\none\ntwo\n")
    [issue] = runner.renew("<!-- due: 1 -->\ntwo\n")

    assert issue["body"] == "<!-- due: 1 -->\ntwo\n" and issue["open"]
    assert issue["comments"] == ["The list above has changed. Due: 1."]

    [issue] = runner.renew("<!-- due: 0 -->\nNothing is due.\n")
    assert not issue["open"]
    assert [issue["open"] for issue in runner.renew("<!-- due: 3 -->\nthree\n")] == [False, True]


def test_a_quiet_week_without_an_issue_does_nothing(runner: Runner) -> None:
    assert runner.renew("<!-- due: 0 -->\nNothing is due.\n") == []
    assert [words[:2] for words in runner.store["said"]] == [["issue", "list"]]


def test_an_issue_written_by_hand_is_left_alone(runner: Runner) -> None:
    runner.write_store(issues=[{"number": 1, "body": "Please mend the roof", "open": True, "comments": []}])

    issues = runner.renew("<!-- due: 1 -->\none\n")

    assert len(issues) == 2 and issues[0]["body"] == "Please mend the roof" and issues[0]["comments"] == []


@pytest.mark.parametrize("report", ["", "one\n<!-- due: 1 -->\n", "<!-- due: $(touch x) -->\n", "<!-- due:  -->\n"])
def test_a_report_that_does_not_begin_as_ours_do_touches_no_issue(runner: Runner, report: str) -> None:
    runner.report(report)

    assert runner.run("Renew the issue").returncode != 0
    assert runner.store["said"] == []


def test_words_of_the_list_run_nothing(runner: Runner) -> None:
    hostile = "<!-- due: 1 -->\n$(touch x) `touch x` ${IFS} \"; touch x; '\n::set-output name=a::b\n"

    [issue] = runner.renew(hostile)

    assert issue["body"] == hostile
    assert not list(runner.folder.rglob("x"))


def test_what_was_found_is_kept_in_one_commit_and_fetched_the_next_week(runner: Runner) -> None:
    links = runner.temp / "upkeep" / "links.json"
    assert runner.run("Fetch what earlier checks found").returncode == 0
    assert not links.exists()

    for text in ("withdrawn", "kept"):
        links.write_text(text)
        result = runner.run("Keep what was found")
        assert result.returncode == 0, result.stderr
        subprocess.run(["rm", "-r", str(runner.temp / "history"), str(links)], check=True)

    assert runner.run("Fetch what earlier checks found").returncode == 0
    assert links.read_text() == "kept"
    assert runner.git("rev-list", "--count", "upkeep-history") == "1"
    assert runner.git("ls-tree", "--name-only", "upkeep-history") == "links.json"
    assert runner.git("branch", "--format", "%(refname:short)") == "upkeep-history"


def test_a_record_that_cannot_be_fetched_stops_the_run_rather_than_being_lost(runner: Runner) -> None:
    subprocess.run(["rm", "-r", str(runner.folder / "staff/site")], check=True)

    assert runner.run("Fetch what earlier checks found").returncode != 0


@pytest.mark.parametrize("address", ["https://staff.github.io/site/", ""])
def test_where_the_site_stands_is_asked_and_may_be_unknown(runner: Runner, address: str) -> None:
    runner.write_store(pages=address)

    assert runner.run("Find out where the site stands").returncode == 0
    assert (runner.folder / "output").read_text() == f"address={address}\n"


def test_each_job_may_do_no_more_than_it_says(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {}
    assert {name: job["permissions"] for name, job in workflow["jobs"].items()} == {
        "look": {"contents": "read", "pages": "read"},
        "tell": {"contents": "write", "issues": "write"},
        "stay": {"actions": "write"},
    }
    asking = next(step for step in steps(workflow) if step.get("name") == "Look after the site")
    assert "token" not in json.dumps(asking).casefold()


def test_the_job_that_may_write_runs_nothing_of_the_repository(workflow: dict[str, Any]) -> None:
    text = json.dumps(workflow["jobs"]["tell"])

    assert "checkout" not in text and "scripts/" not in text and ".venv" not in text


def test_no_text_from_outside_is_put_into_a_script(workflow: dict[str, Any]) -> None:
    assert [step["run"] for step in steps(workflow) if "${{" in step.get("run", "")] == []


def test_actions_are_pinned_to_commits(workflow: dict[str, Any]) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]

    assert len(used) == 3
    assert [use for use in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", use)] == []


def test_it_runs_each_week_and_when_asked(workflow: dict[str, Any]) -> None:
    # YAML 1.1 reads `on` as true.
    when = workflow[True]

    assert list(when) == ["schedule", "workflow_dispatch"]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", when["schedule"][0]["cron"])


def test_the_options_that_it_uses_exist() -> None:
    script = FILE.read_text(encoding="utf-8")
    help_text = subprocess.run(
        [sys.executable, "-m", "clearinghouse.cli", "upkeep", "--help"], capture_output=True, text=True, check=True
    ).stdout

    used = re.search(r"clearinghouse upkeep ((?:.*\\\n)*.*)", script)
    assert used
    assert [option for option in re.findall(r"--[a-z-]+", used[1]) if option not in help_text] == []
