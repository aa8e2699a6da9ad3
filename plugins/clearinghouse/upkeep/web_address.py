"""Web addresses that may be asked: what the address says of itself, before any name is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from clearinghouse.content.web_address import NotPublic, public_host

MAX_ADDRESS = 2000
_PORTS = {"http": 80, "https": 443}


class Unfit(Exception):
    """An address that is never asked; `why` is one word of the reasons that a check may record."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class WebAddress:
    """A web address taken apart: host in ASCII and lower case, path with its query and ready to be sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        """The host as a request names it: with its port where that is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        return f"{self.scheme}://{self.host_header}{self.path}"


def without_anchor(address: str) -> str:
    """Return an address as servers see it. What is no address at all is returned as it is."""
    try:
        return urldefrag(address.strip()).url
    except ValueError:
        return address


def parse_address(text: str) -> WebAddress:
    """Take a web address apart.

    Raises:
        Unfit: it is not one that everyone can reach by http or https on the usual ports, or holds a password.
    """
    if len(text) > MAX_ADDRESS:
        raise Unfit("too-long")
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        raise Unfit("no-address") from None
    scheme = parts.scheme
    if scheme not in _PORTS or not parts.hostname:
        raise Unfit("no-address")
    if parts.username is not None or parts.password is not None:
        raise Unfit("password")
    if port not in (None, *_PORTS.values()):
        raise Unfit("port")
    try:
        host = public_host(parts.hostname)
    except NotPublic as error:
        raise Unfit(error.why) from None
    path = _sendable(parts.path) or "/"
    query = f"?{_sendable(parts.query)}" if parts.query else ""
    return WebAddress(scheme, host, port or _PORTS[scheme], path + query)


def follow(address: WebAddress, location: str) -> WebAddress:
    """Return where a redirect leads. Raises `Unfit` as `parse_address` does."""
    try:
        return parse_address(without_anchor(urljoin(address.text, location.strip())))
    except ValueError:
        raise Unfit("no-address") from None


def _sendable(text: str) -> str:
    """Escape what cannot stand in a request line; what is escaped already stays as it is."""
    return quote(text, safe="/?%:@!$&'()*+,;=~-._", errors="replace")
