"""The network, as the check of links uses it: names become checked IP addresses, and only those are connected to."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from clearinghouse.content.web_address import is_public
from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.web_address import Unfit, WebAddress

MAX_IPS = 4
"""IP addresses of one name that are tried, one after the other."""
_UNTRUSTED = {10: "tls-expired", 62: "tls-name", 18: "tls-self-made", 19: "tls-self-made"}
_HALF_A_CHAIN = (20, 21)
"""OpenSSL's numbers for a certificate whose middle part the server leaves out. Browsers find it by themselves."""


class Unreached(Exception):
    """No answer came; carries what that means."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.detail)
        self.finding = finding


def look_up(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host, IPv4 first. Raises `OSError` where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ordered = sorted(found, key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in ordered))


def connect(ip: str, port: int, timeout: float) -> socket.socket:
    """Return a connection to an IP address. Raises `OSError`."""
    return socket.create_connection((ip, port), timeout)


@cache
def _trusting() -> ssl.SSLContext:
    """Return what knows whom this machine trusts; reading that takes longer than asking for an address."""
    return ssl.create_default_context()


@dataclass(frozen=True)
class Network:
    """How names are looked up and connections made; tests put their own in place."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    connect: Callable[[str, int, float], socket.socket] = connect
    tls: ssl.SSLContext = field(default_factory=_trusting)

    def open(self, address: WebAddress, timeout: float) -> socket.socket:
        """Return a connection to an address, over TLS where the address asks for it.

        The name is looked up once and the IP address that was checked is the one that is connected to, so that
        a name server cannot answer the check with one address and the connection with another.

        Raises:
            Unfit: the name leads to an IP address that is not public, though perhaps to others too.
            Unreached: no connection came about.
        """
        ips = self._ips(address)
        if not all(map(is_public, ips)):
            raise Unfit("private")
        try:
            plain = self._first(ips[:MAX_IPS], address.port, timeout)
        except OSError as error:
            raise Unreached(_of_connection(error)) from None
        return self._secured(plain, address.host) if address.scheme == "https" else plain

    def _ips(self, address: WebAddress) -> Sequence[str]:
        try:
            ips = self.look_up(address.host, address.port)
        except (OSError, UnicodeError) as error:
            later = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            raise Unreached(Finding("silent" if later else "failed", "no-host")) from None
        if not ips:
            raise Unreached(Finding("failed", "no-host"))
        return ips

    def _first(self, ips: Sequence[str], port: int, timeout: float) -> socket.socket:
        for ip in ips[:-1]:
            try:
                return self.connect(ip, port, timeout)
            except OSError:
                continue
        return self.connect(ips[-1], port, timeout)

    def _secured(self, plain: socket.socket, host: str) -> socket.socket:
        try:
            return self.tls.wrap_socket(plain, server_hostname=host)
        except OSError as error:
            plain.close()
            raise Unreached(of_error(error)) from None
        except ValueError:
            plain.close()
            raise Unreached(Finding("failed", "no-host")) from None


def of_error(error: OSError) -> Finding:
    """Return what it means that a connection broke."""
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code in _HALF_A_CHAIN:
            return Finding("shut", "tls-chain")
        return Finding("failed", _UNTRUSTED.get(error.verify_code, "tls"))
    if isinstance(error, TimeoutError):
        return Finding("silent", "timeout")
    if isinstance(error, ssl.SSLError) and not isinstance(error, ssl.SSLEOFError):
        return Finding("failed", "tls")
    return Finding("silent", "broken-off")


def _of_connection(error: OSError) -> Finding:
    if error.errno == errno.ECONNREFUSED:
        return Finding("failed", "no-server")
    return Finding("silent", "timeout" if isinstance(error, TimeoutError) else "unreachable")
