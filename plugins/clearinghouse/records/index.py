"""What a store's files hold, kept beside them so that only files written since are read again.

The index is a SQLite file with the rows of `tables` (never what stays with coach and leader) and each file's problems.
It can be deleted at any time. It lies in the store's `.git`, where no proposal can put a forged one and no commit takes
it along; without git in the hidden folder `.index`. Where neither can be written it is kept in memory.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Self

from clearinghouse.problems import Mark, Problem
from clearinghouse.records.fields import Reader
from clearinghouse.records.reading import ReadRecord, read_record
from clearinghouse.records.store import find_files
from clearinghouse.records.tables import Row, rows, tables

_PATIENCE = 600
"""For so many seconds a command waits for another that reads the same store."""
_PARALLEL = 2000
"""From so many files on, reading them is shared among processes."""
_CHUNK = 250
_UNSURE_NS = 2_000_000_000
"""A file written so shortly before it was read may be written again without a new time stamp, so it is read again."""


@dataclass(frozen=True)
class _Outcome:
    path: str
    stamp: str
    data: str | None
    problems: str | None
    rows: tuple[tuple[str, Row], ...]


@dataclass
class Index:
    """An open index that agrees with the files of its store; it is closed where `with` ends."""

    database: sqlite3.Connection
    problems: list[Problem]
    files: int
    read: int
    """How many files had to be read."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.database.close()


def open_index(root: Path) -> Index:
    """Return the index of a store, after reading what was written since it was last opened."""
    database = _open(_place(root))
    database.execute("PRAGMA cache_size = -32000")
    # Two commands at once would each write what they read; the second waits, and then finds little to do.
    database.execute("BEGIN IMMEDIATE")
    _prepare(database)
    found = find_files(root)
    known = dict(database.execute("SELECT path, stamp FROM file"))
    gone = [path for path in known if path not in found.stamps]
    changed = [path for path, stamp in found.stamps.items() if known.get(path) != stamp]
    _forget(database, [*gone, *(path for path in changed if path in known)])
    for outcomes in _read(root, [(path, found.stamps[path]) for path in changed]):
        _keep(database, outcomes)
    database.commit()
    problems = found.problems + [
        problem
        for (text,) in database.execute("SELECT problems FROM file WHERE problems NOTNULL")
        for problem in _problems(text)
    ]
    return Index(database, problems, len(found.stamps), len(changed))


def try_records(index: Index, records: Sequence[ReadRecord]) -> tuple[sqlite3.Connection, dict[int, ReadRecord]]:
    """Return a copy of the index that holds further records too, and which file number each of them has there."""
    copy = sqlite3.connect(":memory:")
    index.database.backup(copy)
    numbers: dict[int, ReadRecord] = {}
    for record in records:
        _keep(copy, [_kept(record, str(record.path), "")])
        (number,) = copy.execute("SELECT max(number) FROM file").fetchone()
        numbers[number] = record
    return copy, numbers


def _place(root: Path) -> Path | None:
    git = root / ".git"
    if git.is_dir() and not git.is_symlink():
        return git / "clearinghouse-index.sqlite"
    return None if os.path.lexists(git) else root / ".index" / "index.sqlite"


def _open(place: Path | None) -> sqlite3.Connection:
    if place is None:
        return sqlite3.connect(":memory:")
    try:
        place.parent.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
        database = sqlite3.connect(place, timeout=_PATIENCE)
        database.execute("PRAGMA synchronous = OFF")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return database
    except sqlite3.DatabaseError:
        with contextlib.suppress(OSError):
            os.unlink(place)
            return _open(place)
        return sqlite3.connect(":memory:")
    except OSError:
        return sqlite3.connect(":memory:")


def _prepare(database: sqlite3.Connection) -> None:
    digest = _digest()
    with contextlib.suppress(sqlite3.DatabaseError):
        if database.execute("SELECT digest FROM made_by").fetchone() == (digest,):
            return
    made = "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite%' ORDER BY 1 DESC"
    for type, name in database.execute(made).fetchall():
        database.execute(f'DROP {type} "{name}"')
    for statement in _schema():
        database.execute(statement)
    database.execute("INSERT INTO made_by VALUES (?)", (digest,))


