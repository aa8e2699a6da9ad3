"""The editor in a built site: only where it is meant to be, only what a browser needs, and never unchecked."""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import io
import json
import re
import shutil
import tarfile
from pathlib import Path
from types import ModuleType

import pytest
from drawn import PLUGINS, ROOT, BuiltSite, DrawnSite
from editors import fetch_editors

from clearinghouse.forms.editor.config import EditorSettings
from clearinghouse.host.editor import PINS, Editor, EditorMissing, Engine, editor_files, engines, github_repository

pytestmark = pytest.mark.tools

GITHUB = "repo_url: https://github.com/example/clearinghouse\nedit_uri: edit/main/content/\n"


def on_github(site: DrawnSite, plugin: str = "[clearinghouse]", cached: bool = True) -> DrawnSite:
    """Say where the site's content lies, and put the editors' archives where its build looks for them."""
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text().replace(PLUGINS, f"plugins: {plugin}") + GITHUB)
    if cached:
        shutil.copytree(fetch_editors(), site.root / ".cache" / "editor")
    return site


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = DrawnSite.begin(tmp_path_factory.mktemp("editor") / "site")
    site.resource("hidden", title="CANARY-7F3B", status="draft")
    return on_github(site).build()


def test_a_site_on_github_has_the_editor_and_only_what_a_browser_needs(built: BuiltSite) -> None:
    assert built.result.returncode == 0, built.said
    place = built.folder / "edit"
    names = {str(file.relative_to(place)) for file in built.files() if file.is_relative_to(place)}
    folder = "sveltia-0.221.1"
    kinds = re.compile(
        rf"index\.html|config\.yml|(needs|cards)\.json|{folder}/(LICENSE\.txt|npm/[\w./-]+\.(js|wasm|woff2|png|txt))"
    )

    assert [name for name in names if not kinds.fullmatch(name)] == []
    assert {"index.html", "config.yml", f"{folder}/LICENSE.txt", f"{folder}/npm/index.js"} <= names


def test_the_editor_is_in_no_map_and_no_search(built: BuiltSite) -> None:
    assert "/edit/" not in (built.folder / "sitemap.xml").read_text()
    assert [file for file in built.files_containing("config.yml") if not file.startswith(("edit/", "assets/"))] == []


def test_the_editor_names_nothing_unpublished(built: BuiltSite) -> None:
    assert built.files_containing("CANARY-7F3B") == []


def test_the_page_stays_light(built: BuiltSite) -> None:
    first = [built.folder / "edit" / name for name in ("index.html", "config.yml", "sveltia-0.221.1/npm/index.js")]

    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in first) < 720_000


def test_two_builds_of_the_editor_are_the_same(built: BuiltSite, tmp_path: Path) -> None:
    again = on_github(DrawnSite.begin(tmp_path / "site"))
    again.resource("hidden", title="CANARY-7F3B", status="draft")
    other = again.build().bytes()

    assert {name: data for name, data in built.bytes().items() if name.startswith("edit/")} == {
        name: data for name, data in other.items() if name.startswith("edit/")
    }


@pytest.mark.parametrize(
    ("settings", "plugin"),
    [
        ("", "[clearinghouse]"),
        ("repo_url: ''\nedit_uri: edit/main/content/\n", "[clearinghouse]"),
        ("repo_url: https://example.org/o/r\nedit_uri: edit/main/content/\n", "[clearinghouse]"),
        (GITHUB, "[clearinghouse: {editor: {engine: none}}]"),
    ],
    ids=["nothing is said", "no repository", "not on GitHub", "not wanted"],
)
def test_a_site_that_is_edited_elsewhere_has_no_editor(site: DrawnSite, settings: str, plugin: str) -> None:
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text().replace(PLUGINS, f"plugins: {plugin}") + settings)
    public = site.build()

    assert public.result.returncode == 0, public.said
    assert [
        file.name for file in (public.folder / "edit").rglob("*") if file.name not in ("index.html", "index.md")
    ] == []
    assert "data-engine" not in public.text("/edit/")


def test_a_missing_editor_stops_the_build_and_says_what_to_run(site: DrawnSite) -> None:
    public = on_github(site, cached=False).build()

    assert public.result.returncode != 0
    assert "the browser editor is missing; run scripts/editor sveltia, then build again" in public.said
    assert not public.folder.exists()


def test_an_editor_that_was_tampered_with_stops_the_build(site: DrawnSite) -> None:
    archive = on_github(site).root / ".cache" / "editor" / engines()["sveltia"].archive
    archive.write_bytes(archive.read_bytes() + b"\0")
    public = site.build()

    assert public.result.returncode != 0
    assert "its checksum is another" in public.said


def test_decap_needs_a_service_to_sign_in(site: DrawnSite) -> None:
    public = on_github(site, "[clearinghouse: {editor: {engine: decap}}]", cached=False).build()

    assert public.result.returncode != 0
    assert "the editor 'decap' needs `base_url`" in public.said


