"""A site is written over the one before: only what differs is, and the end is that of a build into nothing."""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearinghouse.host.build import NotPublished, build_whole
from clearinghouse.host.site_mark import NAME
from clearinghouse.host.tree import Tree

Files = dict[str, str]


def build(out: Path, made: Files, pieces: Files | None = None, fails: bool = False) -> None:
    """Build a site of files, some of them in the folder where MkDocs and other plugins write."""

    def write(folder: Path, tree: Tree) -> None:
        for path, words in (pieces or {}).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(words)
        for path, words in made.items():
            tree.write(f"/{path}", words.encode())
        if fails:
            raise NotPublished("it gave up")

    build_whole(out, write)


def files(folder: Path) -> Files:
    found = {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}
    return {path: words for path, words in found.items() if path != NAME}


def kept(out: Path) -> Path:
    """Return the folder that is left to be used again."""
    return out.with_name(f".{out.name}.building") / "site"


def test_what_is_the_same_stays_the_same_file(tmp_path: Path) -> None:
    out = tmp_path / "public"
    build(out, {"a/index.html": "a", "b/index.html": "b"})
    before = (out / "a" / "index.html").stat()

    for words in ("c", "d", "e"):
        build(out, {"a/index.html": "a", "b/index.html": words})
        after = (out / "a" / "index.html").stat()
        assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
        assert files(out) == {"a/index.html": "a", "b/index.html": words}


def test_nothing_that_is_no_longer_published_is_kept_to_be_used_again(tmp_path: Path) -> None:
    out = tmp_path / "public"
    build(out, {"people/sam/index.html": "Sam", "index.html": "Sam is here", "goals/index.html": "goals"})
    build(out, {"index.html": "nobody is here", "goals/index.html": "goals"})

    assert files(kept(out)) == {"goals/index.html": "goals"}
    assert not (kept(out) / "people").exists()

    build(out, {"index.html": "nobody is here", "goals/index.html": "other goals"})
    assert files(kept(out)) == {"index.html": "nobody is here"}


def test_git_does_not_see_what_is_kept(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for words in ("old", "new"):
        build(tmp_path / "public", {"index.html": words, "same.html": "same"})

    seen = subprocess.run(["git", "status", "--short"], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert kept(tmp_path / "public").exists() and seen.stdout == "?? public/\n"


def test_a_build_that_gives_up_leaves_nothing_to_be_used_again(tmp_path: Path) -> None:
    out = tmp_path / "public"
    build(out, {"index.html": "old"})
    build(out, {"index.html": "new"})

    with pytest.raises(NotPublished):
        build(out, {"index.html": "a draft"}, fails=True)

    assert os.listdir(tmp_path) == ["public"] and files(out) == {"index.html": "new"}


def test_what_a_killed_build_leaves_is_never_used(tmp_path: Path) -> None:
    """A kill leaves everything but the sign that the build came to its end."""
    out = tmp_path / "public"
    for words in ("old", "new"):
        build(out, {"index.html": words, "same.html": "same"})
    (kept(out).parent / "kept").unlink()
    (kept(out) / "same.html").unlink()
    (kept(out) / "same.html").write_text("half")
    (kept(out) / "draft.html").write_text("a draft")

    build(out, {"index.html": "newer", "same.html": "same"})

    assert files(out) == {"index.html": "newer", "same.html": "same"}
    assert files(kept(out)) == {"same.html": "same"}


def test_of_a_site_for_staff_nothing_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "staff"
    for words in ("old", "new"):
        build_whole(out, lambda folder, tree, words=words: tree.write("/a.html", words.encode()), staff=True)  # type: ignore[misc]  # the loop's own words

    assert files(out) == {"a.html": "new"} and os.listdir(tmp_path) == ["staff"]


def test_a_site_that_was_touched_is_made_right_and_the_old_one_is_not_written_into(tmp_path: Path) -> None:
    out = tmp_path / "public"
    for words in ("one", "two"):
        build(out, {"index.html": words, "same.html": "same", "fifo.html": "f", "folder.html": "f"})
    (out / "same.html").write_text("touched")
    (kept(out) / "fifo.html").unlink()
    os.mkfifo(kept(out) / "fifo.html")
    (out / "folder.html").unlink()
    (out / "folder.html").symlink_to(tmp_path)
    (out / "extra").mkdir()
    (out / "extra" / "index.html").write_text("put there by hand")

    build(out, {"index.html": "three", "same.html": "same", "fifo.html": "f", "folder.html": "f"})

    assert files(out) == {"index.html": "three", "same.html": "same", "fifo.html": "f", "folder.html": "f"}
    assert not (out / "folder.html").is_symlink() and not (out / "extra").exists()
    assert not (kept(out) / "extra").exists()


def test_where_links_cannot_be_made_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    out = tmp_path / "public"
    for words in ("one", "two", "three"):
        build(out, {"index.html": words, "same.html": "same"})
        assert files(out) == {"index.html": words, "same.html": "same"}


paths = st.sampled_from(["index.html", "a", "a/index.html", "a/b", "a/b/index.html", "b/index.html", "c/d/e.json"])
sites = st.dictionaries(paths, st.sampled_from(["one", "two", "a longer text"]))


def _possible(site: Files) -> Files:
    """Leave out what would have to be a file and a folder at once."""
    return {path: words for path, words in site.items() if not any(other.startswith(f"{path}/") for other in site)}


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(sites.map(_possible), st.booleans(), st.booleans()), min_size=2, max_size=6))
def test_after_any_row_of_builds_a_site_is_that_of_a_build_into_nothing(
    tmp_path_factory: pytest.TempPathFactory, row: list[tuple[Files, bool, bool]]
) -> None:
    out = tmp_path_factory.mktemp("sites") / "public"
    stands: Files = {}
    for made, as_pieces, fails in row:
        with suppress(NotPublished):
            build(out, {} if as_pieces else made, made if as_pieces else {}, fails)
            stands = made
        assert (files(out) if out.exists() else {}) == stands
        left = files(kept(out)) if kept(out).exists() else {}
        assert left.items() <= stands.items()


def test_two_files_of_one_address_are_never_published(tmp_path: Path) -> None:
    out = tmp_path / "public"
    build(out, {"robots.txt": "ours"})

    with pytest.raises(NotPublished, match=r"robots\.txt"):
        build(out, {"robots.txt": "ours, later"}, pieces={"robots.txt": "a stranger's"})
    assert files(out) == {"robots.txt": "ours"}


def test_a_link_to_itself_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(NotPublished, match="leads to itself"):
        build(tmp_path / "loop", {"index.html": "x"})
