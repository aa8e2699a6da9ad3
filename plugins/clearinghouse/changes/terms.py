"""What changes in the word lists, the frameworks of standards and the crosswalk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.changes.effects import FrameworkChange, TermEffects
from clearinghouse.changes.fields import compare_fields
from clearinghouse.standards.framework import Framework, Standard


def compare_terms(old: Catalog, new: Catalog) -> TermEffects:
    """Return everything that differs in the vocabulary, the standards and the crosswalk."""
    unread = ("vocabulary", "") in new.unread
    was, will = Counter(old.crosswalk), Counter(new.crosswalk)
    return TermEffects(
        frameworks=tuple(_frameworks(old, new)),
        links_new=(will - was).total(),
        links_gone=(was - will).total(),
        unread=unread,
        lists=() if unread else compare_fields(old.vocabulary, new.vocabulary, old, new),
    )


def _frameworks(old: Catalog, new: Catalog) -> Iterator[FrameworkChange]:
    was = {framework.id: framework for framework in (*old.frameworks, *old.processes)}
    will = {framework.id: framework for framework in (*new.frameworks, *new.processes)}
    for id in sorted({*was, *will}):
        if ("framework", id) in new.unread:
            yield FrameworkChange(id, "unread")
        elif id not in will:
            yield FrameworkChange(was[id].title, "gone")
        elif id not in was:
            yield FrameworkChange(will[id].title, "new", len(will[id].nodes))
        elif was[id] != will[id]:
            yield _changed(was[id], will[id])


def _changed(old: Framework, new: Framework) -> FrameworkChange:
    was, will = _nodes(old), _nodes(new)
    return FrameworkChange(
        new.title,
        "changed",
        len(will),
        new=tuple(node.code for id, node in will.items() if id not in was),
        gone=tuple(node.code for id, node in was.items() if id not in will),
        reworded=tuple(node.code for id, node in will.items() if was.get(id, node) != node),
    )


def _nodes(framework: Framework) -> dict[str, Standard]:
    """Return the standards by code, each without those below it, so that an element's change is told once."""
    return {id: node.model_copy(update={"elements": ()}) for id, node in framework.nodes.items()}
