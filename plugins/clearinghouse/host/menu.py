"""The menu: what the site's mkdocs.yml names, or what there is; never a list that holds nothing."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from clearinghouse.content.kinds import BY_PLURAL, KINDS
from clearinghouse.publish.site import Site

_LATER = ("collection", "person")
"""Kinds that a menu made here leaves to the home page and to other pages."""


def menu(config: MkDocsConfig, files: Files, site: Site) -> list[tuple[str, str]]:
    """Return the titles and addresses of the menu.

    They are those of `nav` in mkdocs.yml, whose titles MkDocs drops for pages made here, without the lists of kinds
    of which there is nothing yet. A site without `nav` has the kinds that it has something of.
    """
    found = [(title, address) for title, address in _named(config, files) if _holds_something(address, site)]
    return found if config.nav else list(_made(site))


def _named(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, str]]:
    for entry in config.nav or []:
        for title, path in entry.items() if isinstance(entry, dict) else ():
            if isinstance(path, str) and (file := files.get_file_from_path(path)):
                yield title, file.url


def _holds_something(address: str, site: Site) -> bool:
    kind = BY_PLURAL.get(address.strip("/"))
    return kind is None or bool(site.catalog.of(kind.name))


def _made(site: Site) -> Iterator[tuple[str, str]]:
    kinds = {kind.name: kind for kind in KINDS if kind.name not in _LATER and site.catalog.of(kind.name)}
    if resource := kinds.pop("resource", None):
        yield site.wording("kinds.resource"), f"{resource.plural}/"
    if site.catalog.frameworks:
        yield site.wording("standards.title"), "standards/"
    for name, kind in kinds.items():
        yield site.wording(f"kinds.{name}"), f"{kind.plural}/"
    for page in site.catalog.pages:
        if page.address == "/program/":
            yield page.fields.title, "program/"
