"""Reads one file of the store: its place, its fields, and every problem it has by itself."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from clearinghouse.content.explain import fault_problem, validate
from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.content.files import SourceFile, read_text
from clearinghouse.content.marked_yaml import Marked, YamlFault, parse_yaml
from clearinghouse.content.written import render_front_matter
from clearinghouse.problems import Mark, Problem
from clearinghouse.records.fields import Reader
from clearinghouse.records.held import texts, visible
from clearinghouse.records.kinds import BY_FOLDER, KINDS, RecordKind
from clearinghouse.records.models.record import Record
from clearinghouse.records.student_data import student_data

_ELSEWHERE = tuple((kind.label, kind.model) for kind in KINDS)


@dataclass(frozen=True)
class ReadRecord:
    """A record as its file says it: kind, id (the file's name), checked fields and the places of all in the file."""

    kind: RecordKind
    id: str
    fields: Record
    path: PurePosixPath
    marked: Marked

    def seen_by(self, reader: Reader) -> str:
        """Return, as JSON, what a reader may see of the fields as they were written."""
        return json.dumps(visible(self.kind.model, self.marked.value, reader), default=_iso, separators=(",", ":"))


def _iso(value: Any) -> str:
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)


def read_record(root: Path, path: PurePosixPath) -> tuple[ReadRecord | None, list[Problem]]:
    """Read a record's file, or say everything that is wrong with it.

    Args:
        root: the store's folder.
        path: the file, below it; its first folder is one of the kinds'.
    """
    try:
        return parse_record(path, read_text(SourceFile(path, root / path)))
    except YamlFault as fault:
        return None, [fault_problem(fault, path)]


def parse_record(path: PurePosixPath, text: str) -> tuple[ReadRecord | None, list[Problem]]:
    """Return the record that a file's text holds, or everything that is wrong with it."""
    kind = BY_FOLDER[path.parts[0]]
    try:
        _check_id(path)
        marked = parse_yaml(text.removeprefix("\ufeff"))
    except YamlFault as fault:
        return None, [fault_problem(fault, path)]
    fields, problems = validate(kind.model, marked, path, _ELSEWHERE)
    problems += list(_student_data(marked, path))
    if fields is None or problems:
        return None, problems
    if misplaced := _misplaced(kind, fields, path):
        return None, [misplaced]
    return ReadRecord(kind, path.stem, fields, path, marked), []


def field_problems(kind: RecordKind, name: str, value: Any) -> list[Problem]:
    """Return what is wrong with the value of one field, whatever the others are."""
    path = PurePosixPath(kind.folder, "answer.yml")
    try:
        marked = parse_yaml(render_front_matter({name: value}))
    except YamlFault as fault:
        return [fault_problem(fault, path)]
    _, problems = validate(kind.model, marked, path)
    return [problem for problem in (*problems, *_student_data(marked, path)) if problem.code != "field-missing"]


def _check_id(path: PurePosixPath) -> None:
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > MAX_ID or path.suffix != ".yml":
        message = f"'{path.name}' is no name for a record"
        raise YamlFault("file-name", Mark(), message, "use lower-case letters, digits and hyphens, and the ending .yml")


def _student_data(marked: Marked, path: PurePosixPath) -> Iterator[Problem]:
    found = list(texts(marked.value))
    # One look at all of them is many times faster than one at each; the sign between keeps them apart.
    if not student_data(" | ".join(value for _, value in found)):
        return
    for trail, value in found:
        if what := student_data(value):
            message = f"'{'.'.join(str(step) for step in trail)}' seems to hold {what}"
            hint = "records hold nothing about a single student; write about the group, or take it out"
            yield Problem(path, marked.find(trail), "record-student-data", message, hint)


def _misplaced(kind: RecordKind, fields: Record, path: PurePosixPath) -> Problem | None:
    right = kind.place(path.stem, fields)
    if right == str(path):
        return None
    return Problem(
        path, Mark(), "record-misplaced", "the file lies in another folder than its fields say", f"move it to {right}"
    )
