"""What is wrong with a site's settings: names nobody knows, values that do not fit, standards that are not there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from copy import copy
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any

from clearinghouse.catalog.names import Names
from clearinghouse.content.times import zone_like, zone_names
from clearinghouse.content.walk import walk_texts
from clearinghouse.host.settings import PLUGIN, Settings
from clearinghouse.host.settings_addresses import addresses_in_settings
from clearinghouse.host.settings_theme import own_templates
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.consent_expired import told_in

_FOREIGN = frozenset("plugins hooks markdown_extensions docs_dir site_dir watch config_file_path INHERIT".split())
"""Settings of MkDocs that name files or code, which it must find itself: nothing in a proposal is run to check it."""
_OPTIONS = ("plugins", PLUGIN)
_CLASS = re.compile(r"<class '(\w+)(?:\.\w+)*'>")
_CHOICES = re.compile(r"Expected one of: \((.+)\) but received")
_SORTS = {
    "str": "text", "int": "a whole number", "float": "a number", "bool": "true or false", "list": "a list",
    "dict": "a group of settings", "date": "a date", "datetime": "a date", "NoneType": "nothing",
}  # fmt: skip
_HINTS = {
    "text": "put it in double quotes",
    "a list": "write it in brackets, as in [one, two]",
    "a whole number": "write digits alone, without quotes",
    "a number": "write digits alone, without quotes",
    "true or false": "write true or false, without quotes",
    "a group of settings": "write each setting on a line of its own below the name, indented by two more spaces",
}
_EXPLAINED = "the page /contribute/options/ of the site explains every option"


def settings_problems(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the settings of a site by themselves; nothing where it has no file of them."""
    yield from settings.wrong
    if not settings.values:
        return
    # MkDocs takes longer to import than most sites take to be checked.
    from mkdocs.config.defaults import MkDocsConfig

    from clearinghouse.host.options import Options

    yield from _frame(settings)
    yield from _installed(settings)
    yield from _beside(settings)
    yield from _fitting(settings, MkDocsConfig._schema, settings.values, ())
    if settings.options is not None:
        yield from _fitting(settings, Options._schema, settings.options, _OPTIONS)
        yield from _meaning(settings, settings.options)
        yield from addresses_in_settings(settings)
        yield from own_templates(settings)


def unknown_frameworks(settings: Settings, known: Collection[str]) -> Iterator[Problem]:
    """Yield the sets of standards that settings name and the site, which has those `known`, has not."""
    for id in settings.frameworks:
        if id not in known:
            close = nearest(id, known)
            hint = f"did you mean '{close}'?" if close else f"there are: {', '.join(sorted(known)) or 'none'}"
            message = f"there is no set of standards '{id}' in content/standards"
            yield settings.problem("field-value", (*_OPTIONS, "frameworks"), message, hint)


def told_in_settings(settings: Settings, names: Names) -> Iterator[Problem]:
    """Yield each name of somebody who may no longer be told that settings still have, for every page shows them."""
    for trail, text in walk_texts(settings.values) if names else ():
        place = tuple(name for name in trail if isinstance(name, str))
        for found in names.found_in(text):
            yield told_in(PurePosixPath(settings.name), settings.mark(place), found.name)


def said_in(settings: Settings) -> Iterator[str]:
    """Yield all text in a site's settings."""
    return (text for _, text in walk_texts(settings.values))


def _frame(settings: Settings) -> Iterator[Problem]:
    """Yield what every site needs and this one has not."""
    values = settings.values
    if not values.get("site_name"):
        yield settings.problem("field-missing", ("site_name",), "'site_name' is missing", "write the site's name")
    if values.get("docs_dir") != "content":
        message = "'docs_dir' is not 'content', where the pages lie"
        yield settings.problem("field-value", ("docs_dir",), message, "write `docs_dir: content`")
    if values.get("use_directory_urls") is False:
        message = "with 'use_directory_urls: false' no link of the site would lead anywhere"
        yield settings.problem("field-value", ("use_directory_urls",), message, "take the line out")
    if values.get("edit_uri") and values.get("edit_uri_template"):
        message = "'edit_uri' has no effect beside 'edit_uri_template', and no build goes on with both"
        yield settings.problem("field-value", ("edit_uri_template",), message, "take one of the two out")
    if settings.options is None:
        message = f"the plugin '{PLUGIN}' is not named, so there is no site to make"
        yield settings.problem("field-missing", _OPTIONS, message, f"write `- {PLUGIN}` below `plugins:`")


def _installed(settings: Settings) -> Iterator[Problem]:
    """Yield the plugins and extensions that a site names and nobody has installed. None of them is begun for this."""
    for name in sorted(settings.plugins - _known("mkdocs.plugins")):
        close = nearest(name, _known("mkdocs.plugins"))
        hint = f"did you mean '{close}'?" if close else "take it out, or have it installed where the site is built"
        yield settings.problem("field-value", ("plugins", name), f"there is no plugin '{name}' here", hint)
    named = settings.values.get("markdown_extensions")
    for entry in named if isinstance(named, list | Mapping) else ():
        for name in map(str, entry if isinstance(entry, Mapping) else (entry,)):
            if name not in _known("markdown.extensions") and not _is_module(name):
                message = f"there is no Markdown extension '{name}' here"
                hint = "take it out: texts are read in the same way on every site, with tables, footnotes and the like"
                yield settings.problem("field-value", ("markdown_extensions", name), message, hint)


