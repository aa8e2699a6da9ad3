"""A folder or file that cannot be there at all is told in words, whichever command was given it."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import DrawnSite, run_clearinghouse

LONG, DEEP = "x" * 301, "a/" * 3000


@pytest.mark.parametrize("place", ["loop", "loop/x", LONG, DEEP, "file/x"])
@pytest.mark.parametrize(
    "words",
    [
        *("check --site", "new resource --site", "serve --site", "upkeep --site", "import x --site", "init"),
        *("build --out", "forms --out", "changes --before", "suggestion", "import", "export --format csv --out"),
    ],
)
def test_a_place_that_cannot_be_is_told_in_words(site: DrawnSite, words: str, place: str) -> None:
    (site.root / "loop").symlink_to("loop")
    (site.root / "file").write_text("x")

    ran = run_clearinghouse([*words.split(), place], site.root)

    assert ran.returncode in (1, 2), ran.stderr
    assert "Traceback" not in ran.stderr and "fault of the program" not in ran.stderr
    assert len(ran.stderr) < 10_000 and Path(site.root / "file").read_text() == "x"
