"""`clearinghouse init`: a new site that is complete, sound, empty and nobody else's."""

from __future__ import annotations

import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from drawn import ROOT, SECOND, SECOND_FRAMEWORKS, BuiltSite, run_clearinghouse, run_program

from clearinghouse.content.kinds import KINDS

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
    assert 'href="../program/contact/"' in built.text("/tell/").partition("<main")[2]
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
    header = built.text("/").partition("</header>")[0]
    assert 'href="events/"' in header and 'href="practices/"' not in header and 'href="coaches/"' not in header
    assert "/contribute/options/" in built.text("/contribute/").replace("../", "/contribute/") or built.has(
        "/contribute/options/"
    )
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


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    refused = run_clearinghouse(["init", str(tmp_path)], tmp_path)

    assert refused.returncode == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


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
