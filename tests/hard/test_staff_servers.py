"""The staff site behind a login, by the settings that are handed out, with real servers."""

from __future__ import annotations

import base64
import http.client
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from clearinghouse.cli import main
from clearinghouse.records import new_store
from clearinghouse.records.sample import Size

pytestmark = pytest.mark.hard
SERVERS = Path(new_store.__file__).parent / "servers"
LOGIN = {"Authorization": f"Basic {base64.b64encode(b'staff:right').decode()}"}
WRONG = {"Authorization": f"Basic {base64.b64encode(b'staff:wrong').decode()}"}
COOKIE = {"Cookie": "_oauth2_proxy=signed-in"}
FORGED = dict.fromkeys(
    ("X-Forwarded-User", "X-Forwarded-Email", "X-Auth-Request-User", "X-Auth-Request-Email", "Remote-User"),
    "director@synthetic.example",
)
SECRET = b"SYNTHETIC"
PLACES = (
    "/", "/index.html", "/schools/school-001/index.html", "/schools/school-001/2026.html", "/schools/school-001",
    "/digest/", "/style.css", "/robots.txt", "/search/search_index.json", "/coach.ics", "/coaches/coach-01.ics",
    "/.clearinghouse", "/.clearinghouse-kept.json", "/.git/config", "/schools/.hidden/page.html", "/nothing",
    "/%2e%67it/config", "//index.html", "/./index.html", "/schools/../index.html", "/index.html?x=.ics", "/oauth2/../index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A staff site with what others may have put into it."""
    folder = tmp_path_factory.mktemp("served")
    new_store.write_sample(folder / "store", Size(schools=3, districts=1))
    site = folder / "site"
    assert main(["records", "site", "--store", str(folder / "store"), "--out", str(site), "--today", "2027-03-12"]) == 0
    for place in ("coach.ics", "coaches/coach-01.ics", ".git/config", "schools/.hidden/page.html"):
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_bytes(SECRET)
    for file in (folder, *folder.parents[:1], site, *site.rglob("*")):
        os.chmod(file, 0o755)
    return site


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert found, f"{name} was not found; scripts/setup servers installs it"
    return found


@contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[int]:
    with open(folder / "server.log", "wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder, env={**os.environ, "HOME": str(folder)})
    try:
        for _ in range(300):
            if process.poll() is not None:
                break
            with socket.socket() as found:
                if found.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        assert process.poll() is None, (folder / "server.log").read_text()
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def nginx(settings: str, folder: Path, port: int) -> list[str]:
    """Return the command that serves with settings as they are handed out, at a port and without certificates."""
    lines = [line for line in settings.splitlines() if "ssl_certificate" not in line]
    server = "\n".join(lines).replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log {folder}/access.log;\n{temporary}{server}\n}}\n"
    )
    if os.getuid() == 0:
        whole = f"user root;\n{whole}"
    (folder / "nginx.conf").write_text(whole)
    return [program("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]


@pytest.fixture
def nginx_password(served: Path, tmp_path: Path) -> Iterator[int]:
    hashed = subprocess.run(["openssl", "passwd", "-apr1", "right"], capture_output=True, text=True, check=True).stdout
    (tmp_path / "users").write_text(f"staff:{hashed}")
    settings = (SERVERS / "nginx-password.conf").read_text().replace("/srv/staff", str(served))
    settings = settings.replace("/etc/nginx/staff.htpasswd", str(tmp_path / "users"))
    port = free_port()
    with running(nginx(settings, tmp_path, port), port, tmp_path):
        yield port


class SignIn(BaseHTTPRequestHandler):
    """Answers as oauth2-proxy does: whoever has its cookie is signed in, whatever else the request says."""

    def do_GET(self) -> None:
        signed_in = COOKIE["Cookie"] in self.headers.get("Cookie", "")
        asked = self.path.startswith("/oauth2/auth")
        self.send_response(202 if asked and signed_in else 401 if asked else 200)
        if asked and signed_in:
            self.send_header("X-Auth-Request-Email", "staff@synthetic.example")
        self.end_headers()
        self.wfile.write(b"" if asked else b"Sign in")

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def nginx_sign_in(served: Path, tmp_path: Path) -> Iterator[int]:
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), SignIn)
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    settings = (SERVERS / "nginx-sign-in.conf").read_text().replace("/srv/staff", str(served))
    settings = settings.replace("127.0.0.1:4180", f"127.0.0.1:{proxy.server_address[1]}")
    port = free_port()
    with running(nginx(settings, tmp_path, port), port, tmp_path):
        yield port
    proxy.shutdown()
    proxy.server_close()


