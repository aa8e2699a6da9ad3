"""Other plugins beside ours: which cannot live on the same site, said at the start and in words."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

_CANNOT = {
    "rss": "it reads the source file of every page, and pages made from the catalogue have none. Take it out: "
    "this site has feeds of its own, such as /feed.xml",
    "awesome-nav": "it makes the menu from files, of which the pages made from the catalogue have none, and leaves them "
    "all out. Take it out, and write the menu under `nav`, or leave `nav` out: then the menu shows what there is",
}
"""Plugins that cannot, with the reason and what to do instead.

Seen with mkdocs-rss-plugin 1.19.0 (TypeError: expected str, bytes or os.PathLike object, not NoneType) and
mkdocs-awesome-nav 3.3.0 (a warning, which ends a strict build; else an empty menu).
"""


def refuse_companions(config: MkDocsConfig) -> None:
    """Refuse plugins that would break the site.

    Raises:
        PluginError: one that cannot live here, or `redirects` named before us, which then knows none of our pages.
    """
    named = [name.rpartition("/")[2] for name in config.plugins]
    for name, why in _CANNOT.items():
        if name in named:
            raise PluginError(f"clearinghouse: the plugin '{name}' cannot be used here: {why}.")
    if "redirects" in named and named.index("redirects") < named.index("clearinghouse"):
        raise PluginError("clearinghouse: name the plugin 'redirects' below clearinghouse, so that it knows our pages.")


def refuse_overwriting(config: MkDocsConfig, pages: Collection[str]) -> None:
    """Refuse redirects from an address at which a page stands: the page would be gone, and nothing would say so.

    Args:
        config: the site's configuration.
        pages: the addresses of all pages, such as `/events/`.

    Raises:
        PluginError: there is such a redirect.
    """
    redirects = next((plugin for name, plugin in config.plugins.items() if name.endswith("redirects")), None)
    for source in redirects.config.get("redirect_maps") or {} if redirects else ():
        address = "/" + source.removesuffix("index.md").removesuffix(".md").strip("/") + "/"
        if address.replace("//", "/") in pages:
            raise PluginError(
                f"clearinghouse: redirects would put a redirect from '{source}' in the place of the page {address}. "
                "Take it out of redirect_maps, or give the page another name."
            )
