"""Reads a file once for all tests of a process: most sites that tests draw begin with the same files.

A reading is used again where place and bytes are the same, as the program does it from one run to the next
(`content/kept_readings.py`, whose tests hold that it makes no difference). What has a problem is read each time.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from clearinghouse.content import kept_readings
from clearinghouse.content.files import SourceFile
from clearinghouse.content.read_file import FileReading, read_file

MOST = 2_000
"""How many readings are kept; those of the shared sites are the first."""


def read_each_once() -> None:
    """Let all that is read in this process be read once."""
    known: dict[tuple[PurePosixPath, bytes], FileReading] = {}

    def read(file: SourceFile, data: bytes) -> FileReading:
        found = known.get((file.path, data)) or read_file(file, data)
        if found.value is not None and not found.problems and len(known) < MOST:
            known[file.path, data] = found
        return found

    kept_readings.read_file = read  # type: ignore[attr-defined]  # the name by which that module asks for it
