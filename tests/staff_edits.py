"""Edits of content as staff make them, drawn by chance: each is legitimate, and leaves the content sound."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ITEMS = ("resources", *(f"content/{kind}" for kind in ("goals", "challenges", "collections", "coaches")))
WORDS = "Read it once more with a colleague, and write down what you would do first. "


@dataclass(frozen=True)
class Content:
    """The content of a site in a folder of its own, and the chance by which it is edited."""

    root: Path
    chance: random.Random

    def files(self, *folders: str) -> list[Path]:
        """Return the items of these folders in a fixed order, the editors' examples left out."""
        found = [file for folder in folders for file in sorted((self.root / folder).glob("*.md"))]
        return [file for file in found if not file.name.startswith("example-")]

    def public(self, *folders: str) -> list[Path]:
        return [file for file in self.files(*folders) if "\nstatus: published\n" in file.read_text(encoding="utf-8")]

    def pick(self, files: list[Path]) -> Path:
        assert files, "there is nothing left to edit"
        return self.chance.choice(files)

    def texts(self) -> dict[Path, str]:
        """Return every file of Markdown with its text."""
        files = [*self.root.glob("content/**/*.md"), *self.root.glob("resources/*.md")]
        return {file: file.read_text(encoding="utf-8") for file in sorted(files)}


def change(file: Path, old: str, new: str, count: int = 1) -> None:
    """Replace words of a file; they must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text, (file.name, old)
    file.write_text(text.replace(old, new, count), encoding="utf-8")


def named_by(file: Path, texts: dict[Path, str]) -> dict[Path, str]:
    """Return the files that name an item in their fields or link to it, each with its text."""
    return {other: text for other, text in texts.items() if other != file and file.stem in text and _names(file, text)}


def _names(file: Path, text: str) -> list[str]:
    return re.findall(rf"(?<![\w-]){re.escape(file.stem)}(?![\w-])", text)


def delete(content: Content) -> str:
    """Delete an item, and take its name out of the sentences that link to it."""
    texts = content.texts()
    files = [file for file in content.public(*ITEMS) if all(_in_prose(file, t) for t in named_by(file, texts).values())]
    file = content.pick(files)
    for other, text in named_by(file, texts).items():
        linked = re.sub(rf"\[([^\]]*)\]\(/{file.parent.name}/{file.stem}/[^)]*\)", r"\1", text)
        other.write_text(linked, encoding="utf-8")
    file.unlink()
    shutil.rmtree(file.with_suffix(""), ignore_errors=True)
    return f"delete {file.stem}"


def _in_prose(file: Path, text: str) -> bool:
    """True where a text names an item in links alone."""
    return len(re.findall(rf"\]\(/{file.parent.name}/{file.stem}/[^)]*\)", text)) == len(_names(file, text))


def retire(content: Content) -> str:
    file = content.pick(content.public("resources"))
    change(file, "\nstatus: published\n", "\nstatus: retired\n")
    change(file, "\n---\n", "\nretired_note: The publisher has withdrawn it.\n---\n")
    return f"retire {file.stem}"


def rename(content: Content) -> str:
    """Give an item another id; its earlier address stays its alias, and fields that named it name it anew."""
    words = (content.root / "content/vocabulary.yml").read_text(encoding="utf-8")
    files = [file for file in content.public(*ITEMS) if "\naliases:" not in file.read_text(encoding="utf-8")]
    # What is called like a word of the vocabulary cannot be told from it in a list of words.
    file = content.pick([file for file in files if f"\n  - id: {file.stem}\n" not in words])
    kind, new = file.parent.name, f"{file.stem[:60].rstrip('-')}-renamed"
    for other, text in named_by(file, content.texts()).items():
        named = re.sub(rf"(?m)^(\s*- (?:item: )?(?:{kind}/)?){re.escape(file.stem)}$", rf"\g<1>{new}", text)
        # A short list may stand on one line: `resources: [one, another]`.
        among = rf"(?m)^(\s*\w+: \[(?:[^\]]*, )?(?:{kind}/)?){re.escape(file.stem)}(?=[,\]])"
        named = re.sub(among, rf"\g<1>{new}", named)
        other.write_text(named, encoding="utf-8")
    change(file, "\nstatus: published\n", f"\nstatus: published\naliases:\n  - /{kind}/{file.stem}/\n")
    if file.with_suffix("").is_dir():
        file.with_suffix("").rename(file.with_name(new))
    file.rename(file.with_name(f"{new}.md"))
    return f"rename {file.stem}"


def add(content: Content) -> str:
    number = content.chance.randrange(10**6)
    text = f"""---
title: Worksheet number {number} for a school of any kind
summary: One page to fill in before a visit, with {number} as its number.
status: published
type: tool
url: https://example.org/worksheets/{number}
publisher: Press of the edits
---
"""
    (content.root / f"resources/worksheet-{number}.md").write_text(text, encoding="utf-8")
    return f"add worksheet-{number}"


def reword(content: Content) -> str:
    file = content.pick(content.public(*ITEMS))
    text = file.read_text(encoding="utf-8")
    reworded = re.sub(r"(?m)^summary: .*$", "summary: Said in other words, for whoever has ten minutes.", text, count=1)
    file.write_text(reworded, encoding="utf-8")
    return f"reword {file.stem}"


def lengthen_a_guide(content: Content) -> str:
    file = content.pick(sorted((content.root / "content/contribute").glob("*.md")))
    with file.open("a", encoding="utf-8") as opened:
        opened.write(f"\n{WORDS * 6}\n")
    return f"lengthen {file.stem}"


def reorder(content: Content) -> str:
    one, other = content.chance.sample(content.public("content/challenges"), 2)
    found = [re.search(r"(?m)^order: \d+$", file.read_text(encoding="utf-8")) for file in (one, other)]
    assert found[0] and found[1]
    change(one, found[0][0], found[1][0])
    change(other, found[1][0], found[0][0])
    return f"reorder {one.stem} and {other.stem}"


def new_topic(content: Content) -> str:
    """Add a topic to the vocabulary, and give it to a resource."""
    id = f"topic-{content.chance.randrange(10**6)}"
    term = f"  - id: {id}\n    label: A new topic {id[6:]}\n    definition: What a new topic covers.\n"
    change(content.root / "content/vocabulary.yml", "\ntopics:\n", f"\ntopics:\n{term}")
    files = content.public("resources")
    file = content.pick([file for file in files if "\ntopics:\n" in file.read_text(encoding="utf-8")])
    change(file, "\ntopics:\n", f"\ntopics:\n  - {id}\n")
    return f"new topic {id} for {file.stem}"


def end_consent(content: Content) -> str:
    """Let the consent of a coach end, or take back what stood in its place."""
    file = content.pick(content.public("content/coaches"))
    text = file.read_text(encoding="utf-8")
    ended = re.sub(r"(?m)^consent:\n(?:  .*\n)+", "consent:\n  given_on: 2024-01-10\n  expires_on: 2026-01-09\n", text)
    file.write_text(ended, encoding="utf-8")
    return f"end the consent of {file.stem}"


EDITS: tuple[Callable[[Content], str], ...] = (
    delete,
    retire,
    rename,
    add,
    reword,
    lengthen_a_guide,
    reorder,
    new_topic,
    end_consent,
)
"""Every kind of edit; each returns what it did, in words."""
