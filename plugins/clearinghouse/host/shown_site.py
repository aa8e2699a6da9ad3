"""The site of a preview: each page and file is made when a browser asks for it, so that a save is seen at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

from clearinghouse.host.pictures import clean_pictures
from clearinghouse.host.plugin import ClearinghousePlugin
from clearinghouse.host.tree import Folder
from clearinghouse.publish.page import Output

_NEVER_BESIDE = (".html", ".ico")
"""No file beside the pages ends so. Browsers ask for an icon by themselves, and it is not worth looking through all."""


class ShownSite:
    """A site in the folder that its settings name, which holds what was asked for so far."""

    def __init__(self, config: MkDocsConfig, ours: ClearinghousePlugin) -> None:
        """Read the content and make what pages have in common, as the first half of `mkdocs.commands.build.build` does.

        Args:
            config: the settings, for a preview.
            ours: the plugin that they begin. No other may look at pages after it, or at the whole site.
        """
        self._folder = Path(config.site_dir)
        self._config = config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        self._files = files = _files(config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._pages: Sequence[File] = files.documentation_pages()
        for file in self._pages:
            assert file.page is not None
            build._populate_page(file.page, config, files)
        self._templates = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
        self._unmade = {file.dest_uri: file for file in files}
        self._outputs: Iterator[Output] = ours.outputs()

    def make(self, path: str) -> None:
        """Make the file at a path such as `goals/index.html`, if the site has one there; `goals` will do for it, too."""
        if file := self._unmade.pop(path, None) or self._unmade.pop(f"{path}/index.html", None):
            self._make_file(file)
        elif path in self._config.theme.static_templates:
            build._build_theme_template(path, self._templates, self._files, self._config, self._nav)
        elif not path.endswith(_NEVER_BESIDE) and not (self._folder / path).exists():
            self._make_output(path)

    def _make_file(self, file: File) -> None:
        if file.is_documentation_page():
            assert file.page is not None
            build._build_page(file.page, self._config, self._pages, self._nav, self._templates)
        else:
            file.copy_file()
            clean_pictures(self._folder, [file.dest_uri])

    def _make_output(self, path: str) -> None:
        """Make files beside the pages until the one that was asked for is among them: most take less than their page."""
        folder = Folder(self._folder)
        for output in self._outputs:
            folder.write(output.address, output.content.encode())
            if output.address == f"/{path}":
                return


def _files(config: MkDocsConfig) -> Files:
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    return files
