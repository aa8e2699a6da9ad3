"""What a reader cannot see on a page is in no public file: pages, twins, the finder, feeds, data, calendars, exports."""

from __future__ import annotations

import gzip
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from drawn import BuiltSite, DrawnSite, run_clearinghouse
from hidden import MARK, WAYS, hiding
from markup import seen_text

pytestmark = pytest.mark.slow

SHOWN = "quokka"
"""A word that is shown, so that the search for words is known to look where they are."""
CONSENT = {"given_on": date(2026, 1, 1), "expires_on": date(2027, 1, 1)}
BASICS = {"summary": "Words.", "status": "published"}
PLACES = {
    "content/program/{}": {},
    "resources/{}": {**BASICS, "type": "tool", "publisher": "Example Publisher", "url": "https://example.org/{}"},
    "content/events/{}": {**BASICS, "start": date(2026, 10, 1), "end": date(2026, 10, 1), "venue": "Room 12"},
    "content/challenges/{}": {**BASICS, "order": 1},
    "content/practices/{}": {**BASICS, "setting": "A school", "context": "C.", "what_we_did": "D.", "result": "R."},
    "content/coaches/{}": {**BASICS, "role": "Coach", "consent": CONSENT},
}


def write(site: DrawnSite, number: int, text: str) -> str:
    """Write a page or an item with a text, and return its path."""
    id = f"part-{number}"
    place, fields = list(PLACES.items())[number % len(PLACES)]
    path = f"{place.format(id)}.md"
    called = {"name": f"Coach {number}"} if "coaches" in path else {"title": f"{SHOWN}abc {number}"}
    given = {name: value.format(id) if isinstance(value, str) else value for name, value in fields.items()}
    file = site.write(path, text, **called, **given)
    file.write_text(
        file.read_text(encoding="utf-8").replace("---\n", f"---\n# {MARK}remark words\n", 1), encoding="utf-8"
    )
    return path


def sound(site: DrawnSite, count: int) -> int:
    """Fill a site with texts that hide words, those left out that the check refuses; return how many are left."""
    written = {write(site, number, text) for number, text in enumerate(hiding(count))}
    told = json.loads(site.check("--format", "json").stdout)["problems"]
    refused = written & {one["path"] for one in told if one["level"] == "error"}
    for path in refused:
        (site.root / path).unlink()
    return len(written - refused)


def read(file: Path) -> Iterator[str]:
    """Yield what a public file holds, in each way in which a program could read it."""
    data = file.read_bytes()
    yield from readings((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace"))


def readings(text: str) -> Iterator[str]:
    for one in (text, html.unescape(text), unquote(text), html.unescape(html.unescape(unquote(text)))):
        yield plain(one)


def plain(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(letter)
    )


def words_in(folder: Path, word: str) -> dict[str, set[str]]:
    """Return the words of a sort that public files hold, each with the names of those files."""
    found: dict[str, set[str]] = {}
    for file in (file for file in folder.rglob("*") if file.is_file()):
        for one in {one for text in read(file) for one in re.findall(rf"{word}[a-z]{{3}}", text)}:
            found.setdefault(one, set()).add(str(file.relative_to(folder)))
    return found


def seen_in(folder: Path, word: str) -> set[str]:
    """Return the words of a sort that can be seen on a page, as a parser of its own reads it."""
    pages = (file.read_text(encoding="utf-8") for file in folder.rglob("index.html"))
    return {
        one for page in pages for text in readings(seen_text(page)) for one in re.findall(rf"{word}[a-z]{{3}}", text)
    }


@pytest.mark.parametrize("count", [4 * len(WAYS), pytest.param(4_000, marks=pytest.mark.hard)])
def test_no_public_file_holds_a_word_that_its_page_hides(site: DrawnSite, count: int) -> None:
    left = sound(site, count)
    built: BuiltSite = site.build(SITE_URL="https://example.org/")
    for form in ("ndjson", "opensearch", "parquet"):
        ran = run_clearinghouse(["export", "--format", form, "--out", str(built.folder / "export" / form)], site.root)
        assert ran.returncode == 0, ran.stderr

    assert built.result.returncode == 0, built.said
    assert left > count / 3
    seen, known = seen_in(built.folder, MARK), words_in(built.folder, MARK)
    assert {word: min(files) for word, files in known.items() if word not in seen} == {}
    assert len(seen) < left / 2, "most texts hide their word"
    assert f"{MARK}rem" not in known
    shown = set().union(*words_in(built.folder, SHOWN).values())
    for part in (
        "program/part-0/index.html",
        "program/part-0/index.md",
        "find/",
        "export/",
        "catalogue.",
        "feed",
        "events/",
    ):
        assert [name for name in shown if part in name], f"the search does not look where {part} is"
