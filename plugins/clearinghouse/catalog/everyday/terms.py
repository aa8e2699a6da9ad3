"""Everyday words to the site's own: what people write for levels, audiences, topics and the like, as ids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.licences import licence_id
from clearinghouse.catalog.everyday.references import References
from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.content.letters import without_accents
from clearinghouse.content.plain_text import clean_text, elided
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.problems import nearest

MAX_WORDS = 60
_MOST_KEPT = 20_000
_HARD = re.compile(r"[;|\n\u2022]+")
_COMMA = re.compile(r",+")
_SOFT = re.compile(r"\s*[/&+]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
_ALL = frozenset(
    "all|any|every|everyone|all levels|all grades|all schools|any level|prek 12|k12|pk12|prek12".split("|")
)
_EARLY = frozenset(["pk", "p k", "prek", "pre k", "pre kindergarten", "prekindergarten"])
_SHORTENED = {
    "jr high": "junior high",
    "jr high school": "junior high",
    "sr high": "high school",
    "sr high school": "high school",
}
_GRADE = r"(pk|prek|pre-k|tk|k|kindergarten|1[0-2]|[1-9])"
_GRADES = re.compile(
    rf"^(?:grades?|gr\.?)?\s*{_GRADE}(?:st|nd|rd|th)?(?:\s*(?:-|to|through|thru)\s*{_GRADE}(?:st|nd|rd|th)?)?(?:\s*grades?)?$"
)
_FROM_PREK = re.compile(
    r"^(?:grades?|gr\.?)?\s*(?:pk|pre-?k|p-?k|p|tk)\s*(?:-|to|through|thru)\s*(?:grades?|gr\.?)?\s*(1[0-2]|[1-9])(?:th)?(?:\s*grades?)?$"
)
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_ONLY = re.compile(r"\s*\bonly\b\.?\s*$|^\s*(?:mostly|mainly|primarily|for)\b\s*", re.IGNORECASE)
_LIMITS = re.compile(r"\b(?:not|no|except|without|coming|soon|planned|partly|some|only|maybe)\b|\?", re.IGNORECASE)
_OWN_LANGUAGE = frozenset(["english", "en", "eng", "en u", "english only", "ingle", "u english", "american english"])
"""What is said of resources in the site's own language, which its vocabulary does not list."""
_DOTTED = re.compile(r"\b([A-Za-z])\.\s?([A-Za-z])\.(?!\w)")
_ONE_LICENCE = re.compile(r"://|\u00a9|\bcopyright\b|\bcreative commons\b", re.IGNORECASE)
"""What tells one license by many words, each of which would else be told as no license."""
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
        if listed == "licences":
            return Understood(
                (), (f"'{elided(text)}' names more than one license; write the one that holds for all of it",)
            )
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

    def _piece(self, listed: str, piece: str, splits: tuple[re.Pattern[str], ...]) -> Understood:
        if ids := self._lookup(listed, piece):
            return Understood(ids)
        if listed == "languages" and term_key(piece) in _OWN_LANGUAGE:
            return NOTHING
        if listed == "licences" and _ONE_LICENCE.search(piece):
            return self._guess(listed, piece)
        if splits and len(parts := [part for part in splits[0].split(piece) if part.strip()]) > 1:
            found = NOTHING
            for part in parts[:MAX_WORDS]:
                found += self._piece(listed, part.strip(), splits[1:])
            return found
        if len(splits) > 1:
            return self._piece(listed, piece, splits[1:])
        return self._without_aside(listed, piece) or self._guess(listed, piece)

    def _without_aside(self, listed: str, piece: str) -> Understood | None:
        """Read `Secondary (6-12)` and `High school only` by the word, or by what stands in brackets."""
        aside = _ASIDE.search(piece)
        if listed == "licences" and not aside:
            return None
        bare = _ONLY.sub("", f"{piece[: aside.start()]} {piece[aside.end() :]}" if aside else piece).strip()
        if bare == piece or not (
            ids := self._lookup(listed, bare) or (self._lookup(listed, aside[1]) if aside else ())
        ):
            return None
        unsure = aside and not self._lookup(listed, aside[1]) and _LIMITS.search(aside[1])
        doubt = f"'{elided(piece)}' was read as '{self._labels[listed][ids[0]]}'; does it fit?"
        return Understood(ids, (doubt,) if unsure else ())

    def _lookup(self, listed: str, piece: str) -> tuple[str, ...]:
        said = self._lists[listed]
        piece = _DOTTED.sub(r"\1\2", piece) if listed == "levels" else piece
        key = term_key(piece)
        if found := said.get(key):
            return found
        if listed == "levels":
            return self._level(piece, key)
        if listed == "licences" and (id := licence_id(piece)):
            return (id,) if id in self._labels[listed] else ()
        return next((found for other in self._same.get(key, ()) if (found := said.get(other))), ())

    def _level(self, piece: str, key: str) -> tuple[str, ...]:
        early = _FROM_PREK.match(re.sub(r"[\u2010-\u2015]", "-", piece.strip().casefold()))
        if early and (later := self._lookup("levels", f"k-{early[1]}")):
            return tuple(dict.fromkeys((*self._lists["levels"].get("preschool", ()), *later)))
        if key in _EARLY and (early_only := self._lists["levels"].get("preschool", ())):
            return early_only
        if key in _SHORTENED:
            return self._lists["levels"].get(_SHORTENED[key], ())
        if key in _ALL and self._every in self._labels["levels"]:
            return (self._every,)
        found = _GRADES.match(re.sub(r"[\u2010-\u2015]", "-", piece.strip().casefold()))
        grades = range(_grade(found[1]), _grade(found[2] or found[1]) + 1) if found else ()
        named = [self._lists["levels"].get(term_key(f"grade {n}" if n else "kindergarten"), ()) for n in grades]
        # `Elem` and `Mid` are how people shorten the labels.
        begun = [
            id
            for id, label in self._labels["levels"].items()
            if (len(key) > 2 or key in ("e", "m", "h")) and term_key(label).startswith(key)
        ]
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


def term_key(text: str) -> str:
    """Return what a word is compared by: no capitals, accents, signs or plural endings."""
    plain = without_accents(text[:400].casefold().replace("&", " and "))
    words = re.findall(r"[^\W_]+", plain.replace("'", "").replace("\u2019", ""))
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
