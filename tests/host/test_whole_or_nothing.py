"""A build publishes whole or not at all: readers see the old site or the new one, and nothing between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

import pytest
from drawn import BuiltSite, DrawnSite, run_clearinghouse, run_program

from clearinghouse.host import build as build_module
from clearinghouse.host.build import NotPublished, build_whole
from clearinghouse.host.tree import Tree

pytestmark = pytest.mark.slow

BROKEN = "---\ntitle: a: b\n---\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def beside(site: DrawnSite) -> list[str]:
    """Return what lies beside the site's folder, hidden files included, but for our own workplace."""
    return sorted(set(os.listdir(site.root.parent)) - {".public.building"})


@contextmanager
def building(site: DrawnSite) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(site.root.parent / "public")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CLEARINGHOUSE_TODAY": "2026-09-01"}
    process = subprocess.Popen(command, cwd=site.root, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(place: Path, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None and not place.exists():
        time.sleep(0.001)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    """A site that is built already, for tests to begin with a copy of both."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("begun") / "site")
    built = site.build()
    assert built.result.returncode == 0, built.said
    return site


@pytest.fixture
def old(site: DrawnSite, begun: DrawnSite) -> dict[str, bytes]:
    """The bytes of the site as it is built already."""
    public = site.root.parent / "public"
    shutil.copytree(begun.root.parent / "public", public)
    return tree(public)


def test_a_failed_build_leaves_the_old_site_byte_for_byte(site: DrawnSite, old: dict[str, bytes]) -> None:
    site.write("resources/broken.md", BROKEN)

    failed = site.build()

    assert failed.result.returncode == 1
    assert "resources/broken.md:2:" in failed.said
    assert failed.bytes() == old
    assert beside(site) == ["public", "site"]


def test_a_first_build_that_fails_leaves_nothing(site: DrawnSite) -> None:
    site.write("resources/broken.md", BROKEN)

    assert site.build().result.returncode == 1
    assert beside(site) == ["site"]


def test_a_template_that_fails_while_pages_are_written_leaves_the_old_site(
    site: DrawnSite, old: dict[str, bytes]
) -> None:
    site.write("own/main.html", "{% extends 'base.html' %}{% block content %}{{ page.url[999].x }}{% endblock %}")
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("name: material,", "name: material, custom_dir: own,"))

    failed = site.build()

    assert failed.result.returncode != 0 and "mkdocs.yml" not in failed.said, failed.said
    assert failed.bytes() == old
    assert beside(site) == ["public", "site"]


def test_what_is_gone_from_the_content_is_gone_from_the_site(site: DrawnSite, old: dict[str, bytes]) -> None:
    (site.root / "resources" / "feedback-protocol.md").unlink()

    built = site.build()

    assert "resources/feedback-protocol/index.html" in old
    assert not built.has("/resources/feedback-protocol/")


@pytest.mark.parametrize("moment", ["index.html", "sitemap.xml"])
def test_a_killed_build_leaves_the_old_site_or_the_new_one_and_the_next_clears_up(
    site: DrawnSite, old: dict[str, bytes], moment: str
) -> None:
    site.resource("mine", title="Something else")
    public = site.root.parent / "public"
    with building(site) as process:
        wait_for(site.root.parent / ".public.building" / "site" / moment, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
    left = tree(public)

    built = site.build()

    assert built.result.returncode == 0, built.said
    assert left in (old, built.bytes())
    assert "resources/mine/index.html" in built.bytes()
    assert beside(site) == ["public", "site"]


def test_two_builds_at_once_do_not_mix_and_the_second_says_so(site: DrawnSite, old: dict[str, bytes]) -> None:
    site.resource("mine", title="Something else")
    with building(site) as first:
        wait_for(site.root.parent / ".public.building" / "site" / "assets", first)
        first.send_signal(signal.SIGSTOP)
        second = site.build()
        during = tree(second.folder)
        first.send_signal(signal.SIGCONT)
        assert first.wait(timeout=60) == 0

    assert second.result.returncode == 1 and "another build" in second.said
    assert during == old
    assert (second.folder / "resources" / "mine" / "index.html").exists()
    assert beside(site) == ["public", "site"]


def test_a_build_that_begins_while_the_old_site_is_cleared_away_is_whole(tmp_path: Path) -> None:
    public = tmp_path / "public"
    build_whole(public, lambda folder, tree: _write(folder, "old", 4_000))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(build_whole, public, lambda folder, tree: _write(folder, "first", 400))
        while not first.done() and (public / "index.html").read_text() != "first":
            pass
        with suppress(NotPublished):  # saying that another build is at work is an answer too
            build_whole(public, lambda folder, tree: _write(folder, "second", 400))
        first.result()

    words = {file.read_text() for file in public.rglob("*.html")}
    assert len(words) == 1
    assert len(list(public.rglob("*.html"))) == 401


def _write(folder: Path, words: str, count: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        page = folder / "pages" / str(number)
        page.mkdir(parents=True)
        (page / "index.html").write_text(words)
    (folder / "index.html").write_text(words)


def test_a_file_is_never_replaced_by_a_site(site: DrawnSite) -> None:
    out = site.root.parent / "precious.txt"
    out.write_text("precious")

    built = site.build(out)

    assert built.result.returncode in (1, 2) and str(out) in built.said
    assert out.read_text() == "precious"


@pytest.mark.parametrize(
    "name",
    ["index.html", "sitemap.xml", "index.html,sitemap.xml,404.html,assets/x.css", ".clearinghouse", ".clearinghouse/x"],
)
def test_a_folder_with_a_web_page_in_it_is_no_site_of_ours(site: DrawnSite, name: str) -> None:
    for one in name.split(","):
        site.write(f"../photos/{one}", "precious")
    site.write("../photos/2026/party.jpg", "precious")
    before = tree(site.root.parent)

    built = site.build(site.root.parent / "photos")

    assert built.result.returncode == 1 and ".clearinghouse" in built.said
    assert tree(site.root.parent) == before


def test_a_folder_that_only_has_the_name_of_our_workplace_is_left_alone(site: DrawnSite) -> None:
    site.write("../.public.building/party.jpg", "precious")
    before = tree(site.root.parent)

    built = site.build()

    assert built.result.returncode == 1 and ".public.building" in built.said
    assert tree(site.root.parent) == before


@pytest.mark.parametrize("fails", [False, True])
def test_where_folders_cannot_be_exchanged_a_kill_between_the_two_steps_is_healed(tmp_path: Path, fails: bool) -> None:
    public, aside = tmp_path / "public", tmp_path / ".public.old"
    build_whole(public, lambda folder, tree: _write(folder, "old", 3))
    public.rename(aside)

    def build(folder: Path, tree: Tree) -> None:
        assert (public / "index.html").read_text() == "old"
        if fails:
            raise NotPublished("no")
        _write(folder, "new", 3)

    with suppress(NotPublished):
        build_whole(public, build)

    assert (public / "index.html").read_text() == ("old" if fails else "new")
    assert set(os.listdir(tmp_path)) - {".public.building"} == {"public"}


def test_without_an_exchange_of_folders_a_site_is_still_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "_exchange", lambda one, other: False)
    public = tmp_path / "public"
    for words in ("old", "new"):
        build_whole(public, lambda folder, tree, words=words: _write(folder, words, 3))  # type: ignore[misc]  # the loop's own words

    assert (public / "index.html").read_text() == "new"
    assert os.listdir(tmp_path) == ["public"]


def test_a_disk_of_its_own_is_said_to_be_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = tmp_path / "public"
    public.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda place: Path(place) == public)

    with pytest.raises(NotPublished, match=r"disk of its own.*public/site"):
        build_whole(public, lambda folder, tree: _write(folder, "new", 3))


def test_a_day_before_that_of_the_site_there_is_refused_unless_it_is_meant(site: DrawnSite) -> None:
    person = {"name": "Sam Sample", "role": "Principal", "status": "published", "summary": "A person."}
    site.write(
        "content/people/sam.md", **person, consent={"given_on": date(2026, 1, 1), "expires_on": date(2026, 9, 15)}
    )
    assert not site.build(CLEARINGHOUSE_TODAY="2026-09-16").has("/people/sam/")

    back = site.build(CLEARINGHOUSE_TODAY="2026-09-15")

    assert back.result.returncode == 1 and "2026-09-16" in back.said and "--earlier-day" in back.said
    assert not back.has("/people/sam/")
    meant = run_clearinghouse(
        ["build", "--out", str(back.folder), "--earlier-day"], site.root, {"CLEARINGHOUSE_TODAY": "2026-09-15"}
    )
    assert meant.returncode == 0 and back.has("/people/sam/")
    assert site.build(CLEARINGHOUSE_TODAY="2026-09-15").result.returncode == 0


@pytest.mark.parametrize("out", ["", "..", "content", "resources", "../documents", "mkdocs.yml"])
def test_a_folder_that_is_no_site_is_never_replaced(site: DrawnSite, out: str) -> None:
    site.write("../documents/report.txt", "precious")
    before = tree(site.root.parent)

    built = site.build(site.root / out)

    assert built.result.returncode in (1, 2) and built.result.stderr
    assert tree(site.root.parent) == before


def test_an_empty_folder_becomes_the_site(site: DrawnSite) -> None:
    (site.root.parent / "public").mkdir()

    assert site.build().has("/goals/")


def test_folders_on_the_way_are_made(site: DrawnSite) -> None:
    assert site.build(site.root.parent / "a" / "b" / "public").has("/goals/")


def test_a_link_to_the_sites_folder_is_followed_and_stays_a_link(site: DrawnSite) -> None:
    link, real = site.root.parent / "current", site.root.parent / "real"
    real.mkdir()
    link.symlink_to(real)

    built = site.build(link)

    assert built.result.returncode == 0, built.said
    assert link.is_symlink() and (real / "goals" / "index.html").exists()


def test_a_full_disk_leaves_the_old_site(site: DrawnSite, old: dict[str, bytes]) -> None:
    """A limit on the size of files stands for the disk: writing ends in the midst of a file in the same way."""
    public = site.root.parent / "public"
    limited = 'ulimit -f 30; exec "$@"'
    command = ["bash", "-c", limited, "bash", sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(public)]

    result = run_program(command, site.root)

    assert result.returncode == 1
    assert "nothing was published" in result.stderr and "Traceback" not in result.stderr
    assert BuiltSite(public, result).bytes() == old
    assert beside(site) == ["public", "site"]


def test_what_the_site_holds_may_be_read_by_a_web_server(site: DrawnSite) -> None:
    built = site.build()

    assert built.folder.stat().st_mode & 0o555 == 0o555
