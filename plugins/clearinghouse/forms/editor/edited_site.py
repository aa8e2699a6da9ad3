"""What the editor's forms are made from."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.words import Words


@dataclass(frozen=True, eq=False)
class EditedSite:
    """A site to be edited: what everyone may see of it, for the configuration is a public file, and its words."""

    catalog: Catalog
    wording: Words
