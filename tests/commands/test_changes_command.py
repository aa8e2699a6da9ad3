"""`clearinghouse changes` as it is called: files compared, what is written where, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from drawn import RESOURCE, ROOT, DrawnSite, run_clearinghouse, run_program
from proposed import DrawnProposal

from clearinghouse.changes.files import MADE, compare_folders


@pytest.fixture
def proposal(site: DrawnSite) -> DrawnProposal:
    return DrawnProposal.of(site)


def named(before: Path, after: Path) -> list[tuple[str, str]]:
    return [(str(change.path), change.what) for change in compare_folders(before, after)]


def test_files_are_added_changed_and_gone_by_path(proposal: DrawnProposal) -> None:
    proposal.before.write("content/assets/b.pdf", "x")
    proposal.after.write("README.md", "x")
    (proposal.after.root / "mkdocs.yml").write_text("# other\n")

    found = named(proposal.before.root, proposal.after.root)

    assert found == [("README.md", "added"), ("content/assets/b.pdf", "gone"), ("mkdocs.yml", "changed")]


def test_files_of_one_size_are_told_apart_by_their_bytes_and_by_whether_they_may_run(proposal: DrawnProposal) -> None:
    proposal.before.write("one.txt", "abc")
    proposal.after.write("one.txt", "abd")
    proposal.before.write("two.sh", "abc")
    proposal.after.write("two.sh", "abc").chmod(0o755)

    assert named(proposal.before.root, proposal.after.root) == [("one.txt", "changed"), ("two.sh", "changed")]


def test_links_are_compared_by_where_they_point_and_never_followed(proposal: DrawnProposal, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "canary.txt").write_text("x")
    (proposal.before.root / "same").symlink_to(secret)
    (proposal.after.root / "same").symlink_to(secret)
    (proposal.after.root / "content" / "away").symlink_to(secret)
    (proposal.after.root / "loop").symlink_to("loop")

    found = compare_folders(proposal.before.root, proposal.after.root)

    assert [(str(file.path), file.is_link) for file in found] == [("content/away", True), ("loop", True)]


def test_what_our_own_tools_leave_behind_is_passed_over(proposal: DrawnProposal) -> None:
    for path in (".venv/x", "site/x", ".git/x", "tests/browser/node_modules/x", "plugins/__pycache__/x", ".ruff_cache/x"):  # fmt: skip
        proposal.after.write(path, "x")
    proposal.after.write("content/site/x.pdf", "x")

    assert named(proposal.before.root, proposal.after.root) == [("content/site/x.pdf", "added")]


@pytest.mark.parametrize(
    "path", [".venv/bin/clearinghouse", "plugins/__pycache__/cli.pyc", "tests/browser/node_modules/ready-1", "x.pyc"]
)
@pytest.mark.slow
def test_what_only_tools_make_is_told_when_the_proposal_keeps_it(proposal: DrawnProposal, path: str) -> None:
    proposal.after.write(path, "x")
    for command in (["init", "--quiet"], ["add", "--force", path]):
        run_program(["git", *command], proposal.after.root)

    result = run_clearinghouse(["changes", "--before", str(proposal.before.root)], proposal.after.root)

    assert MADE[1:] in result.stdout and Path(path).name in result.stdout


def test_setting_up_refuses_a_project_that_brings_its_own_programs(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / ".venv").mkdir()
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "scripts")
    (tmp_path / ".venv" / "ready-1").write_text("")
    for command in (["init", "--quiet"], ["add", "--force", ".venv"]):
        run_program(["git", *command], tmp_path)

    result = run_program(["scripts/setup"], tmp_path)

    assert result.returncode == 2 and ".venv/ready-1" in result.stderr


def test_a_pipe_does_not_keep_the_command_waiting(proposal: DrawnProposal) -> None:
    os.mkfifo(proposal.before.root / "pipe")
    os.mkfifo(proposal.after.root / "pipe")
    os.mkfifo(proposal.after.root / "other")

    assert named(proposal.before.root, proposal.after.root) == [("other", "added")]


@pytest.mark.slow
def test_the_command_ends_with_1_only_where_the_change_brings_an_error(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely")
    assert proposal.run().returncode == 0

    proposal.after.resource("mine", title="Something else entirely", topics=["nothing"])
    assert proposal.run().returncode == 1


def test_the_summary_can_be_written_to_a_file(proposal: DrawnProposal, tmp_path: Path) -> None:
    result = proposal.run("--out", str(tmp_path / "summary.md"))

    assert (result.returncode, result.stdout) == (0, "")
    assert (tmp_path / "summary.md").read_text().startswith("# What this proposal does\n")


@pytest.mark.parametrize(
    "options",
    [
        ["--before", "nowhere"],
        ["--before", ".", "--site", "nowhere"],
        ["--before", ".", "--address", "javascript:alert(7)"],
        ["--before", ".", "--edit-at", "example.org"],
        ["--before", ".", "--out", "no/such/folder/x.md"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_says_what_to_do(site: DrawnSite, options: list[str]) -> None:
    result = run_clearinghouse(["changes", *options], site.root)

    assert result.returncode == 2 and result.stdout == ""
    assert result.stderr and "Traceback" not in result.stderr


@pytest.mark.parametrize("branch", ["fix#1", "a)[x](https://evil.example.org", "<b>", "ü", "$(id)", "a&b='c'"])
def test_a_branch_of_any_name_is_linked_to_and_nothing_else(proposal: DrawnProposal, branch: str) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["nothing"])

    said = proposal.run("--edit-at", f"https://example.com/cas/site/edit/{branch}").stdout

    link = said.partition("[Open the file](")[2].partition(")")[0]
    assert link.startswith("https://example.com/cas/site/edit/") and "/resources/mine.md#L" in link
    assert said.count("](") == 1 and "<b>" not in said


def test_the_data_names_the_pages_to_look_at_the_most_telling_first(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["attendance"])
    proposal.after.resource("other", title="A hidden thing", status="draft")

    data = proposal.data()

    pages = {page["address"]: page for page in data["pages"]}
    assert data["pages"][0] == {
        "address": "/resources/mine/",
        "title": "Something else entirely",
        "what": "adds",
        "before": False,
        "after": True,
    }
    assert pages["/topics/attendance/"]["what"] == "list" and pages["/resources/"]["before"]
    assert "/resources/other/" not in pages
    assert data["errors"] == 0 and data["code"] is False
    assert data["verdict"].startswith("This adds one resource and prepares one resource as a draft.")


@pytest.mark.slow
def test_every_address_of_the_data_is_a_page_of_the_built_site(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely", topics=["attendance"], standards=["psel-2015/10"])
    proposal.after.write("content/program/about.md", "Words.", title="About the program")
    proposal.after.write("plugins/clearinghouse/theme/x.css", "x")

    built, pages = proposal.after.build(), proposal.data()["pages"]

    assert len(pages) > 12 and {page["what"] for page in pages} == {"adds", "list", "sample"}
    assert [page["address"] for page in pages if page["after"] and not built.has(page["address"])] == []


def test_a_moved_page_is_looked_at_in_both_places(proposal: DrawnProposal) -> None:
    folder = proposal.after.root / "resources"
    (folder / "feedback-protocol.md").rename(folder / "feedback.md")

    pages = {page["address"]: (page["before"], page["after"]) for page in proposal.data()["pages"]}

    assert pages == {"/resources/feedback-protocol/": (True, False), "/resources/feedback/": (False, True)}


@pytest.mark.slow
def test_the_same_proposal_is_told_in_the_same_words_whatever_the_order_of_hashes(proposal: DrawnProposal) -> None:
    for number in range(5):
        fields = {**RESOURCE, "title": f"Thing {'abcde'[number]}", "url": f"https://example.org/{number}"}
        proposal.after.write(f"resources/thing-{number}.md", **{**fields, "topics": ["attendance", "data-use"]})
    command = ["changes", "--before", str(proposal.before.root), "--today", "2026-09-01"]

    said = [
        run_clearinghouse([*command, "--format", form], proposal.after.root, {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
        for form in ("markdown", "json")
    ]

    assert said[:2] == said[2:] and json.loads(said[1])["pages"]


def test_the_two_sides_change_places_and_what_was_added_is_removed(proposal: DrawnProposal) -> None:
    proposal.after.resource("mine", title="Something else entirely")

    back = DrawnProposal(proposal.after, proposal.before)

    assert back.verdict() == "This removes one resource. Nothing in it has to be mended."
    assert "`/resources/mine/` (Something else entirely) will lead nowhere" in back.section("Worth a look")
