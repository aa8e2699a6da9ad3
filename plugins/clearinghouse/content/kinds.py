"""The table of kinds: where the items of each lie, what they are called, and the model that checks them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from clearinghouse.content import models


@dataclass(frozen=True)
class Kind:
    """One kind of item."""

    name: str
    folder: PurePosixPath
    model: type[models.Entry]
    label: str
    plural_label: str

    @property
    def plural(self) -> str:
        """The folder's name: it also begins the addresses of the kind and names it in lists."""
        return self.folder.name


def _kind(name: str, folder: str, model: type[models.Entry], label: str, plural_label: str) -> Kind:
    return Kind(name, PurePosixPath(folder), model, label, plural_label)


KINDS: tuple[Kind, ...] = (
    _kind("resource", "resources", models.Resource, "Resource", "Resources"),
    _kind("goal", "content/goals", models.Goal, "Program goal", "Program goals"),
    _kind("challenge", "content/challenges", models.Challenge, "Challenge", "Challenges"),
    _kind("collection", "content/collections", models.Collection, "Collection", "Collections"),
    _kind("practice", "content/practices", models.Practice, "Practice", "Practices from schools"),
    _kind("event", "content/events", models.Event, "Event", "Events"),
    _kind("coach", "content/coaches", models.Coach, "Coach", "Coaches and staff"),
    _kind("person", "content/people", models.Person, "Person", "Directory"),
)
"""Every kind, in the order in which the site shows them."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_PLURAL = {kind.plural: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
