"""A CASE package as a framework file: `content/standards/<id>.yml`, for an editor to look through."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from clearinghouse.standards.case import Imported, read_package
from clearinghouse.standards.case.reading import is_package
from clearinghouse.standards.framework import Framework

FOLDER = Path("content", "standards")
_HEAD = "# Read from a CASE package. Nothing of it was compared with the official text: check it, then say so in `verified`.\n"


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
    return read_package(found) if is_package(found) else None


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
