"""Choosing from a list by number, id, name or everyday words, as one is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.everyday.terms import Terms, term_key
from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.content.plain_text import elided
from clearinghouse.content.shape import Shape
from clearinghouse.content.vocabulary import LISTS
from clearinghouse.forms.choices import listed_choices
from clearinghouse.problems import nearest

_SHOWN = 30
_FOUND = 12


@dataclass
class Chooser:
    """Shows lists, and understands what is chosen of them; numbers count what was shown last."""

    catalog: Catalog
    say: Callable[[str], None]
    _shown: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._terms = Terms(self.catalog)

    def offer(self, one: Shape) -> None:
        """Show the list to choose from, or how to search it where it is long."""
        choices = self.choices(one)
        self._shown = list(choices) if 0 < len(choices) <= _SHOWN else []
        for number, (value, label) in enumerate(choices.items() if self._shown else (), 1):
            self.say(f"  {number:>3}  {label}" + (f"  ({value})" if label != value else ""))
        if len(choices) > _SHOWN:
            self.say(f"  There are {len(choices)} to choose from. Type a name, an id, or a part of it to search.")

    def choices(self, one: Shape) -> Mapping[str, str]:
        if one.choices:
            return {choice: choice for choice in one.choices}
        return listed_choices(one.source, self.catalog) if one.source else {}

    def chosen(self, one: Shape, typed: str) -> Understood:
        """Return what was chosen by number, id or name. Parts of names show what they may mean."""
        choices = self.choices(one)
        pieces = [piece.strip() for piece in re.split(r"[,;]", typed) if piece.strip()] if one.many else [typed]
        # Numbers count the list that is shown, and are no grades.
        if not all(piece.isdecimal() for piece in pieces) and (whole := self._choose(typed, choices, one)):
            return Understood(whole)
        found = Understood()
        for piece in pieces:
            ids = self._choose(piece, choices, one)
            found += Understood(ids) if ids else self._search(piece, choices)
        return found

    def _choose(self, typed: str, choices: Mapping[str, str], one: Shape) -> tuple[str, ...]:
        if typed.isdecimal() and len(typed) < 6 and 0 < int(typed) <= len(self._shown):
            return (self._shown[int(typed) - 1],)
        same = [value for value, label in choices.items() if term_key(typed) in (term_key(value), term_key(label))]
        return (same[0],) if len(same) == 1 else self._understood(typed, choices, one)

    def _understood(self, typed: str, choices: Mapping[str, str], one: Shape) -> tuple[str, ...]:
        """Return what everyday words mean, if all of them are understood: `grades 6-8`, `CCL PE 2.B`."""
        for source in one.source.split("+"):
            if source == "standards":
                found = self._terms.standards(typed)
            elif source in LISTS or source == "goals":
                found = self._terms.find(source, typed)
            else:
                continue
            if found.ids and not found.doubts:
                return tuple(id for id in found.ids if id in choices)
        return ()

    def _search(self, typed: str, choices: Mapping[str, str]) -> Understood:
        words = term_key(typed).split()
        near = [
            value
            for value, label in choices.items()
            if words and all(word in f"{term_key(value)} {term_key(label)}" for word in words)
        ]
        if not near:
            close = nearest(typed, choices) if len(typed) < 80 else None
            return Understood(
                (), (f"'{elided(typed)}' is not among them" + (f"; did you mean {close}?" if close else ""),)
            )
        self._shown = near[:_FOUND]
        for number, value in enumerate(self._shown, 1):
            self.say(f"  {number:>3}  {choices[value]}  ({value})")
        more = f" There are {len(near) - _FOUND} more; type more of the name." if len(near) > _FOUND else ""
        return Understood((), (f"Choose by number, or type more of the name{more.rstrip('.')}",))
