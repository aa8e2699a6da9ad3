"""What is made of a whole, made the first time it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Self, TypeVar

T = TypeVar("T")


class Once:
    """A whole that many ask the same of: the catalogue, the site."""

    def once(self, make: Callable[[Self], T]) -> T:
        """Return what is made of this, made the first time it is asked for: `site.once(Search)`."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def forget(self) -> None:
        """Let go of what was made once: as long as it refers to this, neither is ever freed."""
        self._made.clear()

    @cached_property
    def _made(self) -> dict[Callable[..., Any], Any]:
        return {}
