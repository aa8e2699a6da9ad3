"""A new private store: empty, or filled with a made-up sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from clearinghouse.content.marked_yaml import parse_yaml
from clearinghouse.content.written import render_front_matter
from clearinghouse.records.apart import site_beside
from clearinghouse.records.kinds import KINDS, POLICY
from clearinghouse.records.models.policy import ACCESS, Policy
from clearinghouse.records.rules import explained
from clearinghouse.records.sample import Made, Size, policy, sample
from clearinghouse.records.store import NoStore

_IGNORED = "# Kept beside the records and never in a commit.\n/.index/\n/forms/\n/out/\n.saving-*\n"
_ATTRIBUTES = "# Two versions of a record are never joined line by line: git asks instead.\n*.yml -merge text eol=lf\n"


def init_store(root: Path, program: str, timezone: str) -> None:
    """Make an empty store.

    Raises:
        NoStore: the folder holds something already, lies in a site, or cannot be made.
    """
    access = [{"reader": entry.reader.value, "who": entry.who} for entry in ACCESS]
    _make(root, {"program": program, "timezone": timezone, **_defaults(), "access": access})


def _defaults() -> dict[str, Any]:
    """Return the usual rules, written out, so that whoever opens the policy sees what can be changed."""
    usual = Policy(program="The program")
    plain: dict[str, Any] = usual.model_dump(mode="json", include={"cadence", "totals", "least_group"})
    why = "Written here when the store was made; decide for your program."
    kept = ("contacts", "reports", "plans", "agreements", "visits", "answers")
    return {**plain, "retention": [{"kind": kind, "years": 7, "why": why} for kind in kept]}


def _make(root: Path, rules: Mapping[str, Any]) -> None:
    if root.is_dir() and any(root.iterdir()):
        raise NoStore(f"{root} holds something already; name a new folder")
    if site_beside(root):
        raise NoStore(
            f"{root} lies in the checkout of a site; a private store lies outside of it, where no build can read it"
        )
    text = render_front_matter(rules)
    try:
        parsed = Policy.model_validate(parse_yaml(text).value)
    except ValueError as error:
        raise NoStore(f"the policy cannot be written: {error}") from None
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for kind in KINDS:
            (root / kind.folder).mkdir()
            (root / kind.folder / ".gitkeep").touch()
        for name, content in (
            ("README.md", _readme(parsed)),
            (".gitignore", _IGNORED),
            (".gitattributes", _ATTRIBUTES),
        ):
            (root / name).write_text(content, encoding="utf-8")
        (root / POLICY).write_text(text, encoding="utf-8")
    except OSError as error:
        raise NoStore(f"{root} cannot be written: {error.strerror}") from None


def _readme(parsed: Policy) -> str:
    text = (files("clearinghouse.records") / "README.md").read_text(encoding="utf-8")
    return text.replace("{program}", parsed.program).replace("<!-- codes -->\n", explained())


def write_sample(root: Path, size: Size) -> int:
    """Make a store of made-up records and return their number.

    Raises:
        NoStore: the folder holds something already, or cannot be written.
    """
    _make(root, policy())
    made = 0
    folders: set[Path] = set()
    for path, text in _files(sample(size)):
        made += 1
        file = root / path
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.write_text(text, encoding="utf-8")
    return made


def _files(records: Iterator[Made]) -> Iterator[tuple[Path, str]]:
    for kind, id, fields in records:
        order = {name: fields[name] for name in kind.model.model_fields if name in fields}
        parts = (str(fields[name.partition(".")[0]])[: 4 if "." in name else None] for name in kind.model.partition)
        yield Path(kind.folder, *parts, f"{id}.yml"), render_front_matter(order)
