"""The page of options: what a site can set in its mkdocs.yml, told by the options themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from mkdocs.config import config_options

from clearinghouse.host.options import Options
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site

ADDRESS = "/contribute/options/"


@dataclass(frozen=True)
class OptionRow:
    """An option: its name (with that of its group before a point), what it does, and what holds without it."""

    name: str
    about: str
    default: str
    choices: tuple[str, ...] = ()


def option_page(site: Site) -> Page:
    """Return the page that explains every option."""
    above = (site.home, Link(site.wording("contribute.title"), "/contribute/"))
    title, summary = site.wording("options.title"), site.wording("options.lead")
    return Page(
        ADDRESS, title, "options.html", {"rows": (*_of_the_site(site), *_rows(site, Options, ""))}, summary, above=above
    )


_OF_THE_SITE = ("site_name", "site_description", "site_url", "copyright", "repo_url", "edit_uri", "theme.logo", "nav")


def _of_the_site(site: Site) -> Iterator[OptionRow]:
    """Yield what MkDocs itself lets a site set, as far as this theme follows it."""
    yield from (OptionRow(name, site.wording(f"option.{name.replace('.', '_')}"), "") for name in _OF_THE_SITE)


def _rows(site: Site, options: Any, group: str) -> Iterator[OptionRow]:
    for name, option in options._schema:
        if isinstance(option, config_options.SubConfig):
            yield from _rows(site, option.config_class, f"{name}.")
        else:
            about = site.wording(f"option.{(group + name).replace('.', '_')}")
            yield OptionRow(group + name, about, _written(option.default), tuple(getattr(option, "choices", ())))


def _written(value: Any) -> str:
    """Return a value as YAML has it; nothing for what is empty."""
    if value in (None, "", [], {}):
        return ""
    return str(yaml.safe_dump(value, default_flow_style=True)).removesuffix("...\n").strip()
