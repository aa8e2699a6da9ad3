"""Files read by several processes say what they say when one reads them alone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import active_children

import pytest
from drawn import DrawnSite

from clearinghouse.content.files import SourceFile
from clearinghouse.content.kept_readings import Kept, Read
from clearinghouse.content.load import Reading, load_site
from clearinghouse.host import readers
from clearinghouse.host.readers import read_many


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MANY", 1)
    monkeypatch.setattr(readers, "_SHARE", 2)
    monkeypatch.setattr(readers, "processes", lambda: 2)


@pytest.fixture
def faulty(site: DrawnSite) -> DrawnSite:
    site.resource("sound", "See [this](https://example.org/) and *that*.")
    site.resource("odd", typ="tool")
    site.write("resources/broken.md", "---\ntitle: One: two\n---\n")
    (site.root / "resources" / "bytes.md").write_bytes(b"\xff\xfe\x00")
    return site


def told(reading: Reading) -> tuple[object, ...]:
    written = (*reading.items, *reading.pages)
    texts = [(one.source.path, one.fields, one.body.html, one.body.links) for one in written]
    return texts, reading.frameworks, reading.vocabulary, sorted(map(str, reading.problems)), reading.unread


def test_several_processes_read_what_one_reads(faulty: DrawnSite) -> None:
    counted: list[str] = []

    def many(files: Sequence[SourceFile]) -> Iterator[Read]:
        for read in read_many(files):
            counted.append(read.path)
            yield read

    found = load_site(faulty.root, kept=Kept(many=many))

    assert told(found) == told(load_site(faulty.root)) and len(found.problems) >= 3
    assert "resources/sound.md" in counted and len(counted) == 7
    assert active_children() == []


def test_where_a_process_is_ended_from_outside_every_file_is_read_all_the_same(faulty: DrawnSite) -> None:
    def many(files: Sequence[SourceFile]) -> Iterator[Read]:
        for read in read_many(files):
            yield read
            for child in active_children():
                os.kill(child.pid or 0, signal.SIGKILL)

    assert told(load_site(faulty.root, kept=Kept(many=many))) == told(load_site(faulty.root))


def test_a_file_that_is_changed_meanwhile_is_read_again(faulty: DrawnSite) -> None:
    def many(files: Sequence[SourceFile]) -> Iterator[Read]:
        yield from list(read_many(files))
        faulty.resource("sound", title="Written a moment later")

    found = load_site(faulty.root, kept=Kept(many=many))

    assert "Written a moment later" in {item.fields.title for item in found.items if item.kind.name == "resource"}
