"""The server of a preview: MkDocs' own, for pages that let no script stand in them and are made when they are asked for."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

_LONGEST_NAME = 255
"""No file has a longer name, in bytes."""
_RELOADS = re.compile(r"/livereload/([0-9]{1,20})\.js")


class Server(LiveReloadServer):
    """MkDocs' own server, but that it has made what is asked for."""

    def __init__(self, build: Callable[[], None], ask: Callable[[str], None], host: str, port: int, root: str) -> None:
        """Serve a folder.

        Args:
            build: makes the site anew.
            ask: sees to it that the file at a path of the site stands in the folder, if there is such a file.
            host: the name or address of this machine to answer to.
            port: the port.
            root: the folder.
        """
        super().__init__(build, host, port, root)
        self._ask, self._names = ask, {host, "localhost"}

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "backslashreplace")
        if not self._is_meant(environ.get("HTTP_HOST", "")):
            return _refuse(start_response, "403 Forbidden")
        if found := _RELOADS.fullmatch(path):
            return _answer(start_response, "200 OK", self._script(int(found[1])), "text/javascript")
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
            self._ask(posixpath.normpath(f"/{below}").lstrip("/"))
        return super()._serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Have a page load the script that asks for the next site, for pages let no script stand in them."""
        before, end, after = content.rpartition(b"</body>")
        return b'%b<script src="/livereload/%d.js"></script>%b%b' % (before or after, epoch, end, after if end else b"")

    def _script(self, epoch: int) -> bytes:
        """Return what MkDocs would write into a page."""
        inline: bytes = super()._inject_js_into_html(b"", epoch)  # type: ignore[no-untyped-call]  # as above
        return inline.removeprefix(b"<script>").removesuffix(b"</script>")

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
    return _answer(start_response, status, status.encode(), "text/plain")


def _answer(start_response: Any, status: str, content: bytes, kind: str) -> list[bytes]:
    start_response(status, [("Content-Type", f"{kind}; charset=utf-8")])
    return [content]


def mount(site_url: str | None) -> str:
    path = (site_url or "").partition("://")[2].partition("/")[2].strip("/")
    return f"/{path}/" if path else "/"
