"""Reads a whole site's content from disk: every file once, every fault collected, nothing skipped in silence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from clearinghouse.content.body import Body
from clearinghouse.content.explain import fault_problem, validate
from clearinghouse.content.figures import FIGURES, Figures
from clearinghouse.content.file_names import check_folders, check_id, item_folder
from clearinghouse.content.files import STANDARDS, SourceFile, authored, check_asset, list_files, read_text
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.invisible import find_invisible, say_invisible
from clearinghouse.content.kinds import BY_FOLDER, KINDS, Kind
from clearinghouse.content.leftovers import refuse_conflict
from clearinghouse.content.marked_yaml import Marked, YamlFault, parse_yaml
from clearinghouse.content.models import Entry, PageFields
from clearinghouse.content.named_letters import find_named_invisible
from clearinghouse.content.tangle import find_tangle
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.problems import Mark, Problem
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework

M = TypeVar("M", bound=BaseModel)
CROSSWALKS = STANDARDS / "crosswalks.yml"
VOCABULARY = PurePosixPath("content/vocabulary.yml")
FOLDERS = ("content", "resources")
_ELSEWHERE = tuple((kind.plural_label, kind.model) for kind in KINDS)


@dataclass(frozen=True)
class Source:
    """Where a value was written: its file, and the place of each field in it."""

    path: PurePosixPath
    marks: Marked = field(default_factory=Marked, compare=False, repr=False)

    def problem(self, code: str, trail: tuple[str | int, ...], message: str, hint: str = "") -> Problem:
        """Return a problem at the place of the field that the trail leads to."""
        return Problem(self.path, self.marks.find(trail), code, message, hint)

    def typed(self, trail: tuple[str | int, ...]) -> object:
        """Return a field's value as the author typed it, or None where it was not written."""
        return self.marks.typed(trail)


@dataclass(frozen=True)
class ReadItem:
    """An item as its file says it: kind, id (the file's name), checked fields and body."""

    kind: Kind
    id: str
    fields: Entry
    body: Body
    source: Source


@dataclass(frozen=True)
class ReadPage:
    """A plain page as its file says it, such as one about the program."""

    fields: PageFields
    body: Body
    source: Source


class Crosswalk(BaseModel):
    """The file of associations between frameworks: a plain list."""

    model_config = ConfigDict(strict=True, frozen=True)

    associations: tuple[Association, ...] = Field(default=(), strict=False)


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
    root: Path, progress: Callable[[Iterable[SourceFile]], Iterable[SourceFile]] = lambda files: files
) -> Reading:
    """Read `content/` and `resources/` below `root`.

    Args:
        root: the folder that holds them.
        progress: wraps the files as they are read, to show how far the reading is.
    """
    reading = Reading()
    files, reading.problems = list_files(root, FOLDERS)
    for file in progress(files):
        _read(file, reading)
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


def _read(file: SourceFile, reading: Reading) -> None:
    """Read one file. Whatever goes wrong with it is a problem of that file, and the others are read all the same."""
    try:
        _read_safely(file, reading)
    except Exception as error:  # a fault of ours in one file must not hide what is wrong in the others
        message = f"the program stumbled over this file ({type(error).__name__})"
        hint = "look for something unusual in it and take it out; the fault is the program's, so please report it with the file"
        reading.problems.append(Problem(file.path, Mark(), "file-unreadable", message, hint))
        reading.unread.add(_name(file.path, _kind_of(file.path)))


def _read_safely(file: SourceFile, reading: Reading) -> None:
    kind = _kind_of(file.path)
    try:
        if kind:
            _read_item(file, kind, reading)
        elif file.path == VOCABULARY:
            _read_vocabulary(file, reading)
        elif file.path == FIGURES:
            _read_figures(file, reading)
        elif file.path.parent == STANDARDS and file.path.suffix in (".yml", ".yaml"):
            _read_standards(file, reading)
        elif file.path.suffix == ".md":
            _read_page(file, reading)
        elif file.path.parts[:2] == ("content", "resources"):
            message = f"the address /{file.path.relative_to('content')} belongs to the folder resources/"
            raise YamlFault("address-taken", Mark(), message, "move the file to the folder resources/")
        else:
            check_asset(file)
            reading.assets[file.path] = file.disk
            reading.problems.extend(authored(file))
    except YamlFault as fault:
        reading.problems.append(fault_problem(fault, file.path))
        reading.unread.add(_name(file.path, kind))
        if fault.code in ("file-type", "file-too-large", "file-broken") and file.path.suffix.casefold() != ".md":
            reading.refused.add(file.path)


