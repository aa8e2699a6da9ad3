"""Doubts about web addresses: those that open for some alone, lead nowhere in particular, or name somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from clearinghouse.content import address_keys

_LOGIN_HOST = re.compile(
    r"(?:^|\.)(?:ebscohost\.com|ebsco\.com|proquest\.com|gale\.com|galegroup\.com|galepages\.com|infotrac\w*\.com|newsbank\.com"
    r"|scopus\.com|webofscience\.com|webofknowledge\.com|clarivate\.com|idm\.oclc\.org|openathens\.net|instructure\.com"
    r"|schoology\.com|classroom\.google\.com|blackboard\.com|brightspace\.com|accounts\.google\.com"
    r"|login\.microsoftonline\.com|exlibrisgroup\.com|serialssolutions\.com|ezproxy\.\w.*|shibboleth\.\w.*|libproxy\.\w.*)$"
)
_LOGIN_PATH = re.compile(
    r"/(?:login|signin|sign-in|log-in|logon|shibboleth(?:\.sso)?|saml2?|cas/login)(?:[./?]|$)", re.IGNORECASE
)
_SHARED = re.compile(
    r"(?:^|\.)(?:drive\.google\.com|docs\.google\.com|sharepoint\.com|1drv\.ms|onedrive\.live\.com|dropbox\.com"
    r"|box\.com|evernote\.com|icloud\.com|wetransfer\.com|we\.tl|photos\.app\.goo\.gl|padlet\.com|notion\.so|canva\.com)$"
)
_INBOX = re.compile(
    r"^(?:mail\.google\.com|outlook\.(?:office(?:365)?|live)\.com|mail\.yahoo\.com|mail\.aol\.com|mail\.proton\.me|teams\.microsoft\.com|meet\.google\.com|app\.seesaw\.me|web\.whatsapp\.com|discord\.com|groups\.google\.com|(?:[\w-]+\.)?zoom\.us|[\w-]+\.slack\.com)$"
)
_OPAQUE = re.compile(
    r"(?:^|\.)(?:mimecast\.com|mimecastprotect\.com|list-manage\.com|constantcontact\.com|rs6\.net|sendgrid\.net|hubspotlinks\.com|inky\.com|sendibm\d\.com|lnks\.gd|emailprotection\.link|e2ma\.net|apple\.news|flip\.it|snip\.ly|mkt\d*\.com|exacttarget\.com|mailerlite\.com|klaviyomail\.com|beehiiv\.com/link|govdelivery\.com|cmail\d*\.com|createsend\d*\.com)$"
)
_CLOSED_PATH = re.compile(
    r"^facebook\.com/groups/|^linkedin\.com/(?:feed|groups|messaging)/|^(?:app\.)?slack\.com/|^web\.archive\.org/(?:web/\d*\*|save/)"
)
_SAMPLE = re.compile(
    r"(?:^|[/=])(?:your|my|the)[-_](?:link|url|page|resource|site|file|address)(?:[-_]?(?:here|goes[-_]here))?(?:[/?#.]|$)",
    re.IGNORECASE,
)
_TRACKS = re.compile(r"^(?:click|clicks|email|trk|track|tracking|mailtrack|ablink|link\.mail)\d*\.")
_TRACKED_PATH = re.compile(
    r"^/(?:fwlink/|ls/click|track/click|cl0?/|c/eJ|tn\.jsp|CL0/|els/v\d/|redirect/\w|rss/articles/)", re.IGNORECASE
)
_WITHIN = re.compile(r"[/=_:](?:https?(?::|%3a)(?:/|%2f){2})", re.IGNORECASE)
_KEEPERS = re.compile(
    r"(?:^|\.)(?:archive\.org|archive\.ph|perma\.cc|webarchive\.\S+|wave\.webaim\.org|validator\.w3\.org)$"
)
_SEARCHES = re.compile(
    r"^(?:(?:google|bing|duckduckgo|ecosia)\.[a-z.]+/(?:search|\?q=)|(?:search\.)?yahoo\.com/search|youtube\.com/results|scholar\.google\.[a-z.]+/scholar\?)"
)
_SHORT = frozenset(
    "bit.ly tinyurl.com t.co goo.gl ow.ly buff.ly lnkd.in is.gd v.gd rb.gy cutt.ly shorturl.at t.ly tiny.cc rebrand.ly"
    " qrco.de hubs.ly hubs.la dlvr.it amzn.to a.co wp.me fb.me trib.al ift.tt nyti.ms wapo.st j.mp bl.ink s.id aka.ms"
    " shorturl.com urlz.fr x.co po.st mcaf.ee bitly.com forms.gle maps.app.goo.gl edut.to conta.cc eepurl.com".split()
)
_PERSONS_PATH = re.compile(r"/[^/?#]*[\w.+-]@(?:[\w-]+\.)+[A-Za-z]{2,}(?=[/?#]|$)")


def without_keys(url: str) -> tuple[str, tuple[str, ...]]:
    """Return an address without the keys and mail addresses in its query, and what is to be said of that.

    A draft is kept where everyone can read it, so that a key in it would let everyone in.
    """
    plain = address_keys.without_keys(url)
    held = [f"a key ('{', '.join(plain.keys)}')"] if plain.keys else []
    held += ["somebody's mail address"] if plain.held_mail else []
    opens = "make sure that it opens without"
    return plain.url, tuple(f"its web address held {what}, which was left out; {opens}" for what in held)


def names_somebody(url: str) -> bool:
    """True for an address whose path holds somebody's mail address, which cannot be taken out of it."""
    return "@" in (plain := unquote(unquote(url[:2100]))) and bool(_PERSONS_PATH.search(plain.partition("?")[0][8:]))


