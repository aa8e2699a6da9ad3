"""The table of kinds: every one that a module in `content/models/` declares."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from clearinghouse.content import models
from clearinghouse.content.models.kind import Kind

__all__ = ["BY_FOLDER", "BY_NAME", "BY_PLURAL", "KINDS", "Kind"]


def _declared() -> list[Kind]:
    modules = (import_module(f"{models.__name__}.{found.name}") for found in iter_modules(models.__path__))
    return [kind for module in modules for kind in getattr(module, "KINDS", ())]


KINDS: tuple[Kind, ...] = tuple(sorted(_declared(), key=lambda kind: kind.place))
"""Every kind, in the order in which the site shows them."""

BY_NAME = {kind.name: kind for kind in KINDS}
BY_PLURAL = {kind.plural: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
