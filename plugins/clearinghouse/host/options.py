"""What a site can set under `plugins: - clearinghouse:` in its mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

from clearinghouse.words import SOURCE


class EditorOptions(Config):  # type: ignore[no-untyped-call]  # as for Options
    """The browser editor's options, under `editor:`.

    `engine` is `sveltia`, `decap`, or `none` for a site whose pages are edited elsewhere. `branch` is where
    accepted changes go. `base_url` is the address of a service that signs editors in by one click (OAuth); without
    it they sign in with a token of their own, which Decap does not offer.
    """

    engine = config_options.Choice(("sveltia", "decap", "none"), default="sveltia")
    branch = config_options.Type(str, default="main")
    base_url = config_options.Type(str, default="")


class ColorOptions(Config):  # type: ignore[no-untyped-call]  # as for Options
    """The site's own colors, under `colors:`.

    `accent` is the color of links and buttons on light pages, as `"#17496e"`; `accent_dark` the one on dark pages, which
    follows from it where it is left out.
    """

    accent = config_options.Type(str, default="")
    accent_dark = config_options.Type(str, default="")


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook without types
    """The plugin's options.

    `frameworks` are the sets of standards to show first, in order: the first one leads the home page.
    `page_size` is how many items a listing shows on one page. `today` fixes the day, as
    year-month-day, by which consent and review dates are read; empty means the day of the build.
    `time_zone` is that of every event which names no other, such as `Europe/Lisbon`.
    `contact_email` is where readers report a problem with a page; without it no page offers that.
    `publisher` is the organization that answers for the site, as feeds and other machine files name it.
    `data_licence` is the address of the licence under which others may use those files, once it is decided.
    `colors` are the site's own. `editor` is about the browser editor, which a site has when `repo_url` and `edit_uri` say where on GitHub
    its content lies. `language` names the words of the site, one of the files in `theme/words` or in its own folder
    `words`, and `words` changes single ones of them, by their key. `staff` marks the settings of a staff site, which
    MkDocs never builds, serves or publishes.
    """

    frameworks = config_options.ListOfItems(config_options.Type(str), default=[])
    page_size = config_options.Type(int, default=100)
    today = config_options.Type(str, default="")
    time_zone = config_options.Type(str, default="")
    contact_email = config_options.Type(str, default="")
    publisher = config_options.Type(str, default="")
    data_licence = config_options.Type(str, default="")
    colors = config_options.SubConfig(ColorOptions)
    editor = config_options.SubConfig(EditorOptions)
    language = config_options.Type(str, default=SOURCE)
    words = config_options.Type(dict, default={})
    staff = config_options.Type(bool, default=False)
