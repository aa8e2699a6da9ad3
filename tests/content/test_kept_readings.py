"""What was read is kept for the next run, and a reading that was kept is the one a file would give anew."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from drawn import SAMPLE, DrawnSite

from clearinghouse.content import kept_readings
from clearinghouse.content.body import LIST_PLACE
from clearinghouse.content.kept_readings import Kept
from clearinghouse.content.load import Reading, Source, load_site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are."""
    names: list[str] = []
    real = kept_readings.read_file

    def watched(file: Any, data: bytes) -> Any:
        names.append(file.path.name)
        return real(file, data)

    monkeypatch.setattr(kept_readings, "read_file", watched)
    return names


def told(reading: Reading) -> list[object]:
    """Return all that a reading says, with the place of everything in it."""
    return [
        reading,
        *map(_places, _sources(reading)),
        *(written.body.links for written in reading.items),
        *_html(reading),
    ]


def _sources(reading: Reading) -> Iterator[Source]:
    yield from (written.source for written in (*reading.items, *reading.pages))
    yield from (source for _, source in reading.frameworks)
    yield from (reading.crosswalk[1], reading.vocabulary[1], reading.figures[1])


def _places(source: Source) -> tuple[object, ...]:
    marked = source.places.marked
    return marked.value, marked.keys, marked.values


def _html(reading: Reading) -> Iterator[str]:
    yield from (written.body.html for written in (*reading.items, *reading.pages))


def test_what_is_kept_is_what_is_read(folder: Path, read: list[str]) -> None:
    first = told(load_site(SAMPLE, kept=Kept(folder)))
    assert len(read) > 50
    read.clear()
    assert told(load_site(SAMPLE, kept=Kept(folder))) == first == told(load_site(SAMPLE))


def test_only_what_differs_is_read_again(site: DrawnSite, folder: Path, read: list[str]) -> None:
    load_site(site.root, kept=Kept(folder))
    read.clear()
    site.resource("another")
    found = load_site(site.root, kept=Kept(folder))
    assert read == ["another.md"]
    assert "another" in [item.id for item in found.items]


def test_texts_are_rendered_for_who_makes_pages_and_stay_so(site: DrawnSite, folder: Path, read: list[str]) -> None:
    site.resource("another", "A *quite singular* sentence.")
    first = told(load_site(site.root))
    load_site(site.root, kept=Kept(folder, rendered=False))
    assert not _holds(folder, b"<em>quite singular")
    read.clear()
    for rendered in (True, False, True):
        found = load_site(site.root, kept=Kept(folder, rendered))
        assert _holds(folder, b"<em>quite singular")
        assert told(found) == first
    assert read == []


def test_a_fault_is_looked_for_each_time(site: DrawnSite, folder: Path, read: list[str]) -> None:
    site.resource("another", typ="tool")
    first = load_site(site.root, kept=Kept(folder)).problems
    read.clear()
    assert load_site(site.root, kept=Kept(folder)).problems == first
    assert read == ["another.md"]


def test_what_is_gone_from_the_site_is_kept_no_longer(site: DrawnSite, folder: Path) -> None:
    site.resource("another", summary="A quite singular sentence.")
    load_site(site.root, kept=Kept(folder))
    assert _holds(folder, b"quite singular")
    (site.root / "resources" / "another.md").unlink()
    load_site(site.root, kept=Kept(folder))
    assert not _holds(folder, b"quite singular")


def _holds(folder: Path, marker: bytes) -> bool:
    return any(marker in file.read_bytes() for file in folder.iterdir())


def test_a_file_that_moved_is_read_again(site: DrawnSite, folder: Path, read: list[str]) -> None:
    site.resource("another")
    load_site(site.root, kept=Kept(folder))
    read.clear()
    (site.root / "resources" / "another.md").rename(site.root / "resources" / "moved.md")
    load_site(site.root, kept=Kept(folder))
    assert read == ["moved.md"]


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "other program", "a folder"])
def test_what_is_damaged_or_foreign_is_passed_over(site: DrawnSite, folder: Path, damage: str) -> None:
    first = told(load_site(site.root, kept=Kept(folder)))
    for file in [file for file in folder.iterdir() if file.is_file()]:
        data = file.read_bytes()
        file.unlink()
        if damage == "a folder":
            file.mkdir()
        else:
            file.write_bytes(_damaged(data, damage))
    assert told(load_site(site.root, kept=Kept(folder))) == first


def _damaged(data: bytes, damage: str) -> bytes:
    if damage == "changed":
        return data[:60] + bytes([data[60] ^ 1]) + data[61:]
    if damage == "other program":
        return b"x" * 20 + data[20:]
    return data[:-1] if damage == "cut" else b""


def test_a_change_of_the_program_reads_all_anew(
    site: DrawnSite, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_site(site.root, kept=Kept(folder))
    count = len(read)
    monkeypatch.setattr(kept_readings, "program", lambda: b"y" * 20)
    load_site(site.root, kept=Kept(folder))
    assert len(read) == 2 * count


@pytest.mark.parametrize("how", ["open to others", "a link", "a file"])
def test_a_folder_that_others_could_fill_is_not_used(site: DrawnSite, folder: Path, how: str) -> None:
    if how == "open to others":
        folder.mkdir()
        folder.chmod(0o777)
    elif how == "a link":
        (folder.parent / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(folder.parent / "elsewhere")
    else:
        folder.write_text("")
    assert load_site(site.root, kept=Kept(folder)).problems == []
    assert folder.is_file() or list(folder.iterdir()) == []


def test_only_its_user_can_look_into_the_folder(site: DrawnSite, folder: Path) -> None:
    load_site(site.root, kept=Kept(folder))
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())


def test_a_place_for_a_list_has_this_runs_own_number(site: DrawnSite, folder: Path) -> None:
    """Its number is a secret of one run: the HTML that another made would show it."""
    site.write("content/about.md", "<!-- clearinghouse: resources -->\n", title="About")
    load_site(site.root, kept=Kept(folder))
    assert not _holds(folder, LIST_PLACE.encode())
    (page,) = (page for page in load_site(site.root, kept=Kept(folder)).pages if page.fields.title == "About")
    assert f"{LIST_PLACE}-0;" in page.body.html


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3))])
def test_after_any_edits_it_is_as_if_nothing_had_been_kept(tmp_path: Path, folder: Path, seed: int) -> None:
    chance, root = random.Random(seed), tmp_path / "site"
    shutil.copytree(SAMPLE, root)
    for _ in range(12):
        _edit(root, chance)
        assert told(load_site(root, kept=Kept(folder))) == told(load_site(root))


def _edit(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(root.rglob("*.md")))
    match chance.randrange(5):
        case 0:
            file.unlink()
        case 1:
            file.rename(file.with_name(f"moved-{chance.randrange(9)}.md"))
        case 2:
            file.write_text(file.read_text() + "\nOne more [sentence](https://example.org).\n")
        case 3:
            times = os.stat(file)
            file.write_text(file.read_text().replace("e", "a", 1))
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        case _:
            file.write_text(chance.choice(sorted(root.rglob("*.md"))).read_text())


def test_the_next_run_of_a_process_has_at_hand_what_this_one_read(
    site: DrawnSite, folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Kept(folder)
    load_site(site.root, kept=first)
    read.clear()
    monkeypatch.setattr(kept_readings, "read_shelf", lambda *where: None)
    site.resource("another")
    found = load_site(site.root, kept=first.again())
    assert read == ["another.md"]
    assert told(found) == told(load_site(site.root))
