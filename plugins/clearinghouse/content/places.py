"""Places: where each field of a file stands, for whoever has something to say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clearinghouse.content.marked_yaml import Marked, Trail, parse_yaml
from clearinghouse.problems import Mark


@dataclass(frozen=True)
class Places:
    """The fields of a file as they were typed.

    Most files have nothing wrong with them, and to hold the place of each value takes several times the room of the
    values. So they are looked for when a problem first asks, in the text that was read.

    `first_line` is the line of the file on which `text` begins; `under` names a list that stands there bare.
    """

    text: str = ""
    first_line: int = 1
    under: str = ""

    def find(self, trail: Trail) -> Mark:
        """Return the place of a value, or of the nearest thing above it that is written down."""
        return self.marked.find(trail)

    def typed(self, trail: Trail) -> Any:
        """Return the value at the end of a trail as the author typed it, or None where nothing is written."""
        return self.marked.typed(trail)

    @cached_property
    def marked(self) -> Marked:
        """Everything that was typed, with its place."""
        found = parse_yaml(self.text, self.first_line)
        return found.set_under(self.under) if self.under else found

    def __getstate__(self) -> Mapping[str, Any]:
        """Return what the places are found in, for another process or run."""
        return {"text": self.text, "first_line": self.first_line, "under": self.under}
