"""Choices: the values of a field that is chosen from a list of the site, with the words by which people know them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.catalog.published import is_example
from clearinghouse.content.kinds import BY_PLURAL
from clearinghouse.forms.editor.lists import options


def listed_choices(source: str, catalog: Catalog) -> Mapping[str, str]:
    """Return the values there are -> their names, in the order of the site.

    Args:
        source: which list, as in `Chosen`: two lists may be joined by a plus sign.
        catalog: drafts are among the choices, as an editor may publish both at once; examples are not.
    """
    real = replace(catalog, items=tuple(item for item in catalog.items if not is_example(item)))
    found: dict[str, str] = {}
    for name in source.split("+"):
        found |= _choices(name, real)
    return found


def _choices(name: str, catalog: Catalog) -> Mapping[str, str]:
    if name in BY_PLURAL:
        return {item.id: item.title for item in catalog.of(BY_PLURAL[name].name)}
    return {option.value: option.label for option in options(name, catalog)}
