"""The live preview: it says what is wrong in the browser too, and goes on when that is mended."""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import posixpath
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs import exceptions
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent

from clearinghouse.host.environment import environment
from clearinghouse.host.log import log_problems, logger
from clearinghouse.host.plugin import ClearinghousePlugin, alone
from clearinghouse.host.settings import Settings, read_settings
from clearinghouse.host.settings_problems import settings_problems
from clearinghouse.host.shown_site import ShownSite
from clearinghouse.host.site_words import site_words
from clearinghouse.problems import Problem, sort_problems
from clearinghouse.words import OWN

_EVERY = 0.2
"""Seconds between two looks at the files: soon enough for somebody who saves and turns to the browser."""
_REST = 20
"""So many times as long as a look takes is the time until the next, so that ten thousand files keep no processor busy."""
_LONGEST_NAME = 255
"""No file has a longer name, in bytes."""
_SHOWN = ("content", "resources", OWN)


class PortTaken(Exception):
    """The preview cannot be served at an address; says why and what to do."""


def serve_preview(config_file: Path, host: str, port: int) -> None:
    """Serve the site with its drafts until interrupted, and make it anew whenever a file changes.

    Raises:
        PortTaken: another program answers there, or the address is none of this machine's.
    """
    _refuse_taken(host, port)
    with tempfile.TemporaryDirectory(prefix="clearinghouse-") as folder:
        preview = _Preview(config_file.resolve(), Path(folder), f"http://{host}:{port}")
        server = preview.server = _Server(preview, host, port, str(Path(folder, "site-0")))
        server.error_handler = preview.page_instead
        server.observer = _Watcher()  # type: ignore[assignment]  # it has what the server asks of one
        for name in (config_file.name, *_SHOWN):
            server.watch(str(config_file.resolve().parent / name))
        preview.build()
        try:
            server.serve()  # type: ignore[no-untyped-call]  # MkDocs leaves it without types
        except KeyboardInterrupt:
            logging.getLogger("mkdocs").info("Shutting down...")
        finally:
            server.shutdown()


