"""The pages that explain the house name what is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from drawn import ROOT

PACKAGE = ROOT / "plugins" / "clearinghouse"
PAGES = ("ARCHITECTURE.md", "NEW_FIELD.md", "NEW_KIND.md")
_PATH = re.compile(r"`([\w./]+(?:/|\.py|\.js|\.html|\.yml))`")
_WITHIN = ("", "content/", "catalog/", "publish/", "publish/search/", "intake/", "intake/lists/", "changes/")
_WITHIN += ("theme/templates/assets/clearinghouse/", "theme/templates/assets/clearinghouse/find/")


def is_there(path: str) -> bool:
    places = [PACKAGE / within / path for within in _WITHIN]
    return any(place.exists() for place in [*places, ROOT / path, ROOT / "plugins" / path])


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / "plugins" / page).read_text(encoding="utf-8")
    named = _PATH.findall(text)

    assert len(named) >= 3
    assert [path for path in named if "<" not in path and not is_there(path)] == []


def test_every_room_is_explained() -> None:
    told = (ROOT / "plugins" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = sorted(room.name for room in PACKAGE.iterdir() if room.is_dir() and not room.name.startswith("_"))

    assert [room for room in rooms if f"`{room}/" not in told] == []


def test_no_module_is_long() -> None:
    modules = [file for ending in ("py", "js", "sql") for file in PACKAGE.rglob(f"*.{ending}")]

    assert [str(file.relative_to(PACKAGE)) for file in modules if _lines(file) > 300] == []


def test_no_function_is_long() -> None:
    modules = [file for file in PACKAGE.rglob("*.py") if "__pycache__" not in file.parts]

    assert [f"{file.relative_to(PACKAGE)}: {name}" for file in modules for name in _long_functions(file)] == []


def _long_functions(file: Path) -> list[str]:
    """Return the functions whose statements, without what explains them, take more than thirty lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [one.name for one in functions if _length(one) > 30]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def _lines(file: Path) -> int:
    return file.read_text(encoding="utf-8").count("\n")


@pytest.mark.parametrize("name", ["Page", "Site", "Source", "Entry", "Link", "Place", "Section"])
def test_a_word_that_many_modules_share_is_the_name_of_one_thing(name: str) -> None:
    modules = [file for file in PACKAGE.rglob("*.py") if f"\nclass {name}" in file.read_text(encoding="utf-8")]
    defining = [
        file for file in modules if re.search(rf"^class {name}\b", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]

    assert len(defining) == 1, defining