def address_doubts(url: str) -> tuple[str, ...]:
    """Return what an editor should know of an address before readers are sent there; nothing of most."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ()
    return tuple(_doubts(parts, (parts.hostname or "").removeprefix("www.")))


class _Place(Enum):
    """What a host tells of all its addresses."""

    INBOX = auto()
    SHARED = auto()
    SHORT = auto()
    ANY = auto()


@lru_cache(maxsize=4096)
def _place(host: str) -> _Place:
    if _INBOX.match(host):
        return _Place.INBOX
    if _SHARED.search(host):
        return _Place.SHARED
    return _Place.SHORT if host in _SHORT or _OPAQUE.search(host) or _TRACKS.match(host) else _Place.ANY


def _doubts(parts: SplitResult, host: str) -> Iterator[str]:
    place = _place(host)
    if is_login(parts.geturl()):
        yield "its web address asks for a login, so readers without that account cannot open it; look for an open one"
    elif place is _Place.INBOX:
        yield "its web address leads into somebody's mail, chat or meeting, which nobody else can open; look for the resource's own"
    elif _CLOSED_PATH.match(f"{host}{parts.path}"):
        yield "its web address opens for members of a group alone, or shows no page of its own; look for the resource's own"
    elif _SAMPLE.search(parts.path):
        yield "its web address is that of an example, such as 'your-link'; write the one of the resource"
    elif place is _Place.SHARED:
        yield "its web address shares somebody's own file; make sure that everyone may open it and that it will stay"
    elif place is _Place.SHORT or _TRACKED_PATH.match(parts.path):
        yield f"its web address is a short or tracked one ({host}), which hides where it leads; open it and take the one it leads to"
    elif _SEARCHES.match(f"{host}{parts.path}{'?' if parts.query else ''}{parts.query}"):
        yield "its web address shows what a search finds today; open the right one of its results and take that address"
    elif _WITHIN.search(parts.geturl()[8:]) and not _KEEPERS.search(host):
        yield f"its web address holds another one and may only lead on to that, by way of {host}; open it and take the one it leads to"
    elif not (parts.path.strip("/") or parts.query or parts.fragment):
        yield "its web address is the front page of a web site; look for the page of the resource itself"


@lru_cache(maxsize=4096)
def is_login(url: str) -> bool:
    """True for an address that a library, a proxy or a course opens for its own readers alone."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_asks_for_login(parts.hostname or "") or _LOGIN_PATH.search(f"{parts.path}/"))


@lru_cache(maxsize=4096)
def _asks_for_login(host: str) -> bool:
    begins = ("login.", "signin.", "sso.", "idp.", "auth.", "proxy.", "intranet.", "portal.")
    return bool(_LOGIN_HOST.search(host) or host.startswith(begins))
