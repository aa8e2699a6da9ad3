"""`scripts/advice`: what could be better about a guide is said, each in a line, and nothing fails."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from drawn import ROOT, run_program

from clearinghouse.catalog.catalog import Catalog


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("advice", ROOT / "scripts" / "advice.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FAULTS = {
    "words " * 800: "it has 800 words",
    f"{'word ' * 45}.": "its longest sentence has 45 words",
    "Write `no_such_field`.": "nothing is called `no_such_field`",
    "See `/nowhere/`.": "there is no page /nowhere/",
    "Take `ct-ccl/PE99`.": "there is no standard ct-ccl/PE99",
    "- One\n\n    ```yaml\n    title: x\n    ```\n": "an example stands inside a list",
    "![Plan](plan.png)": "say in five words or more what plan.png shows",
    "This is [it](/resources/feedback-form/):\n\n> Not its words.\n": "the words quoted for /resources/feedback-form/",
    "- [It](/resources/feedback-form/): `psel-2015/1`.\n": "the standards shown for /resources/feedback-form/",
}


@pytest.mark.parametrize("body", FAULTS, ids=lambda body: body[:30])
def test_what_could_be_better_is_said(script: ModuleType, sample: Catalog, tmp_path: Path, body: str) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text(f"---\ntitle: A guide\n---\n\n{body}\n")

    assert any(line.startswith(FAULTS[body]) for line in script.advice(guide, sample)), body


def test_a_good_guide_gets_no_advice_but_to_be_listed(script: ModuleType, sample: Catalog, tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text("---\ntitle: A guide\n---\n\nWrite `summary` in two sentences. See `/resources/`.\n")

    assert list(script.advice(guide, sample)) == ["the list of guides does not lead to it"]


@pytest.mark.slow
def test_the_script_reads_every_guide_and_never_fails() -> None:
    result = run_program([str(ROOT / ".venv" / "bin" / "python"), "scripts/advice.py"], ROOT)

    assert (result.returncode, result.stderr) == (0, "")
