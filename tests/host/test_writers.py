"""Files written by other processes are there at the end, or their build fails with words."""

from __future__ import annotations

import os
import signal
from multiprocessing import active_children
from pathlib import Path

import pytest

from clearinghouse.host import writers
from clearinghouse.host.processes import copies
from clearinghouse.host.tree import Tree

FILES = {f"{number % 7}/{number}.txt": f"{number} ".encode() * 50 for number in range(200)}


@pytest.fixture(autouse=True)
def little_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "_BATCH", 1_000)
    monkeypatch.setattr(writers, "_WAITING", 2)


def written(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("killed", [False, True])
def test_every_file_is_there_at_the_end(tmp_path: Path, killed: bool) -> None:
    (tmp_path / "3").mkdir()
    (tmp_path / "3" / "old.txt").write_text("old")
    tree = Tree(tmp_path, None)
    with copies(2) as pool:
        tree.share(pool)
        for number, (path, content) in enumerate(FILES.items()):
            tree.write(path, content)
            for child in active_children() if killed and number == 100 else ():
                os.kill(child.pid or 0, signal.SIGKILL)
        tree.await_written()
    tree.finish()

    assert written(tmp_path) == FILES


def test_what_goes_wrong_is_not_lost(tmp_path: Path) -> None:
    tree = Tree(tmp_path, None)
    with copies(1) as pool:
        tree.share(pool)
        tree.write("a/one.txt", b"one")
        (tmp_path / "a").rename(tmp_path / "b")  # as if another hand were at work there
        with pytest.raises(FileNotFoundError):
            tree.await_written()
