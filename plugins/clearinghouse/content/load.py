"""Reads a whole site's content from disk: every file once, every fault collected, nothing skipped in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from clearinghouse.content.assets import authored, check_asset
from clearinghouse.content.body import Body
from clearinghouse.content.explain import fault_problem
from clearinghouse.content.figures import FIGURES, Figures
from clearinghouse.content.files import STANDARDS, SourceFile, list_files, read_bytes
from clearinghouse.content.kept_readings import Kept
from clearinghouse.content.kinds import Kind
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.models import ItemFields, PageFields
from clearinghouse.content.places import Places
from clearinghouse.content.read_file import CROSSWALKS, VOCABULARY, Crosswalk, FileReading, is_text, kind_of
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.problems import Mark, Problem
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework

FOLDERS = ("content", "resources")


@dataclass(frozen=True)
class Source:
    """Where a value was written: its file, and the places of the fields in it."""

    path: PurePosixPath
    places: Places = field(default_factory=Places, compare=False, repr=False)

    def problem(self, code: str, trail: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a problem at the place of the field that the trail leads to."""
        return Problem(self.path, self.places.find(trail), code, message, hint)

    def typed(self, trail: tuple[str | int, ...]) -> object:
        """Return a field's value as the author typed it, or None where it was not written."""
        return self.places.typed(trail)


@dataclass(frozen=True)
class ReadItem:
    """An item as its file says it: kind, id (the file's name), checked fields and body."""

    kind: Kind
    id: str
    fields: ItemFields
    body: Body
    source: Source


@dataclass(frozen=True)
class ReadPage:
    """A plain page as its file says it, such as one about the program."""

    fields: PageFields
    body: Body
    source: Source


@dataclass
class Reading:
    """All that one reading of a site's folders found.

    `unread` names what has problems of its own, as `(kind, id)`: items, and also `("framework", id)`,
    `("vocabulary", "")` and `("page", path)`. It exists, so what refers to it is not blamed. `assets` are
    the files that are neither Markdown nor data; those of a kind we do not serve are `refused`.
    """

    items: list[ReadItem] = field(default_factory=list)
    pages: list[ReadPage] = field(default_factory=list)
    frameworks: list[tuple[Framework, Source]] = field(default_factory=list)
    refused: set[PurePosixPath] = field(default_factory=set)
    crosswalk: tuple[tuple[Association, ...], Source] = ((), Source(CROSSWALKS))
    vocabulary: tuple[Vocabulary, Source] = (Vocabulary(), Source(VOCABULARY))
    figures: tuple[Figures | None, Source] = (None, Source(FIGURES))
    assets: dict[PurePosixPath, Path] = field(default_factory=dict)
    unread: set[tuple[str, str]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def load_site(
    root: Path,
    progress: Callable[[Iterable[SourceFile]], Iterable[SourceFile]] = lambda files: files,
    kept: Kept | None = None,
) -> Reading:
    """Read `content/` and `resources/` below `root`.

    Args:
        root: the folder that holds them.
        progress: wraps the files as they are read, to show how far the reading is.
        kept: what earlier runs read.
    """
    reading, kept = Reading(), kept or Kept()
    files, reading.problems = list_files(root, FOLDERS)
    kept.expect([file for file in files if is_text(file.path)])
    for file in progress(files):
        _read(file, reading, kept)
    kept.close()
    reading.problems += _missing(files)
    return reading


def _missing(files: Sequence[SourceFile]) -> Iterator[Problem]:
    """Name what a site with resources cannot be without: everything else that goes wrong would only follow from it."""
    paths = {file.path for file in files}
    if not any(path.parts[0] == "resources" for path in paths):
        return
    if not any(path.parts[0] == "content" for path in paths):
        hint = "is the folder content empty, or a submodule that was not fetched? Try: git submodule update --init"
        yield Problem(VOCABULARY, Mark(), "content-missing", f"{VOCABULARY} is missing, as is all of content/", hint)
    elif VOCABULARY not in paths:
        hint = "bring it back from an earlier version: git checkout HEAD -- content/vocabulary.yml"
        yield Problem(VOCABULARY, Mark(), "content-missing", f"{VOCABULARY} is missing", hint)
    elif not any(path.parent == STANDARDS for path in paths):
        hint = "bring the folder back from an earlier version: git checkout HEAD -- content/standards"
        yield Problem(STANDARDS, Mark(), "content-missing", f"{STANDARDS} is missing or empty", hint)


def _read(file: SourceFile, reading: Reading, kept: Kept) -> None:
    """Read one file. Whatever goes wrong with it is a problem of that file, and the others are read all the same."""
    try:
        _read_safely(file, reading, kept)
    except Exception as error:  # a fault of ours in one file must not hide what is wrong in the others
        message = f"the program stumbled over this file ({type(error).__name__})"
        hint = "look for something unusual in it and take it out; the fault is the program's, so please report it with the file"
        reading.problems.append(Problem(file.path, Mark(), "file-unreadable", message, hint))
        reading.unread.add(_name(file.path))


def _read_safely(file: SourceFile, reading: Reading, kept: Kept) -> None:
    try:
        if is_text(file.path):
            _add(file, kept.read(file, read_bytes(file)), reading)
        elif file.path.parts[:2] == ("content", "resources"):
            message = f"the address /{file.path.relative_to('content')} belongs to the folder resources/"
            raise YamlFault("address-taken", Mark(), message, "move the file to the folder resources/")
        else:
            check_asset(file)
            reading.assets[file.path] = file.disk
            reading.problems.extend(authored(file))
    except YamlFault as fault:
        reading.problems.append(fault_problem(fault, file.path))
        reading.unread.add(_name(file.path))
        if fault.code in ("file-type", "file-too-large", "file-broken") and file.path.suffix.casefold() != ".md":
            reading.refused.add(file.path)


def _name(path: PurePosixPath) -> tuple[str, str]:
    """Return the name by which what a file holds is known to be unread."""
    if kind := kind_of(path):
        return kind.name, path.stem
    if path == VOCABULARY:
        return "vocabulary", ""
    return ("framework", path.stem) if path.parent == STANDARDS else ("page", str(path))


def _add(file: SourceFile, found: FileReading, reading: Reading) -> None:
    """Add what a file holds to the whole."""
    reading.problems.extend(found.problems)
    source = Source(file.path, found.places)
    match found.value:
        case None:
            reading.unread.add(_name(file.path))
        case ItemFields() as fields if kind := kind_of(file.path):
            reading.items.append(ReadItem(kind, file.path.stem, fields, found.body, source))
        case PageFields() as fields:
            reading.pages.append(ReadPage(fields, found.body, source))
        case Vocabulary() as vocabulary:
            reading.vocabulary = vocabulary, source
        case Crosswalk(associations=associations):
            reading.crosswalk = associations, source
        case Framework() as framework:
            _add_framework(framework, source, reading)
        case Figures() as figures:
            reading.figures = figures, source


def _add_framework(framework: Framework, source: Source, reading: Reading) -> None:
    if any(framework.id == other.id for other, _ in reading.frameworks):
        message = f"there is another file for the framework '{framework.id}'"
        raise YamlFault("file-name", Mark(), message, "keep one of the two")
    reading.frameworks.append((framework, source))
