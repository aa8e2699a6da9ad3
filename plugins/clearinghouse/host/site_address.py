"""What a site's mkdocs.yml says that commands need without building anything: its address and its time zone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

_DEEPEST = 5


def site_address(config_file: Path) -> str:
    """Return the `site_url` of a configuration file, environment variables put in; empty where there is none."""
    named = _read(config_file).get("site_url")
    return named if isinstance(named, str) else ""


def site_time_zone(config_file: Path) -> str:
    """Return the plugin's `time_zone`, which events have that name no other; empty where there is none."""
    named = plugin_option(config_file, "time_zone")
    return named if isinstance(named, str) else ""


def site_frameworks(config_file: Path) -> tuple[str, ...]:
    """Return the ids of the plugin's `frameworks`, the leading one first."""
    named = plugin_option(config_file, "frameworks")
    return tuple(id for id in named if isinstance(id, str)) if isinstance(named, list) else ()


def plugin_option(config_file: Path, name: str) -> object:
    """Return what a configuration file says for an option of the plugin; None where it says nothing."""
    plugins = _read(config_file).get("plugins")
    for entry in plugins if isinstance(plugins, list) else [plugins]:
        options = entry.get("clearinghouse") if isinstance(entry, Mapping) else None
        if isinstance(options, Mapping) and name in options:
            return options[name]
    return None


class _Plain(yaml.SafeLoader):
    """Reads settings as data: what would make objects or run code makes nothing.

    MkDocs' own reader makes any Python object that a file asks for, and a proposal may bring any file.
    """


_Plain.add_constructor("!ENV", construct_env_tag)
_Plain.add_multi_constructor("", lambda loader, suffix, node: None)


def _read(config_file: Path, depth: int = 0) -> Mapping[str, Any]:
    """Return the settings of a file, and below them those of the file that it inherits from."""
    try:
        with open(config_file, "rb") as stream:
            found = yaml.load(stream, Loader=_Plain)  # noqa: S506  # it makes nothing but data
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(found, Mapping):
        return {}
    above = found.get("INHERIT")
    inherited = _read(config_file.parent / above, depth + 1) if isinstance(above, str) and depth < _DEEPEST else {}
    return {**inherited, **found}
