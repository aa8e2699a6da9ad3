"""The editor's page and configuration: the private repository, and no other place."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from importlib.resources import files

from clearinghouse.content.fields import MAX_ID
from clearinghouse.records.editor.collections import Asked, Setting, record_collections


@dataclass(frozen=True)
class Backend:
    """Where records are saved: the private repository on GitHub as owner and name, and its branch.

    `sign_in` is the address of a service that signs people in by one click; without it they use a token of their own.
    """

    repository: str
    branch: str = "main"
    sign_in: str = ""


def editor_config(program: str, backend: Backend, asked: Asked) -> str:
    """Return the configuration as the text of `config.yml`. JSON is YAML too, and every reader agrees on it."""
    config: Setting = {
        "backend": _backend(backend),
        # A saved record is one commit at once: nobody reviews what a coach saw.
        "publish_mode": "simple",
        "app_title": f"{program}: records",
        "media_folder": "out",
        "media_libraries": {"stock_assets": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-", "maxlength": MAX_ID},
        "output": {"omit_empty_optional_fields": True},
        "collections": record_collections(asked),
    }
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _backend(backend: Backend) -> Setting:
    setting: Setting = {
        "name": "github",
        "repo": backend.repository,
        "branch": backend.branch,
        "auth_scope": "repo",
        # A history that everybody with a copy reads names no school and nobody's words.
        "commit_messages": {
            "create": "Add a record",
            "update": "Change a record",
            "delete": "Remove a record",
            "uploadMedia": "Add a file",
            "deleteMedia": "Remove a file",
        },
    }
    if backend.sign_in:
        return setting | {"base_url": backend.sign_in, "auth_methods": ["oauth", "token"]}
    return setting | {"auth_methods": ["token"]}


IMPORTS = '{"imports": {"immutable": "./immutable.js"}}'
"""Where the page finds what the editor leaves to it. It stands in the page, so the policy names its checksum."""


def editor_page(program: str, script: str, policy: str) -> str:
    """Return the page that loads the editor.

    Args:
        program: the program's name.
        script: the address of the editor's own script, from the page.
        policy: what the page may ask for.
    """
    page = (files("clearinghouse.records.editor") / "index.html").read_text("utf-8")
    for name, value in (("policy", policy), ("program", program), ("script", script)):
        page = page.replace(f"{{{name}}}", html.escape(value))
    return page.replace("{imports}", IMPORTS)


def editor_scripts() -> dict[str, str]:
    """Return the scripts beside the page, by name."""
    start = files("clearinghouse.records.editor") / "start.js"
    immutable = files("clearinghouse") / "theme" / "templates" / "assets" / "clearinghouse" / "edit" / "immutable.js"
    return {file.name: file.read_text("utf-8") for file in (start, immutable)}
