"""`clearinghouse init`: a new site that is complete, sound, empty and nobody else's."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from drawn import ROOT, SECOND, SECOND_FRAMEWORKS, BuiltSite, run_clearinghouse, run_program
from markup import Markup

from clearinghouse.content.kinds import KINDS
from clearinghouse.host.starting import SHIPPED

pytestmark = pytest.mark.slow

OTHERS = ("Connecticut", "casciac", "Cheshire", "ct-ccl", "Executive Coaching Clearinghouse")


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("program") / "north"
    made = run_clearinghouse(
        [
            "init",
            str(folder),
            "--name",
            "North: a program",
            "--framework",
            "nelp-2018",
            "--time-zone",
            "Europe/Lisbon",
            "--accent",
            "#7a1f5c",
        ],
        folder.parent,
    )
    assert made.returncode == 0, made.stderr
    return folder


def test_it_passes_the_check_and_shows_no_example_to_the_public(started: Path, tmp_path: Path) -> None:
    checked = run_clearinghouse(["check"], started)
    built = BuiltSite(tmp_path / "public", run_clearinghouse(["build", "--out", str(tmp_path / "public")], started))

    assert checked.returncode == 0 and "No problems" in checked.stdout + checked.stderr
    assert built.result.returncode == 0, built.said
    assert "North: a program" in built.text("/") and built.has("/contribute/") and built.has("/events/")
    assert built.has("/standards/nelp-2018/1/")
    assert built.files_containing("#7a1f5c") == ["assets/clearinghouse/icon.svg", "assets/clearinghouse/style.css"]
    asked = built.text("/tell/").partition("<main")[2]
    assert 'href="../program/contact/"' in asked and "What happens then" not in asked
    assert [file for file in built.files_containing("EXAMPLE") if file.endswith("index.html")] == []
    for word in OTHERS:
        assert built.files_containing(word) == [], word


def test_its_menu_shows_what_exists_and_its_options_explain_themselves(started: Path, tmp_path: Path) -> None:
    site = shutil.copytree(started, tmp_path / "north")
    (site / "content/contribute/index.md").unlink()
    event = (site / "content/events/example-event.md").read_text().replace("EXAMPLE ", "").replace("draft", "published")
    (site / "content/events/opening.md").write_text(
        event.replace("EXAMPLE. ", "").replace("resources:\n  - example-resource\n", "")
    )
    built = BuiltSite(tmp_path / "public", run_clearinghouse(["build", "--out", str(tmp_path / "public")], site))

    assert built.result.returncode == 0, built.said
    header, _, rest = built.text("/").partition("</header>")
    assert 'href="contribute/"' in rest.partition("<footer")[2]
    assert 'href="events/"' in header and 'href="practices/"' not in header and 'href="coaches/"' not in header
    assert "/contribute/options/" in Markup(built.text("/contribute/")).leads_to("/contribute/")
    assert "time_zone" in built.text("/contribute/options/") and "page_size" in built.text("/contribute/options/")


def test_each_kind_has_an_example_that_the_preview_shows(started: Path) -> None:
    for kind in KINDS:
        assert (started / kind.folder / f"example-{kind.name}.md").is_file(), kind.name
    assert "status: draft" in (started / "content/events/example-event.md").read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--framework", "psel"], "psel-2015"),
        (["--time-zone", "Lisbon"], "Europe/Lisbon"),
        (["--framework", "air-acps-coaching"], "way of coaching"),
        (["--name", " "], "name of the site"),
        (["--accent", "#ffcc00"], "hard to read on light pages; write a darker one, such as #"),
        (["--accent", "blue"], "is no color"),
        (["--generator", "elsewhere"], "does not say where mkdocs-clearinghouse is"),
    ],
)
def test_what_cannot_be_begun_with_is_refused_before_anything_is_written(
    options: list[str], said: str, tmp_path: Path
) -> None:
    refused = run_clearinghouse(["init", str(tmp_path / "new"), *options], tmp_path)

    assert refused.returncode == 2 and said in refused.stderr
    assert not (tmp_path / "new").exists()


def test_the_package_knows_no_word_of_the_first_program() -> None:
    # Where states are listed, all are, and so are the clocks of a country.
    lists = {"publish/citations/bibtex.py": {"Connecticut"}, "content/times.py": {"America/New_York"}}
    package = ROOT / "plugins" / "clearinghouse"
    found = {
        (str(file.relative_to(package)), word)
        for file in package.rglob("*")
        if file.suffix in {".py", ".html", ".js", ".yml", ".toml", ".md", ".css", ".sql", ".json"}
        for word in re.findall(
            r"Connecticut|casciac|Cheshire|ct-ccl|CCL-CSLS|America/New_York|\bk-12\b", file.read_text("utf-8")
        )
    }

    assert found == {(name, word) for name, words in lists.items() for word in words}


@pytest.mark.parametrize("taken", ["mkdocs.yml", "content/mine.md", "resources/mine.md", ".github/workflows/mine.yml"])
def test_a_folder_that_holds_a_site_is_left_alone(taken: str, tmp_path: Path) -> None:
    (tmp_path / taken).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / taken).write_text("mine")

    refused = run_clearinghouse(["init", str(tmp_path)], tmp_path)

    assert refused.returncode == 2 and taken.split("/", maxsplit=1)[0] in refused.stderr
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [tmp_path / taken]


def test_a_repository_that_was_made_first_is_begun_in_and_what_it_holds_stays(tmp_path: Path) -> None:
    """Quotation marks stand round a folder with a space in its name, and the program is told as it was called."""
    folder = tmp_path / "our program"
    for name in (".git/HEAD", "README.md", "LICENSE", ".gitignore", ".github/CODEOWNERS"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("mine")

    program = Path(sys.executable).with_name("clearinghouse")
    begun = run_program([str(program), "init", str(folder)], tmp_path, {"PATH": "/usr/bin:/bin"})

    assert begun.returncode == 0, begun.stderr
    assert f"cd '{folder}'" in begun.stdout and "time_zone in mkdocs.yml" in begun.stdout
    assert f"{shlex.quote(str(program))} serve" in begun.stdout
    assert (folder / "mkdocs.yml").is_file() and (folder / ".github/workflows/publish.yml").is_file()
    for name in (".git/HEAD", "README.md", "LICENSE", ".gitignore", ".github/CODEOWNERS"):
        assert (folder / name).read_text() == "mine", name
    assert run_clearinghouse(["check"], folder).returncode == 0


def test_the_help_lists_the_sets_of_standards_to_begin_with(tmp_path: Path) -> None:
    said = run_clearinghouse(["init", "--help"], tmp_path).stdout.replace("\n", " ")

    assert [id for id in SHIPPED if id not in re.sub(r"- +", "-", re.sub(r" +", " ", said))] == []


def test_the_wheel_alone_begins_and_builds_a_site_and_the_second_program(tmp_path: Path) -> None:
    made = run_program([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], ROOT)
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "unpacked")
    alone = {"PYTHONPATH": str(tmp_path / "unpacked")}
    command = [sys.executable, "-m", "clearinghouse.cli"]

    for name, frameworks, standards in (("site", (), "psel-2015"), ("second", SECOND_FRAMEWORKS, SECOND_FRAMEWORKS[0])):
        named = [part for id in frameworks for part in ("--framework", id)]
        begun = run_program([*command, "init", str(tmp_path / name), *named], tmp_path, alone)
        assert begun.returncode == 0, begun.stderr
        if name == "second":
            shutil.copytree(SECOND, tmp_path / name, dirs_exist_ok=True)
        built = run_program([*command, "build", "--out", str(tmp_path / f"{name}-public")], tmp_path / name, alone)
        assert built.returncode == 0, built.stderr
        assert (tmp_path / f"{name}-public/standards/{standards}/index.html").is_file()
    assert (tmp_path / "second-public/program/cycle/index.html").is_file()
