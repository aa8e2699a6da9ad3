"""Wrappings of web addresses: what mail programs, search engines and libraries put around them, taken off."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_MOST = 4
_HTTP = re.compile(r"https?://", re.IGNORECASE)
# Hosts that lead on, with the parameters that hold where to.
_CARRIERS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"(?:^|\.)(?:{hosts})$"), tuple(names.split()))
    for hosts, names in (
        (r"safelinks\.protection\.outlook\.com|teams\.cdn\.office\.net|office\.net", "url"),
        (r"translate\.google\.[a-z.]{2,6}", "u"),
        (r"google\.[a-z.]{2,6}", "q url imgrefurl"),
        (r"scholar\.google\.[a-z.]{2,6}", "url q"),
        (r"(?:l|lm)\.facebook\.com|l\.instagram\.com|l\.messenger\.com", "u"),
        (r"linkprotect\.cudasvc\.com", "a"),
        (r"urldefense\.proofpoint\.com", "u"),
        (r"linkedin\.com", "url"),
        (r"youtube\.com", "q"),
        (r"duckduckgo\.com", "uddg"),
        (r"slack-redir\.net", "url"),
        (r"fireeye\.com|clicktime\.symantec\.com|trendmicro\.com", "u url"),
        (r"go\.openathens\.net|openathens\.net", "url"),
        (r"vk\.com", "to"),
        (r"out\.reddit\.com|nl\.nytimes\.com|ablink\.[\w.]+", "url"),
        (r"url\d*\.mailanyone\.net", "o u url"),
        (r"retarus\.com|mailguard\.com\.au|mailcontrol\.com|barracudanetworks\.com|spamexperts\.com", "u url a"),
        (r"t\.umblr\.com", "z"),
        (r"pinterest\.com|medium\.com|exit\.sc|steamcommunity\.com|getpocket\.com|flipboard\.com", "url u"),
        (r"outlook\.(?:office(?:365)?|live)\.com", "URL url"),
        (r"outgoing\.prod\.webservices\.mozgcp\.net|href\.li", "url u"),
    )
)
_LEADS_ON = re.compile(
    r"/(url|offsite/?|linkfilter/?|r/?|owa/redir\.aspx|redirect/?|t3|scanner|v1|GetUrlReputation|l\.php|l/?|redirect|redir/redirect|v\d/.*|link|scholar_url|imgres|away\.php|safety/go|translate|wis/.*|.*redirector.*|.*safelinks?.*)?$"
)
_SCANS = re.compile(
    r"fireeye\.com$|symantec\.com$|trendmicro\.com$|mailanyone\.net$|retarus\.com$|safelinks\.protection\.outlook\.com$|out\.reddit\.com$"
)
"""Scanners of mail, whose every address leads on."""
_ENCODED = {
    "bing.com": "u", "protection.sophos.com": "u",
}  # fmt: skip
_PROXY = re.compile(
    r"^(?:\w*-?(?:ez|lib|web|remote)?-?proxy\d*(?:-\w+)?|ezp[\d-]\w*(?:-\w+)*|ezp|ezaccess|libproxy\w*|eresources|0-\w.*)$"
)
_GATE = re.compile(r"(?:^|[?&])(?:q?url|target|dest)=(https?(?::|%3a).*)$", re.IGNORECASE)
_DOMAINS = frozenset("com org net edu gov uk ca au eu de fr nl int info io us mil nz ie ch se no".split())
_CATALOGUE = re.compile(rf"0-((?:[\w-]+\.)+(?:{'|'.join(sorted(_DOMAINS))}))(?=\.[\w-]+\.\w)")
_V3 = re.compile(r"^https?://urldefense\.(?:com|us)/v3/__(.+?)__;([^!]*)!", re.IGNORECASE)
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def unwrapped(url: str) -> str:
    """Return where an address leads in the end, as far as the address itself tells; else the address as it is."""
    for _ in range(_MOST):
        inner = _inner(url)
        if inner == url or not _HTTP.match(inner):
            break
        url = inner
    return url


def is_wrapped(url: str) -> bool:
    """True for an address at a host whose addresses only lead on to others, and so may tell whose mail they were in."""
    host = host_of(url)
    return bool(re.search(r"safelinks|urldefense|linkprotect|mimecast|clicktime|secure-web\.cisco|list-manage", host))


@lru_cache(maxsize=4096)
def host_of(url: str) -> str:
    """Return the host of an address without `www.`, or nothing where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _inner(url: str) -> str:
    try:
        parts, host = urlsplit(url), host_of(url)
        found = next((inner for read in _READERS if (inner := read(url, parts, host))), "")
    except (ValueError, binascii.Error):
        return url
    return re.sub(r"^(https?):/{1,3}", r"\1://", found, flags=re.IGNORECASE) if found else url


def _proofpoint(url: str, parts: SplitResult, host: str) -> str:
    """Read `urldefense` addresses of the second and third form."""
    if found := _V3.match(url):
        return _third(found[1], found[2])
    if host == "urldefense.proofpoint.com" and parts.path.startswith("/v2/"):
        said = parse_qs(parts.query, max_num_fields=50).get("u", [""])[0]
        return unquote(said.replace("-", "%").replace("_", "/"))
    return ""


