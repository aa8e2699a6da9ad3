"""Web addresses that may be asked: what the address says of itself, before any name is looked up."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

MAX_ADDRESS = 2000
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    # Relays and tunnels carry an IPv4 address inside; 192.0.0.0/24 (RFC 6890) and 3fff::/20 (RFC 9637) are for
    # special uses that not every Python knows. 168.63.129.16 is the host of a machine in Azure, as GitHub's are.
    for network in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "2001::/32", "2002::/16", "3fff::/20")
)


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
    path = _sendable(parts.path) or "/"
    query = f"?{_sendable(parts.query)}" if parts.query else ""
    return WebAddress(scheme, _host(parts.hostname), port or _PORTS[scheme], path + query)


def follow(address: WebAddress, location: str) -> WebAddress:
    """Return where a redirect leads. Raises `Unfit` as `parse_address` does."""
    try:
        return parse_address(without_anchor(urljoin(address.text, location.strip())))
    except ValueError:
        raise Unfit("no-address") from None


def is_public(ip: str) -> bool:
    """True for an IP address that anyone on the internet can reach.

    Private, loopback, link-local, shared (CGNAT), multicast and reserved addresses are not, nor is an IPv4
    address dressed as IPv6. Source: the IANA special-purpose address registries.
    """
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and (address.scope_id or address not in _GLOBAL_UNICAST):
        return False
    odd = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not odd and not any(address in network for network in _NOT_PUBLIC)


def _host(name: str) -> str:
    """Return a host as it is asked for. IP addresses are refused where they are not public or oddly spelled."""
    if ":" in name:
        return _literal(name)
    try:
        host = name.encode("idna").decode("ascii").casefold().removesuffix(".")
    except UnicodeError:
        raise Unfit("no-address") from None
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise Unfit("no-address")
    # Resolvers read 127.1, 0x7f000001, 017700000001 and 2130706433 as IP addresses, so whatever ends in a
    # number is one, or nothing. Source: WHATWG URL, "ends in a number checker".
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        return _literal(host)
    if "." not in host:
        raise Unfit("private")
    return host


def _literal(name: str) -> str:
    if not is_public(name):
        raise Unfit("private")
    return name


def _sendable(text: str) -> str:
    """Escape what cannot stand in a request line; what is escaped already stays as it is."""
    return quote(text, safe="/?%:@!$&'()*+,;=~-._", errors="replace")
