"""`scripts/pictures`: changed pages as a phone shows them, and the barriers that a change brings."""

from __future__ import annotations

import json
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from drawn import ROOT

PAGE = "<!doctype html><html lang=en><head><title>{title}</title></head><body><main><h1>{title}</h1>{body}</main></body></html>"
PICTURE = "<img src=plan.png>"


def write(site: Path, address: str, body: str = "<p>Words.</p>", title: str = "A page") -> None:
    file = site / address.strip("/") / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(title=title, body=body))


def run(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "pictures.py"), "--out", str(folder / "out"), *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    """A folder with the same two pages before and after."""
    for name in ("before", "after"):
        write(tmp_path / name, "/")
        write(tmp_path / name, "/goals/")
    return tmp_path


def test_changed_pages_are_shown_in_pairs_at_the_width_of_a_phone(sites: Path) -> None:
    write(sites / "after", "/goals/", "<p>Other words.</p>")
    write(sites / "after", "/new/")
    write(sites / "before", "/gone/")

    result = run(sites, "--before", "before", "--after", "after", "/goals/", "/new/", "/gone/", "/", "/nowhere/")

    index = (sites / "out" / "index.md").read_text()
    assert result.returncode == 0, result.stderr
    assert "![Before](01-before.png) | ![After](01-after.png)" in index
    assert "A new page.\n\n![The new page](02-after.png)" in index
    assert "The page goes. As it was:\n\n![As it was](03-before.png)" in index
    assert "It looks the same as before." in index
    assert "/nowhere/" not in index
    assert struct.unpack(">I", (sites / "out" / "01-after.png").read_bytes()[16:20]) == (390,)


def test_the_words_are_printed_without_the_pictures(sites: Path) -> None:
    result = run(sites, "--before", "before", "--after", "after", "/goals/")

    assert "**One changed page was looked at. They bring no new barrier for readers.**" not in result.stdout
    assert "**One changed page was looked at. It brings no new barrier for readers.**" in result.stdout
    assert "![" not in result.stdout


def test_a_barrier_is_told_in_plain_words_with_what_to_do(sites: Path) -> None:
    write(sites / "after", "/goals/", f"{PICTURE}<a href=/x></a>")

    result = run(sites, "--before", "before", "--after", "after", "/goals/")

    assert result.returncode == 1
    assert "Two barriers for readers must be taken away." in result.stdout
    assert "Say what the picture shows" in result.stdout and '`<img src="plan.png">`' in result.stdout
    assert "A link has no words" in result.stdout


def test_a_barrier_that_was_there_before_is_counted_apart(sites: Path) -> None:
    for name in ("before", "after"):
        write(sites / name, "/goals/", PICTURE)

    result = run(sites, "--before", "before", "--after", "after", "/goals/")

    assert result.returncode == 0
    assert "One barrier was there before; this change did not bring it." in result.stdout


def test_without_a_site_before_every_barrier_counts(sites: Path) -> None:
    write(sites / "after", "/goals/", PICTURE)

    assert run(sites, "--after", "after", "/goals/").returncode == 1
    assert run(sites, "--before", "nowhere", "--after", "after", "/").returncode == 0


def test_so_many_pages_are_looked_at_and_the_rest_is_named(sites: Path) -> None:
    for number in range(5):
        write(sites / "after", f"/page-{number}/")
    pages = [{"address": f"/page-{number}/", "title": f"Page <b>{number}</b> @staff"} for number in range(5)]
    (sites / "changes.json").write_text(json.dumps({"pages": pages}))

    result = run(sites, "--after", "after", "--pages", "changes.json", "--most", "2")

    index = (sites / "out" / "index.md").read_text()
    assert result.returncode == 0
    assert len(list((sites / "out").glob("*.png"))) == 2
    assert "Three more pages changed and are not shown here: `/page-2/`, `/page-3/`, `/page-4/`." in index
    assert "&lt;b&gt;0" in index and "@&#8203;staff" in index


def test_an_address_outside_the_site_is_no_page(sites: Path) -> None:
    write(sites, "/secret/", title="CANARY")

    result = run(sites, "--after", "after", "../secret/", "/../secret/", "//example.org/", "secret", "/a\n/")

    assert result.returncode == 0
    assert "No page of the site looks different." in result.stdout
    assert list((sites / "out").glob("*.png")) == []


def test_a_page_gets_nothing_from_anybody_else(sites: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.setblocking(False)
        place = f"http://127.0.0.1:{other.getsockname()[1]}/"
        write(sites / "after", "/goals/", f"<img alt='A plan' src={place}x.png><script>fetch('{place}')</script>")

        assert run(sites, "--after", "after", "/goals/").returncode == 0
        with pytest.raises(BlockingIOError):
            other.accept()


def test_a_page_that_never_loads_is_said_and_does_not_keep_us_waiting(sites: Path) -> None:
    write(sites / "after", "/goals/", "<script>for (;;) {}</script>")

    result = run(sites, "--after", "after", "/goals/", "/")

    assert result.returncode == 1
    assert "One page could not be shown." in result.stdout and "did not load in time" in result.stdout


def test_a_site_that_was_not_built_is_said(sites: Path) -> None:
    result = run(sites, "--after", "nowhere", "/goals/")

    assert result.returncode == 1 and "was not built" in result.stdout


def test_a_list_of_pages_that_is_not_there_is_wrong_use(sites: Path) -> None:
    result = run(sites, "--after", "after", "--pages", "nowhere.json")

    assert result.returncode == 2 and "nowhere.json" in result.stderr
