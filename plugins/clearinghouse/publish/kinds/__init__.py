"""The views of the kinds: one room for each, named after the kind."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from clearinghouse.content.kinds import KINDS
from clearinghouse.publish.kinds.view import View

VIEWS: dict[str, View[Any]] = {kind.name: import_module(f"{__name__}.{kind.name}").VIEW for kind in KINDS}
"""A kind's name -> its view."""
SHELVED: tuple[str, ...] = tuple(
    sorted((name for name, view in VIEWS.items() if view.shelf is not None), key=lambda name: VIEWS[name].shelf or 0)
)
"""The kinds that stand as shelves on other pages, in the order in which they stand there."""
