"""Asks for a web address politely: says who asks, reads next to nothing, follows redirects with the same care."""

from __future__ import annotations

import http.client
import io
import re
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from clearinghouse.upkeep.finding import Finding, of_status
from clearinghouse.upkeep.network import Network, Unreached, of_error
from clearinghouse.upkeep.web_address import MAX_ADDRESS, Unfit, WebAddress, follow, parse_address

MAX_REDIRECTS = 8
MAX_HEAD = 32 * 1024
"""Bytes of an answer that are read: its head. Pages themselves are never read."""
STEP_SECONDS = 10.0
"""How long a server may take to be connected to, or to send its next bytes."""
TOTAL_SECONDS = 40.0
"""How long one address may take, redirects and second tries included."""
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})(?: [^\r\n]*)?\r?\n")
_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True)
class Head:
    """What an answer begins with: its status, and where it sends the asker on."""

    status: int
    location: str = ""


@dataclass(frozen=True)
class Asker:
    """Asks for addresses.

    `name` is sent as User-Agent. `clock` gives seconds and only its differences count. `turn` is entered with a
    host around each request to it, so that whoever asks many addresses can keep requests to one host apart.
    """

    name: str
    clock: Callable[[], float]
    network: Network = field(default_factory=Network)
    turn: Callable[[str], AbstractContextManager[object]] = lambda host: nullcontext()

    def ask(self, text: str) -> Finding:
        """Return what is found at an address.

        Every address on the way, that of each redirect too, is checked before anything is sent to it.
        """
        end = self.clock() + TOTAL_SECONDS
        try:
            address = parse_address(text)
        except Unfit as error:
            return Finding("failed", error.why)
        try:
            return self._follow(address, end)
        except Unfit as error:
            return Finding("failed", error.why)
        except Unreached as error:
            return error.finding

    def _follow(self, start: WebAddress, end: float) -> Finding:
        address, moved = start, start
        for _ in range(MAX_REDIRECTS + 1):
            head = self._head(address, end)
            if head.status not in _REDIRECTS or not head.location:
                return of_status(head.status, _place(start, moved, address))
            next_address = follow(address, head.location)
            if head.status in _PERMANENT and moved == address:
                moved = next_address
            address = next_address
        # Some sites send a browser round until it accepts a cookie, and we take none.
        return Finding("shut", "redirects")

    def _head(self, address: WebAddress, end: float) -> Head:
        """Return the answer to HEAD, or to GET where a server does not answer HEAD well, as many do not."""
        try:
            head = self._request("HEAD", address, end)
        except Unreached as error:
            if error.finding.detail != "broken-off":
                raise
            return self._request("GET", address, end)
        return self._request("GET", address, end) if head.status >= 400 and head.status != 429 else head

    def _request(self, method: str, address: WebAddress, end: float) -> Head:
        with self.turn(address.host):
            connection = self.network.open(address, self._left(end))
            with connection:
                try:
                    connection.settimeout(self._left(end))
                    connection.sendall(self._words(method, address))
                    return self._read_head(connection, end)
                except OSError as error:
                    raise Unreached(of_error(error)) from None

    def _words(self, method: str, address: WebAddress) -> bytes:
        lines = (
            f"{method} {address.path} HTTP/1.1",
            f"Host: {address.host_header}",
            f"User-Agent: {self.name}",
            "Accept: */*",
            "Accept-Language: en",
            "Connection: close",
        )
        return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii")

    def _read_head(self, connection: socket.socket, end: float) -> Head:
        data = b""
        while len(data) < MAX_HEAD:
            if head := _parse_head(data):
                return head
            connection.settimeout(self._left(end))
            chunk = connection.recv(4096)
            if not chunk:
                break
            data += chunk
        raise Unreached(Finding("failed", "no-web") if data else Finding("silent", "broken-off"))

    def _left(self, end: float) -> float:
        """Return the seconds that the next step may take."""
        left = end - self.clock()
        if left <= 0:
            raise Unreached(Finding("silent", "timeout"))
        return min(left, STEP_SECONDS)


def _parse_head(data: bytes) -> Head | None:
    """Return the head of the final answer, or None where it is not all there. Notices before it (1xx) are skipped."""
    start = 0
    while (found := _STATUS.match(data, start)) and (close := _END.search(data, found.end() - 2)):
        if found[1][:1] != b"1":
            return Head(int(found[1]), _location(data[found.end() : close.end()]))
        start = close.end()
    return None


def _location(lines: bytes) -> str:
    try:
        named = http.client.parse_headers(io.BytesIO(lines)).get("Location", "")
    except (http.client.HTTPException, ValueError):
        return ""
    # Headers are read as Latin-1; servers that write other letters write them in UTF-8.
    return named.encode("latin-1", "replace").decode("utf-8", "replace")


def _place(start: WebAddress, moved: WebAddress, last: WebAddress) -> str:
    """Return the address to write instead of the one asked, or nothing."""
    if is_front(last.path) and not is_front(start.path):
        moved = last
    elif not _differs(start, moved):
        return ""
    return moved.text if len(moved.text) <= MAX_ADDRESS else ""


def is_front(path: str) -> bool:
    """True for the path of a site's front page. With a query it is some other page."""
    return path in ("", "/", "/index.html", "/index.php", "/home", "/home/")


def _differs(one: WebAddress, other: WebAddress) -> bool:
    """True where it is worth an editor's time to write the other address: more than a closing slash changed."""
    return (one.scheme, one.host, one.path.rstrip("/")) != (other.scheme, other.host, other.path.rstrip("/"))
