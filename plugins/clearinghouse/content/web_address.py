"""Web addresses for readers: what is wrong with one that not everyone can open, or that misleads."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from clearinghouse.content.invisible import find_invisible
from clearinghouse.content.look_alike import looks_like_another
from clearinghouse.shared import read_data

AFRESH = "copy it afresh from the browser"
_BREAKS = str.maketrans("\n\t", "\0\0")
"""Breaks are at home in a text, and never in an address."""
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}")
_NUMBER_TO_CALL = re.compile(r"[0-9+(][0-9 ().+-]{2,30}(?:;ext=[0-9]{1,8})?")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_HOSTS = read_data("suggest/hosts.js", "HOSTS")
"""What the page on which readers suggest something must know as well."""
_CLOSED = frozenset(_HOSTS["ports"])
_LOCAL = frozenset(_HOSTS["local"])
_INWARD = tuple(f".{name}" for name in _HOSTS["inward"])
_NUMBERS_INSIDE = re.compile(_HOSTS["numbers"])
FILE_ENDINGS = frozenset(_HOSTS["files"])
_BAD_SIGN = re.compile(_HOSTS["signs"])
_FILES_ALONE = FILE_ENDINGS - frozenset(_HOSTS["domains_too"])
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    # Relays and tunnels carry an IPv4 address inside; 3fff::/20 (RFC 9637) is for documents, which not every Python knows.
    for network in (*_HOSTS["networks"], "2001::/32", "2002::/16", "3fff::/20")
)


class NotPublic(Exception):
    """A host that not everyone on the internet can reach, or that is none; `why` is `private` or `no-address`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@lru_cache(maxsize=2**15)
def address_fault(text: str) -> str:
    """Return what is wrong with a web address, in words that say what to write; empty where nothing is.

    Refused is what is no http address, what only some can open (private and local hosts), what holds a user name or
    a password, and what shows another address than it leads to (invisible and look-alike letters).
    """
    if sign := _sign_fault(text):
        return sign
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return f"this is no web address; {AFRESH}"
    if port in _CLOSED or ("[" in parts.netloc and ":" not in (parts.hostname or "")):
        return f"this is no web address; {AFRESH}"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "write a web address that begins with http:// or https://"
    return _host_fault(parts.netloc, parts.hostname)


def _sign_fault(text: str) -> str:
    plain = text.isascii() and text.isprintable() and " " not in text
    for place, c in enumerate("" if plain else text):
        if c.isspace():
            return "a web address cannot hold a space; open the page and copy its address from the browser"
        if (
            not c.isprintable()
            or unicodedata.category(c) in ("Cf", "Mn", "Me")
            or c in "\u115f\u1160\u3164\uffa0\u2800"
        ):
            where = f" after '{text[max(place - 20, 0) : place]}'" if place else ""
            return (
                f"the web address holds an invisible character (U+{ord(c):04X}){where}; type what stands there afresh"
            )
    if coded := _hidden_code(text):
        return f"a web address cannot hold the sign {coded}, the code of a break or of nothing; {AFRESH}"
    bad = _BAD_SIGN.search(text)
    return f"a web address cannot hold the sign {bad[0]}; take it out" if bad else ""


def _hidden_code(text: str) -> str:
    """Return the code of a letter that nobody sees, as it stands in an address; nothing where there is none.

    Codes are read with the letters beside them, so that joiners pass where a script needs them.
    """
    read = unquote(text, errors="replace") if "%" in text else ""
    place = find_invisible(read.translate(_BREAKS))
    if place is None:
        return ""
    found = re.search(re.escape(quote(read[place])), text, re.IGNORECASE)
    return found[0] if found else f"U+{ord(read[place]):04X}"


@lru_cache(maxsize=4096)
def _host_fault(netloc: str, name: str) -> str:
    if "@" in netloc:
        return "a web address for readers holds no user name or password; write it without what stands before the @"
    if looks_like_another(name):
        return f"'{name}' has letters that look like others, so that it seems another web site; {AFRESH}"
    try:
        host = public_host(name)
    except NotPublic as error:
        if error.why == "private":
            return f"'{name}' can be reached inside one network only; write an address that everyone can open"
        return f"'{name}' names no web site; {AFRESH}"
    if host.rpartition(".")[2] in _FILES_ALONE:
        return f"'{name}' is the name of a file, no web site; put the file into the item's own folder, or {AFRESH}"
    return ""


def public_host(name: str) -> str:
    """Return a host as it is asked for, in ASCII and lower case.

    Raises:
        NotPublic: it cannot be a host, lies in a private network, or is an IP address that is oddly spelled.
    """
    if ":" in name:
        return _literal(name)
    try:
        host = name.encode("idna").decode("ascii").casefold().removesuffix(".")
    except UnicodeError:
        raise NotPublic("no-address") from None
    if len(host) > 253 or not _HOST.fullmatch(host):
        raise NotPublic("no-address")
    last = host.rpartition(".")[2]
    # Resolvers read 127.1, 0x7f000001, 017700000001 and 2130706433 as IP addresses, so whatever ends in a
    # number is one, or nothing. Source: WHATWG URL, "ends in a number checker".
    if _NUMBER.fullmatch(last):
        return _literal(name)
    if "." not in host or last in _LOCAL or f".{host}".endswith(_INWARD) or _leads_inward(host):
        raise NotPublic("private")
    return host


def _leads_inward(host: str) -> bool:
    return not all(is_public(found[1].replace("-", ".")) for found in _NUMBERS_INSIDE.finditer(host))


def _literal(name: str) -> str:
    if not is_public(name):
        raise NotPublic("private")
    return name


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


_ONE_MORE = re.compile(r"[\r\n]|;\s*[a-z-]+\s*=", re.IGNORECASE)
"""How a subject would bring a further receiver along."""
_ESCAPED_SIGN = re.compile("%[0-7]")


def link_fault(target: str) -> str:
    """Return what is wrong with an address in a text, which may be escaped there; empty where nothing is.

    Looked at are web addresses, and those that write a mail or call somebody.
    """
    scheme, _, rest = target.strip().partition(":")
    match scheme.casefold():
        case "http" | "https":
            host = rest.lstrip("/").partition("/")[0]
            # Letters of other scripts come escaped; a sign of ASCII is escaped in a host only to hide it.
            kept = _ESCAPED_SIGN.search(host) or "%" not in host
            return address_fault(f"{scheme.casefold()}:{rest if kept else unquote(rest)}")
        case "mailto":
            return _mail_fault(rest)
        case "tel":
            return "" if _NUMBER_TO_CALL.fullmatch(unquote(rest)) else "write tel: and a number, as in tel:+12035550100"
    return ""


def _mail_fault(rest: str) -> str:
    """A mail goes to whom the page names and to nobody else: hidden receivers and files are none of a link's business."""
    address, _, query = rest.partition("?")
    if not MAIL.fullmatch(unquote(address)):
        return "write mailto: and one e-mail address, as in mailto:name@example.org"
    said = parse_qsl(query.replace("&amp;", "&"), keep_blank_values=True)
    others = {name.casefold() for name, _ in said} - {"subject", "body"}
    if others or any(_ONE_MORE.search(value) for name, value in said if name.casefold() == "subject"):
        return "a link that writes a mail may bring a subject and words along, and nothing else; take out the rest"
    return ""
