"""Products: the files of the repository that are made from the content models, and are committed.

Of the content they follow the leading set of standards alone, from which their examples are, so that adding a topic or a
resource changes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.own_examples import own_standards
from clearinghouse.forms.issue_form import issue_forms
from clearinghouse.forms.vscode import vscode_files


def products(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the path, below the root of the repository, and the text of every committed product."""
    for path, text in (*issue_forms(), *vscode_files()):
        yield path, own_standards(text, catalog)


def products_out_of_step(root: Path, catalog: Catalog) -> list[str]:
    """Return the paths of products that are missing or differ, in the order in which they are made."""
    return [path for path, text in products(catalog) if _text(root / path) != text]


def write_products(root: Path, catalog: Catalog) -> list[str]:
    """Write every product that is missing or differs, and return their paths."""
    behind = set(products_out_of_step(root, catalog))
    written = [(path, text) for path, text in products(catalog) if path in behind]
    for path, text in written:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return [path for path, _ in written]


def _text(file: Path) -> str | None:
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
