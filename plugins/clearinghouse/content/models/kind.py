"""What a kind of item is: where its files lie, the model that checks them, and how its lists are ordered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.words import load_words

Order = Literal["best", "newest", "title", "place"]
_ENGLISH = load_words()


@dataclass(frozen=True)
class Kind:
    """One kind of item. `place` is where it stands among the kinds, `order` how a list of its items is sorted.

    Its labels are the English ones, for commands and messages; the site has those of its language.
    """

    name: str
    folder: PurePosixPath
    model: type[ItemFields]
    place: int
    order: Order

    @property
    def label(self) -> str:
        return _ENGLISH(f"kind.{self.name}")

    @property
    def plural_label(self) -> str:
        return _ENGLISH(f"kinds.{self.name}")

    @property
    def about(self) -> str:
        """What it is, in a sentence, in English."""
        return (self.model.__doc__ or "").split("\n")[0]

    @property
    def called_by(self) -> str:
        """The field that an item of it is called by, which its id is made from."""
        return self.model.called_by

    @property
    def plural(self) -> str:
        """The folder's name: it also begins the addresses of the kind and names it in lists."""
        return self.folder.name


def kind(name: str, folder: str, model: type[ItemFields], place: int, order: Order) -> Kind:
    """Declare a kind beside its model, in a list that the module calls `KINDS`."""
    return Kind(name, PurePosixPath(folder), model, place, order)
