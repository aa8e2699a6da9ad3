"""Outputs: the files beside the pages, written once all pages stand."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.host.tree import Folder, Tree
from clearinghouse.publish.page import Output


def write_outputs(outputs: Iterable[Output], place: Tree | Folder) -> None:
    """Write every output to its address.

    MkDocs is not asked to carry them: it keeps every file in memory from the first to the last, and
    ten thousand resources bring fifty thousand small files.
    """
    for output in outputs:
        place.write(output.address, output.content.encode())
