"""A preview makes what a browser asks for, and it is what a whole build makes there."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import SAMPLE, DrawnSite
from mkdocs.config import load_config

from clearinghouse.host.plugin import alone
from clearinghouse.host.shown_site import ShownSite


def shown(root: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> ShownSite:
    monkeypatch.setenv("CLEARINGHOUSE_TODAY", "2026-09-01")
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    ours = alone(config)
    assert ours is not None
    config.plugins.on_startup(command="serve", dirty=False)
    return ShownSite(config, ours)


@pytest.mark.slow
def test_each_file_is_that_of_a_whole_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = DrawnSite.of_the_sample(tmp_path / "site")
    whole = {path: data for path, data in site.preview().bytes().items() if not path.startswith(".")}
    made = shown(site.root, tmp_path / "made", monkeypatch)
    for path in sorted(whole, reverse=True):
        made.make(path)

    def told(path: str) -> bytes | None:
        file = tmp_path / "made" / path
        return file.read_bytes() if file.is_file() else None

    assert [path for path, data in whole.items() if told(path) != data] == []
    assert len(whole) > 500


def test_nothing_is_made_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shown(SAMPLE, tmp_path / "made", monkeypatch)
    assert not list((tmp_path / "made").rglob("*.html"))
    made.make("goals/index.html")
    assert [str(file.relative_to(tmp_path / "made")) for file in (tmp_path / "made").rglob("*") if file.is_file()] == [
        "goals/index.html"
    ]
    made.make("standards")
    assert (tmp_path / "made" / "standards" / "index.html").is_file()


def test_a_page_that_is_not_there_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shown(SAMPLE, tmp_path / "made", monkeypatch)
    for path in ("nothing/index.html", "favicon.ico"):
        made.make(path)
    assert not (tmp_path / "made").exists() or not any((tmp_path / "made").iterdir())
