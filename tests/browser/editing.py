"""The browser editor as its users meet it: on a site under a project path, signed in to a stand-in for GitHub."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from built import built_once
from drawn import BuiltSite, DrawnSite
from editors import fetch_editors
from github_stand_in import NAME, OWNER, GitHub
from playwright.sync_api import Browser, Locator, Page, Route, expect
from serving import served

REPOSITORY = f"{OWNER}/{NAME}"
SITE_URL = f"https://example.org/{NAME}/"
GITHUB = "https://api.github.com"
PATIENCE = 30_000
"""How long an editor may take to be ready, in milliseconds."""


def edited_site(factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the sample site as it is published, with the editor."""
    root = DrawnSite.of_the_sample(factory.mktemp("edited") / "source").root
    (root / ".cache").mkdir()
    (root / ".cache" / "editor").symlink_to(fetch_editors())
    environment = {"REPO_URL": f"https://github.com/{REPOSITORY}", "SITE_URL": SITE_URL}
    return built_once("edited", factory, root, environment)


def problems_in(site: DrawnSite, paths: Iterable[str]) -> list[str]:
    """Return what the check says of these files, where it finds no error in any."""
    result = site.check()
    assert result.returncode == 0, result.stdout
    return [line for line in result.stdout.splitlines() if line.startswith(tuple(paths))]


@dataclass
class Editing:
    """A browser's page with the editor, and the service that it saves to."""

    page: Page
    address: str
    github: GitHub
    asked_elsewhere: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    signed_in: bool = False

    def open(self, fragment: str = "") -> None:
        """Go to a place in the editor, such as `/collections/resources`, by its address."""
        self.page.goto(f"{self.address}/edit/" + (f"#{fragment}" if fragment else ""))

    def sign_in(self, token: str = "editor-token") -> None:
        self.page.get_by_role("button", name="Sign In Using Access Token").click()
        dialog = self.page.locator("dialog[open]")
        dialog.locator("input").fill(token)
        dialog.get_by_role("button", name="Sign In").click()
        self.signed_in = True

    def field(self, path: str) -> Locator:
        """Return a field of the form by its name, such as `title` or `attachments.0.label`."""
        return self.page.locator(f'[data-key-path="{path}"]').first

    def fill(self, path: str, text: str) -> None:
        self.field(path).locator("input, textarea").first.fill(text)

    def choose(self, path: str, label: str) -> None:
        """Choose an entry of a long list by its words."""
        self.field(path).get_by_role("combobox").click()
        self.page.get_by_role("option", name=label, exact=True).click()

    def add_file(self, path: str, file: Path) -> None:
        """Choose a file, and wait until the editor has read it."""
        self.choose_file(path, file)
        expect(self.field(path).get_by_role("button", name="Replace")).to_be_visible(timeout=PATIENCE)

    def choose_file(self, path: str, file: Path) -> None:
        with self.page.expect_file_chooser() as chooser:
            self.field(path).get_by_role("button", name="Browse").click()
            upload = self.page.locator("dialog[open]").get_by_role("button", name="Upload")
            if upload.count():
                upload.first.click()
        chooser.value.set_files(file)
        insert = self.page.locator("dialog[open]").get_by_role("button", name="Insert")
        if insert.count():
            insert.click()

    @property
    def save_button(self) -> Locator:
        return self.page.get_by_role("button", name="Save", exact=True)

    def save(self) -> None:
        """Save, put off sending the change for review, and wait until the editor is back at its list."""
        expect(self.save_button).to_be_enabled(timeout=PATIENCE)
        self.save_button.click()
        self.page.locator("dialog[open]").get_by_role("button", name="Later").click()
        expect(self.page).not_to_have_url(re.compile("#.*/(entries|new)"), timeout=PATIENCE)
        expect(self.save_button).not_to_be_visible(timeout=PATIENCE)

    def form(self) -> None:
        """Wait until a form stands and everything in it is drawn."""
        expect(self.save_button).to_be_visible(timeout=PATIENCE)
        expect(self.page.locator("[data-key-path] input, [data-key-path] textarea").first).to_be_visible(
            timeout=PATIENCE
        )

    def body(self) -> Locator:
        """Return the text of the page, ready to be written in."""
        text = self.field("body").locator("[contenteditable=true]")
        expect(text).to_be_visible(timeout=PATIENCE)
        return text


@contextmanager
def editing(browser: Browser, site: Path, files: Path, folder: Path) -> Iterator[Editing]:
    """Open a page on a site's editor, with a repository that holds the given files.

    The configuration is the site's own, to the letter: what the page asks of GitHub is led to the stand-in on its
    way out of the browser, and what it asks of anybody else is noted and goes nowhere.
    """
    github = GitHub.holding(files, folder / "hub")
    (folder / "www").mkdir()
    (folder / "www" / NAME).symlink_to(site)
    with served(folder / "www") as server, github.listening() as interface:
        context = browser.new_context(watched=False, viewport={"width": 1280, "height": 5000})
        found = Editing(context.new_page(), f"{server}/{NAME}", github)
        context.route(
            lambda url: not url.startswith((server, "data:", "blob:")), lambda route: _led(route, interface, found)
        )
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("console", lambda said: _note(said.text, found))
        try:
            yield found
        finally:
            context.close()


def _note(said: str, found: Editing) -> None:
    """Keep what the editor says of its configuration: of settings that it does not know."""
    if "It will be ignored" in said or "onfiguration error" in said:
        found.errors.append(said)


def _led(route: Route, interface: str, found: Editing) -> None:
    url = route.request.url
    if not url.startswith(f"{GITHUB}/"):
        found.asked_elsewhere.append(url)
        return route.abort()
    path = url.removeprefix(GITHUB)
    status, type, body = ask(route, interface + ("/api/graphql" if path == "/graphql" else f"/api/v3{path}"))
    return route.fulfill(status=status, body=body, headers={"Content-Type": type, "Access-Control-Allow-Origin": "*"})


def ask(route: Route, address: str) -> tuple[int, str, bytes]:
    """Ask what a page asks, at another address, and return the answer's status, type and body."""
    kept = {name: value for name, value in route.request.headers.items() if name in ("authorization", "content-type")}
    request = urllib.request.Request(address, route.request.post_data_buffer, kept, method=route.request.method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers["Content-Type"], refusal.read()
