"""Web addresses for readers: what is wrong with one that not everyone can open, or that misleads."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from clearinghouse.content.look_alike import looks_like_another

AFRESH = "copy it afresh from the browser"
_BAD_SIGN = re.compile(r'[<>"\\^`{|}]')
_CODED_CONTROL = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})*")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,9}")
_NUMBER_TO_CALL = re.compile(r"[0-9+(][0-9 ().+-]{2,30}(?:;ext=[0-9]{1,8})?")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    # Relays and tunnels carry an IPv4 address inside; 192.0.0.0/24 (RFC 6890) and 3fff::/20 (RFC 9637) are for
    # special uses that not every Python knows. 168.63.129.16 is the host of a machine in Azure, as GitHub's are.
    for network in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "2001::/32", "2002::/16", "3fff::/20")
)
_LOCAL = frozenset(
    "alt arpa belkin bit cluster consul corp dhcp dlink docker domain eth gateway home i2p internal intern intra intranet invalid ip lan "
    "local localdomain localhost localnet modem onion priv private router svc test workgroup".split()
)
"""Last parts of host names that lead nowhere outside. Source: RFC 2606, 6761, 6762, 7686 and 9476, and custom."""
_INWARD = tuple(
    f".{name}"
    for name in "backname.io ddev.site docksal.site fritz.box fuf.me lacolhost.com lndo.site local-ip.co local-ip.dev "
    "local-ip.sh local.gd localdev.me localho.st localhost.direct localhost.localstack.cloud localtest.me lvh.me "
    "metadata.goog mshome.net nip.io plex.direct routerlogin.com routerlogin.net sslip.io tplinkwifi.net traefik.me ts.net vcap.me xip.io xip.name".split()
)
"""Names that anyone may ask for and that lead to whoever asks, or into their own network."""
_NUMBERS_INSIDE = re.compile(r"(?<![0-9a-z])(?:[0-9]{1,3}[.-]){3}[0-9]{1,3}(?![0-9a-z])")
"""An IP address as part of a name, to which services lead whoever asks for it: `10-0-0-1.example.net`."""
_CLOSED = frozenset(
    map(
        int,
        "1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 "
        "143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 2049 "
        "3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080".split(),
    )
)
"""Ports of mail, files and the like, which no browser opens. Source: WHATWG Fetch, "port blocking"."""
FILE_ENDINGS = frozenset(
    "pdf doc docx xls xlsx ppt pptx odt ods odp rtf md txt csv json xml yml yaml html htm zip png jpg jpeg gif".split()
)
_DOMAINS_TOO = frozenset(["md", "zip"])


class NotPublic(Exception):
    """A host that not everyone on the internet can reach, or that is none; `why` is `private` or `no-address`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


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
    if port == 0 or port in _CLOSED or ("[" in parts.netloc and ":" not in (parts.hostname or "")):
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
    if coded := _CODED_CONTROL.search(text):
        return f"a web address cannot hold the sign {coded[0]}, the code of a break or of nothing; {AFRESH}"
    bad = _BAD_SIGN.search(text)
    return f"a web address cannot hold the sign {bad[0]}; take it out" if bad else ""


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
    if host.rpartition(".")[2] in FILE_ENDINGS - _DOMAINS_TOO:
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
    return not all(is_public(found[0].replace("-", ".")) for found in _NUMBERS_INSIDE.finditer(host))


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