def archive_of(folder: Path, *members: tuple[str, bytes, bytes]) -> Engine:
    """Write an archive with members of a name, a type and a content, and return the engine that takes it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, type, data in members:
            info = tarfile.TarInfo(name)
            info.type, info.size = type, len(data) if type == tarfile.REGTYPE else 0
            info.linkname = "/etc/passwd" if type in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
            archive.addfile(info, io.BytesIO(data))
    folder.mkdir(exist_ok=True)
    (folder / "x.tgz").write_bytes(buffer.getvalue())
    checksum = base64.b64encode(hashlib.sha512(buffer.getvalue()).digest()).decode()
    return Engine("x", "x", "1", "x.tgz", f"sha512-{checksum}", r"npm/.+\.js", "npm/index.js")


def test_nothing_in_an_archive_lands_outside_the_editors_folder(tmp_path: Path) -> None:
    engine = archive_of(
        tmp_path / "cache",
        ("package/npm/index.js", tarfile.REGTYPE, b"fine"),
        ("package/npm/../../../evil.js", tarfile.REGTYPE, b"evil"),
        ("/package/npm/evil.js", tarfile.REGTYPE, b"evil"),
        ("package/npm/link.js", tarfile.SYMTYPE, b""),
        ("package/npm/hard.js", tarfile.LNKTYPE, b""),
        ("package/npm/index.js.map", tarfile.REGTYPE, b"not wanted"),
        ("package/scripts/install.js", tarfile.REGTYPE, b"not wanted"),
    )

    assert [(str(path), data) for path, data in editor_files(engine, tmp_path / "cache")] == [("npm/index.js", b"fine")]


def test_an_archive_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    many = [(f"package/npm/{number}.js", tarfile.REGTYPE, bytes(9_000_000)) for number in range(12)]
    engine = archive_of(tmp_path / "cache", *many)

    with pytest.raises(EditorMissing, match="holds more than an editor"):
        list(editor_files(engine, tmp_path / "cache"))


@pytest.mark.parametrize("name", ["sveltia", "decap"])
def test_the_page_lets_its_scripts_ask_the_site_and_github_alone(site: DrawnSite, tmp_path: Path, name: str) -> None:
    Editor(engines()[name], fetch_editors(), EditorSettings("o/r")).write(site.public(), tmp_path)
    policy = html_policy((tmp_path / "edit" / "index.html").read_text())

    assert policy["connect-src"] == ["'self'", "data:", "blob:", "https://api.github.com"]
    assert policy["default-src"] == ["'none'"]
    assert {word for words in policy.values() for word in words if "//" in word} == {"https://api.github.com"}
    assert ("'unsafe-eval'" in policy["script-src"]) == (name == "decap")
    assert "'unsafe-inline'" not in policy["script-src"]


def html_policy(html: str) -> dict[str, list[str]]:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert found
    parts = [part.split() for part in found[1].replace("&#39;", "'").split(";")]
    return {name: words for name, *words in parts}


@pytest.mark.parametrize(
    ("address", "repository"),
    [
        ("https://github.com/example/clearinghouse", "example/clearinghouse"),
        ("https://github.com/example/clearinghouse/", "example/clearinghouse"),
        ("https://github.com/example/clearinghouse.git", "example/clearinghouse"),
        ("https://github.com/example", ""),
        ("https://github.com/a/b/c", ""),
        ("https://github.com/a/b?c=d#e", "a/b"),
        ("http://github.com/a/b", ""),
        ("https://github.com.example.org/a/b", ""),
        ("https://gitlab.com/a/b", ""),
        ("https://github.com/a/b%20c", ""),
        ("", ""),
    ],
)
def test_the_repository_is_read_from_its_address(address: str, repository: str) -> None:
    assert github_repository(address) == repository


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that fetches the editors, with a cache of its own."""
    spec = importlib.util.spec_from_file_location("fetch_editor", ROOT / "scripts" / "editor.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "CACHE", tmp_path / "cache")
    return module


def test_an_editor_that_is_not_the_chosen_one_is_not_kept(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pin = json.loads(script.PINS.read_text())["sveltia"]
    monkeypatch.setattr(script, "pack", lambda wanted, folder: (Path(folder) / pin["archive"]).write_bytes(b"other"))
    monkeypatch.setattr(script.shutil, "which", lambda name: name)

    with pytest.raises(SystemExit):
        script.fetch(pin)

    assert "its checksum is another" in capsys.readouterr().err
    assert list(script.CACHE.iterdir()) == []


def test_without_npm_the_script_says_what_to_install(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script.shutil, "which", lambda name: None)

    with pytest.raises(SystemExit):
        script.fetch(json.loads(script.PINS.read_text())["sveltia"])

    assert "npm is missing. Install it" in capsys.readouterr().err


def test_an_editor_that_is_there_is_not_fetched_again(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(fetch_editors(), script.CACHE)
    monkeypatch.setattr(script, "pack", lambda wanted, folder: pytest.fail("it was fetched again"))

    script.fetch(json.loads(script.PINS.read_text())["sveltia"])


def test_the_pins_name_whole_versions_and_sums_and_no_host() -> None:
    pins = PINS.read_text()

    assert "://" not in pins
    for pin in json.loads(pins).values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", pin["version"])
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", pin["integrity"])
