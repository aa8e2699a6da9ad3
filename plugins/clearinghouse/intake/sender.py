"""Who sent a suggestion: what tells it, and words and addresses without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from itertools import permutations
from urllib.parse import unquote, urlsplit, urlunsplit

from clearinghouse.catalog.called import first_and_last
from clearinghouse.content.address_keys import EMAIL
from clearinghouse.content.plain_text import clean_line
from clearinghouse.intake.private import LEFT_OUT
from clearinghouse.intake.private_signs import PHONE
from clearinghouse.intake.wrappings import is_wrapped

_MOST_WORDS = 12
_MOST_SIGNS = 300
_WORD = re.compile(r"[^\W\d_]+")
_MOST_IN_NAME = 6
_BESIDE_NAME = re.compile(r"[<\[(].*|[\"]|\S*@\S*|\s(?:via|on behalf of)\s.*", re.IGNORECASE)
"""What stands beside a name in a mail's head."""
_HANDLE = re.compile(r"@\w{0,20}" + re.escape(LEFT_OUT))
# In addresses words are parted by signs, which may be written as `%20`.
_BEFORE = r"(?:(?<![^\W_])|(?<=%[0-9A-Fa-f]{2}))"
_AFTER = r"(?![^\W_])"
_PARTED = r"(?:%[0-9a-f]{2}|[\W_]){0,3}"
_TITLES = frozenset(["mrs", "miss", "prof", "phd", "edd", "doctor", "principal", "the", "and"])
# What anybody's mail or school may be called tells nobody, and is often said of a resource.
_COMMON = frozenset(
    "info mail email office front admin administration principal principals assistant school schools contact library"
    " staff teacher teachers coach leader leaders leadership support team help news web webmaster main hello noreply"
    " high middle elementary primary secondary public private charter academy district regional the and of for".split()
)


@dataclass(frozen=True)
class Sender:
    """What tells the sender of a text: patterns of names, schools, mails and the handles that people make of them."""

    patterns: tuple[re.Pattern[str], ...] = ()

    @classmethod
    def of(cls, name: str, school: str, email: str, heads: Iterable[str]) -> Sender:
        """Return the sender by what was answered and by the heads of the mails, each such as `Name <mail>`."""
        found = dict.fromkeys((*_of_name(name), *_of_school(school), *_of_mail(email)))
        for head in heads:
            found |= dict.fromkeys(_of_head(head[:_MOST_SIGNS]))
        return cls(tuple(re.compile(pattern, re.IGNORECASE) for pattern in found))

    def redacted(self, said: str) -> str:
        """Return words without what tells the sender, nor any mail or telephone number; empty if nothing is left."""
        clean = PHONE.sub(LEFT_OUT, self._unnamed(said))
        # What is nothing but a name says nothing of the resource.
        return "" if not re.search(r"\w", clean.replace(LEFT_OUT, "")) and clean != said else clean

    def bare_address(self, address: str) -> str:
        """Return an address without its query where that tells the sender, and nothing where the rest does."""
        if not (self._told_by(address) or PHONE.search(unquote(address))):
            return address
        try:
            bare = urlunsplit((*urlsplit(address)[:3], "", ""))
        except ValueError:
            return ""
        # Numbers of documents look like those of telephones, so in a path these are left.
        return "" if self._told_by(bare) or is_wrapped(bare) else bare

    def _unnamed(self, said: str) -> str:
        clean = EMAIL.sub(LEFT_OUT, said)
        for pattern in self.patterns:
            clean = pattern.sub(LEFT_OUT, clean)
        return _HANDLE.sub(LEFT_OUT, clean) if clean != said else said

    def _told_by(self, address: str) -> bool:
        once = unquote(address)
        return any(self._unnamed(said) != said for said in (address, once, unquote(once)))


