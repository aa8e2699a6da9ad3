"""Servers of a test's own on this machine, under public names: only the connection itself is led here."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from clearinghouse.upkeep.fetch import Asker
from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.network import Network

PUBLIC = "93.184.216.34"
Answer = tuple[int, Mapping[str, str]]


class CountingSocket(socket.socket):
    """A connection that counts the bytes it was given, and gives on at most so many at a time."""

    received = 0
    most = 65536

    def recv(self, size: int, flags: int = 0) -> bytes:
        data = super().recv(min(size, self.most), flags)
        CountingSocket.received += len(data)
        return data


@dataclass
class Internet:
    """Names, the IP addresses they lead to, and where on this machine each IP address and port is answered.

    `connected` are the IP addresses and ports that were connected to, in order.
    """

    names: dict[str, list[str]] = field(default_factory=dict)
    places: dict[tuple[str, int], int] = field(default_factory=dict)
    connected: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    def look_up(self, host: str, port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return self.names[host]

    def connect(self, ip: str, port: int, timeout: float) -> socket.socket:
        self.connected.append((ip, port))
        if (ip, port) not in self.places:
            raise ConnectionRefusedError(111, "Connection refused")
        connection = CountingSocket(socket.AF_INET, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        connection.connect(("127.0.0.1", self.places[ip, port]))
        return connection

    def network(self, tls: ssl.SSLContext | None = None) -> Network:
        return Network(self.look_up, self.connect, tls or ssl.create_default_context())

    def ask(self, address: str, clock: Callable[[], float] = lambda: 0.0, tls: ssl.SSLContext | None = None) -> Finding:
        return Asker("Checker (+https://example.org/)", clock, self.network(tls)).ask(address)


@dataclass
class Site:
    """A web site: says what each method and path is answered with, and keeps what was asked."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def answer(self, method: str, path: str) -> Answer:
        return self.answers.get(f"{method} {path}") or self.answers.get(path) or (404, {})


@contextlib.contextmanager
def serving(site: Site, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve a site and yield the port."""

    class Handler(BaseHTTPRequestHandler):
        def respond(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            site.headers.append(dict(self.headers.items()))
            status, headers = site.answer(self.command, self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(b"<p>A page</p>")

        do_GET = do_HEAD = respond

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Clients that hang up are what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextlib.contextmanager
def speaking(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Answer each connection with what `talk` does to it, and yield the port."""
    listener = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = listener.accept()
                with connection, contextlib.suppress(OSError):
                    talk(connection)

    thread = threading.Thread(target=accept, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()
