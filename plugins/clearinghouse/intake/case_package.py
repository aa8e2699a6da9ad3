"""A CASE package as a framework file: `content/standards/<id>.yml`, for an editor to look through."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from clearinghouse.content.device_names import is_device
from clearinghouse.content.web_address import address_fault
from clearinghouse.intake.address_doubts import without_keys
from clearinghouse.standards.case import Imported, NoPackage, read_package
from clearinghouse.standards.case.document import OURS
from clearinghouse.standards.case.reading import is_package
from clearinghouse.standards.framework import Framework

FOLDER = Path("content", "standards")
_HEAD = "# Read from a CASE package. Nothing of it was compared with the official text: check it, then say so in `verified`.\n"

_ADDRESSES = ("officialSourceURL", "uri", "url")
_USER = re.compile(r"(?<=:)//[^/@\s\"'\\<>]{1,300}@")
"""What stands before the host in an address and is nobody's business, as it is written in JSON."""


class FrameworkThere(Exception):
    """There is a framework of this id already; a file that somebody looked after is never written over."""


def read_case(data: bytes) -> Imported | None:
    """Return the framework of a CASE package, or None where the file is no such package.

    Raises:
        NoPackage: it is one, and cannot be read.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return _without_secrets(found) if is_package(found) else None


def _without_secrets(package: dict[str, Any]) -> Imported:
    """Return the framework of a package without keys and passwords, which a public checkout would show to everyone.

    Raises:
        NoPackage: it cannot be read, or gives no address that everyone can open.
    """
    notes: list[str] = []
    inner = package.get("CFPackage")
    whole = inner if isinstance(inner, dict) else package
    sound = {**whole, "CFDocument": _with_open_addresses(whole["CFDocument"], notes)}
    try:
        imported = read_package(sound)
    except NoPackage as error:
        raise NoPackage(". ".join([*notes, str(error)])) from None
    written = imported.framework.model_dump_json()
    framework = Framework.model_validate_json(_USER.sub("//", written))
    if is_device(framework.id):
        framework = framework.model_copy(update={"id": f"{framework.id}-standards"})
    return Imported(framework, (*notes, *_changes(written, framework), *imported.notes))


def _with_open_addresses(head: Mapping[str, Any], notes: list[str]) -> dict[str, Any]:
    """Return a document, or what a site like this says of it, without the addresses that the check would refuse."""
    extensions = head.get("extensions")
    own = extensions.get(OURS) if isinstance(extensions, Mapping) else None
    source = head.get("source")
    sound = {name: _open_address(value, notes) if name in _ADDRESSES else value for name, value in head.items()}
    if isinstance(own, Mapping):
        sound["extensions"] = {OURS: _with_open_addresses({**own, "extensions": None}, notes)}
    if isinstance(source, Mapping):
        opened = _with_open_addresses({**source, "source": None}, notes)
        sound["source"] = opened if "url" in opened or not source.get("url") else None
    return {
        name: value for name, value in sound.items() if value is not None and not (name in _ADDRESSES and value == "")
    }


def _open_address(value: Any, notes: list[str]) -> Any:
    if not isinstance(value, str) or not value.strip():
        return value
    if fault := address_fault(value.strip()):
        notes += [_USER.sub("//", f"An address of it was left out: {fault}")] if value.startswith("http") else []
        return None
    url, told = without_keys(value.strip())
    notes += told
    return url


def _changes(written: str, framework: Framework) -> Iterator[str]:
    if _USER.search(written):
        yield "An address in its text held a user name or a password, which was left out."
    if framework.id not in written:
        yield "Its id was a name that Windows keeps for a device, and got a word more."


def framework_path(framework: Framework) -> Path:
    return FOLDER / f"{framework.id}.yml"


def render_framework(framework: Framework) -> str:
    """Return a framework as its file writes it; what is empty is left out."""
    values = framework.model_dump(mode="json", exclude_defaults=True) | {"verified": framework.verified}
    return _HEAD + yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=110)


def write_framework(framework: Framework, root: Path) -> Path:
    """Write a framework's file into a site that has none of that id, and return its path below the site.

    Raises:
        FrameworkThere: there is one.
        OSError: the file cannot be written.
    """
    path = framework_path(framework)
    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    try:
        with open(root / path, "x", encoding="utf-8", newline="\n") as stream:
            stream.write(render_framework(framework))
    except FileExistsError:
        raise FrameworkThere(str(path)) from None
    return path


def said(imported: Imported, path: Path, written: bool) -> str:
    """Return what an editor should know of an import, as lines."""
    framework = imported.framework
    lines = [
        f"{'Wrote' if written else 'Would write'} {path}: {framework.title}, {len(framework.nodes)} standards.",
        *(f"- {note}" for note in imported.notes),
        "- Before it is published: may its text be copied here? Say so in license_note, or write summaries of your own.",
        "- Nothing in it counts as verified until somebody has compared it with the official text.",
    ]
    return "\n".join(lines) + "\n"