def _refuse_taken(host: str, port: int) -> None:
    """Ask for the port before anything is built, so that nobody waits for a site that cannot be shown."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen()
        except OSError as error:
            why = f"cannot serve at {host}:{port}: {os.strerror(error.errno or 0)}"
            hint = f"close what runs there, or choose another port: --address {host}:{port + 1}"
            raise PortTaken(f"{why}; {hint}") from None


class _Preview:
    """Makes the site, or the page that says why it cannot be made."""

    server: LiveReloadServer

    def __init__(self, config_file: Path, folder: Path, at: str) -> None:
        self._config_file, self._at = config_file, at
        self._folder, self._count = folder, 0
        self._site: ShownSite | None = None
        self._ours: ClearinghousePlugin | None = None
        self._unmade = b""
        self._started = False
        self._lock = threading.Lock()

    def build(self) -> None:
        """Make the site. It never raises, for the server would then answer nothing until the next change."""
        with self._lock:
            self._build()

    def _build(self) -> None:
        self._site = None
        settings = read_settings(self._config_file)
        problems = sort_problems(settings_problems(settings))
        log_problems(problems)
        self._count += 1
        made, earlier = self._folder / f"site-{self._count}", self.server.root
        made.mkdir()
        words = "" if problems else self._words_of(partial(self._make, made))
        self._unmade = self._page(settings, problems, words) if problems or words else b""
        self.server.root = str(made)
        shutil.rmtree(earlier, ignore_errors=True)

    def ask(self, path: str) -> None:
        """See to it that the file at a path stands in the folder that is served, if there is such a file."""
        with self._lock:
            if self._site and (words := self._words_of(partial(self._site.make, path))):
                file = Path(self.server.root, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._page(read_settings(self._config_file), (), words))

    def page_instead(self, code: int) -> bytes | None:
        """Return the page to show at an address that has none."""
        self.ask(f"{code}.html")
        page = Path(self.server.root, f"{code}.html")
        return self._unmade or (page.read_bytes() if page.is_file() else None)

    def _words_of(self, make: Callable[[], None]) -> str:
        """Do a part of the work, and return why it could not be done; nothing where it was."""
        try:
            make()
            return ""
        except (exceptions.MkDocsException, exceptions.BuildError) as error:
            words = str(getattr(error, "message", error))
        except Exception as error:
            logger.exception("The site could not be made.")
            words = f"{type(error).__name__}: {error}"
        logger.error(words)
        return words

    def _make(self, folder: Path) -> None:
        started = time.monotonic()
        if ours := self._ours:
            ours.forget()
        gc.collect()
        gc.disable()  # until the next time: it would look through a whole catalogue again and again
        config = load_config(str(self._config_file), site_dir=str(folder))
        self.server.mount_path = _mount(config.site_url)
        config.site_url = self._at + self.server.mount_path
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
            self._started = True
        if ours := alone(config):
            self._ours = ours
            self._site = ShownSite(config, ours)
            logger.info("Ready after %.1f seconds; each page is made when it is looked at.", time.monotonic() - started)
        else:
            build.build(config, serve_url=config.site_url)

    def _page(self, settings: Settings, problems: Sequence[Problem], words: str) -> bytes:
        wording = site_words(self._config_file.parent, settings)[0]
        templates = environment(Environment, "pages", wording)
        return templates.get_template("unmade.html").render(problems=problems, words=words).encode()


class _Server(LiveReloadServer):
    """MkDocs' own server, but that it has made what is asked for."""

    def __init__(self, preview: _Preview, host: str, port: int, root: str) -> None:
        super().__init__(preview.build, host, port, root)
        self._preview, self._names = preview, {host, "localhost"}

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "backslashreplace")
        if not self._is_meant(environ.get("HTTP_HOST", "")):
            return _refuse(start_response, "403 Forbidden")
        if (
            "\\" in path
            or not path.isprintable()
            or any(len(part.encode()) > _LONGEST_NAME for part in path.split("/"))
        ):
            return _refuse(start_response, "404 Not Found")
        if (f"{path}/").startswith(self.mount_path) and not path.startswith("/livereload/"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            below = path[len(self.mount_path) :] + ("index.html" if path.endswith("/") else "")
            self._preview.ask(posixpath.normpath(f"/{below}").lstrip("/"))
        return super()._serve_request(environ, start_response)

    def _is_meant(self, asked: str) -> bool:
        """True where a browser asks for this machine. By a name of its own, a page elsewhere could read the drafts.

        A name can be made to lead here at any time (DNS rebinding); an address in numbers is what it is.
        """
        try:
            parts = urlsplit(f"//{asked}")
            host, _ = parts.hostname or "", parts.port  # behind the colon stands a number, or it is no host
        except ValueError:
            return False
        with suppress(ValueError):
            return parts.netloc == asked and bool(ipaddress.ip_address(host))
        return host in self._names


def _refuse(start_response: Any, status: str) -> list[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [status.encode()]


def _mount(site_url: str | None) -> str:
    path = (site_url or "").partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"


class _Watcher(threading.Thread):
    """Looks at files again and again, as an observer of watchdog does, and also at folders put in the place of others.

    Watchdog's own stops watching a folder that is missing for a moment (watchdog 6.0, `DirectoryEmitter`).
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._watched: list[tuple[Any, Path]] = []
        self._seen: list[Mapping[str, tuple[int, int, int]]] = []
        self._ended = threading.Event()

    def schedule(self, handler: Any, path: str, recursive: bool = True) -> object:
        """Look at a path from now on: a save while the first site is made is seen once the looks begin."""
        self._watched.append((handler, Path(path)))
        self._seen.append(_state(Path(path)))
        return handler

    def run(self) -> None:
        seen, pause = self._seen, _EVERY
        while not self._ended.wait(pause):
            began = time.thread_time()  # that of the clock is long while a site is made
            for number, (handler, path) in enumerate(self._watched):
                state = _state(path)
                if state != seen[number]:
                    seen[number] = state
                    handler.dispatch(FileModifiedEvent(str(path)))
            pause = max(_EVERY, _REST * (time.thread_time() - began))

    def stop(self) -> None:
        self._ended.set()


def _state(path: Path) -> Mapping[str, tuple[int, int, int]]:
    """Return what can be told of each file at or below a path without opening it."""
    found = {}
    for file in _files(path):
        try:
            stat = os.stat(file)
        except OSError:
            continue
        found[file] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
    return found


def _files(path: Path) -> Iterator[str]:
    yield str(path)
    for folder, _, names in os.walk(path):
        yield from (os.path.join(folder, name) for name in names)
