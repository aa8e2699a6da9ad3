"""The command, as its users type it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from drawn import CONFIG, RESOURCE, ROOT, DrawnSite, run_clearinghouse, run_program

from clearinghouse.content import read_file
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.load import load_site
from clearinghouse.content.models import Resource


def run(site: DrawnSite, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run_clearinghouse(arguments, site.root, environment)


def test_a_sound_site_passes_the_check(site: DrawnSite) -> None:
    result = site.check()

    assert (result.returncode, result.stdout) == (0, "")


def test_problems_end_the_check_with_1(site: DrawnSite) -> None:
    site.resource("mine", topics=["data-uses"])

    result = site.check()

    assert result.returncode == 1
    assert result.stdout.startswith("resources/mine.md:") and "term-unknown" in result.stdout
    assert "write data-use" in result.stdout
    assert "1 problem" in result.stderr


def test_warnings_alone_do_not_fail_the_check(site: DrawnSite) -> None:
    site.write("resources/feedback-protocol/notes.txt", "x")

    result = site.check()

    assert result.returncode == 0 and "warning: file-unused" in result.stdout


def test_every_problem_of_every_file_is_said_in_one_run(site: DrawnSite) -> None:
    site.resource("b", topics=["none"], type="none")
    site.resource("a", standards=["none/1"], levels=["none"])
    site.write("content/program.md", "[a](/nowhere/)", title="Program")

    lines = [line for line in site.check().stdout.splitlines() if not line.startswith(" ")]

    assert [line.partition(":")[0] for line in lines if "warning" not in line] == (
        ["content/program.md"] + ["resources/a.md"] * 2 + ["resources/b.md"] * 2
    )


def test_the_day_of_the_check_is_an_argument(site: DrawnSite) -> None:
    site.write("resources/mine.md", "", **{**RESOURCE, "title": "Something else", "review_by": date(2026, 9, 30)})

    assert "review-passed" not in run(site, "check", "--today", "2026-09-30").stdout
    assert "review-passed" in run(site, "check", "--today", "2026-10-01").stdout


def test_the_json_format_is_json_and_nothing_else(site: DrawnSite) -> None:
    assert json.loads(site.check("--format", "json").stdout) == {"errors": 0, "warnings": 0, "problems": []}
    site.resource("mine", topics=["none"])

    result = site.check("--format", "json")

    assert result.returncode == 1
    assert json.loads(result.stdout)["problems"][0]["path"] == "resources/mine.md"


def test_the_github_format_annotates_the_line(site: DrawnSite) -> None:
    site.resource("mine", topics=["none"])

    assert "::error file=resources/mine.md,line=" in site.check("--format", "github").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["check", "--format", "xml"],
        ["check", "--today", "tomorrow"],
        ["check", "--today", "2026-02-30"],
        ["check", "extra"],
        ["check", "--site", "nowhere"],
        ["build", "--site", "nowhere"],
        ["serve", "--site", "nowhere"],
        ["new", "resource"],
        ["new", "poem", "mine"],
        ["import"],
        ["import", "nowhere.csv"],
        ["import", "."],
        ["import", "mkdocs.yml"],
        ["import", "mkdocs.yml", "--format", "poem"],
        ["import", "mkdocs.yml", "--format", "csl-json"],
        ["import", "list.csv", "--column", "Title"],
        ["import", "list.csv", "--column", "Title=poem"],
        ["import", "list.csv", "--column", "None=title"],
        ["import", "list.csv", "--keep", "some"],
        ["import", "list.csv", "--report", "mkdocs.yml"],
        ["import", "list.csv", "--report", "nowhere/report.md"],
        ["import", "list.csv", "--site", "nowhere"],
        ["new", "resource", "Mine"],
        ["new", "resource", "../mine"],
        ["new", "resource", "new"],
        ["new", "resource", "a" * 81],
        ["new", "resource", "feedback-protocol"],
        ["new", "resource", "mine", "--site", "nowhere"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_says_what_to_do(site: DrawnSite, arguments: list[str]) -> None:
    site.write("list.csv", "Title,Link\nOne,https://example.org/1\n")

    result = run(site, *arguments)

    assert result.returncode == 2
    assert result.stderr and "Traceback" not in result.stderr and result.stdout == ""


def test_a_folder_without_mkdocs_yml_cannot_be_built(site: DrawnSite) -> None:
    (site.root / "mkdocs.yml").unlink()

    result = run(site, "build")

    assert result.returncode == 2 and "mkdocs.yml" in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [search, clearinghouse", "mkdocs.yml:1:10: yaml-broken: "),
        ("site_name: x\ndocs_dir: content\nplugins: [none]\n", "the plugin 'clearinghouse' is not named"),
        ("plugins: [clearinghouse]\n", "'site_name' is missing"),
        (f"{CONFIG}strict: perhaps\n", "mkdocs.yml:6:1: field-value: 'strict' should be true or false"),
        (CONFIG.replace("time_zone", "frameworks: [none], time_zone"), "no set of standards 'none'"),
    ],
)
def test_wrong_settings_are_named_by_check_and_build_with_their_line(site: DrawnSite, text: str, said: str) -> None:
    (site.root / "mkdocs.yml").write_text(text)

    checked, built = site.check(), run(site, "build")

    assert (checked.returncode, built.returncode) == (1, 1)
    assert said in checked.stdout and said in built.stderr and "Traceback" not in built.stderr


def test_settings_are_read_as_data_whatever_they_ask_for(site: DrawnSite, tmp_path: Path) -> None:
    with open(site.root / "mkdocs.yml", "a") as settings:
        settings.write(f'extra: !!python/object/apply:os.mkdir ["{tmp_path / "made"}"]\nhooks: [hook.py]\n')
    site.write("hook.py", f'import os; os.mkdir("{tmp_path / "made"}")')

    site.check()

    assert not (tmp_path / "made").exists()


def test_help_names_every_command() -> None:
    result = run_clearinghouse(["--help"], ROOT)

    assert result.returncode == 0
    assert all(command in result.stdout for command in ("check", "build", "serve", "new", "import"))


def test_the_command_can_be_called_from_anywhere(site: DrawnSite, tmp_path: Path) -> None:
    assert run_clearinghouse(["check", "--site", str(site.root)], tmp_path).returncode == 0


@pytest.mark.slow
def test_a_listing_that_is_cut_off_is_no_fault_of_the_program(site: DrawnSite) -> None:
    for number in range(300):
        site.resource(f"r-{number}", topics=["none"])
    command = f"'{ROOT}/.venv/bin/clearinghouse' check | head -n 1"

    result = subprocess.run(["bash", "-c", command], cwd=site.root, capture_output=True, text=True, check=False)

    assert result.stdout.count("\n") == 1 and "Traceback" not in result.stderr


@pytest.mark.slow
def test_an_answer_for_which_the_disk_has_no_room_is_told_in_words(site: DrawnSite) -> None:
    site.resource("mine", topics=["data-uses"])
    with open("/dev/full", "w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "clearinghouse.cli", "check"],
            cwd=site.root,
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert result.returncode == 2
    assert "could not be written down: No space left on device" in result.stderr
    assert "Traceback" not in result.stderr and "Exception ignored" not in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sent", "code", "words"), [(signal.SIGINT, 130, "stopped."), (signal.SIGTERM, 143, "stopped from outside.")]
)
def test_a_program_that_is_told_to_end_says_so(site: DrawnSite, sent: signal.Signals, code: int, words: str) -> None:
    waiting = "import os, signal, sys; from clearinghouse import cli; from clearinghouse.commands import check; "
    # A program that a shell began in the background is deaf to the first of them, and hands that on to those it begins.
    waiting += "signal.signal(signal.SIGINT, signal.default_int_handler); "
    waiting += f"c = type(check.COMMAND)('check', 'x', check.COMMAND.add_options, lambda o: os.kill(os.getpid(), {int(sent)}) or 0); "
    waiting += "cli.commands = lambda given: [c]; sys.exit(cli.main(['check']))"

    result = run_program([sys.executable, "-c", waiting], site.root)

    assert result.returncode == code
    assert result.stderr.strip().endswith(words) and "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "path", ["resources/deep.md", "content/vocabulary.yml", "content/standards/deep.yml", "content/program/deep.md"]
)
@pytest.mark.parametrize("deep", ["-  ", "- ", "[", "{a: ", "? ", "-\n "])
def test_a_head_nested_without_end_is_a_problem_of_its_file_alone(site: DrawnSite, path: str, deep: str) -> None:
    text = deep * 600 + "x\n"
    site.write(path, text if path.endswith(".yml") else f"---\n{text}---\n")
    site.resource("mine", topics=["none"], type="tool", url="not an address")

    result = site.check()

    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert f"{path}:" in result.stdout and "resources/mine.md:" in result.stdout
    assert "field-value" in result.stdout


@pytest.mark.parametrize("error", [RecursionError, MemoryError, AssertionError("x"), KeyError("x"), OSError(5, "x")])
def test_whatever_goes_wrong_in_one_file_is_told_with_its_name(
    site: DrawnSite, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    site.resource("mine", "STUMBLE")
    site.resource("other", url="not an address")

    def stumble(text: str) -> None:
        if "STUMBLE" in text:
            raise error

    monkeypatch.setattr(read_file, "find_tangle", stumble)

    problems = load_site(site.root).problems

    assert [(str(problem.path), problem.code) for problem in problems] == [
        ("resources/mine.md", "file-unreadable"),
        ("resources/other.md", "field-value"),
    ]
    assert "stumbled" in problems[0].message


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_cannot_show_a_letter_still_shows_the_problem(site: DrawnSite, encoding: str) -> None:
    site.resource("mine", topics=["学校"])

    result = run(site, "check", PYTHONIOENCODING=encoding)

    assert result.returncode == 1
    assert "resources/mine.md" in result.stdout and "Traceback" not in result.stderr


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    return DrawnSite.of_the_sample(tmp_path_factory.mktemp("whole") / "site")


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_new_draft_of_any_kind_passes_the_check(whole: DrawnSite, kind: str) -> None:
    result = run(whole, "new", kind, "a-new-one")
    checked = json.loads(whole.check("--format", "json").stdout)

    path = result.stdout.split()[1].rstrip(".")
    assert result.returncode == 0 and (whole.root / path).is_file()
    assert [problem for problem in checked["problems"] if problem["path"] == path and problem["level"] == "error"] == []


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_new_draft_names_nothing_that_a_small_site_lacks(site: DrawnSite, kind: str) -> None:
    result = run(site, "new", kind, "a-new-one")

    assert result.returncode == 0 and site.check().returncode == 0


def test_a_collection_needs_something_to_list(site: DrawnSite) -> None:
    (site.root / "resources" / "feedback-protocol.md").unlink()
    (site.root / "content" / "goals" / "staff-accountability.md").unlink()

    result = run(site, "new", "collection", "a-new-one")

    assert result.returncode == 2 and "nothing yet" in result.stderr
    assert not (site.root / "content" / "collections").exists()


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_new_draft_explains_every_field_of_its_kind(site: DrawnSite, kind: str) -> None:
    path = run(site, "new", kind, "a-new-one").stdout.split()[1].rstrip(".")
    text = (site.root / path).read_text(encoding="utf-8")

    model = next(found.model for found in KINDS if found.name == kind)
    for name, field in model.model_fields.items():
        assert f"{name}:" in text and str(field.description) in text
    assert "\nstatus: draft\n" in text


def test_the_notes_of_a_new_draft_become_fields_when_their_mark_is_taken_away(whole: DrawnSite) -> None:
    run(whole, "new", "resource", "all-fields")
    file = whole.root / "resources" / "all-fields.md"
    explained = {f"# {field.description}" for field in Resource.model_fields.values()}
    lines = [line for line in file.read_text(encoding="utf-8").split("\n") if line not in explained]
    file.write_text("\n".join(line.removeprefix("# ") for line in lines), encoding="utf-8")

    checked = json.loads(whole.check("--format", "json").stdout)

    found = [problem for problem in checked["problems"] if problem["path"] == "resources/all-fields.md"]
    assert [problem["message"] for problem in found if problem["code"].startswith(("yaml", "field", "text"))] == []


def test_a_new_draft_never_overwrites(site: DrawnSite) -> None:
    before = (site.root / "resources" / "feedback-protocol.md").read_bytes()

    result = run(site, "new", "resource", "feedback-protocol")

    assert result.returncode == 2 and "resources/feedback-protocol.md" in result.stderr
    assert (site.root / "resources" / "feedback-protocol.md").read_bytes() == before


def test_a_new_draft_is_never_written_through_a_link(site: DrawnSite) -> None:
    (site.root / "resources" / "mine.md").symlink_to(site.root.parent / "elsewhere.md")

    assert run(site, "new", "resource", "mine").returncode == 2
    assert not (site.root.parent / "elsewhere.md").exists()


def test_a_misspelled_kind_is_answered_with_the_nearest(site: DrawnSite) -> None:
    assert "'resource'" in run(site, "new", "resourse", "mine").stderr


def test_an_import_of_sound_rows_ends_with_0_and_can_be_reported_twice(site: DrawnSite) -> None:
    site.write("list.csv", "Title,Link\nOne,https://example.org/1\n")

    first = run(site, "import", "list.csv", "--report", "report.md")
    second = run(site, "import", "list.csv", "--report", "report.md")

    assert (first.returncode, second.returncode) == (0, 0)
    assert (site.root / "resources" / "one.md").is_file()
    assert "already here as resources/one.md" in (site.root / "report.md").read_text(encoding="utf-8")


def test_an_import_says_which_files_it_could_not_compare_with(site: DrawnSite) -> None:
    site.write("list.csv", "Title,Link\nOne,https://example.org/1\n")
    site.write("resources/broken.md", "no fields")

    assert "1 resource file cannot be read" in run(site, "import", "list.csv").stderr


@pytest.mark.slow
@pytest.mark.parametrize("many", [1_000, pytest.param(10_000, marks=pytest.mark.hard)])
def test_one_broken_file_among_thousands_is_named_with_its_line(site: DrawnSite, many: int) -> None:
    text = "---\ntitle: Number {0}\nsummary: S.\nstatus: published\ntype: tool\nurl: https://example.org/{0}\npublisher: P\n---\n\nWords.\n"
    for number in range(many):
        (site.root / "resources" / f"r-{number:05}.md").write_text(text.format(number))
    broken = site.root / "resources" / "r-00777.md"
    broken.write_text(text.format("777: a colon"))

    checked = json.loads(site.check("--format", "json").stdout)
    built = site.build()

    errors = [problem for problem in checked["problems"] if problem["level"] == "error"]
    assert [(problem["path"], problem["line"]) for problem in errors] == [("resources/r-00777.md", 2)]
    assert built.result.returncode == 1 and "resources/r-00777.md:2:" in built.said and not built.folder.exists()
