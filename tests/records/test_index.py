"""The index agrees with the files, however they were written, and never stands in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from private_store import DrawnStore

from clearinghouse.records import index as index_module
from clearinghouse.records.index import open_index


@pytest.fixture
def store(tmp_path: Path) -> DrawnStore:
    return DrawnStore.begin(tmp_path / "store")


def rows(root: Path) -> list[tuple[str, int]]:
    with open_index(root) as index:
        return index.database.execute("SELECT id, minutes FROM contacts ORDER BY id").fetchall()


def test_a_file_written_again_at_the_same_length_and_moment_is_read_again(store: DrawnStore) -> None:
    file = store.contact("c", minutes=10)
    assert rows(store.root) == [("c", 10)]
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    store.contact("c", minutes=20)
    os.utime(file, ns=times)

    assert rows(store.root) == [("c", 20)]


def test_only_what_was_written_since_is_read(store: DrawnStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "_UNSURE_NS", 0)
    rows(store.root)
    store.contact("c")

    with open_index(store.root) as index:
        assert index.read == 1 < index.files


def test_an_index_that_is_damaged_or_from_another_program_is_made_anew(store: DrawnStore) -> None:
    store.contact("c")
    rows(store.root)
    place = store.root / ".index" / "index.sqlite"
    place.write_bytes(b"no database at all, but longer than a header would be" * 50)

    assert rows(store.root) == [("c", 60)]


def test_in_a_repository_the_index_lies_where_no_commit_takes_it_along(store: DrawnStore) -> None:
    subprocess.run(["git", "init", "-q"], cwd=store.root, check=True)
    rows(store.root)

    assert (store.root / ".git" / "clearinghouse-index.sqlite").is_file() and not (store.root / ".index").exists()
    said = subprocess.run(["git", "status", "--porcelain"], cwd=store.root, check=True, capture_output=True, text=True)
    assert "index" not in said.stdout


@pytest.mark.slow
def test_two_commands_at_once_agree_and_count_each_record_once(store: DrawnStore) -> None:
    for number in range(150):
        store.contact(f"c{number}", minutes=5)
    code = "import sys; from pathlib import Path; from clearinghouse.records.index import open_index; open_index(Path(sys.argv[1])).__exit__()"
    running = [subprocess.Popen([sys.executable, "-c", code, str(store.root)]) for _ in range(3)]

    assert [program.wait(120) for program in running] == [0, 0, 0]
    assert len(rows(store.root)) == 150
