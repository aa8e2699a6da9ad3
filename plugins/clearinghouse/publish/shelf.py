"""Shelves: titled lists of cards on a page about something else."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.publish.card import Card
from clearinghouse.publish.page import Link


@dataclass(frozen=True)
class Shelf:
    """A titled list of cards; `more` leads to the rest, and `id` names its place on the page."""

    title: str
    cards: tuple[Card, ...]
    more: Link | None = None
    id: str = ""
