"""Web addresses as people paste them: mended where that is sure, else named as broken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import whitespace
from urllib.parse import quote, unquote, urlsplit

from clearinghouse.catalog.likeness import eric_number, find_doi, normal_url, untracked_url
from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.content.web_address import FILE_ENDINGS, address_fault
from clearinghouse.intake.address_doubts import address_doubts, is_login, names_somebody, without_keys
from clearinghouse.intake.private import LEFT_OUT, without_private
from clearinghouse.intake.wrappings import host_of, unwrapped

_MOST_LETTERS = 2000
_ADDRESS = re.compile(r"https?:/{0,2}[^\s<>\"]+", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:www\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$", re.IGNORECASE
)
_FILE = re.compile(rf"^(?!www\.)[^\s/\\:]+\.(?:{'|'.join(sorted(FILE_ENDINGS))})$", re.IGNORECASE)
_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_GUARDED = re.compile(r"\b(?:pass(?:word|code)|pwd?|pin|access code|user ?name|login)\b\s*[:=]", re.IGNORECASE)
_BEGUN = re.compile(r"https?://|www\.", re.IGNORECASE)
_HOSTLESS = re.compile(r"https?:(/{3,}.*|/*([?#].*)?)", re.IGNORECASE)
_SLASHES = re.compile(r"^(https?):/{0,2}(?=[^/])", re.IGNORECASE)
_FILE_WORDS = re.compile(rf"^(?: [\w&',()-]+){{0,8}} [\w&',()-]+\.(?:{'|'.join(sorted(FILE_ENDINGS))})$", re.IGNORECASE)
_SIGNS_LAST = re.compile(r"[.,;:!?'\]}>\u201d\u2019]+$")
_DOI_SIGNS = "/:;()._-~!$&'*+=@,"
_USER = re.compile(r"//[^/@\s']+@")
_ANNOUNCES = re.compile(
    r"\b(?:(?:web )?(?:link|url|site|website|page|address)s?|available|retrieved|accessed|found|read|watch|download(?:ed)?|see|at|from|on|it|the|here|also|and|or|click|open|visit|go|to"
    r"|pdf|html|video|english|spanish|en|es|version|e?doi|http|https|free|full text|text|full)\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:%5c?n|\\n|[;,|])(?=https?:/)|(?<=\w)(?<!_)(?=https?://)", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """An address that can be used; or a fault, as the end of a sentence. Both empty where nothing was written."""

    url: str = ""
    fault: str = ""
    doubts: tuple[str, ...] = ()


def read_address(text: str, link: str = "", others: Sequence[str] = ()) -> Address:
    """Return the address that a cell shows, else the one it links to, else the first of the others.

    A missing `https://` is added where the rest is plainly an address; wrappings and words that only count readers are
    taken off. Of several addresses the first is taken, with a doubt. Where it asks for a login, an open one is taken.

    Args:
        text: what the cell shows.
        link: where it leads.
        others: what else may tell where the thing is: a DOI, a number of ERIC, further addresses.
    """
    said = _shown(clean_text(text, 5000))
    linked = _one(clean_text(link, 5000)) if link else Address()
    shown = said
    if not said.url and link:
        shown = replace(linked, doubts=said.doubts) if linked.url or not said.fault else said
    if not shown.url or is_login(shown.url):
        shown = next(_open((*others, shown.url)), shown) if others or shown.url else shown
    if not shown.url:
        return replace(shown, fault=_USER.sub("//[left out]@", shown.fault))
    url, keys = without_keys(shown.url)
    if names_somebody(url):
        return Address("", "its web address holds somebody's mail address; look for another address of the resource")
    return Address(url, "", (*shown.doubts, *_elsewhere(said, linked), *address_doubts(url), *keys))


def _elsewhere(said: Address, linked: Address) -> Iterator[str]:
    """Yield a doubt where a cell shows one address and leads to another."""
    if said.url and linked.url and normal_url(said.url) != normal_url(linked.url):
        other = elided(without_keys(linked.url)[0])
        yield f"the cell shows one web address and leads to another ('{other}'); the one that is shown was taken"


def _open(others: Sequence[str]) -> Iterator[Address]:
    """Yield the addresses of a DOI, of a number of ERIC, and others that ask for no login."""
    for other in others:
        url = _doi_address(other) or _doi_within(other) or _eric_address(other)
        if url and not address_fault(url):
            yield Address(url)
    for other in others:
        found = _one(clean_text(other, 5000)) if looks_like_address(other) else Address()
        if found.url and not is_login(found.url):
            yield found


def looks_like_address(text: str) -> bool:
    """True for text that is nothing but a web address or a DOI, be it without `https://`."""
    bare = text.strip().strip("<>")[:2100]
    return bool(_BEGUN.match(bare) or _BARE.match(bare) or find_doi(bare))


def _shown(text: str) -> Address:
    if not text:
        return Address()
    if doi := _doi_alone(text):
        return _checked(doi)
    found = [_trimmed(part) for match in _ADDRESS.finditer(text) for part in _JOINED.split(match[0]) if part]
    whole = _without_brackets(text)
    if not found or (len(found) == 1 and _longer(whole, found[0])):
        return _one(whole)
    first = _one(found[0])
    return replace(first, doubts=tuple(_about(text, found, first.url))) if first.url else first


def _without_brackets(text: str) -> str:
    """Return a text without the brackets and blanks about it, where there are some on both sides."""
    inner = text.lstrip(f"<({whitespace}")
    bare = inner.rstrip(f">){whitespace}")
    return bare if len(bare) < len(inner) < len(text) else text


def _about(text: str, found: Sequence[str], url: str) -> Iterator[str]:
    """Yield what is odd about the first address in a text: it is cut off, guarded by a password, or not alone."""
    if f"{found[0]}..." in text or f"{found[0]}\u2026" in text or "\u2026" in found[0]:
        yield "its web address seems to be cut off at its end ('...'); copy it whole from the browser"
    if text != found[0] and _GUARDED.search(text.replace(found[0], " ")):
        yield "a password seems to stand beside its web address, which was left out; readers cannot open it without"
    elif beside := _beside(text, found):
        yield f"beside its web address stood '{elided(beside)}', which was left out; make sure that the address is whole"
    if len(found) > 1 and any(_one(other).url != url for other in found[1:]):
        yield f"{len(found)} addresses stand in one cell; the first was taken"


def _beside(text: str, found: Sequence[str]) -> str:
    """Return words that stand beside the addresses of a cell, unless they only announce or join them."""
    rest = text
    for url in found:
        rest = rest.replace(url, " ", 1)
    shown = " ".join(without_private(rest)[0].replace(LEFT_OUT, " ").split()).strip(" .,:;<>()[]|\u2013\u2022\"'!*")
    return shown if re.search(r"\w{2}", _ANNOUNCES.sub(" ", shown)) else ""


def _longer(whole: str, found: str) -> bool:
    """True where what follows an address belongs to it: an address with a space in it, and no further words."""
    rest = whole[len(found) :]
    return whole.startswith(found) and bool(re.match(r"^\s[^\s]*[/.?=&%][^\s]*$", rest) or _FILE_WORDS.match(rest))


def _one(text: str) -> Address:
    bare = text.strip().strip("<>")
    if eric_number(bare) and re.fullmatch(r"(?:ERIC\W*)?E[JD]\s?\d+", bare, re.IGNORECASE):
        return Address(_eric_address(bare))
    if _FILE.match(bare):
        return Address(fault=f"'{elided(bare)}' is the name of a file, no web address; write where it is published")
    scheme = _SCHEME.match(bare)
    if scheme and not _BARE.match(bare) and scheme[1].casefold() not in ("http", "https"):
        return Address(
            fault=f"its web address '{elided(bare)}' begins with '{elided(scheme[1], 20)}:'; only http:// and https:// lead to pages"
        )
    if not scheme or scheme[1].casefold() not in ("http", "https"):
        if not _BARE.match(bare):
            return Address(fault=f"'{elided(bare)}' is no web address; copy it afresh from the browser, with https://")
        bare = f"https://{bare}"
    if _HOSTLESS.fullmatch(bare):
        return Address(fault=f"its web address '{elided(bare)}' names no web site; copy it afresh from the browser")
    slashed = _SLASHES.sub(lambda found: f"{found[1].casefold()}://", bare)
    return _checked(_canonical(untracked_url(unwrapped(slashed))))


def _canonical(url: str) -> str:
    """Return the one address of a work whose DOI or number of ERIC an address is for, in the way it is given out."""
    host = host_of(url)
    if host in ("doi.org", "dx.doi.org"):
        return _doi_address(re.sub(r"^([^?#]*org/)doi:", r"\1", url).partition("?")[0]) or url
    if host == "eric.ed.gov" and "&" in url and (id := re.search(r"[?&]id=(E[JD]\d+)(?:&|$)", url)):
        return f"https://eric.ed.gov/?id={id[1]}"
    if host == "eric.ed.gov" and re.search(r"/(?:contentdelivery|ERICWebPortal|ERICDocs)/", url, re.IGNORECASE):
        return _eric_address(url) or url
    return url


def _checked(url: str) -> Address:
    if len(url) > _MOST_LETTERS:
        return Address(fault=f"its web address '{elided(url)}' is longer than {_MOST_LETTERS:,} characters")
    if fault := address_fault(url):
        return Address(fault=f"its web address '{elided(url)}' is broken: {fault}")
    if "." not in (urlsplit(url).hostname or ""):
        return Address(fault=f"its web address '{elided(url)}' names no web site; copy it afresh from the browser")
    return Address(url)


def _trimmed(url: str) -> str:
    bare = _SIGNS_LAST.sub("", url)
    return bare if bare.count("(") >= bare.count(")") else bare.rstrip(")")


def _doi_alone(text: str) -> str:
    """Return the address of a DOI that is written without one."""
    return (
        ""
        if "://" in text or " " in re.sub(r"^\s*doi:?\s*", "", text, flags=re.IGNORECASE).strip()
        else _doi_address(text)
    )


def _doi_address(text: str) -> str:
    found = find_doi(unquote(text)) if text else None
    # Source: DOI Handbook, "encoding a DOI name for use in a web address".
    return f"https://doi.org/{quote(found, safe=_DOI_SIGNS)}" if found else ""


def _eric_address(text: str) -> str:
    number = eric_number(text)
    return f"https://eric.ed.gov/?id={number}" if number else ""


def _doi_within(text: str) -> str:
    """Return the address of a DOI that stands in the query of another address."""
    found = re.search(r"[?&](?:rft_id=info:)?doi[=:/](10\.[^&#]+)", unquote(text[:_MOST_LETTERS]))
    return _doi_address(found[1]) if found else ""
