"""What changes in the word lists, the frameworks of standards and the crosswalk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.changes.fields import compare_fields
from clearinghouse.changes.proposal import Proposal
from clearinghouse.changes.words.counting import counted, first
from clearinghouse.changes.words.lines import field_line
from clearinghouse.github_markdown import code, strong
from clearinghouse.standards.framework import Framework, Standard


def term_lines(proposal: Proposal) -> Iterator[str]:
    """Yield a line for everything that differs in the vocabulary, the standards and the crosswalk."""
    old, new = proposal.before.catalog, proposal.after.catalog
    if ("vocabulary", "") in new.unread:
        yield "- The word lists cannot be read until what is wrong in them is mended."
    else:
        yield from (field_line(change) for change in compare_fields(old.vocabulary, new.vocabulary, old, new))
    yield from _frameworks(old, new)
    gained, lost = Counter(new.crosswalk) - Counter(old.crosswalk), Counter(old.crosswalk) - Counter(new.crosswalk)
    if gained or lost:
        yield f"- **Crosswalk**: {counted(gained.total(), 'link')} new, {counted(lost.total(), 'link')} gone"


def _frameworks(old: Catalog, new: Catalog) -> Iterator[str]:
    was = {framework.id: framework for framework in (*old.frameworks, *old.processes)}
    will = {framework.id: framework for framework in (*new.frameworks, *new.processes)}
    for id in sorted({*was, *will}):
        if ("framework", id) in new.unread:
            yield f"- {strong(id)} cannot be read until what is wrong in it is mended."
        elif id not in will:
            yield f"- {strong(was[id].title)} is removed, with all its pages."
        elif id not in was:
            yield f"- {strong(will[id].title)} is new, with {counted(len(will[id].nodes), 'standard')}."
        elif was[id] != will[id]:
            yield f"- {strong(will[id].title)}: {_standards(was[id], will[id])}"


def _standards(old: Framework, new: Framework) -> str:
    was, will = _nodes(old), _nodes(new)
    parts = [
        ("new", [will[code].code for code in will if code not in was]),
        ("gone", [was[code].code for code in was if code not in will]),
        ("reworded", [will[code].code for code in will if code in was and was[code] != will[code]]),
    ]
    said = [f"{what}: {first([code(name, 20) for name in names], 8)}" for what, names in parts if names]
    return "; ".join(said) or "what it says of itself, such as its title or source"


def _nodes(framework: Framework) -> dict[str, Standard]:
    """Return the standards by code, each without those below it, so that an element's change is told once."""
    return {id: node.model_copy(update={"elements": ()}) for id, node in framework.nodes.items()}
