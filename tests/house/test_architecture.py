"""The pages that explain the house name what is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from drawn import ROOT

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import shapes

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


def test_no_field_of_an_item_is_asked_for_by_its_name_as_text() -> None:
    """A field that is renamed is named by the type checker wherever it is used; in a text it would be missed."""
    names = {shape.name for kind in KINDS for shape in shapes(kind.model)}
    modules = [file for file in PACKAGE.rglob("*.py") if "records" not in file.relative_to(PACKAGE).parts]

    assert [f"{file.relative_to(PACKAGE)}: {name}" for file in modules for name in _asked(file) if name in names] == []


def _asked(file: Path) -> list[str]:
    """Return the names by which a module asks for attributes, where they stand there as text."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    asking = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "getattr"]
    return [one.args[1].value for one in asking if isinstance(one.args[1], ast.Constant)]


def test_each_room_has_a_folder_of_tests() -> None:
    rooms = {room.name for room in PACKAGE.iterdir() if room.is_dir() and not room.name.startswith("_")}
    # What a new site begins with is tried by the command that begins one; of the theme, its scripts.
    rooms = rooms - {"starter", "theme"} | {"scripts"}
    files = [*(ROOT / "tests").glob("*/test_*.py"), *(ROOT / "tests").glob("*/*.test.js")]

    assert rooms - {file.parent.name for file in files} == set()


def test_the_readme_stays_a_screen() -> None:
    assert _lines(ROOT / "README.md") <= 50


def test_what_a_field_declares_is_read_in_one_place() -> None:
    reading = {
        str(file.relative_to(PACKAGE))
        for file in PACKAGE.rglob("*.py")
        if re.search(r"json_schema_extra|\bdeclaration\(", file.read_text(encoding="utf-8"))
    }

    # Public fields and records are declared; `content/shape.py` reads both for everybody.
    assert reading == {"content/seen.py", "content/shape.py", "records/fields.py"}
