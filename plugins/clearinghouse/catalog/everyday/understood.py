"""What was made of a text: the values it names, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Understood:
    """Values found in a text, and what could not be understood, each as a sentence without its full stop.

    `remarks` say how words were understood that the site itself explains, which is told once for a whole list.
    """

    ids: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def __add__(self, other: Understood) -> Understood:
        return Understood((*self.ids, *other.ids), (*self.doubts, *other.doubts), (*self.remarks, *other.remarks))


NOTHING = Understood()