def _name(path: PurePosixPath, kind: Kind | None) -> tuple[str, str]:
    """Return the name by which what a file holds is known to be unread."""
    if kind:
        return kind.name, path.stem
    if path == VOCABULARY:
        return "vocabulary", ""
    return ("framework", path.stem) if path.parent == STANDARDS else ("page", str(path))


def _kind_of(path: PurePosixPath) -> Kind | None:
    return BY_FOLDER.get(path.parent) if path.suffix == ".md" else None


def _text(file: SourceFile) -> str:
    text = read_text(file)
    refuse_conflict(text)
    return text


def _read_item(file: SourceFile, kind: Kind, reading: Reading) -> None:
    check_id(file)
    parts = parse_front_matter(_text(file))
    fields = _keep(validate(kind.model, parts.fields, file.path, _ELSEWHERE), reading, file, kind)
    body = Body(parts.body, parts.body_line)
    _check_body(body)
    if fields:
        reading.items.append(ReadItem(kind, file.path.stem, fields, body, Source(file.path, parts.fields)))


def _read_page(file: SourceFile, reading: Reading) -> None:
    if any(folder in BY_FOLDER for folder in file.path.parents):
        message = "a Markdown file inside an item's own folder is not shown anywhere"
        raise YamlFault("file-name", Mark(), message, f"move it up, to {item_folder(file.path)}/")
    check_folders(file.path)
    if file.path.stem != "index":
        check_id(file)
    parts = parse_front_matter(_text(file))
    body = Body(parts.body, parts.body_line)
    _check_body(body)
    if fields := _keep(validate(PageFields, parts.fields, file.path), reading, file):
        reading.pages.append(ReadPage(fields, body, Source(file.path, parts.fields)))


def _read_vocabulary(file: SourceFile, reading: Reading) -> None:
    marked = parse_yaml(_without_mark(_text(file)))
    if vocabulary := _keep(validate(Vocabulary, marked, file.path), reading, file):
        reading.vocabulary = vocabulary, Source(file.path, marked)


def _read_figures(file: SourceFile, reading: Reading) -> None:
    marked = parse_yaml(_without_mark(_text(file)))
    reading.figures = _keep(validate(Figures, marked, file.path), reading, file), Source(file.path, marked)


def _read_standards(file: SourceFile, reading: Reading) -> None:
    marked = parse_yaml(_without_mark(_text(file)))
    if file.path == CROSSWALKS:
        marked = _as_list(marked)
        if crosswalk := _keep(validate(Crosswalk, marked, file.path), reading, file):
            reading.crosswalk = crosswalk.associations, Source(file.path, marked)
    elif framework := _keep(validate(Framework, marked, file.path), reading, file):
        if any(framework.id == other.id for other, _ in reading.frameworks):
            message = f"there is another file for the framework '{framework.id}'"
            raise YamlFault("file-name", Mark(), message, "keep one of the two")
        if framework.id == "coverage":
            raise YamlFault(
                "file-name",
                marked.find(("id",)),
                "'coverage' is the address of a page the site makes",
                "give the framework another id",
            )
        if framework.id != file.path.stem:
            message = f"the framework's id '{framework.id}' differs from the file's name"
            raise YamlFault("file-name", marked.find(("id",)), message, f"name the file {framework.id}.yml")
        reading.frameworks.append((framework, Source(file.path, marked)))


def _as_list(marked: Marked) -> Marked:
    """Set a bare list under the name that its model gives it."""

    def under(marks: dict[tuple[str | int, ...], Mark]) -> dict[tuple[str | int, ...], Mark]:
        return {("associations", *trail): mark for trail, mark in marks.items()}

    return Marked({"associations": marked.value or []}, under(marked.keys), under(marked.values), marked.faults)


def _without_mark(text: str) -> str:
    """Drop a byte order mark, and read line ends as `\\n` whatever they were."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _keep(
    result: tuple[M | None, list[Problem]], reading: Reading, file: SourceFile, kind: Kind | None = None
) -> M | None:
    """Keep the problems of what was read, and return it where it has none."""
    value, problems = result
    reading.problems.extend(problems)
    if value is None:
        reading.unread.add(_name(file.path, kind))
    return value


def _check_body(body: Body) -> None:
    if (place := find_invisible(body.text)) is not None:
        raise YamlFault("text-control", _mark(body, place), *say_invisible(body.text, place))
    if tangle := find_tangle(body.text):
        line, message, hint = tangle
        raise YamlFault("body-tangled", Mark(body.first_line + line), message, hint)
    if named := find_named_invisible(body.text):
        place, letter = named
        message, hint = say_invisible(body.text[:place] + letter, place)
        raise YamlFault("text-control", _mark(body, place), message, hint)


def _mark(body: Body, place: int) -> Mark:
    line = body.first_line + body.text.count("\n", 0, place)
    return Mark(line, place - body.text.rfind("\n", 0, place))
