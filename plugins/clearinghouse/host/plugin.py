"""The MkDocs plugin: hands the catalogue's pages to MkDocs and takes no part in making them."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from itertools import chain
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.kept_readings import Kept
from clearinghouse.forms.pages import ways_in
from clearinghouse.host.beside import refuse_companions, refuse_overwriting
from clearinghouse.host.colors import Colors, colors_of
from clearinghouse.host.content import load_content, shown_catalog
from clearinghouse.host.editor import Editor, site_editor
from clearinghouse.host.environment import compiled
from clearinghouse.host.files import SitePage, site_files
from clearinghouse.host.frame import Frames
from clearinghouse.host.keeping import kept_readings
from clearinghouse.host.log import log_problems, logger, summary
from clearinghouse.host.menu import menu
from clearinghouse.host.options import Options
from clearinghouse.host.outputs import write_outputs
from clearinghouse.host.pictures import clean_pictures
from clearinghouse.host.processes import processes
from clearinghouse.host.progress import Progress
from clearinghouse.host.shards import Shards, among_copies, among_others
from clearinghouse.host.shown_problems import pages_instead, problems_by_address
from clearinghouse.host.site_mark import staff_site_at, write_mark
from clearinghouse.host.styles import ADDRESS as STYLES
from clearinghouse.host.styles import ICON, OUR_ICON, icon, stylesheet
from clearinghouse.host.templates import PageRenderer
from clearinghouse.host.tree import Folder, Tree
from clearinghouse.host.wording import template_globals
from clearinghouse.host.work import Work, site_groups, site_pages
from clearinghouse.problems import Problem, count_errors
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.site import Site
from clearinghouse.publish.twins import twin_outputs
from clearinghouse.words import OWN, Words

_READ_ANYWAY = frozenset("admonition attr_list fenced_code footnotes sane_lists tables toc".split())
"""Extensions of Python-Markdown, named by MkDocs itself or by older sites, whose work the reading of texts does."""
THEME = Path(__file__).parent.parent / "theme"


class ClearinghousePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as for Options
    """Builds the clearinghouse from `content/` and `resources/` beside mkdocs.yml."""

    def __init__(self) -> None:
        self.preview = False
        self.place: Tree | Folder | None = None
        self.executor: Callable[[], Executor] | None = None
        self._kept: Kept | None = None
        self._catalog = Catalog()
        self._today = datetime.date.min
        self._site: Site
        self._words: Words
        self._made: list[Page] = []
        self._wrong: Mapping[str, Sequence[Problem]] = {}
        self._pages: PageRenderer
        self._shards: Shards | None = None
        self._frames: Frames | None = None
        self._editor: Editor | None = None
        self._progress = Progress("Pages", 0)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.preview = command == "serve"

    def on_shutdown(self) -> None:
        # MkDocs hands the same plugin to whatever is built next in this process.
        self.place = self.executor = None
        if self._shards:
            self._shards.close()

    def forget(self) -> None:
        """Let go of the last site before the next is made, so that two need never stand in memory."""
        self._catalog, self._made, self._wrong = Catalog(), [], {}
        self._shards = self._frames = None
        self.__dict__.pop("_site", None)
        self.__dict__.pop("_pages", None)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        _refuse_staff(self.config, Path(config.site_dir).resolve(), self.preview)
        root = _root(config)
        refuse_companions(config)
        _say_unread(config)
        self._today = _today(self.config.today)
        settings = Path(config.config_file_path or "mkdocs.yml")
        kept = self._kept.again() if self._kept and self.preview else kept_readings(root)
        self._kept = kept if self.preview else None  # a build reads once, and has better use for the memory
        content = load_content(root, self._today, settings, kept)
        del kept
        self._words = content.words
        self._editor = None if self.preview else site_editor(config, self.config, root, self._words, _edit_url(config))
        log_problems(content.problems)
        if count_errors(content.problems) and not self.preview:
            raise Abort(f"Nothing was built: {summary(content.problems)} in the content.")
        if any(problem.code == "symlink" for problem in content.problems):
            raise Abort("Nothing is shown: links to other places are never followed.")
        self._wrong = problems_by_address(content.problems) if self.preview else {}
        self._catalog = shown_catalog(content.catalog, self._today, self.preview)
        config.theme.dirs.insert(_after_custom(config), str(THEME / "templates"))
        own = [name for name in ("resources", OWN) if (root / name).is_dir()]
        config.watch = [*config.watch, *(str(root / name) for name in own)]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self._site = site = Site(
            self._catalog,
            self._today,
            self.config.page_size,
            url=config.site_url or "",
            contact_email=self.config.contact_email,
            edit_url=_edit_url(config),
            has_editor=self._editor is not None,
            wording=self._words,
            name=config.site_name,
            description=config.site_description or "",
            language=str(config.theme["language"] or "en") if "language" in config.theme else "en",
            publisher=self.config.publisher,
            data_licence=self.config.data_licence,
        )
        self._pages = PageRenderer(site)
        theme = [file for file in files if not _written(file, config)]
        theme = [*_in_own_colors(theme, colors_of(self.config.colors), config)]
        self._made = pages = [*site_pages(site)]
        pages.extend([*pages_instead(self._wrong, pages, self._words)])
        refuse_overwriting(config, {page.address for page in pages})
        made = site_files(pages, self._catalog.assets, theme, config)
        if not self.preview:
            # All this stays until the build ends, so the collector need not look through it again and
            # again. A preview builds anew at each change, and what it froze would never be let go.
            gc.freeze()
        return made

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = compiled("MkDocs")
        env.globals["preview"] = self.preview
        env.globals.update(template_globals(self._words))
        env.globals["ways_in"] = ways_in(self._site)
        env.globals["menu"] = shown = menu(config, files, self._site)
        self._progress = Progress("Writing page", len(files.documentation_pages()))
        # A site's own templates may look at anything of a page, so there each page is rendered by itself.
        self._frames = None if config.theme.custom_dir else Frames(env, shown)
        pages = [file.page for file in files.documentation_pages() if isinstance(file.page, SitePage)]
        for page in pages if self._frames else ():
            page.meta["template"] = "framed.html"
        placed = [(page.made, get_relative_url(".", page.url)) for page in pages]
        self._share(Work(self._pages, placed, site_groups(self._site)), Path(config.site_dir).parent)
        return env

    def _share(self, work: Work, place: Path) -> None:
        """Begin the work: among the processes of the executor that was named, else of this machine if it is much."""
        others = None if self.preview or self.executor else among_copies(work, processes())
        if others and isinstance(self.place, Tree):
            self.place.share(others.pool)
        self._shards = Shards(work, among_others(work, self.executor(), place) if self.executor else others)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:
        if isinstance(page, SitePage) and self._shards:
            made = self._shards.rendered(page.made, context["base_url"])
            page.content, page.head, page.json_ld = made.content, made.head, made.json_ld
            write_outputs(made.twin, self._written(config))
            if wrong := self._wrong.get(page.made.address):
                page.content = self._pages.problems(wrong, context["base_url"]) + page.content
            self._progress.step()
            if self._frames:
                context["framed"] = self._frames.fill(page, context)
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        # What was made of a page is in its output, and ten thousand of them would fill memory.
        page.content = ""
        if isinstance(page, SitePage):
            page.head = page.json_ld = ""
        if self.place is None or not output.strip():
            return output
        self.place.write(page.file.dest_uri, output.encode("utf-8", errors="xmlcharrefreplace"))
        return ""  # which tells MkDocs that there is nothing to write

    def _written(self, config: MkDocsConfig) -> Tree | Folder:
        """Return where to write what MkDocs is not asked to carry."""
        return self.place or Folder(Path(config.site_dir))

    def outputs(self) -> Iterator[Output]:
        """Yield every file beside the pages, each made when it is asked for; twins come with their pages, and here again."""
        made = self._shards.outputs() if self._shards else iter(())
        return chain(made, twin_outputs(self._site, self._made))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self._shards:
            write_outputs(self._shards.outputs(), self._written(config))
        if isinstance(self.place, Tree):
            self.place.await_written()
        if self._editor:
            self._editor.write(self._catalog, Path(config.site_dir))
        clean_pictures(Path(config.site_dir), self._catalog.assets)
        write_mark(Path(config.site_dir), self._today)


def alone(config: MkDocsConfig) -> ClearinghousePlugin | None:
    """Return our plugin, unless another takes a page after it, or looks for pages in the folder of MkDocs at the end."""
    ours = next((plugin for plugin in config.plugins.values() if isinstance(plugin, ClearinghousePlugin)), None)
    events = config.plugins.events
    last = events["post_page"][-1:] + events["post_build"]
    return ours if all(getattr(event, "__self__", None) is ours for event in last) else None


def _refuse_staff(options: Options, site_dir: Path, preview: bool) -> None:
    """Keep staff sites from MkDocs, which knows no readers but everybody."""
    if options.staff:
        raise Abort(
            "Nothing was built: these are the settings of a staff site, which MkDocs never builds, serves or publishes. "
            "Make it with: clearinghouse records site --store DIR"
        )
    if not preview and (found := staff_site_at(site_dir)):
        raise Abort(f"Nothing was built: {found} is a staff site; the public site never takes its place.")


def _root(config: MkDocsConfig) -> Path:
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    if Path(config.docs_dir).resolve() != root / "content":
        raise PluginError("clearinghouse: set `docs_dir: content` in mkdocs.yml; the content lies there.")
    if not config.use_directory_urls:
        raise PluginError("clearinghouse: take `use_directory_urls: false` out of mkdocs.yml.")
    return root


def _say_unread(config: MkDocsConfig) -> None:
    """Speak of extensions that would change nothing, for texts are read in one way on every site."""
    if extra := sorted(set(config.markdown_extensions) - _READ_ANYWAY):
        logger.warning("markdown_extensions changes nothing here; take out of mkdocs.yml: %s", ", ".join(extra))


def _today(option: str) -> datetime.date:
    """Return the day to build for: the option, else the environment's, else the real one."""
    text = option or os.environ.get("CLEARINGHOUSE_TODAY", "")
    try:
        return datetime.date.fromisoformat(text) if text else datetime.date.today()
    except ValueError:
        raise PluginError(f"clearinghouse: '{text}' is no day; write it as 2026-09-01.") from None


def _edit_url(config: MkDocsConfig) -> str:
    """Return where the files of the content folder can be edited, or nothing.

    Where a site sets no `edit_uri`, MkDocs guesses one that ends in `docs/`, which is no folder of ours.
    """
    if not (config.repo_url and config.edit_uri):
        return ""
    address = urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri.rstrip("/") + "/")
    return address if address.endswith("/content/") else ""


def _after_custom(config: MkDocsConfig) -> int:
    """A site's own templates come before ours, and ours before Material's."""
    return 1 if config.theme.custom_dir else 0


def _in_own_colors(theme: Sequence[File], colors: Colors, config: MkDocsConfig) -> Iterator[File]:
    """Yield the files of the theme, with the style sheet, and with our icon in the site's color; its own icon stays."""
    for file in theme:
        ours = file.src_uri == ICON and file.abs_src_path and Path(file.abs_src_path) == OUR_ICON
        yield File.generated(config, ICON, content=icon(colors)) if ours else file
    yield File.generated(config, STYLES, content=stylesheet(colors))


def _written(file: File, config: MkDocsConfig) -> bool:
    """True for what MkDocs found in the content folder, all of which the catalogue has read itself."""
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)
