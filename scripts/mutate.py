"""Breaks lines of the generator at random and says which of them the tests notice.

Usage: scripts/mutate [--number 40] [--seed 1] [--under catalog] [--own]

Each line is broken by itself, in a copy of the project: a comparison turned, `and` for `or`, a number one higher, a
condition denied. The tests of its own folder run first, then those that need Python alone (not with --own). Tests that
fail before anything is broken are left out. Printed: `noticed` or `MISSED`, the place, the line as it was and is.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from edits import copied

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = Path("plugins/clearinghouse")
TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
PATIENCE = 600
"""Seconds that the tests of one broken line may take; what hangs is noticed."""
ALONE = ("-m", "not slow and not tools and not hard")
QUICK = ("tests", "--ignore", "tests/browser", *ALONE)


@dataclass(frozen=True)
class Break:
    """One line to be broken: the text between two places of it is replaced."""

    file: Path
    line: int
    start: int
    end: int
    new: str

    def apply(self, root: Path) -> tuple[str, str]:
        """Write the broken file and return the line as it was and as it is."""
        place = root / self.file
        lines = place.read_bytes().split(b"\n")
        old = lines[self.line - 1]
        lines[self.line - 1] = old[: self.start] + self.new.encode() + old[self.end :]
        place.write_bytes(b"\n".join(lines))
        return old.decode().strip(), lines[self.line - 1].decode().strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--number", type=int, default=40, help="how many lines to break (default: 40)")
    parser.add_argument("--seed", type=int, default=1, help="by which chance (default: 1)")
    parser.add_argument("--under", default="", help="only below this folder of the package")
    parser.add_argument("--own", action="store_true", help="only the tests of a line's own folder")
    options = parser.parse_args()
    breaks = [found for file in _modules(options.under) for found in _breaks(file)]
    chosen = random.Random(options.seed).sample(breaks, min(options.number, len(breaks)))
    noticed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = copied(Path(folder) / "project")
        for broken in chosen:
            seen = _is_noticed(copy, broken, options.own)
            noticed += seen
    print(f"{noticed} of {len(chosen)} noticed")


def _modules(under: str) -> list[Path]:
    return sorted(file.relative_to(ROOT) for file in (ROOT / PACKAGE / under).rglob("*.py"))


def _breaks(file: Path) -> Iterator[Break]:
    """Yield every break of a module that stands on one line."""
    text = (ROOT / file).read_text(encoding="utf-8")
    lines = [line.encode() for line in text.split("\n")]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.expr) and node.lineno == node.end_lineno and node.end_col_offset is not None:
            whole = lines[node.lineno - 1][node.col_offset : node.end_col_offset].decode()
            for new in _broken(node):
                if new != whole:
                    yield Break(file, node.lineno, node.col_offset, node.end_col_offset, new)
        if isinstance(node, ast.If | ast.While | ast.IfExp) and node.test.lineno == node.test.end_lineno:
            test = node.test
            assert test.end_col_offset is not None
            yield Break(file, test.lineno, test.col_offset, test.end_col_offset, f"(not ({ast.unparse(test)}))")


def _broken(node: ast.expr) -> Iterator[str]:
    """Yield an expression with its operator turned or its value changed, as text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield str(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield str(node.value + 1)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in TURNED:
        yield f"({ast.unparse(ast.Compare(node.left, [TURNED[type(node.ops[0])]()], node.comparators))})"
    elif isinstance(node, ast.BoolOp):
        yield f"({ast.unparse(ast.BoolOp(TURNED[type(node.op)](), node.values))})"
    elif isinstance(node, ast.BinOp) and type(node.op) in TURNED:
        yield f"({ast.unparse(ast.BinOp(node.left, TURNED[type(node.op)](), node.right))})"


def _is_noticed(copy: Path, broken: Break, own: bool) -> bool:
    suites = [_own_tests(broken.file)] if own else [_own_tests(broken.file), QUICK]
    suites = [(*suite, *_left_out(copy, suite)) for suite in suites]
    kept = (copy / broken.file).read_bytes()
    old, new = broken.apply(copy)
    try:
        seen = any(_run(copy, ["-x", *suite]) != 0 for suite in suites)
    finally:
        (copy / broken.file).write_bytes(kept)
    print(f"{'noticed' if seen else 'MISSED '} {broken.file}:{broken.line}: {old}\n        {new}", flush=True)
    return seen


def _own_tests(file: Path) -> tuple[str, ...]:
    """Return the folder of tests that mirrors a module's, and the rules, which walk through most of it."""
    parts = file.relative_to(PACKAGE).parts
    own = f"tests/{parts[0]}" if len(parts) > 1 and (ROOT / "tests" / parts[0]).is_dir() else "tests/test_problems.py"
    return (own, "tests/rules", *ALONE)


@cache
def _left_out(copy: Path, suite: tuple[str, ...]) -> tuple[str, ...]:
    """Return the options that leave out what fails although nothing is broken."""
    report = copy / "before.xml"
    _run(copy, [*suite, f"--junitxml={report}"], patience=None)
    cases = ElementTree.parse(report).iter("testcase")
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    names = sorted({f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name')}" for case in failed})
    for name in names:
        print(f"fails by itself: {name}", flush=True)
    return tuple(word for name in names for word in ("--deselect", name))


def _run(copy: Path, options: Sequence[str], patience: int | None = PATIENCE) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    environment = {**os.environ, "PYTHONPATH": str(copy / "plugins")}
    try:
        done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        return 1
    return done.returncode


if __name__ == "__main__":
    main()
