"""Everyday words to the site's own: what people write for levels, audiences, topics and the like, as ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.references import References
from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.problems import nearest

MAX_WORDS = 60
_MOST_KEPT = 20_000
_HARD = re.compile(r"[;|\n\u2022]+")
_COMMA = re.compile(r",+")
_SOFT = re.compile(r"\s*[/&+]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
_ALL = frozenset(["all", "any", "every", "everyone", "all levels", "all grades", "all schools", "any level", "prek 12"])
_GRADE = r"(pk|prek|pre-k|tk|k|kindergarten|1[0-2]|[1-9])"
_GRADES = re.compile(
    rf"^(?:grades?|gr\.?)?\s*{_GRADE}(?:st|nd|rd|th)?(?:\s*(?:-|to|through|thru)\s*{_GRADE}(?:st|nd|rd|th)?)?(?:\s*grades?)?$"
)
_CC = re.compile(r"\bby((?:[ -](?:nc|nd|sa))*)\b")
_PAID = re.compile(
    r"[$\u20ac\u00a3]\s*(?!0+(?:\.0+)?\b)\d|\b\d+(?:\.\d+)?\s*(?:dollars|usd|eur)\b|\b(?:paid|pay|purchase|buy|fees?|subscriptions?|members? only"
    r"|licen[cs]e required|per (?:month|year|user|seat|school))\b"
)
_FREE = re.compile(r"\b(?:free|no cost|none|complimentary|gratis|open access)\b|^\$?0(?:\.00)?$")
_NOT_FREE = re.compile(r"\b(?:not|isn't|is not|never|no longer|non)[ -](?:\w+ )?free\b")
_FREE_OF_ELSE = re.compile(r"\b(?!cost|fee|charge|royalty)[a-z]+-free\b")
_SAID_WITH_FREE = frozenset(
    "free no cost costs none complimentary gratis open access of charge fee fees price at is it its the a an always all completely totally entirely"
    " 100 0 00 online download downloads downloadable to use view read print watch listen resource resources tool tools website site web pdf video"
    " videos podcast article articles guide course courses module modules webinar toolkit app public everyone anyone for and with w requires require"
    " required needed must only email mail e registration register registering account accounts create creating sign signup up in login log user"
    " personal digital copy oer ebook book creative commons cc by licensed license usd dollars yes".split()
)
"""Words that leave `free` as it is; any other may say for whom, for how long or of what."""
_NO_PRICE = re.compile(
    r"\b(?:no|without|free of) (?:any )?(?:cost|charge|fees?|subscription|purchase|payment)s?(?: (?:needed|required|necessary))?\b"
)
_FOR_SOME = re.compile(
    r"\bfree\b.{0,20}\b(?:trial|preview|sample|demo|samples|previews|chapter|excerpt|webinar series)\b|\b(?:trial|freemium|preview)\b|\bfirst \w+ \w+"
    r"(?: is| are)? free\b|\bfree\b.{0,12}\b(?:first|\d+ (?:days?|weeks?|months?|uses?))\b|\b\d+[ -](?:day|week|month)s?\b.{0,12}\bfree\b"
    r"|\bfree\b.{0,12}\b(?:for|to|with)\b.{0,12}\b(?:members?|membership|subscribers?|customers?|purchase|students|districts? that)\b"
    r"|\b(?:partly|partially|some|mostly|basic|limited|lite)\b.{0,20}\bfree\b|\bfree (?:basic|limited|lite|version|tier|plan|account then)\b"
    r"|\bfree (?:until|till|through|during|while)\b|\bfree for (?!all\b|every|any)|\bpay what\b|\bdonations?\b|\bsliding\b"
)
_ACCOUNT = re.compile(r"\b(?:account|regist\w+|sign[ -]?(?:up|in)|log[ -]?in|e-?mail)\b")
_NAMES = {
    "types": "type", "levels": "school level", "audiences": "audience", "languages": "language", "topics": "topic", "licences": "license",
    "goals": "program goal", "evidence_tiers": "rating",
}  # fmt: skip


class Terms:
    """What the words of one site are, and how people say them."""

    def __init__(self, catalog: Catalog) -> None:
        vocabulary = catalog.vocabulary
        self._lists = {name: _said(terms.values()) for name, terms in _terms(vocabulary).items()}
        self._lists["goals"] = _said(_Named(goal.id, goal.title) for goal in catalog.of("goal"))
        self._labels = {
            **{name: {term.id: term.label for term in terms.values()} for name, terms in _terms(vocabulary).items()},
            "goals": {goal.id: goal.title for goal in catalog.of("goal")},
        }
        self._every, self._beside = vocabulary.every_level, frozenset(vocabulary.beside_every_level)
        self._same = _equivalents(vocabulary)
        self._phrases = {
            term_key(said): phrase.topics[0] for phrase in vocabulary.search_phrases for said in phrase.terms
        }
        self._found: dict[tuple[str, str], Understood] = {}
        self._references = References(catalog.frameworks, _aliases(vocabulary))

    def standards(self, text: str, about: str = "") -> Understood:
        """Return the standards that a text names in whatever way, as `framework/code`.

        Args:
            text: such as `CCL PE 2.B; PSEL Standard 6` or the title of a standard.
            about: words that may name the framework, such as a column's heading.
        """
        if (known := self._found.get((f"in {about}", text))) is None:
            known = self._references.find(text, about)
            if len(self._found) < _MOST_KEPT:
                self._found[f"in {about}", text] = known
        return known

    def numbered(self, count: int) -> str:
        """Return the title of the one set of standards whose codes are 1 to `count`, or nothing."""
        return self._references.numbered(count)

    def labels(self, listed: str) -> Mapping[str, str]:
        """Return the ids of a list, such as `topics` or `goals`, with the words shown to readers."""
        return self._labels[listed]

    def find(self, listed: str, text: str, whole: bool = False) -> Understood:
        """Return the ids of a list that a text names, several of them set apart by commas, semicolons or lines.

        Args:
            listed: the list.
            text: the words.
            whole: whether each line is one term, so that commas and `and` stand within it.
        """
        asked = (f"{listed}, whole" if whole else listed, text)
        if (known := self._found.get(asked)) is not None:
            return known
        found = NOTHING
        for piece in _pieces(clean_text(text)):
            found += self._piece(listed, piece, () if whole else (_COMMA, _SOFT))
        found = Understood(tuple(self.settled(listed, found.ids)), found.doubts, found.remarks)
        if len(self._found) < _MOST_KEPT:
            self._found[asked] = found
        return found

    def find_one(self, listed: str, text: str) -> Understood:
        """Return the one id of a list that a text names; where it names several, the first, with a doubt."""
        found = self.find(listed, text)
        if len(found.ids) < 2:
            return found
        label = self._labels[listed][found.ids[0]]
        doubt = f"'{elided(text)}' names more than one {_NAMES[listed]}; '{label}' was taken"
        return Understood(found.ids[:1], (*found.doubts, doubt), found.remarks)

    def settled(self, listed: str, ids: Iterable[str]) -> list[str]:
        """Return ids each once; of levels, the one that fits every level alone where it is among them or they are all."""
        kept = tuple(dict.fromkeys(ids))
        if listed != "levels" or not self._every or not self._whole(kept):
            return list(kept)
        return [*(id for id in kept if id in self._beside), self._every]

    def named_in(self, listed: str, text: str) -> str:
        """Return the id of the longest label or other word for a term of a list that stands in a text, or nothing."""
        words = term_key(text).split()
        spans = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + 5, len(words)) + 1)}
        named = sorted(
            (key for key in spans & self._lists[listed].keys()), key=lambda key: (-len(key.split()), -len(key), key)
        )
        return self._lists[listed][named[0]][0] if named else ""

    def cost(self, text: str) -> Understood:
        """Return `free`, `free-with-account` or `paid` as a text says it; what is free for some or for a while is a doubt."""
        said = clean_text(text).casefold().replace("\u2019", "'")
        bare = _NO_PRICE.sub(" free ", _FREE_OF_ELSE.sub(" ", said.replace("pay-what", "pay what")))
        free = bool(_FREE.search(_NOT_FREE.sub(" ", bare)))
        paid = bool(_PAID.search(bare) or _NOT_FREE.search(bare))
        more = {*re.findall(r"[a-z]+|\d+", _NO_PRICE.sub(" ", said))} - _SAID_WITH_FREE
        if _FOR_SOME.search(bare) or (free and (paid or more or "?" in said)):
            doubt = f"'{elided(text)}' says that it is free for some, in part or for a while; write free, free with account, or paid"
            return Understood((), (doubt,))
        if paid:
            return Understood(("paid",))
        if free:
            return Understood(("free-with-account" if _ACCOUNT.search(said) else "free",))
        return Understood(
            (), (f"'{elided(text)}' says no cost that can be told; write free, free with account, or paid",)
        )

    def _piece(self, listed: str, piece: str, splits: tuple[re.Pattern[str], ...]) -> Understood:
        if ids := self._lookup(listed, piece):
            return Understood(ids)
        if splits and len(parts := [part for part in splits[0].split(piece) if part.strip()]) > 1:
            found = NOTHING
            for part in parts[:MAX_WORDS]:
                found += self._piece(listed, part.strip(), splits[1:])
            return found
        if len(splits) > 1:
            return self._piece(listed, piece, splits[1:])
        return self._guess(listed, piece)

    def _lookup(self, listed: str, piece: str) -> tuple[str, ...]:
        said = self._lists[listed]
        key = term_key(piece)
        if found := said.get(key):
            return found
        if listed == "levels":
            return self._level(piece, key)
        if listed == "licences" and (named := _CC.search(term_key(piece, hyphens=True))):
            id = f"cc-by{named[1].replace(' ', '-')}"
            return (id,) if id in self._labels[listed] else ()
        return next((found for other in self._same.get(key, ()) if (found := said.get(other))), ())

    def _level(self, piece: str, key: str) -> tuple[str, ...]:
        if key in _ALL and self._every in self._labels["levels"]:
            return (self._every,)
        found = _GRADES.match(re.sub(r"[\u2010-\u2015]", "-", piece.strip().casefold()))
        grades = range(_grade(found[1]), _grade(found[2] or found[1]) + 1) if found else ()
        named = [self._lists["levels"].get(term_key(f"grade {n}" if n else "kindergarten"), ()) for n in grades]
        # `Elem` and `Mid` are how people shorten the labels.
        begun = [id for id, label in self._labels["levels"].items() if len(key) > 2 and term_key(label).startswith(key)]
        if not found and len(begun) == 1 and begun[0] != self._every:
            return (begun[0],)
        ids = tuple(dict.fromkeys(id for ids in named for id in ids))
        return ids if all(named) else ()

    def _whole(self, ids: tuple[str, ...]) -> bool:
        """True where a list of levels names every one, or the word for all of them."""
        known = set(self._labels["levels"]) - self._beside
        return self._every in known and (self._every in ids or (len(known) > 2 and {*ids} >= known - {self._every}))

    def _guess(self, listed: str, piece: str) -> Understood:
        if listed == "topics" and (topic := self._phrases.get(term_key(piece))) in self._labels[listed]:
            assert topic is not None
            label = self._labels[listed][topic]
            return Understood((topic,), remarks=(f"'{elided(piece)}' was taken for the topic '{label}'",))
        close = nearest(term_key(piece)[:60], self._lists[listed], 0.8)
        label = self._labels[listed][self._lists[listed][close][0]] if close else ""
        hint = f"; if '{label}' was meant, add it" if label else ""
        return Understood((), (f"'{elided(piece)}' is no {_NAMES[listed]} of this site and was left out{hint}",))


@dataclass(frozen=True)
class _Named:
    """What has an id and a label, like a term of the vocabulary."""

    id: str
    label: str
    synonyms: tuple[str, ...] = ()


def term_key(text: str, hyphens: bool = False) -> str:
    """Return what a word is compared by: no capitals, accents, signs or plural endings."""
    plain = unicodedata.normalize("NFKD", text[:400].casefold().replace("&", " and "))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[\w-]+" if hyphens else r"[^\W_]+", plain.replace("'", "").replace("\u2019", ""))
    return " ".join(map(_singular, words))


def _singular(word: str) -> str:
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def _pieces(text: str) -> Iterator[str]:
    bare = re.sub(r"^\s*[-*\u2022\u25cf]\s+", "", text, flags=re.MULTILINE)
    yield from [piece.strip() for piece in _HARD.split(bare) if piece.strip()][:MAX_WORDS]


def _terms(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, _Named]]:
    return {
        name: {id: _Named(id, term.label, term.synonyms) for id, term in terms.items()}
        for name, terms in vocabulary.lists.items()
    }


def _said(terms: Iterable[_Named]) -> dict[str, tuple[str, ...]]:
    """Return every way to say a term -> the ids it may mean. An id and a label belong to their term alone."""
    own: dict[str, tuple[str, ...]] = {}
    other: dict[str, tuple[str, ...]] = {}
    for term in terms:
        for said in (term.id, term.label):
            own.setdefault(term_key(said), (term.id,))
        for said in (*term.synonyms, *_initials(term.label)):
            key = term_key(said)
            other[key] = tuple(dict.fromkeys((*other.get(key, ()), term.id)))
    return {**other, **own}


def _initials(label: str) -> Iterator[str]:
    """Yield the initials of a label of two or three words: MS for a middle school."""
    words = label.split()
    if 2 <= len(words) <= 3 and all(word.isalpha() for word in words):
        yield "".join(word[0] for word in words)


def _equivalents(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    lines = [tuple(term_key(word) for word in line.words) for line in vocabulary.equivalents]
    return {word: line for line in lines for word in line}


def _aliases(vocabulary: Vocabulary) -> list[tuple[str, ...]]:
    return [line.words for line in vocabulary.equivalents]


def _grade(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0
