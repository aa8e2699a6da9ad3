"""The word lists, the standards and the crosswalk: a line for each that differs."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.changes.effects import FrameworkChange, TermEffects
from clearinghouse.changes.words.counting import counted, first
from clearinghouse.changes.words.lines import field_line
from clearinghouse.github_markdown import code, strong


def term_lines(terms: TermEffects) -> Iterator[str]:
    """Yield a line for everything that differs in the vocabulary, the standards and the crosswalk."""
    if terms.unread:
        yield "- The word lists cannot be read until what is wrong in them is mended."
    yield from map(field_line, terms.lists)
    yield from (f"- {strong(framework.title)}{_framework(framework)}" for framework in terms.frameworks)
    if terms.links_new or terms.links_gone:
        yield f"- **Crosswalk**: {counted(terms.links_new, 'link')} new, {counted(terms.links_gone, 'link')} gone"


def _framework(change: FrameworkChange) -> str:
    if change.what == "unread":
        return " cannot be read until what is wrong in it is mended."
    if change.what == "gone":
        return " is removed, with all its pages."
    if change.what == "new":
        return f" is new, with {counted(change.size, 'standard')}."
    parts = [("new", change.new), ("gone", change.gone), ("reworded", change.reworded)]
    said = [f"{what}: {first([code(name, 20) for name in names], 8)}" for what, names in parts if names]
    return f": {'; '.join(said) or 'what it says of itself, such as its title or source'}"
