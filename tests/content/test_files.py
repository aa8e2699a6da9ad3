"""Files on disk: what is refused before anything is opened, and what is read as text."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path, PurePosixPath

import pytest
from drawn import DrawnSite, run_program

from clearinghouse.content.assets import MAX_ASSET
from clearinghouse.content.files import MAX_FOLDER_DEPTH, MAX_NAME, MAX_TEXT, SourceFile, list_files, read_text
from clearinghouse.content.load import load_site
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.problems import Mark, Problem

# Root reads whatever it likes unless it gives that up.
ORDINARY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def problems(site: DrawnSite) -> list[tuple[str, str]]:
    """Return the codes and paths of what reading the site finds."""
    return [(problem.code, str(problem.path)) for problem in load_site(site.root).problems]


def fault_of(data: bytes, folder: Path) -> YamlFault:
    file = folder / "page.md"
    file.write_bytes(data)
    with pytest.raises(YamlFault) as caught:
        read_text(SourceFile(PurePosixPath("page.md"), file))
    return caught.value


def listed(root: Path) -> tuple[list[str], list[Problem]]:
    files, found = list_files(root, ["content"])
    return [str(file.path) for file in files], found


def test_files_come_by_path_whatever_the_order_of_their_making(tmp_path: Path) -> None:
    for name in ("content/b.md", "content/a/z.md", "content/a.md", "content/B/a.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    assert listed(tmp_path) == (sorted(["content/b.md", "content/a/z.md", "content/a.md", "content/B/a.md"]), [])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path) == ([], [])


def test_hidden_files_and_folders_are_passed_over(site: DrawnSite) -> None:
    site.write("resources/.draft.md", "not even front matter")
    site.write("content/.git/config.md", "not even front matter")
    site.write("content/.DS_Store", "x")

    assert problems(site) == []


@pytest.mark.parametrize("target", ["secret.md", "../secret.md", "/etc/passwd", "nowhere", "."])
def test_a_link_to_a_file_is_refused(site: DrawnSite, target: str) -> None:
    (site.root / "secret.md").write_text("---\ntitle: CANARY\n---\n")
    (site.root / "resources" / "link.md").symlink_to(target)

    assert problems(site) == [("symlink", "resources/link.md")]


@pytest.mark.parametrize("target", ["/", "/etc", ".", "..", "../resources"])
def test_a_link_to_a_folder_is_refused_and_not_walked(site: DrawnSite, target: str) -> None:
    (site.root / "content" / "folder").symlink_to(target, target_is_directory=True)

    assert problems(site) == [("symlink", "content/folder")]


def test_links_that_lead_to_each_other_are_refused(site: DrawnSite) -> None:
    (site.root / "content" / "one").symlink_to("two")
    (site.root / "content" / "two").symlink_to("one")

    assert problems(site) == [("symlink", "content/one"), ("symlink", "content/two")]


def test_a_whole_folder_of_the_site_may_not_be_a_link(site: DrawnSite) -> None:
    (site.root / "resources").rename(site.root / "elsewhere")
    (site.root / "resources").symlink_to("elsewhere")

    assert problems(site) == [("symlink", "resources")]


def test_what_a_link_leads_to_is_never_read(site: DrawnSite) -> None:
    secret = site.root / "secret.txt"
    secret.write_text("CANARY")
    os.utime(secret, (0, 0))
    (site.root / "resources" / "feedback-protocol").mkdir()
    (site.root / "resources" / "feedback-protocol" / "notes.txt").symlink_to(secret)

    reading = load_site(site.root)

    assert reading.assets == {}
    assert secret.stat().st_atime == 0


@pytest.mark.parametrize("name", ["pipe.md", "pipe.txt"])
def test_a_pipe_is_refused_and_does_not_keep_the_check_waiting(site: DrawnSite, name: str) -> None:
    os.mkfifo(site.root / "resources" / name)

    assert problems(site) == [("file-unreadable", f"resources/{name}")]


def test_the_command_ends_where_a_pipe_lies_among_the_files(site: DrawnSite) -> None:
    os.mkfifo(site.root / "resources" / "pipe.md")

    assert site.check().returncode == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["locked.md", "locked"])
def test_what_may_not_be_read_is_a_problem_of_its_own(site: DrawnSite, name: str) -> None:
    place = site.resource("locked") if name == "locked.md" else site.write("resources/locked/plan.pdf").parent
    place.chmod(0)

    result = run_program([*ORDINARY, sys.executable, "-m", "clearinghouse.cli", "check"], site.root)
    place.chmod(0o700)

    assert result.stdout.startswith(f"resources/{name}:1:1: file-unreadable: ")
    assert result.returncode == 1


def test_a_file_that_goes_away_while_the_site_is_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(YamlFault) as caught:
        read_text(SourceFile(PurePosixPath("gone.md"), tmp_path / "gone.md"))

    assert caught.value.code == "file-unreadable"


def test_text_that_is_not_utf_8_is_refused_where_the_first_strange_letter_stands(tmp_path: Path) -> None:
    fault = fault_of("---\ntitle: Écoles".encode("latin-1"), tmp_path)

    assert (fault.code, fault.mark) == ("file-not-text", Mark(2, 8))


@pytest.mark.parametrize(
    "data", [b"\xff\xfea\x00", b"\xc0\xaf", b"\xed\xa0\x80", b"a\x80", b"%PDF-1.4\n\xe2\xe3\xcf\xd3"]
)
def test_other_encodings_and_other_files_are_not_text(data: bytes, tmp_path: Path) -> None:
    assert fault_of(data, tmp_path).code == "file-not-text"


def test_the_check_names_a_file_that_is_not_utf_8(site: DrawnSite) -> None:
    (site.root / "resources" / "old.md").write_bytes("---\ntitle: É\n".encode("latin-1"))

    assert problems(site) == [("file-not-text", "resources/old.md")]


def test_a_name_that_is_not_utf_8_is_refused_and_can_be_printed(site: DrawnSite) -> None:
    with open(os.fsencode(site.root / "resources") + b"/caf\xe9.md", "wb"):
        pass

    assert problems(site) == [("file-name", "resources/caf\\udce9.md")]
    assert site.check().returncode == 1


def test_names_that_differ_only_in_case_collide(site: DrawnSite) -> None:
    site.write("content/assets/Plan.pdf", "x")
    site.write("content/assets/plan.pdf", "x")

    assert problems(site) == [("name-collision", "content/assets/plan.pdf")]


def test_files_in_folders_that_differ_only_in_case_collide(site: DrawnSite) -> None:
    site.write("content/assets/Plans/a.pdf", "x")
    site.write("content/assets/plans/a.pdf", "x")

    assert problems(site) == [("name-collision", "content/assets/plans/a.pdf")]


def test_a_name_with_separate_accents_is_refused(site: DrawnSite) -> None:
    site.write("content/assets/caf\u00e9.pdf", "x")
    site.write("content/assets/cafe\u0301.pdf", "x")

    assert problems(site) == [("file-name", "content/assets/cafe\u0301.pdf")]


@pytest.mark.parametrize(
    "name",
    [
        "con.pdf",
        "NUL.txt",
        "aux",
        "com1.png",
        "lpt9.md",
        "Prn.tar.gz",
        "COM\u00b9.txt",
        "lpt\u00b3.pdf",
        "CONIN$.txt",
        "conout$",
        "Clock$.txt",
        "con .txt",
    ],
)
def test_a_name_that_windows_reserves_is_refused(site: DrawnSite, name: str) -> None:
    site.write(f"content/assets/{name}", "x")

    assert problems(site) == [("file-name", f"content/assets/{name}")]


@pytest.mark.parametrize(
    "name", ["a:b.pdf", "a|b.pdf", 'a"b.pdf', "a<b>.pdf", "a?.pdf", "a\\b.pdf", "a*.pdf", "a\nb.pdf", "a\x1bb.pdf", "a\u202eb.pdf", "a.pdf ", "a.pdf.", " a.pdf"]
)  # fmt: skip
def test_a_name_that_not_every_system_can_hold_is_refused(site: DrawnSite, name: str) -> None:
    site.write(f"content/assets/{name}", "x")

    assert [code for code, _ in problems(site)] == ["file-name"]


def test_an_over_long_name_is_refused(site: DrawnSite) -> None:
    site.write(f"content/assets/{'a' * (MAX_NAME - 4)}.pdf", "x")
    long = site.write(f"content/assets/{'b' * (MAX_NAME - 3)}.pdf", "x")
    wide = site.write(f"content/assets/{'é' * (MAX_NAME // 2)}.pdf", "x")

    assert problems(site) == [("file-name", f"content/assets/{name.name}") for name in (long, wide)]


def test_a_long_id_is_refused(site: DrawnSite) -> None:
    site.resource("a" * 81)

    assert problems(site) == [("file-name", f"resources/{'a' * 81}.md")]


def test_folders_nested_too_deep_are_refused(site: DrawnSite) -> None:
    deep = "/".join("abcdefghij"[: MAX_FOLDER_DEPTH + 1])
    site.write(f"content/{deep}/plan.pdf", "x")

    assert [code for code, _ in problems(site)] == ["file-name"]


def test_a_page_over_the_limit_is_refused(site: DrawnSite) -> None:
    site.resource("long", "word " * (MAX_TEXT // 5))

    assert problems(site) == [("file-too-large", "resources/long.md")]


def test_a_page_up_to_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"x" * MAX_TEXT)

    assert len(read_text(SourceFile(PurePosixPath("page.md"), file))) == MAX_TEXT


def test_an_attachment_over_the_limit_is_refused(site: DrawnSite) -> None:
    for name, size in (("large.pdf", MAX_ASSET + 1), ("fair.pdf", MAX_ASSET)):
        with site.write(f"content/assets/{name}").open("wb") as stream:
            stream.write(b"%PDF-1.4")
            stream.truncate(size)

    assert problems(site) == [("file-too-large", "content/assets/large.pdf")]


@pytest.mark.parametrize(
    "name", ["page.html", "logo.svg", "run.js", "style.css", "feed.xml", "macro.docm", "noending", "a.pdf.html"]
)
def test_files_that_could_act_as_part_of_the_site_are_refused(site: DrawnSite, name: str) -> None:
    site.write(f"content/assets/{name}", "x")

    assert problems(site) == [("file-type", f"content/assets/{name}")]


def test_the_ending_of_an_attachment_may_be_written_in_capitals(site: DrawnSite) -> None:
    site.write("content/assets/plan.PDF", "x")

    assert problems(site) == []


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ("content", "content/vocabulary.yml"),
        ("content/vocabulary.yml", "content/vocabulary.yml"),
        ("content/standards", "content/standards"),
    ],
)
def test_what_all_others_need_is_named_alone(site: DrawnSite, gone: str, named: str) -> None:
    for number in range(3):
        site.resource(f"plan-{number}", title=f"Number {number} plan", standards=["psel-2015/1"])
    place = site.root / gone
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    (site.root / "content").mkdir(exist_ok=True)
    result = site.check()

    assert result.returncode == 1 and result.stdout.count(": content-missing: ") == 1
    assert f"{named} is missing" in result.stdout and "plan-" not in result.stdout


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("One.\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", 3),
        ("```\n<<<<<<< HEAD\na\n```\n", 2),
        ("- a\n- b\n>>>>>>> other\n", 3),
        ("a\n||||||| base\nb\n", 2),
        ("a\n\n=======\n\nb\n", 3),
        ("Heading\n=======\n\nWords, 7 < 8 and << and >>.\n", 0),
    ],
)
def test_the_signs_of_a_merge_are_found_wherever_they_are(site: DrawnSite, body: str, line: int) -> None:
    path = site.resource("plan", body)
    first = path.read_text().count("\n") - body.count("\n")
    said = site.check().stdout

    assert (f"plan.md:{first + line}:1: merge-conflict" if line else "") in said
    assert ("merge-conflict" in said) is bool(line)


@pytest.mark.parametrize("space", ["\u00a0\u00a0", "\u2003", "\u3000"])
def test_a_space_of_another_kind_is_named_with_its_line(site: DrawnSite, space: str) -> None:
    path = site.resource("plan", authors=["Ann Stone"])
    path.write_text(path.read_text().replace("- Ann Stone", f"{space}- Ann Stone"))
    said = site.check().stdout

    assert "begins with a space of another kind" in said and "two plain spaces" in said


def test_the_other_of_two_names_is_never_the_hint(site: DrawnSite) -> None:
    site.resource("plan")
    site.write("resources/Plan.md", (site.root / "resources/plan.md").read_text())

    assert "plan.md is there already" in site.check().stdout


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ({"standards": ["PSEL 1"]}, "write psel-2015/1"),
        ({"standards": "PSEL 1"}, "write standards: [psel-2015/1]"),
        ({"levels": ["HS"]}, "write high"),
        ({"levels": "Elem"}, "write levels: [elementary]"),
        ({"topics": ["data team"]}, "write data-use"),
    ],
)
def test_a_hint_knows_everyday_words(site: DrawnSite, fields: dict[str, object], hint: str) -> None:
    site.resource("plan", **fields)

    assert f"hint: {hint}" in site.check().stdout


def test_a_term_whose_id_changed_is_told_once(site: DrawnSite) -> None:
    for number in range(24):
        site.resource(
            f"plan-{number}",
            title=f"Plan {number} of {'abcdefghijklmnopqrstuvwxyz'[number] * 5}",
            topics=["data-usage"],
        )
    said = site.check().stdout

    assert (
        said.count("term-unknown") == 1
        and "24 items use 'data-usage'" in said
        and "keep the id and change the label" in said
    )


def test_a_second_name_of_a_file_elsewhere_is_refused_like_a_link(site: DrawnSite) -> None:
    secret = site.write("../secret.txt", "CANARY")
    site.write("resources/mine/keep.txt", "x")
    os.link(secret, site.root / "resources" / "mine" / "plan.txt")
    os.link(secret, site.root / "resources" / "mine" / "again.txt")

    problems = load_site(site.root).problems

    assert [(str(problem.path), problem.code) for problem in problems] == [
        ("resources/mine/again.txt", "symlink"),
        ("resources/mine/plan.txt", "symlink"),
    ]


def test_two_names_inside_the_site_are_no_link_to_elsewhere(site: DrawnSite) -> None:
    one = site.write("resources/mine/plan.txt", "x")
    os.link(one, site.root / "resources" / "mine" / "same.txt")

    assert [problem.code for problem in load_site(site.root).problems] == []
