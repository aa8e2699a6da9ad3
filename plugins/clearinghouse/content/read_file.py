"""One text file of the site to what it holds: its fields, checked, and its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict, Field

from clearinghouse.content.body import Body
from clearinghouse.content.explain import fault_problem, validate
from clearinghouse.content.figures import FIGURES, Figures
from clearinghouse.content.file_names import check_folders, check_id, item_folder
from clearinghouse.content.files import STANDARDS, SourceFile, decode
from clearinghouse.content.frontmatter import parse_front_matter, without_mark
from clearinghouse.content.invisible import find_invisible, say_invisible
from clearinghouse.content.kinds import BY_FOLDER, KINDS, Kind
from clearinghouse.content.leftovers import refuse_conflict, refuse_second_head
from clearinghouse.content.marked_yaml import Marked, YamlFault
from clearinghouse.content.models import PageFields
from clearinghouse.content.named_letters import find_named_invisible
from clearinghouse.content.places import Places
from clearinghouse.content.tangle import find_tangle
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.problems import Mark, Problem
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework

CROSSWALKS = STANDARDS / "crosswalks.yml"
VOCABULARY = PurePosixPath("content/vocabulary.yml")
_ELSEWHERE = tuple((kind.plural_label, kind.model) for kind in KINDS)


class Crosswalk(BaseModel):
    """The file of associations between frameworks: a plain list."""

    model_config = ConfigDict(strict=True, frozen=True)

    associations: tuple[Association, ...] = Field(default=(), strict=False)


@dataclass(frozen=True)
class FileReading:
    """What one file holds: its fields, None where they have problems; its body, if it is Markdown; and where all stands."""

    value: BaseModel | None
    places: Places = field(default_factory=Places)
    body: Body = field(default_factory=Body)
    problems: tuple[Problem, ...] = ()


def kind_of(path: PurePosixPath) -> Kind | None:
    """Return the kind of item that a file is, or None where it is none."""
    return BY_FOLDER.get(path.parent) if path.suffix == ".md" else None


def is_text(path: PurePosixPath) -> bool:
    """True for the files that `read_file` reads: Markdown, and data where the site looks for it."""
    return path.suffix == ".md" or path in _DATA or _is_framework(path)


def read_file(file: SourceFile, data: bytes) -> FileReading:
    """Return what a text file holds.

    Args:
        file: where it lies.
        data: its bytes.

    Raises:
        YamlFault: its name will not do, or it cannot be read at all.
    """
    if kind := kind_of(file.path):
        check_id(file)
        return _markdown(file, data, kind.model, _ELSEWHERE)
    if file.path.suffix == ".md":
        _check_page(file)
        return _markdown(file, data, PageFields)
    return _data(file, data, _DATA.get(file.path, Framework))


_DATA: Mapping[PurePosixPath, type[BaseModel]] = {VOCABULARY: Vocabulary, FIGURES: Figures, CROSSWALKS: Crosswalk}


def _is_framework(path: PurePosixPath) -> bool:
    return path.parent == STANDARDS and path.suffix in (".yml", ".yaml")


def _text(data: bytes) -> str:
    text = decode(data)
    refuse_conflict(text)
    return text


def _check_page(file: SourceFile) -> None:
    if any(folder in BY_FOLDER for folder in file.path.parents):
        message = "a Markdown file inside an item's own folder is not shown anywhere"
        raise YamlFault("file-name", Mark(), message, f"move it up, to {item_folder(file.path)}/")
    check_folders(file.path)
    if file.path.stem != "index":
        check_id(file)


def _markdown(
    file: SourceFile, data: bytes, model: type[BaseModel], elsewhere: Iterable[tuple[str, type[BaseModel]]] = ()
) -> FileReading:
    parts = parse_front_matter(_text(data))
    value, problems = validate(model, parts.fields, file.path, elsewhere)
    body = Body(parts.body, parts.body_line)
    try:
        refuse_second_head(body, model.model_fields)
        _check_body(body)
    except YamlFault as fault:
        return FileReading(None, problems=(*problems, fault_problem(fault, file.path)))
    return FileReading(value, parts.places, body, tuple(problems))


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


def _data(file: SourceFile, data: bytes, model: type[BaseModel]) -> FileReading:
    places = Places(without_mark(_text(data)), under="associations" if model is Crosswalk else "")
    marked = places.marked
    if marked.value is None:
        hint = f"bring it back from an earlier version: git checkout HEAD -- {file.path}"
        raise YamlFault("content-missing", Mark(), "the file is empty", hint)
    value, problems = validate(model, marked, file.path)
    if isinstance(value, Framework):
        _check_name(value, marked, file)
    return FileReading(value, places, problems=tuple(problems))


def _check_name(framework: Framework, marked: Marked, file: SourceFile) -> None:
    if framework.id == "coverage":
        message = "'coverage' is the address of a page the site makes"
        raise YamlFault("file-name", marked.find(("id",)), message, "give the framework another id")
    if framework.id != file.path.stem:
        message = f"the framework's id '{framework.id}' differs from the file's name"
        raise YamlFault("file-name", marked.find(("id",)), message, f"name the file {framework.id}.yml")
