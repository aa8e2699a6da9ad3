"""Web addresses as people paste them: mended where that is sure, else named as broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from clearinghouse.catalog.likeness import find_doi
from clearinghouse.content.fields import Url
from clearinghouse.intake.text import clean_text, elided

_URL: TypeAdapter[str] = TypeAdapter(Url)
_ADDRESS = re.compile(r"https?:/{0,2}[^\s<>\"]+", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$", re.IGNORECASE
)
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HOST = re.compile(r"^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{1,62}$", re.IGNORECASE)
_MAIL_WRAPPER = re.compile(r"(?:^|\.)safelinks\.protection\.outlook\.com$", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """An address that can be used; or a fault, as the end of a sentence. Both empty where nothing was written."""

    url: str = ""
    fault: str = ""
    doubts: tuple[str, ...] = ()


def read_address(text: str, link: str = "", doi: str = "") -> Address:
    """Return the address that a cell shows, else the one it links to, else that of the DOI.

    A missing `https://` is added where the rest is plainly an address, and the wrappings that mail programs put
    around links are taken off. Of several addresses the first is taken, with a doubt.
    """
    shown = _shown(clean_text(text, 5000))
    if shown.url or (shown.fault and not link and not doi):
        return shown
    for other in (link, _doi_address(doi)):
        if other:
            found = _one(clean_text(other, 5000))
            if found.url:
                return Address(found.url, doubts=shown.doubts)
            return Address(fault=found.fault)
    return shown


def looks_like_address(text: str) -> bool:
    """True for text that is nothing but a web address or a DOI, be it without `https://`."""
    bare = text.strip().strip("<>")[:2100]
    return bool(re.match(r"https?://|www\.", bare, re.IGNORECASE) or _BARE.match(bare) or find_doi(bare))


def _shown(text: str) -> Address:
    if not text:
        return Address()
    if doi := _doi_alone(text):
        return Address(doi)
    found = [_trimmed(match[0]) for match in _ADDRESS.finditer(text)]
    whole = re.sub(r"^[<(\s]+(.*?)[>)\s]+$", r"\1", text)
    if not found or (len(found) == 1 and _longer(whole, found[0])):
        return _one(whole)
    first = _one(found[0])
    if len(found) > 1 and first.url:
        return Address(
            first.url, doubts=(*first.doubts, f"{len(found)} addresses stand in one cell; the first was taken")
        )
    return first


def _longer(whole: str, found: str) -> bool:
    """True where what follows an address belongs to it: an address with a space in it, and no further words."""
    return whole.startswith(found) and bool(re.match(r"^\s[^\s]*[/.?=&%][^\s]*$", whole[len(found) :]))


def _one(text: str) -> Address:
    bare = text.strip().strip("<>")
    scheme = _SCHEME.match(bare)
    if scheme and not _BARE.match(bare) and scheme[1].casefold() not in ("http", "https"):
        return Address(
            fault=f"its web address '{elided(bare)}' begins with '{elided(scheme[1], 20)}:'; only http:// and https:// lead to pages"
        )
    if not scheme or scheme[1].casefold() not in ("http", "https"):
        if not _BARE.match(bare):
            return Address(fault=f"'{elided(bare)}' is no web address; copy it afresh from the browser, with https://")
        bare = f"https://{bare}"
    if re.fullmatch(r"https?:(/{3,}.*|/*([?#].*)?)", bare, re.IGNORECASE):
        return Address(fault=f"its web address '{elided(bare)}' names no web site; copy it afresh from the browser")
    return _checked(unwrapped(re.sub(r"^(https?:)/{0,2}(?=[^/])", r"\1//", bare, flags=re.IGNORECASE)))


def _checked(url: str) -> Address:
    try:
        kept = _URL.validate_python(re.sub(r"^https?:", lambda found: found[0].casefold(), url, flags=re.IGNORECASE))
        host = urlsplit(kept).hostname or ""
        _ = urlsplit(kept).port
    except ValidationError as error:
        said = error.errors()[0]["msg"].removeprefix("Value error, ")
        said = "it is longer than 2,000 characters" if "at most" in said else said
        return Address(fault=f"its web address '{elided(url)}' is broken: {said}")
    except ValueError:
        return Address(fault=f"its web address '{elided(url)}' is broken; copy it afresh from the browser")
    if not _HOST.match(_ascii(host)):
        return Address(fault=f"its web address '{elided(url)}' names no web site; copy it afresh from the browser")
    if "@" in urlsplit(kept).netloc:
        return Address(
            fault=f"its web address '{elided(url)}' holds a user name; write it without what stands before the @"
        )
    return Address(kept)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return ""


def _trimmed(url: str) -> str:
    bare = re.sub(r"[.,;:!?'\]}>\u201d\u2019]+$", "", url)
    return bare if bare.count("(") >= bare.count(")") else bare.rstrip(")")


def is_wrapped(url: str) -> bool:
    """True for an address of Outlook's that only leads on to another one."""
    try:
        return bool(_MAIL_WRAPPER.search(urlsplit(url).hostname or ""))
    except ValueError:
        return False


def unwrapped(url: str) -> str:
    """Take off what Outlook and Google put around links."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        query = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return url
    inner: list[str] = []
    if _MAIL_WRAPPER.search(host):
        inner = query.get("url", [])
    elif host == "google.com" and parts.path == "/url":
        inner = query.get("q") or query.get("url") or []
    return inner[0] if inner and inner[0].startswith(("http://", "https://")) else url


def _doi_alone(text: str) -> str:
    """Return the address of a DOI that is written without one."""
    return (
        "" if "://" in text or " " in text.strip().removeprefix("doi: ").removeprefix("DOI: ") else _doi_address(text)
    )


def _doi_address(text: str) -> str:
    found = find_doi(unquote(text)) if text else None
    return f"https://doi.org/{found}" if found else ""
