"""The site's address as its mkdocs.yml names it."""

from __future__ import annotations

from pathlib import Path

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load


def site_address(config_file: Path) -> str:
    """Return the `site_url` of a configuration file, environment variables put in; empty where there is none."""
    try:
        with open(config_file, "rb") as stream:
            named = yaml_load(stream).get("site_url")
    except (OSError, ConfigurationError, AttributeError):
        return ""
    return named if isinstance(named, str) else ""
