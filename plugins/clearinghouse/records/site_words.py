"""What of the public site records may name: its standards and its items, read without loading the whole site."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from clearinghouse.content.files import STANDARDS, SourceFile, read_text
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.records.rules.rule import PublicNames


def site_words(site: Path, index: sqlite3.Connection) -> PublicNames | None:
    """Return what records may name on a site, or None where the folder holds no site.

    Reading the frameworks takes longer than a whole check, and so do the models of content, so the references are kept in
    the index until one of the files changes, and the folders of items until the code does.
    """
    files = sorted((site / STANDARDS).glob("*.yml"))
    if not files:
        return None
    stamp = hashlib.sha256(repr([(str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files]).encode()).hexdigest()
    with index:
        index.execute("CREATE TABLE IF NOT EXISTS site_standard (stamp TEXT, reference TEXT)")
        if not index.execute("SELECT 1 FROM site_standard WHERE stamp = ? LIMIT 1", (stamp,)).fetchone():
            index.execute("DELETE FROM site_standard")
            index.executemany(
                "INSERT INTO site_standard VALUES (?, ?)", ((stamp, r) for f in files for r in _references(f))
            )
    standards = frozenset(reference for (reference,) in index.execute("SELECT reference FROM site_standard"))
    return PublicNames(standards, frozenset(_items(site, _folders(index))))


def _references(file: Path) -> Iterator[str]:
    """Yield the references of a framework's file; one that cannot be read has none, and the site's check says why."""
    with suppress(YamlFault):
        value = parse_yaml(read_text(SourceFile(STANDARDS / file.name, file))).value
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            yield from (f"{value['id']}/{code.casefold()}" for code in _codes(value.get("standards")))


def _codes(nodes: object) -> Iterator[str]:
    for node in nodes if isinstance(nodes, list) else ():
        if isinstance(node, dict) and isinstance(node.get("code"), str):
            yield node["code"]
            yield from _codes(node.get("elements"))


def _folders(index: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return what items of each kind are called, and their folder in a site."""
    with index:
        index.execute("CREATE TABLE IF NOT EXISTS site_folder (plural TEXT, folder TEXT)")
        if not index.execute("SELECT 1 FROM site_folder").fetchone():
            from clearinghouse.content.kinds import KINDS

            rows = ((kind.plural, str(kind.folder)) for kind in KINDS)
            index.executemany("INSERT INTO site_folder VALUES (?, ?)", rows)
    return index.execute("SELECT plural, folder FROM site_folder").fetchall()


def _items(site: Path, folders: list[tuple[str, str]]) -> Iterator[str]:
    for plural, folder in folders:
        yield from (f"{plural}/{file.stem}" for file in (site / folder).glob("*.md"))
