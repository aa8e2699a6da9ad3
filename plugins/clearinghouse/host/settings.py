"""A site's mkdocs.yml, read once as plain data, with the place of each setting."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from clearinghouse.content.leftovers import refuse_conflict
from clearinghouse.content.marked_yaml import YamlFault
from clearinghouse.content.slips import explain_slip
from clearinghouse.problems import Mark, Problem
from clearinghouse.yaml_weight import TooMuch, refuse_too_much

PLUGIN = "clearinghouse"
PURE = frozenset({PLUGIN, "search", "material/search"})
"""Plugins that look at nothing but the site's own folders, and make no pages of their own."""
_DEEPEST = 5
_FOR_SITES = re.compile(
    r"(?:SITE|MKDOCS|CLEARINGHOUSE|READTHEDOCS)_[A-Z_]+\Z|(?:CI|REPO_URL|CF_PAGES_URL|DEPLOY_URL|DEPLOY_PRIME_URL)\Z"
)
_LARGEST = 256 * 1024
_Place = tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """What a site sets.

    `values` are those of the file, with those that it inherits below them; `places` tells where the file has each of
    its names, and `wrong` is what keeps it from being read, or from being read as it is meant. `folder` is where it lies.
    """

    name: str = "mkdocs.yml"
    exists: bool = False
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[_Place, Mark] = field(default_factory=dict)
    wrong: tuple[Problem, ...] = ()
    folder: Path = Path()

    @property
    def options(self) -> Mapping[str, Any] | None:
        """The options of the plugin; None where the site does not name it or gives it something else than options."""
        plugins = self.values.get("plugins")
        for entry in plugins if isinstance(plugins, list) else [plugins]:
            if entry == PLUGIN:
                return {}
            if isinstance(entry, Mapping) and PLUGIN in entry:
                named = entry[PLUGIN]
                return {} if named is None else named if isinstance(named, Mapping) else None
        return None

    @property
    def plugins(self) -> frozenset[str]:
        """The names of all plugins that the site uses."""
        named = self.values.get("plugins")
        entries = named if isinstance(named, list) else [named] if isinstance(named, str) else named or ()
        return frozenset(str(name) for entry in entries for name in (entry if isinstance(entry, Mapping) else (entry,)))

    @property
    def site_url(self) -> str:
        return _text(self.values.get("site_url"))

    @property
    def time_zone(self) -> str:
        """The zone of events that name no other; empty where none is set."""
        return _text(self.option("time_zone"))

    @property
    def frameworks(self) -> tuple[str, ...]:
        """The ids of the sets of standards to show first, the leading one first."""
        named = self.option("frameworks")
        return tuple(id for id in named if isinstance(id, str)) if isinstance(named, list) else ()

    def option(self, name: str) -> object:
        return (self.options or {}).get(name)

    def problem(self, code: str, place: _Place, message: str, hint: str) -> Problem:
        """Return a problem at a name, or at the nearest above it that the file has."""
        return Problem(PurePosixPath(self.name), self.mark(place), code, message, hint)

    def mark(self, place: _Place) -> Mark:
        """Return where a name stands, or the nearest above it that the file has."""
        while place and place not in self.places:
            place = place[:-1]
        return self.places.get(place, Mark())


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def read_settings(config_file: Path) -> Settings:
    """Return the settings of a file; of one that cannot be read, why."""
    name = config_file.name
    if not config_file.exists():
        return Settings(name)
    try:
        node, text = _parsed(config_file)
    except _Unread as error:
        return Settings(name, True, wrong=(Problem(PurePosixPath(name), error.mark, error.code, *error.words),))
    places: dict[_Place, Mark] = {}
    twice = tuple(
        Problem(PurePosixPath(name), mark, "yaml-duplicate-key", f"'{key}' is written twice", "keep one of them")
        for key, mark in _note_places(node, (), places, set())
    )
    settings = Settings(name, True, {}, places, twice)
    if not isinstance(node, yaml.MappingNode):
        hint = "begin it with `site_name:` and the site's name"
        return Settings(name, True, wrong=(settings.problem("yaml-broken", (), "the file holds no settings", hint),))
    try:
        values = _values(text, config_file, config_file.parent.resolve(), 0)
    except _Unread as error:
        return Settings(name, True, {}, places, (*twice, settings.problem(error.code, ("INHERIT",), *error.words)))
    return Settings(name, True, values, places, twice, config_file.parent)


class _Unread(Exception):
    """A file of settings cannot be read; carries the problem's code, place, and its message and hint."""

    def __init__(self, code: str, mark: Mark, *words: str) -> None:
        super().__init__(*words)
        self.code, self.mark, self.words = code, mark, words