def _schema() -> Iterator[str]:
    yield "CREATE TABLE made_by (digest TEXT)"
    yield (
        "CREATE TABLE file (number INTEGER PRIMARY KEY, path TEXT UNIQUE, stamp TEXT, folder TEXT, id TEXT, data TEXT,"
        " problems TEXT)"
    )
    yield "CREATE INDEX file_id ON file (folder, id)"
    for table in tables():
        columns = ", ".join(column.sqlite for column in table.columns)
        yield f"CREATE TABLE {table.name} (file INTEGER, {columns})"
        yield f"CREATE INDEX {table.name}_file ON {table.name} (file)"
        if table.columns[0].name == "id":
            yield f"CREATE INDEX {table.name}_replaces ON {table.name} (replaces) WHERE replaces NOTNULL"
            replaced = f"SELECT replaces FROM {table.name} WHERE replaces NOTNULL"  # noqa: S608  # a name of ours
            yield f"CREATE VIEW now_{table.name} AS SELECT * FROM {table.name} WHERE NOT withdrawn AND id NOT IN ({replaced})"  # noqa: S608  # a name of ours
    yield "CREATE INDEX assignment_school ON assignments (school)"
    yield "CREATE INDEX report_school ON reports (school, half)"
    yield "CREATE INDEX contact_day ON contacts (coach, date)"
    yield "CREATE INDEX plan_assignment ON plans (assignment)"


def _digest() -> str:
    """Return what changes with the code that reads records: another model may find what this one did not."""
    package = Path(__file__).resolve().parent.parent
    made = hashlib.sha256()
    for folder in ("records", "content", "standards"):
        for file in sorted((package / folder).rglob("*.py")):
            made.update(file.read_bytes())
    return made.hexdigest()


def _forget(database: sqlite3.Connection, paths: Sequence[str]) -> None:
    for path in paths:
        (number,) = database.execute("SELECT number FROM file WHERE path = ?", (path,)).fetchone()
        database.execute("DELETE FROM file WHERE number = ?", (number,))
        folder = path.partition("/")[0]
        for table in tables():
            if table.kind.folder == folder:
                database.execute(f"DELETE FROM {table.name} WHERE file = ?", (number,))  # noqa: S608  # a name of ours


def _read(root: Path, files: list[tuple[str, str]]) -> Iterator[list[_Outcome]]:
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    read = partial(_read_chunk, str(root), time.time_ns())
    if len(files) < _PARALLEL or (os.cpu_count() or 1) < 2:
        yield from map(read, chunks)
        return
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 8)) as pool:
        yield from pool.map(read, chunks)


def _read_chunk(root: str, now: int, files: list[tuple[str, str]]) -> list[_Outcome]:
    return [_outcome(Path(root), path, stamp, now) for path, stamp in files]


def _outcome(root: Path, path: str, stamp: str, now: int) -> _Outcome:
    record, problems = read_record(root, PurePosixPath(path))
    sure = max(int(part) for part in stamp.split(".")[:2]) < now - _UNSURE_NS
    said = (
        json.dumps([[str(p.path), p.mark.line, p.mark.column, p.code, p.message, p.hint] for p in problems])
        if problems
        else None
    )
    if record is None:
        return _Outcome(path, stamp if sure else "", None, said, ())
    return _kept(record, path, stamp if sure else "", said)


def _kept(record: ReadRecord, path: str, stamp: str, said: str | None = None) -> _Outcome:
    made = tuple(rows(record.kind, record.id, record.fields))
    return _Outcome(path, stamp, record.seen_by(Reader.STAFF), said, made)


def _keep(database: sqlite3.Connection, outcomes: Iterable[_Outcome]) -> None:
    by_table: dict[str, list[Row]] = {}
    for outcome in outcomes:
        folder, _, rest = outcome.path.partition("/")
        id = rest.rpartition("/")[2].removesuffix(".yml")
        values = (outcome.path, outcome.stamp, folder, id, outcome.data, outcome.problems)
        number = database.execute(
            "INSERT OR REPLACE INTO file (path, stamp, folder, id, data, problems) VALUES (?, ?, ?, ?, ?, ?)", values
        ).lastrowid
        for table, row in outcome.rows:
            by_table.setdefault(table, []).append((number, *row))
    for table, found in by_table.items():
        marks = ", ".join("?" * len(found[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608  # a name of ours


def _problems(text: str) -> list[Problem]:
    return [
        Problem(PurePosixPath(path), Mark(line, column), code, message, hint)
        for path, line, column, code, message, hint in json.loads(text)
    ]
