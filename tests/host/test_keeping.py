"""Where what was read is kept: a folder a site, that nobody has to know of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from drawn import DrawnSite

from clearinghouse.content import kept_readings as kept_readings_of
from clearinghouse.content.load import load_site
from clearinghouse.content.read_file import read_file
from clearinghouse.host.keeping import SETTING, kept_readings


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, str(tmp_path / "cache"))
    return tmp_path / "cache" / "readings"


def test_each_site_has_its_own_folder(cache: Path, site: DrawnSite, tmp_path: Path) -> None:
    shutil.copytree(site.root, tmp_path / "other")
    for root in (site.root, tmp_path / "other", site.root):
        load_site(root, kept=kept_readings(root))
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("name", ["my-book", "0123456789abcdef0123", "a" * 20])
@pytest.mark.parametrize("said", ["a place that I like", "", "/gone", "site\n"])
def test_nothing_is_deleted_that_is_not_ours(cache: Path, site: DrawnSite, name: str, said: str) -> None:
    book = cache / name
    book.mkdir(parents=True)
    (book / "site").write_text(said)
    (book / "chapter1.txt").write_text("chapter one")
    kept_readings(site.root)

    assert (book / "chapter1.txt").read_text() == "chapter one"


def test_a_site_that_is_gone_leaves_nothing(cache: Path, site: DrawnSite, tmp_path: Path) -> None:
    shutil.copytree(site.root, tmp_path / "other")
    for root in (tmp_path / "other", site.root):
        load_site(root, kept=kept_readings(root))
    shutil.rmtree(tmp_path / "other")
    kept_readings(site.root)
    assert len(list(cache.iterdir())) == 1


def test_nothing_is_kept_where_the_setting_is_empty(
    cache: Path, site: DrawnSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "")
    load_site(site.root, kept=kept_readings(site.root))
    assert not cache.exists()


@pytest.mark.parametrize("checkout", [".", "elsewhere"])
def test_nothing_is_taken_from_a_checkout(
    site: DrawnSite,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    checkout: str,
) -> None:
    place = site.root if checkout == "." else tmp_path / "elsewhere"
    (place / ".git").mkdir(parents=True) if checkout != "." else None
    monkeypatch.setenv(SETTING, str(place / ".cache"))

    load_site(site.root, kept=kept_readings(site.root))

    assert not (place / ".cache").exists() and "lies in a checkout" in capsys.readouterr().err


def test_nothing_is_taken_from_the_site_where_the_users_own_folder_lies_there(
    site: DrawnSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(site.root / ".cache"))

    load_site(site.root, kept=kept_readings(site.root))

    assert not (site.root / ".cache").exists() and "lies in a checkout" in capsys.readouterr().err


@pytest.mark.parametrize("how", ["the user's own folder", "named", "a link"])
def test_nothing_is_taken_from_the_checkout_that_the_site_lies_in(
    site: DrawnSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".cache").mkdir()
    (away := tmp_path.parent / f"{tmp_path.name}-away").mkdir()
    (away / "readings").symlink_to(tmp_path / ".cache")
    places = {"named": (SETTING, tmp_path / ".cache"), "a link": (SETTING, away)}
    monkeypatch.delenv(SETTING, raising=False)
    monkeypatch.setenv(*map(str, places.get(how, ("XDG_CACHE_HOME", tmp_path / ".cache"))))

    load_site(site.root, kept=kept_readings(site.root))

    assert list((tmp_path / ".cache").iterdir()) == []


@pytest.mark.parametrize("spoiled", ["another", "readable", "link"])
def test_what_was_kept_with_another_key_is_read_anew(
    cache: Path, site: DrawnSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    load_site(site.root, kept=kept_readings(site.root))
    key = tmp_path / "state" / "clearinghouse" / "key"
    assert key.stat().st_mode & 0o777 == 0o600 and len(key.read_bytes()) == 64
    read: list[str] = []
    monkeypatch.setattr(
        kept_readings_of, "read_file", lambda file, data: read.append(str(file.path)) or read_file(file, data)
    )
    load_site(site.root, kept=kept_readings(site.root))
    assert not read

    if spoiled == "another":
        key.write_bytes(b"o" * 64)
    elif spoiled == "readable":
        key.chmod(0o644)
    else:
        key.rename(tmp_path / "moved")
        key.symlink_to(tmp_path / "moved")
    load_site(site.root, kept=kept_readings(site.root))

    assert read


def test_a_folder_that_cannot_be_made_is_done_without(
    site: DrawnSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(SETTING, str(tmp_path / "file"))
    assert load_site(site.root, kept=kept_readings(site.root)).problems == []


def test_the_check_says_the_same_again(cache: Path, site: DrawnSite) -> None:
    site.resource("faulty", typ="tool")
    first = site.check()
    assert site.check().stdout == first.stdout != ""
    assert list(cache.iterdir())
