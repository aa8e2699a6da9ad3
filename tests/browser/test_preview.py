"""A preview in a browser shows what was saved, and nobody has to load the page again."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from drawn import CONFIG, DrawnSite
from playwright.sync_api import Browser, expect

from browser.browsing import BREACH, PATIENCE

pytestmark = pytest.mark.slow
READY = "Serving on"


@pytest.fixture
def address(site: DrawnSite) -> Iterator[str]:
    """Serve a site, and give its address once somebody answers there."""
    (site.root / "mkdocs.yml").write_text(CONFIG.replace("example.org/clearinghouse/", "example.org/"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "clearinghouse.cli", "serve", "--address", place]
    with subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stderr is not None
        assert any(READY in line for line in served.stderr), "the preview ended"
        yield f"http://{place}"
        served.terminate()
        served.communicate(timeout=PATIENCE)


def test_a_page_that_is_open_shows_what_was_saved(site: DrawnSite, address: str, browser: Browser) -> None:
    said: list[str] = []
    page = browser.new_context().new_page()
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(f"{address}/resources/feedback-protocol/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Feedback protocol")

    site.resource("feedback-protocol", title="Feedback, renewed")
    expect(page.get_by_role("heading", level=1)).to_have_text("Feedback, renewed")

    (site.root / "mkdocs.yml").write_text("site_name: [\n")
    expect(page.get_by_text("cannot be made")).to_be_visible()
    assert not [words for words in said if BREACH.search(words)]
    page.context.close()
