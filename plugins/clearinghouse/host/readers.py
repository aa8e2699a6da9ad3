"""Many files read by several processes, as one alone would read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

from clearinghouse.content.files import SourceFile, read_bytes
from clearinghouse.content.kept_readings import Read, digest
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.read_file import read_file
from clearinghouse.host.processes import copies, processes

MANY = 1_000
"""From so many files on it pays to share them."""
_SHARE = 100


def read_many(files: Sequence[SourceFile]) -> Iterator[Read]:
    """Yield what each file holds, rendered. None of a file with a fault, of any where they are few, or a process is ended."""
    if len(files) < MANY or processes() == 1:
        return
    with suppress(BrokenProcessPool), copies(processes()) as pool:
        for share in pool.map(_share, (files[begin : begin + _SHARE] for begin in range(0, len(files), _SHARE))):
            yield from share


def _share(files: Sequence[SourceFile]) -> list[Read]:
    return list(filter(None, map(_read, files)))


def _read(file: SourceFile) -> Read | None:
    """Read one file. What goes wrong with it is found again, and told, by who asked."""
    with suppress(YamlFault):
        data = read_bytes(file)
        found = read_file(file, data)
        found.body.make()
        return Read(str(file.path), digest(data), found)
    return None
