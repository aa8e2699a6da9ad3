"""Guides as their readers meet them: the sentences, the tables, and the words that stand on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drawn import ROOT

from clearinghouse.content.figures import Figures
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary

CONTRIBUTE = ROOT / "content" / "contribute"
PAGES = sorted(CONTRIBUTE.glob("*.md"))
GUIDES = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *PAGES]
_FENCE = re.compile(r"^ {0,4}```(\w*)\n(.*?)^ {0,4}```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(!?)\[([^\]\n]*)\]\(([^)\s]*)\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

EDITOR = frozenset(
    {"Add entry", "Alt Text", "Browse", "Cancel Deletion", "Delete", "Discard", "Draft", "Editorial Workflow", "Fork"}
    | {"In Review", "Insert", "Later", "New", "Pending Deletion", "Publish", "Ready", "Reload Entry", "Save"}
    | {"Save Anyway", "Send for Review", "Sign In", "Sign In Using Access Token", "Sign Out", "Upload"}
)
"""Words on the editor's buttons. Source: Sveltia CMS 0.221.1, `locales/en-US.json`."""

GITHUB = frozenset(
    {"Add file", "Close issue", "Close pull request", "Commit changes", "Create", "Create new file"}
    | {"Create new label"}
    | {"Create pull request", "Delete", "Issues", "Labels", "New issue", "Reopen pull request", "Revert"}
    | {"Developer settings", "Expiration", "Files changed", "Fine-grained tokens", "Generate new token"}
    | {"Generate token", "Only select repositories", "Permissions", "Personal access tokens", "Propose changes"}
    | {"Pull requests", "Repository access", "Resource owner", "Settings", "Sign up", "Summary", "Token name"}
    | {"Upload files"}
)
"""Words on GitHub's pages. Source: GitHub Docs, "Managing your personal access tokens", "Creating a pull request".

The names of our own issue forms stand there too; they are read from the forms."""

LABELS = frozenset({"accepted", "problem", "suggestion", "upkeep"})
"""Labels by which the workflows know what to do."""


def body(guide: Path) -> str:
    """Return the text of a guide below its fields."""
    text = guide.read_text(encoding="utf-8")
    return parse_front_matter(text).body if text.startswith("---\n") else text


def shown_as_code(guide: Path) -> list[str]:
    """Return every line that a guide shows as code."""
    text = body(guide)
    blocks = [block for _, block in _FENCE.findall(text)]
    found = [*blocks, *_CODE.findall(_FENCE.sub("", text))]
    return [line.strip() for shown in found for line in shown.split("\n") if line.strip()]


def inline_code(guide: Path) -> set[str]:
    """Return what a guide shows as code inside its sentences."""
    return set(_CODE.findall(_FENCE.sub("", body(guide))))


def yaml_blocks(guide: Path) -> list[str]:
    """Return the examples of fields that a guide shows."""
    return [block for language, block in _FENCE.findall(body(guide)) if language == "yaml"]


def links(guide: Path) -> list[str]:
    """Return where the links of a guide lead, in order."""
    return [target for image, _, target in _LINK.findall(_FENCE.sub("", body(guide))) if not image]


def images(guide: Path) -> list[tuple[str, str]]:
    """Return the pictures of a guide, each with the words for those who do not see it."""
    return [(target, words) for image, words, target in _LINK.findall(_FENCE.sub("", body(guide))) if image]


def words_on_screens(guide: Path) -> set[str]:
    """Return what a guide prints in bold without a full stop: the words that stand on a screen."""
    bold = re.findall(r"\*\*([^*\n]+)\*\*", _CODE.sub("", _FENCE.sub("", body(guide))))
    return {words for words in bold if words[-1] not in ".?"}


def tables(guide: Path) -> Iterator[list[list[str]]]:
    """Yield the tables of a guide as rows of cells, the heading first."""
    rows: list[list[str]] = []
    for line in [*_FENCE.sub("", body(guide)).split("\n"), ""]:
        if line.strip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows:
            yield [row for row in rows if not re.fullmatch(r"[-: ]*", "".join(row))]
            rows = []


def prose(guide: Path) -> str:
    """Return a guide's words as they are read aloud, tables included and examples of code left out."""
    return re.sub(r"[*`>]", "", _LINK.sub(r"\2", _FENCE.sub("", body(guide))))


def word_count(text: str) -> int:
    return len(re.findall(r"\w[\w'\u2019/-]*", text))


def sentences(guide: Path) -> list[str]:
    """Return the sentences of paragraphs and lists. Headings and tables are left out: they are read in pieces."""
    lines = [line.strip() for line in prose(guide).split("\n")]
    said = [re.sub(r"^(\d+\.|-) ", "", line) for line in lines if line and line[0] not in "#|"]
    return [part for line in said for part in _SENTENCE_END.split(line) if word_count(part)]


def all_fields() -> Iterator[Shape]:
    """Yield every field there is, those inside groups too."""
    for model in (*(kind.model for kind in KINDS), PageFields, Vocabulary, Figures):
        yield from _with_inner(shapes(model))


def _with_inner(fields: tuple[Shape, ...]) -> Iterator[Shape]:
    for field in fields:
        yield field
        yield from _with_inner(field.fields)
