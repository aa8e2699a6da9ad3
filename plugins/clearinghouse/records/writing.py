"""Writes records: whole or not at all, and never over what is there."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from clearinghouse.content.write_once import clear_left, write_new
from clearinghouse.content.written import render_front_matter
from clearinghouse.problems import Problem, render_text
from clearinghouse.records.kinds import RecordKind
from clearinghouse.records.reading import ReadRecord, parse_record

_LEFT = ".saving-"
_LETTERS = "abcdefghjkmnpqrstvwxyz"
_SIGNS = f"{_LETTERS}23456789"


class NotWritten(Exception):
    """A record that was not written; says why and what to do. `taken` says that the file is there already."""

    def __init__(self, message: str, taken: bool = False) -> None:
        super().__init__(message)
        self.taken = taken


def new_id() -> str:
    """Return an id that no other device will make: 12 letters and digits, without those that look alike."""
    return secrets.choice(_LETTERS) + "".join(secrets.choice(_SIGNS) for _ in range(11))


def make_record(kind: RecordKind, id: str, fields: Mapping[str, Any]) -> tuple[ReadRecord, str]:
    """Return a record and the text of its file, sure to be read back with these very fields.

    Args:
        kind: what it is.
        id: its id.
        fields: values as a file holds them; empty ones are left out.

    Raises:
        NotWritten: the fields are not those of the kind; says each fault in words.
    """
    text = render_front_matter({name: fields[name] for name in kind.model.model_fields if name in fields})
    unknown = [name for name in fields if name not in kind.model.model_fields]
    if unknown:
        text += render_front_matter({name: fields[name] for name in unknown})
    read, problems = parse_record(_path(kind, id, fields), text)
    if read is None:
        raise NotWritten(_said(problems))
    return read, text


def _path(kind: RecordKind, id: str, fields: Mapping[str, Any]) -> PurePosixPath:
    parts = [str(fields.get(name.partition(".")[0], ""))[: 4 if "." in name else None] for name in kind.model.partition]
    return PurePosixPath(kind.folder, *(part.replace("/", "_") or "_" for part in parts), f"{id}.yml")


def _said(problems: list[Problem]) -> str:
    misplaced = all(problem.code == "record-misplaced" for problem in problems)
    return "the fields do not fit together" if misplaced else render_text(problems).rstrip("\n")


def clear_records(root: Path, folder: PurePosixPath) -> None:
    """Take away what a killed run left half written in a folder of the store."""
    if not any((root / part).is_symlink() for part in folder.parents):
        clear_left(root / folder, _LEFT)


def write_record(root: Path, path: PurePosixPath, text: str) -> None:
    """Write a record's file below the store's folder, whole or not at all.

    When it returns the bytes are on the disk, not only on their way to it.

    Raises:
        NotWritten: the file is there already, a folder on the way is a link, or the disk refuses; nothing was changed.
    """
    target = root / path
    try:
        _make_folders(root, path)
        clear_left(target.parent, _LEFT)
        write_new(target, text, _LEFT, 0o600, durable=True)
    except FileExistsError:
        raise NotWritten(f"{path} exists already, and a record is never overwritten", taken=True) from None
    except OSError as error:
        raise NotWritten(f"{path} was not saved: {error.strerror}; nothing else was changed") from None


def _make_folders(root: Path, path: PurePosixPath) -> None:
    for folder in reversed(path.parents[:-1]):
        if (root / folder).is_symlink():
            raise NotWritten(f"{folder} is a link to another place; put a folder there")
        with contextlib.suppress(FileExistsError):
            (root / folder).mkdir()
