"""The live preview says what is wrong where its author looks, and goes on when that is mended."""

from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from drawn import CONFIG, DrawnSite, run_clearinghouse

from clearinghouse.host.watcher import Watcher

pytestmark = pytest.mark.slow
PATIENCE = 60
CONFIG_HERE = CONFIG.replace("example.org/clearinghouse/", "example.org/")


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def preview(site: DrawnSite, port: int) -> Iterator[DrawnSite]:
    """Serve a site whose settings are broken from the start."""
    (site.root / "mkdocs.yml").write_text(CONFIG_HERE + "pluginz: [\n")
    command = [sys.executable, "-m", "clearinghouse.cli", "serve", "--address", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        yield site
        served.terminate()
        served.wait(PATIENCE)


def shown(port: int, address: str, words: str) -> str:
    """Return what is said at an address, as text, once the words are there."""
    ends, said = time.monotonic() + PATIENCE, ""
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=PATIENCE) as page:
                said = page.read().decode()
        except urllib.error.HTTPError as error:
            said = error.read().decode()
        except OSError:
            pass
        said = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", said))
        if words in said:
            return said
        time.sleep(0.2)
    raise AssertionError(f"{address} never says {words!r}, but: {said[:2000]}")


def answers(port: int, address: str, host: str = "127.0.0.1") -> int:
    """Return the status with which a preview answers who asks for a host."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    asked.request("GET", address, headers={"Host": host})
    return asked.getresponse().status


def test_a_preview_says_what_is_wrong_and_goes_on_when_it_is_mended(preview: DrawnSite, port: int) -> None:
    said = shown(port, "/resources/", "cannot be made")
    assert "mkdocs.yml, line 6: a value that begins with [" in said

    (preview.root / "mkdocs.yml").write_text(CONFIG_HERE.replace("time_zone", "frameworks: [psel-2051], time_zone"))
    assert "did you mean &#39;psel-2015&#39;?" in shown(port, "/", "no set of standards")

    (preview.root / "mkdocs.yml").write_text(CONFIG_HERE)
    shown(port, "/resources/feedback-protocol/", "Feedback protocol")
    assert answers(port, "/resources/feedback-protocol/", f"localhost:{port}") == 200
    assert answers(port, "/resources/feedback-protocol/", "elsewhere.example") == 403, "another site could read drafts"
    assert answers(port, "/", f"127.0.0.1:{port}.elsewhere.example") == answers(port, "/", "127.0.0.1:x") == 403
    assert answers(port, "/%ff%fe") == 404
    assert answers(port, "/a%00b") == answers(port, f"/{'a' * 300}/") == 404

    preview.write("resources/mine.md", "---\ntitle: One: two\n---\n")
    assert "line 2: the text after" in shown(port, "/resources/mine/", "cannot be shown")

    preview.resource("mine", topics=["data-uses"])
    assert "line" in shown(port, "/resources/mine/", "write data-use")

    shutil.move(preview.root / "resources", preview.root / "aside")
    shown(port, "/resources/mine/", "not here")
    preview.resource("other", title="Put in its place")
    shown(port, "/resources/other/", "Put in its place")


def test_a_save_while_the_first_site_is_made_is_seen(site: DrawnSite) -> None:
    changed = threading.Event()
    watcher = Watcher()
    watcher.schedule(SimpleNamespace(dispatch=lambda event: changed.set()), str(site.root / "resources"))
    site.resource("meanwhile")

    watcher.start()

    assert changed.wait(PATIENCE)
    watcher.stop()
    watcher.join(PATIENCE)


def test_a_port_that_is_taken_is_told_before_anything_is_built(site: DrawnSite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        result = run_clearinghouse(["serve", "--address", address], site.root)

    assert result.returncode == 1
    assert address in result.stderr and "choose another port" in result.stderr
    assert "Building" not in result.stderr and "built" not in result.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_told_in_words(site: DrawnSite, address: str, tmp_path: Path) -> None:
    result = run_clearinghouse(["serve", "--address", address], site.root)

    assert result.returncode == 1 and "127.0.0.1:8000" in result.stderr
