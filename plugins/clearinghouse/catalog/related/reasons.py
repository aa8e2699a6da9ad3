"""Reasons: why two resources are related, in words that a school leader understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from operator import itemgetter

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.catalog.related.features import PLACES, FeatureReader, Weighed
from clearinghouse.words import Words

MOST = 2
"""How many reasons are given, and how many topics or words one of them names."""
WORTH = 0.3
"""A second reason is given where it weighs this much beside the first."""
AGAIN = 0.75
"""What a subject weighs beside others for each time it was named in the same list."""
TOLD = 1.5
"""What a place that editors gave both weighs as a reason: it is the easiest to understand."""
_NAMES = frozenset("American Asian Black English French Hispanic Indigenous Latino Native Spanish Title".split())
"""Words that a topic's label may begin with and that keep their capital inside a sentence."""
_SAME = dict.fromkeys(PLACES, "place")
_JOINED = frozenset({"topic", "word"})
"""Families of which one reason may name two."""
_FORM = frozenset({"type", "audience"})
"""Families that say nothing of what a resource is about."""
Label = Callable[[str, Catalog], str]


class Reasons:
    """Puts what items share into words. `common` are features that most items have."""

    def __init__(self, reader: FeatureReader, common: AbstractSet[int], wording: Words) -> None:
        self._reader = reader
        self._wording = wording
        self._families = [feature.family for feature in reader.features]
        self._last = common | {number for number, family in enumerate(self._families) if family in _FORM}
        self._known = [_LABELS[family](id, reader.catalog) for family, id in reader.features]

    def explain(self, item: Item, found: Iterable[tuple[Item, Weighed]]) -> list[tuple[str, ...]]:
        """Return for each of the found the one or two strongest reasons why it is related to the item.

        A subject that was named before weighs less, so that a list does not say the same four times
        where something else is nearly as true.
        """
        named: Counter[int] = Counter()
        explained = []
        for other, shares in found:
            labels = self._labels(item, other, shares)
            weights = {n: shares[n] * AGAIN ** named[n] * (TOLD if self._families[n] in PLACES else 1) for n in labels}
            reasons = self._strongest(weights)
            named.update(number for subjects in reasons for number in subjects)
            explained.append(tuple(self._phrase(subjects, labels) for subjects in reasons))
        return explained

    def _labels(self, item: Item, other: Item, shares: Weighed) -> dict[int, str]:
        """Return what to name: subjects, or else form and what most have, words of both titles, the publisher."""
        subjects: dict[int, str] = {}
        last: dict[int, str] = {}
        publisher: dict[int, str] = {}
        for number in shares:
            if label := self._known[number]:
                telling = last if number in self._last else subjects
                (publisher if self._families[number] == "publisher" else telling)[number] = label
        return subjects or last or self._title_words(item, other, shares) or publisher

    def _title_words(self, item: Item, other: Item, shares: Weighed) -> dict[int, str]:
        own, its = self._reader.words(item.title), self._reader.words(other.title)
        return {number: word for number, word in own.items() if its.get(number) == word and number in shares}

    def _strongest(self, weights: Weighed) -> list[tuple[int, ...]]:
        """Return what the one or two strongest reasons name, in the order of `weights`."""
        groups: dict[str, list[int]] = {}
        for number in sorted(weights, key=weights.__getitem__, reverse=True):
            family = self._families[number]
            groups.setdefault(_SAME.get(family, family), []).append(number)
        named = [numbers[: MOST if family in _JOINED else 1] for family, numbers in groups.items()]
        weighed = [(sum(weights[number] for number in numbers), numbers) for numbers in named]
        best = sorted(weighed, key=itemgetter(0), reverse=True)[:MOST]
        return [tuple(n for n in weights if n in numbers) for weight, numbers in best if weight >= WORTH * best[0][0]]

    def _phrase(self, subjects: Sequence[int], labels: Mapping[int, str]) -> str:
        family, named = self._families[subjects[0]], [labels[number] for number in subjects]
        if family == "publisher":
            return self._wording("related.same_publisher")
        joint = self._wording("related.between_words") if family == "word" else self._joint(named)
        return self._wording(f"related.by_{family}", named=joint.join(named))

    def _joint(self, named: Sequence[str]) -> str:
        """Two labels are told apart even where one of them is joined by the same word itself."""
        usual = f" {self._wording('related.and')} "
        return f" {self._wording('related.as_well_as')} " if any(usual in label for label in named) else usual


def _topic(id: str, catalog: Catalog) -> str:
    term = catalog.vocabulary.lists["topics"].get(id)
    if term is None:
        return ""
    first = term.label.split()[0]
    return term.label if first in _NAMES or first != first.capitalize() else term.label[0].lower() + term.label[1:]


def _standard(id: str, catalog: Catalog) -> str:
    framework = catalog.framework(id.partition("/")[0])
    standard = framework.nodes.get(id.partition("/")[2]) if framework else None
    return f"{framework.short_title} {standard.code} {standard.title}" if framework and standard else ""


def _title_of(kind: str) -> Label:
    def label(id: str, catalog: Catalog) -> str:
        named = catalog.get(kind, id.partition(" ")[0])
        return named.title if named else ""

    return label


def _term(name: str) -> Label:
    def label(id: str, catalog: Catalog) -> str:
        term = catalog.vocabulary.lists[name].get(id)
        return term.label if term else ""

    return label


_LABELS: Mapping[str, Label] = {
    "list": _title_of("collection"),
    "cause": _title_of("challenge"),
    "challenge": _title_of("challenge"),
    "topic": _topic,
    "author": lambda id, catalog: id,
    "word": lambda id, catalog: "",
    "standard": _standard,
    "goal": _title_of("goal"),
    "level": _term("levels"),
    "type": _term("types"),
    "audience": _term("audiences"),
    "publisher": lambda id, catalog: id,
}
