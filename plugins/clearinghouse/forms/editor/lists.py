"""Lists that an editor chooses from: standards, words of the vocabulary and items, each by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.content.vocabulary import LISTS


@dataclass(frozen=True)
class Option:
    """One entry of a list: what is written in the file, and the words an editor sees."""

    value: str
    label: str


def kind_of_source(source: str) -> str:
    """Return the folder of the kind that a list of items is about, or nothing for any other list.

    Items of one kind need no options here: the editor reads them from the repository itself, drafts included.
    """
    return source if source in BY_PLURAL else ""


def options(source: str, catalog: Catalog) -> tuple[Option, ...]:
    """Return the entries of a list, in the order in which the site shows them.

    Args:
        source: the name of a list, or two joined by a plus sign (see `Chosen` in `content/fields.py`).
        catalog: what may be shown to everyone, for the lists stand in a public file.

    Raises:
        KeyError: there is no such list. A fault of ours: a field names a list that nothing makes.
    """
    return tuple(option for name in source.split("+") for option in _LISTS[name](catalog))


def _standards(catalog: Catalog) -> Iterator[Option]:
    for framework in catalog.frameworks:
        for node, _ in framework.walk():
            yield Option(f"{framework.id}/{node.code}", f"{framework.short_title} {node.code}: {node.title}")


def _items(catalog: Catalog) -> Iterator[Option]:
    for item in catalog.items:
        yield Option(item.key, f"{item.kind.label}: {item.title}")


def _terms(name: str) -> Callable[[Catalog], Iterator[Option]]:
    def terms(catalog: Catalog) -> Iterator[Option]:
        for id, term in catalog.vocabulary.lists[name].items():
            yield Option(id, term.label)

    return terms


_LISTS: dict[str, Callable[[Catalog], Iterator[Option]]] = {
    "standards": _standards,
    "items": _items,
    **{name: _terms(name) for name in LISTS},
}
