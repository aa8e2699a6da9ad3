"""Drafts made from what others sent: the text of the file, its name, and the file itself, never an existing one."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.likeness import SMALL_WORDS
from clearinghouse.content.device_names import is_device
from clearinghouse.content.editor_notes import NOTES_HEADING, NOTES_LEAD
from clearinghouse.content.fields import ID_PATTERN, MAX_ID
from clearinghouse.content.file_names import RESERVED
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.plain_text import clean_text, elided, literal_markdown
from clearinghouse.content.surely_read import sure_front_matter
from clearinghouse.content.write_once import clear_left, write_new
from clearinghouse.content.written import join_file, render_file

_LEFT = ".draft-"
_MAX_NOTES = 40
_MAX_NOTE = 600
_ID_FROM_TITLE = 60
_FRONT = re.compile(r"^https?://(?:www\.)?")
_WORD = re.compile(r"[a-z0-9]+")


class NoDraft(Exception):
    """A draft that cannot be made or written; says what to do instead."""


def render_draft(kind: Kind, fields: Mapping[str, Any], body: str = "", notes: Sequence[str] = ()) -> str:
    """Return the text of a draft, sure to be read back with these very fields.

    Args:
        kind: what it is.
        fields: values as the file holds them (text, numbers, dates, lists); its status becomes `draft`. Text is
            cleaned of hidden characters. Empty values are left out.
        body: Markdown, taken as it is: whoever hands it over vouches for it.
        notes: what the editor should look at, as plain text. They stand at the end of the body under a heading,
            where the preview and every form show them; whatever is in them, nothing comes of it but text.

    Raises:
        NoDraft: the fields are not those of the kind; says which.
    """
    ordered = _ordered(kind, {**fields, "status": "draft"})
    rest = "\n\n".join(_parts(body, notes))
    if (head := sure_front_matter(ordered)) is not None:
        _check(kind, ordered)
        return join_file(head, rest)
    text = render_file(ordered, rest)
    _prove(kind, ordered, text)
    return text


def _ordered(kind: Kind, fields: Mapping[str, Any]) -> dict[str, Any]:
    known = [name for name in kind.model.model_fields if name in fields]
    others = [name for name in fields if name not in kind.model.model_fields]
    found = ((name, _plain(fields[name])) for name in (*known, *others))
    return {name: value for name, value in found if value not in (None, "", [], {})}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list | tuple):
        return [clean_text(entry) if isinstance(entry, str) else _plain(entry) for entry in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(entry) for name, entry in value.items()}
    return value


def _parts(body: str, notes: Sequence[str]) -> Iterator[str]:
    if body.strip():
        yield body.strip()
    if notes:
        yield f"## {NOTES_HEADING}\n\n{NOTES_LEAD}"
        yield "\n".join(f"- {literal_markdown(elided(note, _MAX_NOTE))}" for note in notes[:_MAX_NOTES])


def _prove(kind: Kind, fields: Mapping[str, Any], text: str) -> None:
    """Read the draft as the site will, so that no text from outside ever becomes a field of its own."""
    try:
        marked = parse_front_matter(text).fields
    except YamlFault as error:
        raise NoDraft(error.message) from None
    _check(kind, marked.value)
    if marked.faults or marked.value != fields:
        raise NoDraft("the fields hold text that cannot be kept as it is")


def _check(kind: Kind, fields: Mapping[str, Any]) -> None:
    try:
        kind.model.model_validate(fields)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(step) for step in first["loc"]) or "the fields"
        raise NoDraft(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None


def taken_ids(root: Path, kind: Kind, catalog: Catalog) -> set[str]:
    """Return the ids that a new item of a kind cannot have: those of files, of other addresses, and of unread items."""
    found = {name for kind_name, name in catalog.unread if kind_name == kind.name}
    aliases = (PurePosixPath(alias) for item in catalog.items for alias in item.fields.aliases)
    found |= {alias.name for alias in aliases if alias.parent == PurePosixPath("/", kind.plural)}
    with contextlib.suppress(FileNotFoundError), os.scandir(root / kind.folder) as entries:
        found |= {entry.name.casefold().removesuffix(".md") for entry in entries}
    return found


def free_id(title: str, taken: Collection[str], *others: str) -> str:
    """Return an id made from a title: its first words in ASCII, at most MAX_ID characters, numbered if taken.

    Args:
        title: what it is called.
        taken: ids that it cannot have.
        others: what to make the id of where the title is written in other letters, such as a web address.
    """
    stem = next(filter(None, map(_stem, (title, *others))), "entry")
    number, id = 1, stem
    while id in taken or not is_id(id):
        number += 1
        id = f"{stem}-{number}"
    return id


def _stem(text: str) -> str:
    """Return words joined by hyphens, or nothing where most letters of a text have no like in ASCII."""
    plain = text[:1000]
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("\u2019", "'"))
        letters = [c for c in plain if c.isalpha()]
        if letters and 2 * sum(c.isascii() for c in letters) <= len(letters):
            return ""
    bare = _FRONT.sub("", plain.encode("ascii", "ignore").decode().casefold())
    words: list[str] = _WORD.findall(bare.replace("'", ""))
    telling = [word for word in words if word not in SMALL_WORDS] or words
    # What begins with `example-` is a sample for editors and is never published.
    while telling and telling[0] == "example":
        telling = telling[1:]
    stem = (telling or [""])[0][:_ID_FROM_TITLE]
    for word in telling[1:]:
        if len(stem) + len(word) + 1 > _ID_FROM_TITLE:
            break
        stem = f"{stem}-{word}"
    return stem


def is_id(text: str) -> bool:
    """True for what can be an item's id, and so its file's name."""
    return bool(re.fullmatch(ID_PATTERN, text)) and len(text) <= MAX_ID and text not in RESERVED and not is_device(text)


def new_path(root: Path, kind: Kind, id: str) -> PurePosixPath:
    """Return the path that a new item of an id will have.

    Raises:
        NoDraft: the id cannot be a file's name, or there is such a file already.
    """
    if not is_id(id):
        raise NoDraft(
            f"'{elided(id)}' cannot be used; write lower-case letters, digits and hyphens, such as attendance-team-guide"
        )
    path = kind.folder / f"{id}.md"
    if os.path.lexists(root / path):
        raise NoDraft(f"{path} exists already; open it, or choose another id")
    return path


def clear_drafts(root: Path) -> None:
    """Take away what a killed run left half written, whether or not this one has anything to write."""
    for kind in KINDS:
        if not any((root / part).is_symlink() for part in kind.folder.parents):
            clear_left(root / kind.folder, _LEFT)


def write_draft(root: Path, kind: Kind, id: str, text: str) -> PurePosixPath:
    """Write a draft below a site's root, whole or not at all, and return its path there.

    Raises:
        NoDraft: the id cannot be a file's name, the file is there already, or the folder is a link or cannot be
            written to.
    """
    path = new_path(root, kind, id)
    make_ready(root, kind)
    return write_ready(root, path, text)


def make_ready(root: Path, kind: Kind) -> None:
    """Make the folder of a kind, and take away what a killed run left in it; once, be it for many drafts.

    Raises:
        NoDraft: the folder is a link or cannot be written to.
    """
    try:
        _make_folder(root, kind.folder)
        clear_left(root / kind.folder, _LEFT)
    except OSError as error:
        raise NoDraft(f"{kind.folder} cannot be written: {error.strerror}") from None


def write_ready(root: Path, path: PurePosixPath, text: str) -> PurePosixPath:
    """Write a draft where `make_ready` made room for it.

    Raises:
        NoDraft: the file is there already, or cannot be written.
    """
    try:
        write_new(root / path, text, _LEFT, 0o644)
    except FileExistsError:
        raise NoDraft(f"{path} exists already; open it, or choose another id") from None
    except OSError as error:
        raise NoDraft(f"{path} cannot be written: {error.strerror}") from None
    return path


def _make_folder(root: Path, folder: PurePosixPath) -> None:
    for part in (*reversed(folder.parents[:-1]), folder):
        if (root / part).is_symlink():
            raise NoDraft(f"{part} is a link to another place; put a folder there")
    (root / folder).mkdir(parents=True, exist_ok=True)
