"""What is kept between runs can be written by its user alone, and makes nothing but values of content."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from clearinghouse.content.body import Body
from clearinghouse.content.kept_readings import Kept, own_folder
from clearinghouse.content.kept_shelf import read_shelf, write_shelf
from clearinghouse.content.models import Resource
from clearinghouse.content.read_file import FileReading
from clearinghouse.problems import Mark

KEY, PROGRAM = b"k" * 64, b"p" * 20


class Acts:
    """What a stranger would leave on a shelf: it is called as soon as it is read."""

    def __init__(self, call: Callable[..., object], *given: object) -> None:
        self._call = (call, given)

    def __reduce__(self) -> Any:
        return self._call


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "7"


def test_what_files_hold_is_read_back(shelf: Path) -> None:
    address = "https://example.org/"
    fields = Resource(title="A guide", summary="What it is.", type="tool", publisher="A publisher", url=address)
    held = {"a.md": (b"seen", FileReading(fields, body=Body("Text.", 9)), PurePosixPath("a.md"), Mark(1, 2))}

    write_shelf(shelf, KEY, PROGRAM, held)

    assert read_shelf(shelf, KEY, PROGRAM) == held


@pytest.mark.parametrize(("key", "program"), [(b"o" * 64, PROGRAM), (b"", PROGRAM), (KEY, b"q" * 20)])
def test_what_another_wrote_is_not_looked_at(shelf: Path, key: bytes, program: bytes) -> None:
    write_shelf(shelf, key, program, {"a.md": 1})

    assert read_shelf(shelf, KEY, PROGRAM) is None


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 400])
def test_what_is_damaged_is_not_looked_at(shelf: Path, damage: bytes) -> None:
    write_shelf(shelf, KEY, PROGRAM, {"a.md": 1})
    shelf.write_bytes(shelf.read_bytes()[: 20 if damage else 0] + damage)

    assert read_shelf(shelf, KEY, PROGRAM) is None


@pytest.mark.parametrize("number", range(6))
def test_nothing_is_run_even_of_what_has_the_right_key(shelf: Path, tmp_path: Path, number: int) -> None:
    mark = tmp_path / "ran"
    acting = [
        Acts(os.system, f"echo ran > {mark}"),
        Acts(os.mkdir, str(mark)),
        Acts(eval, f"open({str(mark)!r}, 'w')"),
        Acts(Kept, mark),
        Acts(own_folder, mark),
        Acts(getattr, Path(mark), "mkdir"),
    ][number]
    write_shelf(shelf, KEY, PROGRAM, {"a.md": acting})

    assert read_shelf(shelf, KEY, PROGRAM) is None and not mark.exists()


@pytest.mark.parametrize(
    "named",
    [
        "cclearinghouse.content.files\nread_bytes\n.",
        "cclearinghouse.content.kept_readings\nKept\n.",
        "cclearinghouse.host.build\nbuild_whole\n.",
        "cos\nsystem\n.",
        "cbuiltins\neval\n.",
    ],
)
def test_no_function_and_no_other_class_is_a_value(shelf: Path, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pickle, "dumps", lambda held, protocol: named.encode())
    write_shelf(shelf, KEY, PROGRAM, None)

    assert read_shelf(shelf, KEY, PROGRAM) is None