def _of_name(name: str) -> Iterator[str]:
    """Yield patterns of a full name, of handles made of it, and of its parts."""
    line = clean_line(name[:_MOST_SIGNS])
    parts = [word for word in _WORD.findall(line)[:_MOST_WORDS] if word.casefold() not in _TITLES]
    if len(line) > 2:
        yield _phrase(line.split()[:_MOST_WORDS])
    telling = [part for part in parts if len(part) > 2]
    yield from _handles(telling[:1] + telling[-1:] if len(telling) > 1 else [])
    yield from (_alone(part) for part in telling)


def _handles(parts: Iterable[str]) -> Iterator[str]:
    """Yield patterns of what people make of first and family name: `mrs_jane.doe7`, `doejane`, `jdoe`, `janed`."""
    for one, other in permutations(map(re.escape, parts), 2):
        yield rf"{_BEFORE}[^\W_]{{0,20}}{one}{_PARTED}{other}[^\W_]{{0,20}}"
    for one, other in permutations(parts, 2):
        short, long = re.escape(one[0]), re.escape(other)
        yield rf"{_BEFORE}(?:{short}[._-]?{long}|{long}[._-]?{short})\d{{0,6}}{_AFTER}"


def _of_school(school: str) -> Iterator[str]:
    """Yield patterns of a school's name, whole and without the town or campus that stands behind it."""
    line = clean_line(school[:_MOST_SIGNS])
    if len(line) > 2 and not _is_common(line):
        yield _phrase(line.split())
    for part in re.split(r"[,;:()\[\]/|]| [-\u2013\u2014] ", line)[:_MOST_WORDS]:
        words = re.findall(r"[\w'\u2019.&-]+", part)
        if len(words) > 1 and not _is_common(part):
            yield _phrase(words)


def _is_common(words: str) -> bool:
    return all(word in _COMMON or len(word) < 3 for word in _WORD.findall(words.casefold()))


def _of_mail(email: str) -> Iterator[str]:
    """Yield patterns of a mail's address, of what stands before its `@`, and of the name in that."""
    mail = clean_line(email[:_MOST_SIGNS]).strip("<>")
    local = mail.partition("@")[0]
    parts = [part for part in _WORD.findall(local)[:_MOST_WORDS] if not _is_common(part)]
    if len(mail) > 2 and "@" in mail:
        yield _phrase([mail])
    if len(local) > 2 and parts:
        yield _alone(local)
        yield from _handles(parts[:1] + parts[-1:] if len(parts) > 1 and len(parts[0]) > 1 else [])
        yield from (_alone(part) for part in parts if len(part) > 2)


def _of_head(head: str) -> Iterator[str]:
    """Yield patterns of the name and mail in a mail's head. It may be that of a list or firm, so few words are taken."""
    for mail in re.findall(r"[\w.%+-]{1,64}@[\w.-]{1,100}", head)[:3]:
        yield from _of_mail(mail)
    name = clean_line(_BESIDE_NAME.sub("", _decoded(head)))
    if len(name) <= 2 or _is_common(name):
        return
    yield _phrase(re.findall(r"[\w'\u2019.-]+", name))
    first, last = first_and_last(name)
    if 1 < len(name.split()) <= _MOST_IN_NAME and len(last) > 2 and not _is_common(last):
        yield _phrase(last.split())
        yield from _handles([first, last] if len(first) > 2 and first != last else [])
        # A list or firm may send it, so its first word is taken where it is written as a name alone.
        yield from [f"(?-i:{_alone(first.title())})"] if len(first) > 2 and not _is_common(first) else ()


def _decoded(head: str) -> str:
    """Return a head with the words read that are coded for mails, as `=?utf-8?q?Jane_Doe?=`."""
    try:
        return str(make_header(decode_header(head))) if "=?" in head else head
    except (ValueError, LookupError, HeaderParseError):
        return head


def _phrase(words: Iterable[str]) -> str:
    return _BEFORE + r"(?:%[0-9a-f]{2}|[\W_]){1,3}".join(map(re.escape, words)) + _AFTER


def _alone(word: str) -> str:
    return _BEFORE + re.escape(word) + _AFTER
