"""What a site can set under `plugins: - clearinghouse:` in its mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves this hook without types
    """The plugin's options.

    `frameworks` are the sets of standards to show first, in order: the first one leads the home page.
    `page_size` is how many items a listing shows on one page. `today` fixes the day, as
    year-month-day, by which consent and review dates are read; empty means the day of the build.
    `contact_email` is where readers report a problem with a page; without it no page offers that.
    """

    frameworks = config_options.ListOfItems(config_options.Type(str), default=[])
    page_size = config_options.Type(int, default=100)
    today = config_options.Type(str, default="")
    contact_email = config_options.Type(str, default="")
