"""Makes legitimate edits of content by chance in a copy of this project, then runs the tests there.

Usage: scripts/edits [--number 30] [--seed 1] [pytest options]

After each edit the check and the build must pass. The tests are those of the copy, on its content.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from staff_edits import EDITS, Content  # noqa: E402  # lies beside the tests that use it too

PREPARED = (".venv", ".cache", "tests/browser/node_modules")
"""What scripts/setup has put here, which the copy uses too."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=30, help="how many edits to make (default: 30)")
    parser.add_argument("--seed", type=int, default=1, help="by which chance (default: 1)")
    options, rest = parser.parse_known_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "project")
        make_edits(copy, Path(folder) / "public", options.number, random.Random(options.seed))
        print("Tests", flush=True)
        return subprocess.run(
            [sys.executable, "-m", "pytest", *rest], cwd=copy, env=_environment(copy), check=False
        ).returncode


def copied(copy: Path) -> Path:
    """Copy the files of the project, and lead to what was prepared beside them."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    for name in PREPARED:
        if (ROOT / name).exists():
            (copy / name).symlink_to((ROOT / name).resolve())
    return copy


def make_edits(copy: Path, out: Path, number: int, chance: random.Random) -> None:
    """Make the edits, each kind at least once where there are enough, and stop at the first that breaks anything."""
    content = Content(copy, chance)
    wanted = [*EDITS, *chance.choices(EDITS, k=max(0, number - len(EDITS)))][:number]
    chance.shuffle(wanted)
    for place, edit in enumerate(wanted, 1):
        print(f"{place}/{number} {edit(content)}", flush=True)
        _must_pass(copy, "check")
        _must_pass(copy, "build", "--out", str(out))


def _must_pass(copy: Path, *arguments: str) -> None:
    """Run the command of the copy, as the copy's code is."""
    command = [sys.executable, "-m", "clearinghouse.cli", *arguments]
    done = subprocess.run(command, cwd=copy, env=_environment(copy), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"clearinghouse {arguments[0]} ends with {done.returncode}:\n{done.stdout}{done.stderr}")


def _environment(copy: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(copy / "plugins")}


if __name__ == "__main__":
    sys.exit(main())
