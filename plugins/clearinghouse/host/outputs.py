"""Outputs: the files beside the pages, written once all pages stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clearinghouse.publish.page import Output


def write_outputs(outputs: Iterable[Output], site_dir: Path) -> None:
    """Write every output to its address under the folder of the site.

    MkDocs is not asked to carry them: it keeps every file in memory from the first to the last, and
    ten thousand resources bring fifty thousand small files.
    """
    made: set[Path] = set()
    for output in outputs:
        file = site_dir / output.address.lstrip("/")
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_text(output.content, encoding="utf-8", newline="\n")