class _Plain(yaml.CSafeLoader):
    """Reads settings as data: what would make objects or run code makes nothing.

    MkDocs' own reader makes any Python object that a file asks for, and a proposal may bring any file.
    """


def _from_environment(loader: yaml.Loader, node: yaml.Node) -> Any:
    """Return a variable of the environment that is meant for sites, or what stands in for it.

    A proposal may name any, and messages repeat settings: what is a secret must not be one of them.
    """
    names = node.value if isinstance(node, yaml.SequenceNode) else [node]
    kept = [one for one in names[: max(1, len(names) - 1)] if _FOR_SITES.match(str(one.value))]
    if kept:
        return construct_env_tag(loader, yaml.SequenceNode(node.tag, [*kept, *names[1:][-1:]]))
    return loader.construct_object(names[-1]) if len(names) > 1 else None


_Plain.add_constructor("!ENV", _from_environment)
_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


def _parsed(file: Path) -> tuple[yaml.Node | None, str]:
    if file.is_symlink():
        raise _Unread("symlink", Mark(), "the file is a link to another one", "put a copy of that file in its place")
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        if found.st_size > _LARGEST:
            raise _Unread("file-too-large", Mark(), "settings are larger than 256 kB", "take out what no setting needs")
        text = file.read_text(encoding="utf-8-sig")
        refuse_conflict(text)
        refuse_too_much(text)
        node: yaml.Node | None = yaml.compose(text, _Plain)
        _plain(text)
    except YamlFault as fault:
        raise _Unread(fault.code, fault.mark, fault.message, fault.hint) from None
    except yaml.MarkedYAMLError as error:
        slip = explain_slip(error, text, 1)
        raise _Unread("yaml-broken", slip.mark, slip.message, slip.hint) from None
    except UnicodeDecodeError:
        raise _Unread("file-not-text", Mark(), "the file is not UTF-8 text", "save it again as UTF-8") from None
    except TooMuch as error:
        raise _Unread("yaml-broken", Mark(), f"the settings cannot be read: {error}", _CANNOT[1]) from None
    except (ValueError, yaml.YAMLError):
        raise _Unread("yaml-broken", Mark(), *_CANNOT) from None
    except OSError as error:
        raise _Unread("file-unreadable", Mark(), f"the file cannot be read: {error.strerror}", "replace it") from None
    return node, text


_CANNOT = (
    "the settings cannot be read: a sign that prints nothing, a day that does not exist, or too deep a nesting",
    "write them afresh, or bring the file back from an earlier version: `git checkout HEAD -- mkdocs.yml`",
)


def _plain(text: str) -> Any:
    return yaml.load(text, Loader=_Plain)  # noqa: S506  # it makes nothing but data


def _note_places(
    node: yaml.Node | None, above: _Place, places: dict[_Place, Mark], seen: set[int]
) -> Iterator[tuple[str, Mark]]:
    """Note where each name stands, entries of lists being passed through, and yield names written twice."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _note_places(entry, above, places, seen)
    elif isinstance(node, yaml.MappingNode):
        names: set[str] = set()
        for key, value in node.value:
            place, mark = (*above, str(key.value)), Mark(key.start_mark.line + 1, key.start_mark.column + 1)
            if place[-1] in names:
                yield place[-1], mark
            names.add(place[-1])
            places.setdefault(place, mark)
            yield from _note_places(value, place, places, seen)


def _values(text: str, file: Path, root: Path, depth: int) -> Mapping[str, Any]:
    """Return the settings of a file, and below them those of the file that it inherits from."""
    found = _plain(text)
    found = found if isinstance(found, Mapping) else {}
    above = found.get("INHERIT")
    if not isinstance(above, str):
        return found
    if depth >= _DEEPEST:
        message = "'INHERIT' leads in a circle, or through too many files"
        raise _Unread("field-value", Mark(), message, "let the last file that is inherited from inherit from none")
    place = Path(os.path.normpath(file.parent.resolve() / above))
    try:
        if not place.is_relative_to(root) or place.resolve() != place:
            raise _Unread("field-value", Mark())
        inherited = _parsed(place)[1]
    except _Unread:
        # Nothing is said of what stands there: it may be any file of this machine.
        message = f"'INHERIT' names '{above}', which is no file of settings in the site's folder"
        raise _Unread(
            "field-value", Mark(), message, "name a file like this one, in this folder or below, or leave it out"
        ) from None
    return _laid_over(_values(inherited, place, root, depth + 1), found)


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    both = {name: _laid_over(below[name], value) for name, value in above.items() if _groups(below.get(name), value)}
    return {**below, **above, **both}


def _groups(below: object, above: object) -> bool:
    return isinstance(below, Mapping) and isinstance(above, Mapping)
