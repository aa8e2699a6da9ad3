"""Whatever is killed at whatever moment leaves what was there, or what was meant, and the next run goes on from it."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from command_server import command_server
from drawn import DrawnSite
from private_store import DrawnStore

pytestmark = pytest.mark.slow

LIST = "Title,Link\n" + "".join(
    f"Guide number {word},https://example.org/{word}\n" for word in ("one", "two", "three", "four")
)
CONTACT = [
    "--coach",
    "coach-a",
    "--set",
    "school=school-a",
    "--set",
    "date=2026-10-06",
    "--set",
    "minutes=45",
    "--set",
    "mode=phone",
]
FIELDS = {"coach": "coach-a", "school": "school-a", "date": "2026-10-06", "mode": "phone"}
RECORDS = [
    {"kind": "contact", "id": f"abc{letter}", "fields": {**FIELDS, "minutes": 30 + place}}
    for place, letter in enumerate("defg")
]
BUNDLE = json.dumps({"format": "clearinghouse-records", "version": 1, "coach": "coach-a", "records": RECORDS})
LEFT = (".draft-", ".saving-", ".public.")


@dataclass(frozen=True)
class Work:
    """A command that writes, in the place where it runs."""

    root: Path
    arguments: Sequence[str]

    def run(self, moment: int | None = None) -> tuple[int, str, str]:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CLEARINGHOUSE_TODAY": "2026-11-20"}
        return command_server().run(self.arguments, self.root, environment, moment)

    def tree(self) -> Mapping[str, bytes]:
        """Return all files but those that a killed run may leave for the next one, and what is only remembered."""
        whole = self.root.parent
        files = [file for file in sorted(whole.rglob("*")) if file.is_file()]
        kept = [
            file
            for file in files
            if not any(part.startswith((*LEFT, ".cache", ".index")) for part in file.relative_to(whole).parts)
        ]
        return {str(file.relative_to(whole)): file.read_bytes() for file in kept}

    def left(self) -> list[str]:
        """Return what a run left that none needs; the folder in which sites are built is kept for the next one."""
        found = [file for file in self.root.parent.rglob(".*") if file.name.startswith(LEFT)]
        return sorted(str(file) for file in found if file.name != ".public.building")


def begin(name: str, folder: Path) -> Work:
    """Return the work in a folder of its own; a site to build anew is built once, and copied."""
    first = folder.parent / "first"
    if name == "build" and first.exists():
        shutil.copytree(first, folder)
        return Work(folder / "site", ["build", "--out", str(folder / "public")])
    if name.startswith("records"):
        store = DrawnStore.begin(folder / "store")
        (folder / "bundle.json").write_text(BUNDLE)
        what = ["log", *CONTACT] if name == "records log" else ["import", str(folder / "bundle.json")]
        return Work(store.root, ["records", what[0], "--store", str(store.root), "--today", "2026-11-20", *what[1:]])
    site = DrawnSite.begin(folder / "site")
    (folder / "list.csv").write_text(LIST)
    if name == "build":
        assert site.build().result.returncode == 0
        site.resource("mine", title="Something else")
    commands = {
        "build": ["build", "--out", str(folder / "public")],
        "new": ["new", "resource", "mine", "--template"],
        "import": ["import", str(folder / "list.csv")],
    }
    return Work(site.root, commands[name])


WHOLE_AT_ONCE = {"build", "new", "records log"}


def kill_at(name: str, folder: Path, part: int, parts: int) -> int:
    """Kill a command at every so many moments and at its last, where all has its name already; return at how many."""
    before = begin(name, folder / "first")
    whole = begin(name, folder / "whole")
    code, said, counted = whole.run(0)
    changes, killed = int(counted.split()[-1]), 0
    assert code == 0, (said, counted)
    for moment in sorted({*range(1 + part, changes + 1, parts), changes}):
        work = begin(name, folder / str(moment))
        code, _, _ = work.run(moment)
        assert code == -9, (moment, changes)
        killed += 1
        _compare(name, work, before, whole, moment)
    return killed


def _compare(name: str, work: Work, before: Work, whole: Work, moment: int) -> None:
    old, new, now = before.tree(), whole.tree(), work.tree()
    if name == "records log":  # its id is drawn by lot
        assert len(now) in (len(old), len(new)) and all(now[path] == data for path, data in old.items()), moment
    else:
        assert all(data in (old.get(path), new.get(path)) for path, data in now.items()), moment
        assert name not in WHOLE_AT_ONCE or now in (old, new), moment
    again, said, wrong = work.run()
    assert work.left() == [], (moment, work.left(), again, said, wrong)
    if name != "records log":
        assert work.tree() == new, (moment, again, said)
    if name in ("new", "import"):
        checked = DrawnSite(work.root).check()
        assert "symlink" not in checked.stdout and "file-" not in checked.stdout, (moment, checked.stdout)


@pytest.mark.parametrize(
    ("name", "parts"), [("build", 600), ("new", 4), ("import", 9), ("records log", 5), ("records import", 9)]
)
def test_a_few_kills(name: str, parts: int, tmp_path: Path) -> None:
    assert kill_at(name, tmp_path, parts // 2, parts) >= 2


@pytest.mark.hard
@pytest.mark.parametrize(
    ("name", "parts"), [("build", 8), ("new", 1), ("import", 1), ("records log", 1), ("records import", 1)]
)
def test_kills_at_every_change_of_the_disk(name: str, parts: int, tmp_path: Path) -> None:
    killed = kill_at(name, tmp_path, 0, parts)
    print(f"{name}: {killed} kills")
