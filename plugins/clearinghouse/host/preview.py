"""The live preview: it says what is wrong in the browser too, and goes on when that is mended."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs import exceptions
from mkdocs.commands import build
from mkdocs.config import load_config

from clearinghouse.host.environment import environment
from clearinghouse.host.log import log_problems, logger
from clearinghouse.host.plugin import ClearinghousePlugin, alone
from clearinghouse.host.preview_server import Server, mount
from clearinghouse.host.settings import Settings, read_settings
from clearinghouse.host.settings_problems import settings_problems
from clearinghouse.host.shown_site import ShownSite
from clearinghouse.host.site_words import site_words
from clearinghouse.host.watcher import Watcher
from clearinghouse.problems import Problem, sort_problems
from clearinghouse.words import OWN

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
        server = preview.server = Server(preview.build, preview.ask, host, port, str(Path(folder, "site-0")))
        server.error_handler = preview.page_instead
        server.observer = Watcher()  # type: ignore[assignment]  # it has what the server asks of one
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

    server: Server

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
        self.server.mount_path = mount(config.site_url)
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
