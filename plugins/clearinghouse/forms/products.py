"""Products: the files of the repository that are made from the content models, and are committed.

None of them depends on the vocabulary or the catalogue, so that adding a topic or a resource changes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clearinghouse.forms.issue_form import issue_forms
from clearinghouse.forms.vscode import vscode_files


def products() -> Iterator[tuple[str, str]]:
    """Yield the path, below the root of the repository, and the text of every committed product."""
    yield from issue_forms()
    yield from vscode_files()


def products_out_of_step(root: Path) -> list[str]:
    """Return the paths of products that are missing or differ, in the order in which they are made."""
    return [path for path, text in products() if _text(root / path) != text]


def write_products(root: Path) -> list[str]:
    """Write every product that is missing or differs, and return their paths."""
    behind = set(products_out_of_step(root))
    written = [(path, text) for path, text in products() if path in behind]
    for path, text in written:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [path for path, _ in written]


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
