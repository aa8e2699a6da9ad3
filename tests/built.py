"""Sites that several tests look at and none changes: built once, whichever worker needs them first."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from drawn import BuiltSite, run_clearinghouse


def built_once(
    name: str, factory: pytest.TempPathFactory, root: Path, environment: Mapping[str, str] | None = None
) -> BuiltSite:
    """Return a site of that name, built from `root` by the first worker of this run that asks for it."""
    folder = _shared(factory) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = folder / "said.json"
        if not said.exists():
            said.write_text(json.dumps(_build(root, folder / "site", environment)), encoding="utf-8")
        return BuiltSite(folder / "site", subprocess.CompletedProcess(**json.loads(said.read_text(encoding="utf-8"))))


def _shared(factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run, which all its workers see."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _build(root: Path, out: Path, environment: Mapping[str, str] | None) -> dict[str, object]:
    result = run_clearinghouse(["build", "--out", str(out)], root, environment)
    assert result.returncode == 0, result.stderr
    return vars(result)
