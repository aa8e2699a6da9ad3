"""Proposals drawn in tests: a site as it is, a copy of it to change, and what is said of the difference."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from drawn import DrawnSite, run_clearinghouse

from clearinghouse.changes.files import compare_folders
from clearinghouse.changes.matters import what_matters
from clearinghouse.changes.proposal import Proposal
from clearinghouse.changes.side import Side
from clearinghouse.changes.words.lines import Addresses
from clearinghouse.changes.words.summary import render_summary
from clearinghouse.host.content import load_content

TODAY = date(2026, 9, 1)
SITE = "https://example.org/clearinghouse/"
SOURCE = "https://example.com/cas/site/edit/mine"


def side(root: Path, today: date = TODAY) -> Side:
    """Read one side of a change."""
    found = load_content(root, today)
    return Side(found.catalog, found.problems, today)


@dataclass(frozen=True)
class DrawnProposal:
    """Two sites: `before` as it is, `after` as it is proposed."""

    before: DrawnSite
    after: DrawnSite

    @classmethod
    def of(cls, site: DrawnSite) -> DrawnProposal:
        """Begin with a copy of a site, in which a test makes its changes."""
        copy = site.root.parent / f"{site.root.name}-proposed"
        shutil.copytree(site.root, copy, symlinks=True)
        return cls(site, DrawnSite(copy))

    def read(self) -> Proposal:
        return Proposal(side(self.before.root), side(self.after.root), compare_folders(self.before.root, self.after.root))  # fmt: skip

    def summary(self) -> str:
        """Return what the proposal does, in words, with links to help and to the files."""
        return render_summary(what_matters(self.read()), Addresses(SITE, SOURCE))

    def verdict(self) -> str:
        """Return the first thing that the summary says."""
        return self.summary().split("\n\n")[1].strip("*")

    def section(self, title: str) -> str:
        """Return a part of the summary, or nothing where it has no such part."""
        return next((part for part in self.summary().split("\n## ")[1:] if part.startswith(f"{title}\n")), "")

    def run(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run the command as the workflow does."""
        arguments = ["changes", "--before", str(self.before.root), "--today", str(TODAY), *options]
        return run_clearinghouse(arguments, self.after.root, {"SITE_URL": ""})

    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("--format", "json").stdout)
        return found
