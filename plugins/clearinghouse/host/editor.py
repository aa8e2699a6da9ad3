"""The browser editor at `/edit/`: the editor's own files out of its checked archive, our page, and the configuration."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from urllib.parse import urljoin, urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.forms.editor.collections import cards, needs
from clearinghouse.forms.editor.config import EditorSettings, editor_config, render_config
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.host.environment import environment
from clearinghouse.host.options import Options
from clearinghouse.words import Words, load_words

PINS = Path(__file__).with_name("editors.json")
PLACE = PurePosixPath("edit")
_MAX_UNPACKED = 100 * 1024 * 1024
_IMPORTS = '{"imports": {"immutable": "../assets/clearinghouse/edit/immutable.js"}}'
"""Where a page finds what an editor's files leave to it. It stands in the page, so the policy names its checksum."""


class EditorMissing(Exception):
    """The editor's archive is not there or not the one that was chosen; says what to do."""


@dataclass(frozen=True)
class Engine:
    """An editor at the version that was chosen.

    `archive` is its file in the cache and `integrity` that file's checksum, `takes` says which files in it a browser
    needs, and `script` is the one that the page begins with.
    """

    name: str
    package: str
    version: str
    archive: str
    integrity: str
    takes: str
    script: str

    @property
    def folder(self) -> PurePosixPath:
        """Where its files stand below `/edit/`; the version is in the name, so that browsers never mix two."""
        return PurePosixPath(f"{self.name}-{self.version}")


@cache
def engines() -> dict[str, Engine]:
    """Return the editors there are, by name."""
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    return {name: Engine(name, **pin) for name, pin in pins.items()}


@dataclass(frozen=True)
class Editor:
    """The editor of one site: which, from where, and with what settings."""

    engine: Engine
    cache: Path
    settings: EditorSettings
    words: Words = field(default_factory=load_words)

    def check(self) -> None:
        """Say before a build begins whether its archive is there and right.

        Raises:
            EditorMissing: it is not.
        """
        _archive(self.engine, self.cache)

    def write(self, catalog: Catalog, site_dir: Path) -> None:
        """Write all of `/edit/` into the folder of the site.

        Args:
            catalog: what may be shown to everyone.
            site_dir: the folder of the built site.

        Raises:
            EditorMissing: the archive is not there or not the one that was chosen.
        """
        place = site_dir / PLACE
        for path, data in editor_files(self.engine, self.cache):
            file = place / self.engine.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        config = editor_config(EditedSite(catalog, self.words), self.settings)
        (place / "config.yml").write_text(render_config(config), encoding="utf-8")
        for name, told in (("needs.json", needs()), ("cards.json", cards())):
            (place / name).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
        (place / "index.html").write_text(self._page(), encoding="utf-8")

    def _page(self) -> str:
        templates = environment(Environment, "edit", self.words)
        return templates.get_template("index.html").render(
            engine=self.engine, site_name=self.settings.site_name, policy=page_policy(self.engine), imports=_IMPORTS
        )


def editor_files(engine: Engine, cache: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    """Yield the files of an editor that a browser needs, and its licence, by their path in its package.

    Raises:
        EditorMissing: the archive is not there or not the one that was chosen.
    """
    wanted = re.compile(engine.takes)
    room = _MAX_UNPACKED
    with tarfile.open(fileobj=BytesIO(_archive(engine, cache)), mode="r|gz") as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            inner = PurePosixPath(*path.parts[1:])
            if not member.isreg() or path.is_absolute() or ".." in path.parts or not wanted.fullmatch(str(inner)):
                continue
            room -= member.size
            stream = archive.extractfile(member)
            if room < 0 or stream is None:
                raise EditorMissing(f"the archive {engine.archive} holds more than an editor; choose another version")
            yield inner, stream.read()


def _archive(engine: Engine, cache: Path) -> bytes:
    """Return the archive's bytes, read once, so that what was checked is what is unpacked."""
    file = cache / engine.archive
    if not file.is_file():
        raise EditorMissing(f"the browser editor is missing; run scripts/editor {engine.name}, then build again")
    data = file.read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode()
    if found != engine.integrity:
        raise EditorMissing(
            f"{file} is not {engine.package} {engine.version} as it was chosen: its checksum is another; "
            f"delete it, run scripts/editor {engine.name}, then build again"
        )
    return data


def github_repository(repo_url: str) -> str:
    """Return the owner and name of a repository on GitHub, joined by a slash, or nothing for any other address."""
    parts = urlsplit(repo_url)
    names = parts.path.removesuffix(".git").strip("/").split("/")
    known = parts.scheme == "https" and parts.hostname == "github.com" and len(names) == 2
    return "/".join(names) if known and all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names) else ""


def page_policy(engine: Engine, import_map: str = _IMPORTS) -> str:
    """Return what the page may ask for: this site and GitHub's interface, and nobody else whatever a script tries.

    Sveltia CMS asks a status page and a package host now and then; this is what keeps it from that. Decap CMS
    compiles the rules of its configuration with `eval`.
    """
    imports = base64.b64encode(hashlib.sha256(import_map.encode()).digest()).decode()
    scripts = "'unsafe-eval'" if engine.name == "decap" else "'wasm-unsafe-eval'"
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'sha256-{imports}' {scripts}",
            "style-src 'self' 'unsafe-inline' blob:",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' data: blob: https://api.github.com",
            "worker-src 'self' blob:",
            "frame-src 'self' blob:",
            "manifest-src 'self' data: blob:",
            "base-uri 'self'",
            "form-action 'none'",
        ]
    )


def site_editor(config: MkDocsConfig, options: Options, root: Path, words: Words, edit_url: str) -> Editor | None:
    """Return the browser editor, for a site whose content lies on GitHub and that does not do without."""
    repository = github_repository(config.repo_url or "")
    if not repository or not edit_url or options.editor.engine == "none":
        return None
    if options.editor.engine == "decap" and not options.editor.base_url:
        raise PluginError("clearinghouse: the editor 'decap' needs `base_url`, a service that signs editors in.")
    settings = EditorSettings(
        repository,
        options.editor.branch,
        config.site_name,
        config.site_url or "",
        options.editor.base_url,
        logo=urljoin(urlsplit(config.site_url or "/").path, "assets/clearinghouse/icon.svg"),
    )
    editor = Editor(engines()[options.editor.engine], root / ".cache" / "editor", settings, words)
    try:
        editor.check()
    except EditorMissing as error:
        raise Abort(f"Nothing was built: {error}.") from None
    return editor
