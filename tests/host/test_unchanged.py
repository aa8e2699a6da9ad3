"""A site is made anew unless nothing at all has changed: neither what it is made of nor any of its files."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import CONFIG, DrawnSite, run_clearinghouse

from clearinghouse.host import unchanged
from clearinghouse.host.keeping import SETTING
from clearinghouse.host.unchanged import Made

HOME = "<h1>Home</h1>"


@pytest.fixture
def made(site: DrawnSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Made]:
    """Say what a site is made of; the one that stands was made of just that."""
    monkeypatch.setenv(SETTING, str(tmp_path / "cache"))
    monkeypatch.setattr(unchanged, "_JUST_NOW", 0)
    site.resource("mine")
    site.write("words/en.yml", "page: {}\n")
    site.write("site/index.html", HOME)
    site.write("site/goals/index.html", HOME)
    time.sleep(0.02)  # a file system tells two times apart from a hundredth of a second on

    def now() -> Made:
        return Made(site.root / "mkdocs.yml", site.root / "site")

    now().note()
    assert now().stands()
    time.sleep(0.02)
    return now


def same_size_and_time(file: Path) -> None:
    """Change a file so that neither its size nor the time of its last change as people see it tells."""
    about = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(about.st_atime_ns, about.st_mtime_ns))


CHANGES: dict[str, Callable[[DrawnSite], object]] = {
    "a word of a text": lambda site: same_size_and_time(site.root / "resources" / "mine.md"),
    "another resource": lambda site: site.resource("another"),
    "a resource is gone": lambda site: (site.root / "resources" / "mine.md").unlink(),
    "a resource is moved": lambda site: (site.root / "resources/mine.md").rename(site.root / "resources/yours.md"),
    "the vocabulary": lambda site: same_size_and_time(site.root / "content" / "vocabulary.yml"),
    "a word of the site": lambda site: same_size_and_time(site.root / "words" / "en.yml"),
    "a folder": lambda site: (site.root / "content" / "empty").mkdir(),
    "the settings": lambda site: (site.root / "mkdocs.yml").write_text(CONFIG + "# other\n"),
    "a page of the site": lambda site: (site.root / "site" / "index.html").write_text(HOME[::-1]),
    "a page of the site is gone": lambda site: (site.root / "site" / "index.html").unlink(),
    "a file more in the site": lambda site: site.write("site/more.html", HOME),
    "the site is gone": lambda site: (site.root / "site").rename(site.root / "elsewhere"),
    "who may read it": lambda site: (site.root / "site" / "index.html").chmod(0o600),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(site: DrawnSite, made: Callable[[], Made], change: str) -> None:
    CHANGES[change](site)
    assert not made().stands()


@pytest.mark.parametrize("name", ["SITE_URL", "CLEARINGHOUSE_TODAY", "LANG"])
def test_another_environment_is_another_site(
    made: Callable[[], Made], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "2026-12-24")
    assert not made().stands()
    monkeypatch.undo()


def test_another_day_is_another_site(made: Callable[[], Made], monkeypatch: pytest.MonkeyPatch) -> None:
    day = unchanged.datetime.date.today() + unchanged.datetime.timedelta(days=1)
    monkeypatch.setattr(unchanged, "_today", lambda: day)
    assert not made().stands()


@pytest.mark.parametrize(
    "settings",
    [
        CONFIG.replace("plugins: [", "plugins: [tags, "),
        CONFIG + "hooks: [mine.py]\n",
        CONFIG.replace("font: false", "font: false, custom_dir: theme"),
        CONFIG + "broken: [",
        "INHERIT: base.yml\n" + CONFIG,
    ],
)
def test_a_site_that_depends_on_more_is_always_made(site: DrawnSite, made: Callable[[], Made], settings: str) -> None:
    assert settings != CONFIG
    (site.root / "mkdocs.yml").write_text(settings)
    time.sleep(0.02)
    made().note()
    assert not made().stands()


def test_what_changed_a_moment_ago_may_change_again(
    site: DrawnSite, made: Callable[[], Made], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unchanged, "_JUST_NOW", 3_600_000_000_000)
    made().note()
    assert not made().stands()


def test_what_changes_while_a_site_is_made_is_in_the_next(site: DrawnSite, made: Callable[[], Made]) -> None:
    begun = made()
    site.resource("meanwhile")
    begun.note()
    assert not made().stands()


@pytest.mark.parametrize("kept", ["", "x"])
def test_what_is_noted_may_be_lost_or_damaged(made: Callable[[], Made], tmp_path: Path, kept: str) -> None:
    (file,) = (tmp_path / "cache").rglob("made-*")
    file.write_text(kept)
    assert not made().stands()


@pytest.mark.slow
def test_the_command_says_that_nothing_has_changed(site: DrawnSite, tmp_path: Path) -> None:
    kept = {SETTING: str(tmp_path / "cache")}
    time.sleep(0.1)
    first = run_clearinghouse(["build"], site.root, kept)
    again = run_clearinghouse(["build"], site.root, kept)
    site.resource("another", title="Seen at once")
    changed = run_clearinghouse(["build"], site.root, kept)

    assert [run.returncode for run in (first, again, changed)] == [0, 0, 0]
    assert "Nothing has changed" in again.stderr and "Nothing has changed" not in first.stderr + changed.stderr
    assert "Seen at once" in (site.root / "site" / "resources" / "another" / "index.html").read_text()
