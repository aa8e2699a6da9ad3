"""Where this program comes from, so that a new site can have it installed from there."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from urllib.parse import urlsplit

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

NAME = "mkdocs-clearinghouse"
_FROM = ("https://", "git+https://")


def installed_from() -> str:
    """Return what pip is to be asked for to get this very program: its name alone where that is all that is known.

    Source: the record of an installation from an address, PEP 610.
    """
    try:
        told = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        return NAME
    return requirement(told) or NAME


def requirement(told: object) -> str:
    """Return what to ask pip for by such a record; nothing where it leads to a place on this machine alone."""
    if not isinstance(told, dict) or not str(told.get("url", "")).startswith("https://"):
        return ""
    versions = told.get("vcs_info")
    address = f"git+{told['url']}@{versions.get('commit_id', '')}" if isinstance(versions, dict) else str(told["url"])
    return f"{NAME} @ {address}" if is_requirement(f"{NAME} @ {address}") else ""


def is_requirement(text: str) -> bool:
    """True for what asks pip for this program, by name and version or at an address that everyone can reach."""
    try:
        asked = Requirement(text)
    except InvalidRequirement:
        return False
    return canonicalize_name(asked.name) == NAME and (not asked.url or _is_for_all(asked.url)) and "\n" not in text


def _is_for_all(address: str) -> bool:
    """True where it asks for no key, which would stand in a public file."""
    return address.startswith(_FROM) and "@" not in urlsplit(address).netloc
