"""The table of kinds: where the items of each lie, what they are called, and the model that checks them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from clearinghouse.content import models
from clearinghouse.words import load_words

_ENGLISH = load_words()


@dataclass(frozen=True)
class Kind:
    """One kind of item. Its labels are the English ones, for commands and messages; the site has those of its language."""

    name: str
    folder: PurePosixPath
    model: type[models.Entry]
    label: str
    plural_label: str

    @property
    def plural(self) -> str:
        """The folder's name: it also begins the addresses of the kind and names it in lists."""
        return self.folder.name


def _kind(name: str, folder: str, model: type[models.Entry]) -> Kind:
    return Kind(name, PurePosixPath(folder), model, _ENGLISH(f"kind.{name}"), _ENGLISH(f"kinds.{name}"))


KINDS: tuple[Kind, ...] = (
    _kind("resource", "resources", models.Resource),
    _kind("goal", "content/goals", models.Goal),
    _kind("challenge", "content/challenges", models.Challenge),
    _kind("collection", "content/collections", models.Collection),
    _kind("practice", "content/practices", models.Practice),
    _kind("event", "content/events", models.Event),
    _kind("coach", "content/coaches", models.Coach),
    _kind("person", "content/people", models.Person),
)
"""Every kind, in the order in which the site shows them."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_PLURAL = {kind.plural: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
