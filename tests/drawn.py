"""Sites drawn in tests: written to a folder, checked and built as their users would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from command_server import command_server

from clearinghouse.catalog.catalog import Catalog, make_catalog
from clearinghouse.catalog.published import select_published
from clearinghouse.content.load import load_site

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "tests" / "cases" / "_base"
SAMPLE = ROOT / "tests" / "sites" / "sample"
"""A small complete site with a bit of every kind, on which the code is tested."""
SECOND = ROOT / "tests" / "sites" / "acps"
SECOND_FRAMEWORKS = ("va-principals-2022", "psel-2015", "air-acps-coaching")
READ_AT_THE_START = ("PYTHON", "LC_", "LANG", "TZ")
"""What Python reads of its environment as it starts, and never again."""
PLUGINS = "plugins: [{clearinghouse: {time_zone: America/New_York}}]"
CONFIG = f"""site_name: A small site
site_url: https://example.org/clearinghouse/
docs_dir: content
theme: {{name: material, font: false}}
{PLUGINS}
"""
PREVIEW = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""
RESOURCE = {
    "title": "Feedback protocol",
    "summary": "A one-page protocol for talking about a lesson.",
    "status": "published",
    "type": "tool",
    "url": "https://example.org/other",
    "publisher": "Example Publisher",
}


BEGINS = {
    ".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04", ".png": b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82", ".jpg": b"\xff\xd8\xff\xd9",
    ".webp": b"RIFF\x04\0\0\0WEBP", ".gif": b"GIF89a\x01\0\x01\0\0\0\0;",
}  # fmt: skip
"""How documents begin, so that those of a drawn site are what their names say."""


def run_clearinghouse(
    arguments: Sequence[str], where: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in a process of its own."""
    command = [sys.executable, "-m", "clearinghouse.cli", *arguments]
    if any(name.startswith(READ_AT_THE_START) for name in environment or ()):
        return run_program(command, where, environment)
    return subprocess.CompletedProcess(command, *command_server().run(arguments, where, _environment(environment)))


def run_program(
    command: Sequence[str], where: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    full = _environment(environment)
    return subprocess.run(command, cwd=where, env=full, capture_output=True, text=True, timeout=300, check=False)


def _environment(changes: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CLEARINGHOUSE_TODAY": "2026-09-01", **(changes or {})}


@dataclass(frozen=True)
class BuiltSite:
    """A site as its readers get it, and what the build said."""

    folder: Path
    result: subprocess.CompletedProcess[str]

    @property
    def said(self) -> str:
        return self.result.stdout + self.result.stderr

    def text(self, address: str) -> str:
        """Return the HTML at an address such as `/goals/`."""
        return (self.folder / address.strip("/") / "index.html").read_text(encoding="utf-8")

    def json(self, address: str) -> Any:
        """Return what a JSON file of the site says."""
        return json.loads((self.folder / address.strip("/")).read_text(encoding="utf-8"))

    def has(self, address: str) -> bool:
        return (self.folder / address.strip("/") / "index.html").is_file()

    def files_containing(self, words: str) -> list[str]:
        """Return every public file that holds the words, the build's own log included."""
        found = [str(file.relative_to(self.folder)) for file in self.files() if words.encode() in file.read_bytes()]
        return found + (["the log"] if words in self.said else [])

    def files(self) -> list[Path]:
        return sorted(file for file in self.folder.rglob("*") if file.is_file())

    def bytes(self) -> dict[str, bytes]:
        return {str(file.relative_to(self.folder)): file.read_bytes() for file in self.files()}


@dataclass(frozen=True)
class DrawnSite:
    """A site of a test's own: `_base` and whatever the test writes."""

    root: Path

    @classmethod
    def begin(cls, root: Path) -> DrawnSite:
        shutil.copytree(BASE, root)
        (root / "mkdocs.yml").write_text(CONFIG)
        return cls(root)

    @classmethod
    def of_the_sample(cls, root: Path) -> DrawnSite:
        """Copy the sample site, so that a test may change it."""
        shutil.copytree(SAMPLE, root)
        return cls(root)

    @classmethod
    def of_the_project(cls, root: Path) -> DrawnSite:
        """Copy the project's own content, so that a test may change it."""
        root.mkdir(parents=True)
        for folder in ("content", "resources"):
            shutil.copytree(ROOT / folder, root / folder)
        shutil.copy(ROOT / "mkdocs.yml", root)
        return cls(root)

    @classmethod
    def of_a_second_program(cls, root: Path) -> DrawnSite:
        """Begin a site as another program would, and lay over it what that program wrote."""
        frameworks = [part for id in SECOND_FRAMEWORKS for part in ("--framework", id)]
        name = ["--name", "Leadership Coaching in Alexandria", "--time-zone", "America/New_York"]
        begun = run_clearinghouse(["init", str(root), *name, *frameworks], root.parent)
        assert begun.returncode == 0, begun.stderr
        shutil.copytree(SECOND, root, dirs_exist_ok=True)
        return cls(root)

    def write(self, path: str, body: str = "", **fields: Any) -> Path:
        """Write a file: with fields, as front matter and body; without, as it is, a document with its first bytes."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\n{yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)}---\n\n" if fields else ""
        begin = BEGINS.get(file.suffix.casefold(), b"") if not fields else b""
        file.write_bytes(begin + (head + body).encode())
        return file

    def resource(self, id: str, body: str = "", **fields: Any) -> Path:
        """Write a sound resource with the given fields changed."""
        return self.write(f"resources/{id}.md", body, **{**RESOURCE, "url": f"https://example.org/{id}", **fields})

    def catalog(self) -> Catalog:
        """Return the catalogue of the site, drafts included and problems left aside."""
        return make_catalog(load_site(self.root))

    def public(self, today: date = date(2026, 9, 1)) -> Catalog:
        """Return what everyone may see of the site on a day."""
        return select_published(self.catalog(), today)

    def check(self, *options: str) -> subprocess.CompletedProcess[str]:
        return run_clearinghouse(["check", "--today", "2026-09-01", *options], self.root)

    def build(self, out: Path | None = None, **environment: str) -> BuiltSite:
        """Build the public site; its `result` tells whether that worked."""
        out = out or self.root.parent / "public"
        return BuiltSite(out, run_clearinghouse(["build", "--out", str(out)], self.root, environment))

    def preview(self) -> BuiltSite:
        """Build what `clearinghouse serve` shows, drafts included."""
        out = self.root.parent / "preview"
        ran = command_server().run([str(out)], self.root, _environment(None), program=PREVIEW)
        return BuiltSite(out, subprocess.CompletedProcess([str(out)], *ran))
