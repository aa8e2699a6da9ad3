"""The catalogue's pages and files as the files that MkDocs builds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from clearinghouse.catalog.catalog import Item
from clearinghouse.publish.dated import changed_on
from clearinghouse.publish.page import Page

# MkDocs stamps pages with the day of the build, and the stamp reaches the sitemap's archive.
SAME_DAY_ALWAYS = "1980-01-01"


class SitePage(MkDocsPage):
    """A page whose content comes from the catalogue, not from a file that MkDocs reads."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.made = made
        # Material prints titles as they are, so they are escaped here, once for the whole theme.
        self.title = str(escape(made.title))
        self.update_date = SAME_DAY_ALWAYS
        self.edit_url = None
        # What the page says to machines, as HTML; made when it is written.
        self.head, self.json_ld = "", ""
        self.changed = _changed(made)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"description": str(escape(self.made.summary))}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the content to the moment the page is written: ten thousand pages need not stand in memory."""
        self.content = ""
        self.toc = []  # type: ignore[assignment]  # any sequence will do, and an empty one costs nothing
        self.present_anchor_ids = set()


def _changed(made: Page) -> str:
    """Return the day for the sitemap: the content's own, or nothing where it names none."""
    day = changed_on(made.origin) if isinstance(made.origin, Item) else None
    return day.isoformat() if day else ""


def site_files(pages: Iterable[Page], assets: Mapping[str, Path], theme: Iterable[File], config: MkDocsConfig) -> Files:
    """Return all files of the site: the theme's, then the pages, then what pages refer to.

    Pages stay out of MkDocs' own navigation, whose cost grows with the square of their number.
    """
    files = Files(list(theme))
    for page in pages:
        file = File.generated(config, _source(page), content="", inclusion=InclusionLevel.NOT_IN_NAV)
        SitePage(page, file, config)
        # The preview goes on with two pages of one address; the check has told of them, and the later one is shown.
        if same := files.get_file_from_path(file.src_uri):
            files.remove(same)
        files.append(file)
    for address, disk in assets.items():
        files.append(File.generated(config, address[1:], abs_src_path=str(disk)))
    return files


def _source(page: Page) -> str:
    return f"{page.address[1:]}index.md"