def _beside(settings: Settings) -> Iterator[Problem]:
    """Yield the files that a site says are read or watched, and that are not there."""
    for name in ("hooks", "watch"):
        named = settings.values.get(name)
        for path in named if isinstance(named, list) else ():
            if isinstance(path, str) and not (settings.folder / path).exists():
                message = f"'{name}' names '{path}', and nothing of that name lies beside this file"
                yield settings.problem("field-value", (name,), message, "correct the name, or take it out")


@lru_cache
def _known(group: str) -> frozenset[str]:
    """Return the names of what is installed; a plugin that a theme brings (`material/tags`) is named without it, too."""
    names = [found.name for found in entry_points(group=group)]
    return frozenset([*names, *(name.rpartition("/")[2] for name in names)])


def _is_module(name: str) -> bool:
    """True where a module of this name may be installed; only its outermost package is looked for, and nothing is run."""
    try:
        return find_spec(name.partition(":")[0].partition(".")[0]) is not None
    except (ImportError, ValueError):
        return False


def _fitting(settings: Settings, schema: Any, values: Mapping[Any, Any], above: tuple[str, ...]) -> Iterator[Problem]:
    known = dict(schema)
    for name, value in values.items():
        place = (*above, str(name))
        if name in known:
            yield from _value(settings, known[name], value, place)
        elif place != ("INHERIT",):
            close = nearest(str(name), known)
            hint = f"did you mean '{close}'?" if close else _EXPLAINED if above else "take it out"
            message = f"no {'option' if above else 'setting'} is called '{name}'"
            yield settings.problem("field-unknown", place, message, hint)


def _value(settings: Settings, option: Any, value: Any, place: tuple[str, ...]) -> Iterator[Problem]:
    from mkdocs.config import config_options

    schema = getattr(getattr(option, "config_class", None), "_schema", ())
    if isinstance(option, config_options.SubConfig) and isinstance(value, Mapping):
        yield from _fitting(settings, schema, value, place) if schema else ()
    elif not (len(place) == 1 and place[0] in _FOREIGN):
        if isinstance(option, config_options.Theme):
            # It looks for the site's own templates beside the file, and would write into the settings where they are.
            option, value = copy(option), dict(value) if isinstance(value, Mapping) else value
            option.config_file_path = str(settings.folder.resolve() / settings.name)
        try:
            option.validate(value)
        except Exception as error:  # beside ValidationError, MkDocs raises what its parts stumble over
            said = str(error).replace(f"{settings.folder.resolve()}/", "")
            yield settings.problem("field-value", place, *_said(place[-1], value, said))


def _said(name: str, value: Any, error: str) -> tuple[str, str]:
    """Return message and hint for a value that MkDocs refuses."""
    typed = f", not '{value}'" if isinstance(value, str | int | float | datetime.date) else ""
    if choices := _CHOICES.search(error):
        wanted = choices[1].replace("'", "")
        return f"'{name}' should be one of {wanted}{typed}", "write one of these"
    sorts = _CLASS.search(error)
    if sorts or "to be a list" in error:
        sort = "a list" if " list" in error or not sorts else _SORTS.get(sorts[1], "of another kind")
        return f"'{name}' should be {sort}{typed}", _HINTS.get(sort, _EXPLAINED)
    if "URL" in error:
        return f"'{name}' should be a whole address{typed}", "begin it with https://, as in https://example.org/site/"
    if name == "theme" and "nrecogni" in error:
        return "'theme' is not one that there is here", "write `name: material` below `theme:`"
    return f"'{name}' does not fit: {error.rstrip('.')}", "bring it back as it was before, or leave it out"


def _meaning(settings: Settings, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield options of the right type that name what is not there."""
    if settings.time_zone not in {"", *zone_names()}:
        message = f"there is no time zone '{settings.time_zone}'"
        hint = f"write a region and a city, such as {zone_like(settings.time_zone)}"
        yield settings.problem("field-value", (*_OPTIONS, "time_zone"), message, hint)
    yield from _colors(settings, options.get("colors"))
    size, day = options.get("page_size"), options.get("today")
    if isinstance(size, int) and size < 1:
        message = f"'page_size' is {size}, and is how many items a page lists"
        yield settings.problem("field-value", (*_OPTIONS, "page_size"), message, "write 1 or more")
    if isinstance(day, str) and day and not _is_day(day):
        hint = 'write it year-month-day and in quotes, as in "2026-09-01"'
        yield settings.problem("field-value", (*_OPTIONS, "today"), f"'today' is '{day}', which is no day", hint)


def _colors(settings: Settings, named: object) -> Iterator[Problem]:
    from clearinghouse.host.colors import LEAST, colors_of, faint, is_color
    from clearinghouse.host.styles import TOKENS

    for name, value in named.items() if isinstance(named, Mapping) else ():
        if value != "" and not is_color(value):
            # Without quotes YAML takes what begins with # for a remark, and the color for nothing.
            typed = f"'{value}', which is no color" if value is not None else "empty"
            hint = 'write # and six digits or letters a to f, in double quotes, as in "#17496e"'
            yield settings.problem("field-value", (*_OPTIONS, "colors", str(name)), f"'{name}' is {typed}", hint)
    for found in faint(TOKENS.read_text(encoding="utf-8"), colors_of(named)):
        pages, what = ("light", "a darker one") if found.option == "accent" else ("dark", "a lighter one")
        message = f"'{found.option}' is {found.color}, which is hard to read on {pages} pages: its contrast is {found.contrast:.1f}, and {LEAST} is the least"  # fmt: skip
        hint = f'write {what}, such as "{found.instead}"'
        yield settings.problem("field-value", (*_OPTIONS, "colors", found.option), message, hint)


def _is_day(text: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(text))
    except ValueError:
        return False