def _third(text: str, packed: str) -> str:
    """Put back the signs that the third form writes as `*`, or `**A` for two of them, `**B` for three and so on."""
    signs = iter(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode("utf-8", "replace"))

    def put_back(star: re.Match[str]) -> str:
        count = _RUNS.index(star[1]) + 2 if star[1] else 1
        return "".join(next(signs, "") for _ in range(count))

    return re.sub(r"\*(?:\*([\w-]))?", put_back, text)


@lru_cache(maxsize=4096)
def _carrying(host: str) -> tuple[str, ...]:
    """Return the parameters that hold where the addresses of a host lead, if they only lead on."""
    return next((names for pattern, names in _CARRIERS if pattern.search(host)), ())


def _carried(url: str, parts: SplitResult, host: str) -> str:
    names = _carrying(host)
    if not names or not (_LEADS_ON.search(parts.path) or _SCANS.search(host)):
        return ""
    query = parse_qs(parts.query, max_num_fields=50)
    return next((query[name][0] for name in names if _HTTP.match(query.get(name, [""])[0])), "")


def _packed(url: str, parts: SplitResult, host: str) -> str:
    """Read addresses that are written in base64: Bing's and Sophos'."""
    name = next((name for end, name in _ENCODED.items() if host == end or host.endswith(f".{end}")), "")
    said = parse_qs(parts.query, max_num_fields=50).get(name, [""])[0].removeprefix("a1") if name else ""
    if not re.fullmatch(r"[\w+/=-]{12,}", said):
        return ""
    return base64.urlsafe_b64decode(said.rstrip("=") + "=" * (-len(said.rstrip("=")) % 4)).decode("utf-8", "replace")


def _in_path(url: str, parts: SplitResult, host: str) -> str:
    """Read addresses that stand in the path: Cisco's, Avanan's, Yahoo's, and Google's `/amp/s/host/page`."""
    if host == "secure-web.cisco.com" and (found := re.search(r"/(https?%3a.*)$", parts.path, re.IGNORECASE)):
        return unquote(found[1])
    if host.endswith("avanan.click") and (found := re.search(r"___(https?://.+?)___", url)):
        return found[1]
    if host.endswith("search.yahoo.com") and (found := re.search(r"/RU=(https?%3a[^/]+)/", parts.path, re.IGNORECASE)):
        return unquote(found[1])
    if host.endswith(".cdn.ampproject.org") and (amp := re.match(r"/[cv]/(s/)?(.+)$", parts.path)):
        return f"http{'s' if amp[1] else ''}://{amp[2]}"
    if host.startswith("google.") and (amp := re.match(r"/amp/(s/)?(.+)$", parts.path)):
        return f"http{'s' if amp[1] else ''}://{amp[2]}{f'?{parts.query}' if parts.query else ''}"
    return ""


def _through_library(url: str, parts: SplitResult, host: str) -> str:
    """Read the login of a library's proxy: `/login?url=...`, of which all that follows belongs to the address."""
    query = url.partition("?")[2]
    if "http" not in query.casefold():
        return ""
    is_gate = parts.path.rstrip("/").endswith(("/login", "/menu")) or any(map(_PROXY.match, host.split(".")))
    found = _GATE.search(query) if is_gate else None
    if not found:
        return ""
    encoded = re.match(r"https?%3a", found[1], re.IGNORECASE)
    return unquote(found[1].partition("&")[0]) if encoded else found[1]


def _rewritten(url: str, parts: SplitResult, host: str) -> str:
    """Read a host that a proxy rewrote: `www-jstor-org.ezproxy.x.edu`, `www.jstor.org.x.idm.oclc.org`."""
    real = _behind_proxy(parts.hostname or "")
    query = "&".join(part for part in parts.query.split("&") if not part.startswith("_x_tr_"))
    return parts._replace(netloc=real, query=query).geturl() if real else ""


@lru_cache(maxsize=4096)
def _behind_proxy(name: str) -> str:
    """Return the host that a proxy wrote into its own, or nothing."""
    labels, host = name.split("."), name.removeprefix("www.")
    if catalogue := _CATALOGUE.match(name):
        return catalogue[1]
    if host.endswith(".translate.goog"):
        return labels[0].replace("--", "\0").replace("-", ".").replace("\0", "-")
    if host.endswith(".idm.oclc.org"):
        place = len(labels) - 4
    else:
        place = next((n for n, label in enumerate(labels) if n and _PROXY.match(label)), 0)
    before = labels[:place]
    real = before[0].replace("--", "\0").replace("-", ".").replace("\0", "-") if len(before) == 1 else ".".join(before)
    return real if "." in real and real.rpartition(".")[2] in _DOMAINS else ""


_READERS: tuple[Callable[[str, SplitResult, str], str], ...] = (
    _proofpoint, _carried, _packed, _in_path, _through_library, _rewritten,
)  # fmt: skip
