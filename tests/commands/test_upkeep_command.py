"""`clearinghouse upkeep` as staff and the weekly run call it."""

from __future__ import annotations

import argparse
import json
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from answering import PUBLIC, Internet, Site, serving
from drawn import DrawnSite

from clearinghouse.cli import main
from clearinghouse.commands.upkeep import COMMAND
from clearinghouse.upkeep import rounds

SITE = "https://example.org/site/"


@dataclass(frozen=True)
class Said:
    """How a command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(site: DrawnSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Calls the command in the site's folder."""
    monkeypatch.chdir(site.root)

    def call(*arguments: str) -> Said:
        capsys.readouterr()
        try:
            code = main(["upkeep", "--today", "2026-09-01", *arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return Said(code, *capsys.readouterr())

    return call


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every name that is looked up while there is no network."""
    asked: list[str] = []

    def look_up(host: str, *rest: object, **more: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(rounds, "PAUSE", 0)
    return asked


def test_without_links_no_network_is_used(
    site: DrawnSite, offline: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    site.resource("mine", review_by=date(2026, 8, 1))

    assert main(["upkeep", "--site", str(site.root), "--today", "2026-09-01"]) == 0
    assert offline == [] and capsys.readouterr().out.startswith("<!-- due: 1 -->\n")


def test_a_quiet_week_ends_with_0_and_says_so(run: Callable[..., Said]) -> None:
    result = run()

    assert (result.returncode, result.stdout, result.stderr) == (0, "<!-- due: 0 -->\nNothing is due.\n", "")


def test_the_list_can_be_written_to_a_file(site: DrawnSite, run: Callable[..., Said]) -> None:
    site.resource("mine", review_by=date(2026, 8, 1))
    result = run("--out", "list.md")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (site.root / "list.md").read_text(encoding="utf-8").startswith("<!-- due: 1 -->\n")


def test_the_sites_address_is_that_of_its_mkdocs_yml_unless_another_is_named(
    site: DrawnSite, run: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.resource("mine", review_by=date(2026, 8, 1))

    assert "(https://example.org/clearinghouse/edit/#/collections/resources/entries/mine)" in run().stdout
    assert f"({SITE}edit/#/" in run("--site-url", SITE).stdout
    assert "/edit/" not in run("--site-url", "").stdout
    (site.root / "mkdocs.yml").write_text('site_name: x\nsite_url: !ENV [SITE_ADDRESS, ""]\n')
    assert "/edit/" not in run().stdout
    monkeypatch.setenv("SITE_ADDRESS", "https://a.org/")
    assert "(https://a.org/edit/#/" in run().stdout
    (site.root / "mkdocs.yml").write_text("site_name: [")
    assert "/edit/" not in run().stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--minutes", "0"],
        ["--minutes", "-1"],
        ["--minutes", "301"],
        ["--minutes", "9" * 5000],
        ["--minutes", "soon"],
        ["--today", "yesterday"],
        ["--site-url", "example.org"],
        ["--site-url", "https://example.org/)"],
        ["--links", "content"],
        ["--links", "/dev/null"],
        ["--links", "nowhere/links.json"],
        ["--out", "content"],
        ["--out", "nowhere/list.md"],
        ["--site", "nowhere"],
        ["extra"],
    ],
    ids=lambda words: " ".join(words)[:30],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(run: Callable[..., Said], arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.returncode == 2
    assert result.stderr and "Traceback" not in result.stderr and result.stdout == ""


def test_content_with_faults_is_no_hindrance(site: DrawnSite, run: Callable[..., Said]) -> None:
    site.write("resources/broken.md", "no fields at all")
    site.resource("mine", review_by=date(2026, 8, 1))

    assert run().stdout.startswith("<!-- due: 1 -->\n")


def test_when_nothing_answers_nothing_is_held_against_the_sites(
    site: DrawnSite, offline: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in "abc":
        site.resource(name, title=f"Guide {name}", url=f"https://{name}.example.org/")
    history = tmp_path / "links.json"

    assert main(["upkeep", "--site", str(site.root), "--today", "2026-09-01", "--links", str(history)]) == 0
    assert {"a.example.org", "b.example.org", "c.example.org"} <= set(offline)
    assert json.loads(history.read_text())["addresses"] == {}
    assert "network" in capsys.readouterr().err


def test_a_file_that_is_no_record_is_put_aside_and_the_record_begins_afresh(
    site: DrawnSite, offline: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = site.write("notes.json", "precious notes")
    outside = ("https://example.org/protocol", "https://www.npbea.org/psel/")

    assert main(["upkeep", "--site", str(site.root), "--today", "2026-09-01", "--links", str(file)]) == 0
    assert (site.root / "notes.json.old").read_text() == "precious notes"
    assert json.loads(file.read_text())["addresses"].keys() == set(outside)
    said = capsys.readouterr().err
    assert "notes.json cannot be used" in said and "notes.json.old" in said and "afresh" in said


def test_the_options_hold_no_way_to_ask_private_addresses() -> None:
    parser = argparse.ArgumentParser()
    COMMAND.add_options(parser)

    assert sorted(parser.parse_args([]).__dict__) == ["links", "minutes", "out", "site_url", "today"]


def test_weeks_of_checks_find_the_dead_page_and_forgive_the_bad_day(
    site: DrawnSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("fine", "dead", "shaky", "moved", "inside"):
        site.resource(name, title=f"Guide to {name}", url=f"http://{name}.example.org/page")
    site.resource("psel", title="The old source", url="https://example.org/other-source")
    web = Site({"/page": (200, {})})
    names = {f"{name}.example.org": [PUBLIC] for name in ("fine", "shaky", "moved")}
    names |= {"dead.example.org": ["93.184.216.9"], "inside.example.org": ["10.0.0.9"]}
    history, report = tmp_path / "links.json", tmp_path / "list.md"

    with serving(web) as port:
        internet = Internet(names, {(PUBLIC, 80): port})
        monkeypatch.setattr("clearinghouse.commands.upkeep.Network", internet.network)
        monkeypatch.setattr(rounds, "PAUSE", 0)

        def week(day: int, status: int) -> str:
            web.answers = {"/page": (status, {})}
            options = ["--today", f"2026-09-{day:02}", "--links", str(history), "--out", str(report)]
            assert main(["upkeep", "--site", str(site.root), *options]) == 0
            return report.read_text(encoding="utf-8")

        first, bad_day, third = week(1, 200), week(8, 500), week(15, 200)

    assert "Guide to" not in first and "Guide to" not in bad_day
    assert "[Guide to dead]" in third and "no web server answers there, since September 1, 2026" in third
    assert "[Guide to inside]" in third and "private network" in third
    assert "fine" not in third and "shaky" not in third
    assert all(ip != "10.0.0.9" for ip, _ in internet.connected)
    assert web.headers[0]["User-Agent"] == "clearinghouse-upkeep (+https://example.org/clearinghouse/)"
