"""The editor's configuration as a whole, and as the file that the editor reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from clearinghouse.content.assets import MAX_ASSET
from clearinghouse.content.fields import MAX_ID
from clearinghouse.forms.editor.collections import collections
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.forms.editor.widgets import Setting


@dataclass(frozen=True)
class EditorSettings:
    """What a site says of its editor.

    `repository` is the owner and the name of the repository on GitHub, joined by a slash. `sign_in` is the address
    of a service that signs editors in by one click; without it they sign in with a token of their own. `logo` is
    the address of the site's sign.
    """

    repository: str
    branch: str = "main"
    site_name: str = ""
    site_url: str = ""
    sign_in: str = ""
    logo: str = ""


def editor_config(site: EditedSite, settings: EditorSettings) -> Setting:
    """Return the configuration, of plain values only.

    Args:
        site: what may be shown to everyone, and in which words.
        settings: where the files lie and how editors sign in.
    """
    return {
        "backend": _backend(settings),
        "publish_mode": "editorial_workflow",
        **_site(settings),
        "media_folder": "content/pictures",
        "public_folder": "/pictures",
        # The services for stock pictures would ask third parties.
        "media_libraries": {
            "default": {"config": {"max_file_size": MAX_ASSET, "slugify_filename": True}},
            "stock_assets": False,
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-", "maxlength": MAX_ID},
        "output": {"omit_empty_optional_fields": True},
        "collections": collections(site),
    }


def render_config(config: Setting) -> str:
    """Return the configuration as the text of `config.yml`. JSON is YAML too, and every reader agrees on it."""
    return json.dumps(config, ensure_ascii=False, indent=1) + "\n"


def _backend(settings: EditorSettings) -> Setting:
    backend: Setting = {
        "name": "github",
        "repo": settings.repository,
        "branch": settings.branch,
        "open_authoring": True,
        # Enough for proposals to a public repository, and less to ask of an outsider than all their private ones.
        "auth_scope": "public_repo",
        "squash_merges": True,
        "commit_messages": {
            "create": "Add {{collection}}: {{slug}}",
            "update": "Change {{collection}}: {{slug}}",
            "delete": "Remove {{collection}}: {{slug}}",
            "uploadMedia": "Add the file {{path}}",
            "deleteMedia": "Remove the file {{path}}",
        },
    }
    if settings.sign_in:
        return backend | {"base_url": settings.sign_in, "auth_methods": ["oauth", "token"]}
    return backend | {"auth_methods": ["token"]}


def _site(settings: EditorSettings) -> Setting:
    """The site's name, sign and address. What is not known is left out, for neither editor takes an empty one."""
    place = urlsplit(settings.site_url)
    known = {
        "app_title": f"{settings.site_name}: editor" if settings.site_name else "",
        "site_url": settings.site_url if place.scheme in ("http", "https") else "",
        "display_url": settings.site_url if place.scheme in ("http", "https") else "",
    }
    site: Setting = {name: value for name, value in known.items() if value}
    return site | ({"logo": {"src": settings.logo}, "logo_url": settings.logo} if settings.logo else {})
