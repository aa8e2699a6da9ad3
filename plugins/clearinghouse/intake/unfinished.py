"""Answers of a dialog that was stopped: kept on this machine alone, until the item is written."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from clearinghouse.content.kinds import Kind
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml

FOLDER = Path(".cache")
_MAX_KEPT = 200_000


def keep_answers(root: Path, kind: Kind, values: Mapping[str, Any]) -> Path | None:
    """Keep what was answered, out of git's sight, and return the file below the root; None where it cannot be kept."""
    file = FOLDER / f"new-{kind.name}.yml"
    with contextlib.suppress(OSError):
        (root / FOLDER).mkdir(exist_ok=True)
        (root / FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
        (root / file).write_text(yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False), encoding="utf-8")
        return file
    return None


def kept_answers(root: Path, kind: Kind) -> dict[str, Any]:
    """Return what was answered before the dialog was stopped, if anything; what cannot be read is nothing."""
    try:
        with open(root / FOLDER / f"new-{kind.name}.yml", encoding="utf-8") as stream:
            found = parse_yaml(stream.read(_MAX_KEPT)).value
    except (OSError, UnicodeDecodeError, YamlFault):
        return {}
    return (
        {name: value for name, value in found.items() if name in kind.model.model_fields}
        if isinstance(found, dict)
        else {}
    )


def forget_answers(root: Path, kind: Kind) -> None:
    """Delete what was kept."""
    with contextlib.suppress(OSError):
        (root / FOLDER / f"new-{kind.name}.yml").unlink()