@pytest.fixture
def caddy(served: Path, tmp_path: Path) -> Iterator[int]:
    command = [program("caddy"), "hash-password", "--plaintext", "right"]
    hashed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    port = free_port()
    settings = (SERVERS / "Caddyfile").read_text().replace("/srv/staff", str(served))
    settings = settings.replace("STAFF.EXAMPLE.ORG", f"http://127.0.0.1:{port}").replace("NAME HASH", f"staff {hashed}")
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n\tauto_https off\n}\n" + settings)
    run = [program("caddy"), "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]
    with running(run, port, tmp_path):
        yield port


def ask(port: int, method: str, place: str, headers: Mapping[str, str]) -> tuple[int, Mapping[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, place, headers=dict(headers))
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize("server", ("nginx_password", "nginx_sign_in", "caddy"))
def test_an_anonymous_visitor_gets_nothing_but_the_login(server: str, request: pytest.FixtureRequest) -> None:
    port = request.getfixturevalue(server)
    seen = set()
    for place in PLACES:
        for method, more in (
            ("GET", {}),
            ("HEAD", {}),
            ("GET", {"Range": "bytes=0-99"}),
            ("GET", WRONG),
            ("GET", FORGED),
        ):
            status, headers, body = ask(port, method, place, more)
            seen.add(status)
            assert status in (401, 302, 307, 308), (method, place, more, status)
            assert SECRET not in body and "etag" not in headers and "content-range" not in headers
            location = headers.get("location", "")
            assert status == 401 or location.endswith("/oauth2/sign_in"), (place, status, location)
    assert seen == ({302} if server == "nginx_sign_in" else {401})


@pytest.mark.parametrize("server", ("nginx_password", "nginx_sign_in", "caddy"))
def test_staff_who_signed_in_get_pages_that_nobody_keeps_and_no_dot_folder(
    server: str, request: pytest.FixtureRequest
) -> None:
    port = request.getfixturevalue(server)
    login = COOKIE if server == "nginx_sign_in" else LOGIN
    for place in ("/", "/index.html", "/schools/school-001/index.html", "/schools/school-001/2026.html", "/digest/"):
        status, headers, body = ask(port, "GET", place, login)
        assert status == 200 and SECRET in body, place
        assert headers["cache-control"] == "private, no-store"
        assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    status, headers, body = ask(port, "GET", "/index.html", {**login, "Range": "bytes=0-14"})
    assert (status, body) == (206, b"<!doctype html>")
    for place in (
        "/.clearinghouse",
        "/.clearinghouse-kept.json",
        "/.git/config",
        "/schools/.hidden/page.html",
        "/nothing",
    ):
        assert ask(port, "GET", place, login)[0] == 404, place


@pytest.mark.parametrize("server", ("nginx_password", "caddy"))
def test_in_a_browser_a_visitor_sees_the_login_and_staff_who_needs_a_call(
    server: str, request: pytest.FixtureRequest, browser: Browser
) -> None:
    port = request.getfixturevalue(server)
    stranger = browser.new_page()
    with pytest.raises(Error, match=r"INVALID_AUTH|401"):
        answer = stranger.goto(f"http://127.0.0.1:{port}/index.html")
        raise Error(str(answer.status if answer else ""))
    expect(stranger.locator("body")).not_to_contain_text("SYNTHETIC")
    stranger.close()

    known = browser.new_context(http_credentials={"username": "staff", "password": "right"})
    page = known.new_page()
    page.goto(f"http://127.0.0.1:{port}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who needs a call?")
    page.get_by_role("link", name="Board digest").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("report to the board")
    known.close()
