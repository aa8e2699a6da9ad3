"""The editor held in reserve: Decap CMS reads the same configuration and writes to a real git repository."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from drawn import ROOT, DrawnSite
from editors import fetch_editors
from playwright.sync_api import Browser, Locator, Page, Route, expect
from serving import served

from browser.editing import PATIENCE, ask, problems_in
from clearinghouse.catalog.published import select_published
from clearinghouse.forms.editor.config import EditorSettings
from clearinghouse.host.editor import Editor, engines
from clearinghouse.host.styles import ADDRESS, stylesheet

SERVER = Path(__file__).parent / "node_modules" / "decap-server" / "dist" / "index.js"
THEME = ROOT / "plugins" / "clearinghouse" / "theme" / "templates" / "assets"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
NEW = """---
title: Guide for a team
summary: A summary in one sentence.
status: published
type: tool
url: https://example.org/team-guide
attachments:
  - file: agenda.pdf
    label: Agenda (PDF)
publisher: Example Publisher
standards:
  - ct-ccl/PE2
goals:
  - confident-decisions
review_by: 2027-09-01
---
First words."""


@dataclass
class Decap:
    """A browser's page with the editor, signed in to a repository on this machine."""

    page: Page
    address: str
    repository: Path
    asked_elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def git(self, *arguments: str) -> str:
        return _git(self.repository, *arguments)

    def box(self, name: str) -> Locator:
        return self.page.locator(f'[id^="{name}-field-"]').first

    def choose(self, name: str, words: str) -> None:
        self.box(name).click()
        self.page.keyboard.type(words)
        self.page.get_by_role("option", name=words).first.click()


def _git(folder: Path, *arguments: str) -> str:
    named = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    return subprocess.run(["git", *named, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout


def write_site(files: Path, folder: Path) -> None:
    """Write as much of a site as its editor needs, with Decap in it."""
    settings = EditorSettings("example/clearinghouse", site_name="EXAMPLE", sign_in="https://sign-in.example.org")
    Editor(engines()["decap"], fetch_editors(), settings).write(
        select_published(DrawnSite(files).catalog(), date(2026, 9, 1)), folder
    )
    shutil.copytree(THEME, folder / "assets")
    (folder / ADDRESS).write_text(stylesheet(), encoding="utf-8")


@contextmanager
def git_server(repository: Path, log: Path) -> Iterator[str]:
    """Run Decap's own server for a local repository, which makes a branch for each entry, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {"MODE": "git", "GIT_REPO_DIRECTORY": str(repository), "PORT": str(port), "BIND_HOST": "127.0.0.1"}
    with open(log, "wb") as said:
        process = subprocess.Popen(["node", str(SERVER)], env={**os.environ, **settings}, stdout=said, stderr=said)
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/api/v1"
        finally:
            process.terminate()
            process.wait()


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("decap-server did not begin to listen")


@pytest.fixture
def decap(browser: Browser, tmp_path: Path) -> Iterator[Decap]:
    files = DrawnSite.of_the_sample(tmp_path / "repository").root
    _git(files, "init", "--quiet", "--initial-branch=main")
    _git(files, "config", "user.name", "Test")
    _git(files, "config", "user.email", "test@example.org")
    _git(files, "add", "--all")
    _git(files, "commit", "--quiet", "--message", "All files")
    (tmp_path / "site").mkdir()
    write_site(files, tmp_path / "site")
    with git_server(files, tmp_path / "log") as interface, served(tmp_path / "site") as address:
        context = browser.new_context(watched=False, viewport={"width": 1280, "height": 3000})
        found = Decap(context.new_page(), address, files)
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        context.route(
            lambda url: not url.startswith((address, "data:", "blob:")), lambda route: _elsewhere(route, found)
        )
        # The one thing the test adds to the configuration: where the repository is.
        context.route("**/edit/config.yml", lambda route: _local(route, f"{address}/api/v1"))
        context.route(f"{address}/api/v1", lambda route: _led(route, interface))
        try:
            yield found
        finally:
            context.close()


def _elsewhere(route: Route, found: Decap) -> None:
    found.asked_elsewhere.append(route.request.url)
    route.abort()


def _local(route: Route, address: str) -> None:
    config = json.loads(route.fetch().text())
    route.fulfill(body=json.dumps({**config, "local_backend": {"url": address}}), content_type="text/yaml")


def _led(route: Route, interface: str) -> None:
    status, type, body = ask(route, interface)
    route.fulfill(status=status, body=body, content_type=type)


def test_a_new_resource_becomes_a_branch_with_its_file(decap: Decap, tmp_path: Path) -> None:
    agenda = tmp_path / "agenda.pdf"
    agenda.write_bytes(PDF)
    page = decap.page
    page.goto(f"{decap.address}/edit/#/collections/resources/new")
    page.get_by_role("button", name="Login").click()
    expect(decap.box("title")).to_be_visible(timeout=PATIENCE)
    decap.box("title").fill("Guide for a team")
    decap.box("summary").fill("A summary in one sentence.")
    decap.choose("type", "Tool")
    decap.box("url").fill("https://example.org/team-guide")
    page.get_by_role("button", name="Add entry").first.click()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file").click()
        page.get_by_text("Upload", exact=True).click()
    chooser.value.set_files(agenda)
    page.get_by_role("button", name="Choose selected").click()
    decap.box("label").fill("Agenda (PDF)")
    decap.box("publisher").fill("Example Publisher")
    decap.choose("standards", "CCL-CSLS PE2: ")
    decap.choose("goals", "Decide with confidence")
    decap.box("review_by").fill("2027-09-01")
    page.locator("[data-slate-editor=true]").click()
    page.keyboard.type("First words.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Entry saved")).to_be_visible(timeout=PATIENCE)

    branch, id = "cms/resources/guide-for-a-team", "guide-for-a-team"
    assert decap.git("diff", "--name-status", f"main...{branch}").splitlines() == [
        f"A\tresources/{id}.md",
        f"A\tresources/{id}/agenda.pdf",
    ]
    assert decap.git("show", f"{branch}:resources/{id}.md").rstrip() == NEW
    assert decap.git("status", "--porcelain") == ""
    assert (decap.errors, decap.asked_elsewhere) == ([], [])
    decap.git("checkout", "--quiet", branch)
    assert problems_in(DrawnSite(decap.repository), [f"resources/{id}"]) == []
