"""What the house does when it grows: a new field stays private unless declared, a new kind needs few files."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from drawn import ROOT, DrawnSite, run_program
from spelled import holding

MARK = "Quixotic&Zebra Note"
PODCAST_MODEL = '''"""A podcast."""

from __future__ import annotations

from clearinghouse.content.fields import Line, Minutes, Standards, Topics, Url
from clearinghouse.content.models.kind import kind
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.seen import public


class Podcast(ItemFields):
    """Something to listen to."""

    host: Line = public(on_card=True, description="Who speaks.", examples=["Ada Example"])
    url: Url = public(description="Where to hear it.", examples=["https://example.org/podcast"])
    minutes: Minutes | None = public(on_card=True, default=None, description="How long it is.", examples=[20])
    standards: Standards = public(default=(), description="Standards it is about.", examples=[["ct-ccl/PE2"]])
    topics: Topics = public(default=(), description="Topics it is about.", examples=[["data-use"]])


KINDS = (kind("podcast", "content/podcasts", Podcast, place=45, order="title"),)
'''
PODCAST_VIEW = '''"""A podcast: what there is to hear."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models.podcast import Podcast
from clearinghouse.publish.jsonld.node import Node, node
from clearinghouse.publish.jsonld.work import item_id, work
from clearinghouse.publish.kinds.view import View, nothing_more
from clearinghouse.publish.site import Site


def _node(site: Site, item: Item, fields: Podcast) -> Node:
    return node("PodcastEpisode", item_id(site, item), **work(site, item))


VIEW = View(Podcast, nothing_more, _node, shelf=50)
'''
PODCAST_WORDS = {
    "kind": "Podcast",
    "kinds": "Podcasts",
    "kind_introduction": "Something to listen to on the way.",
    "kind_empty": "There is nothing to hear yet.",
    "counted": '{one: "{count} podcast", other: "{count} podcasts"}',
    "noun": "{one: podcast, other: podcasts}",
    "named_by": "Podcasts about it",
}


@dataclass(frozen=True)
class Package:
    """A copy of the package, for a change to be tried on."""

    root: Path

    @classmethod
    def copied_to(cls, root: Path) -> Package:
        shutil.copytree(ROOT / "plugins", root, ignore=shutil.ignore_patterns("__pycache__"))
        return cls(root)

    def file(self, path: str) -> Path:
        return self.root / "clearinghouse" / path

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.file(path).read_text(encoding="utf-8")
        assert old in text, f"{path} has changed; change this test with it"
        self.file(path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, site: DrawnSite, *arguments: str) -> CompletedProcess[str]:
        command = ["-c", "import sys; from clearinghouse.cli import main; sys.exit(main())", *arguments]
        return run_program([sys.executable, *command], site.root, {"PYTHONPATH": str(self.root)})


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return Package.copied_to(tmp_path / "package")


def with_new_fields(package: Package) -> None:
    package.edit(
        "content/models/resource.py",
        '    @model_validator(mode="after")',
        """    companions: Resources = public(default=(), description="Read it with these.", examples=[["air-ripple-effect"]])
    staff_note: Line | None = staff(default=None, description="For us.", examples=["Ask again."])

    @model_validator(mode="after")""",
    )
    package.edit("content/models/resource.py", "    ResourceId,\n", "    ResourceId,\n    Resources,\n")
    package.edit("content/models/resource.py", "seen import public", "seen import public, staff")
    shown = "{{ fields.staff_note }} {% for id in fields.companions %}{{ id }}{% endfor %}"
    page = package.file("theme/pages/resource.html")
    page.write_text(page.read_text(encoding="utf-8") + shown, encoding="utf-8")


def test_a_new_field_that_names_others_is_checked_without_more_code(package: Package, site: DrawnSite) -> None:
    with_new_fields(package)
    site.resource("unready-thing", title="Not yet", status="draft")
    site.resource("a", companions=["nowhere-at-all", "unready-thing"])

    said = package.run(site, "check").stdout

    assert "item-unknown: there is no resource 'nowhere-at-all'" in said
    assert "names-unpublished" in said and "unready-thing" in said


@pytest.mark.slow
def test_a_new_field_for_staff_reaches_no_public_byte(package: Package, site: DrawnSite) -> None:
    with_new_fields(package)
    site.resource("a", title="Seen by all", companions=["feedback-protocol"], staff_note=MARK)
    out = site.root.parent / "public"

    result = package.run(site, "build", "--out", str(out))

    assert result.returncode == 0, result.stderr
    assert holding(out, "Seen by all"), "what is public is there"
    assert holding(out, MARK) == []
    assert MARK not in result.stdout + result.stderr


def with_podcasts(package: Package) -> list[str]:
    """Add a kind, and return the files that it took."""
    package.file("content/models/podcast.py").write_text(PODCAST_MODEL, encoding="utf-8")
    package.file("publish/kinds/podcast.py").write_text(PODCAST_VIEW, encoding="utf-8")
    shutil.copy(package.file("theme/pages/goal.html"), package.file("theme/pages/podcast.html"))
    package.file("theme/pages/podcast.html").write_text(
        '{% from "parts.html" import chips %}<h1>{{ item.title }}</h1>\n<p>{{ fields.host }}</p>\n', encoding="utf-8"
    )
    for group, words in PODCAST_WORDS.items():
        package.edit("theme/words/en.yml", f"\n{group}:\n", f"\n{group}:\n  podcast: {words}\n")
    return ["content/models/podcast.py", "publish/kinds/podcast.py", "theme/pages/podcast.html", "theme/words/en.yml"]


@pytest.mark.slow
def test_a_new_kind_needs_four_files_and_is_everywhere(package: Package, site: DrawnSite) -> None:
    assert len(with_podcasts(package)) == 4
    before = shutil.copytree(site.root, site.root.parent / "before")
    site.write(
        "content/podcasts/walk.md",
        title="Walk and listen",
        summary="Twenty minutes on looking at lessons.",
        status="published",
        host="Ada Example",
        url="https://example.org/walk",
        minutes=20,
        standards=["psel-2015/10"],
        topics=["attendance"],
    )
    out = site.root.parent / "public"

    checked = package.run(site, "check")
    built = package.run(site, "build", "--out", str(out))
    told = package.run(site, "changes", "--before", str(before), "--today", "2026-09-01")
    begun = package.run(site, "new", "podcast", "another-walk")

    assert checked.returncode == 0, checked.stdout
    assert built.returncode == 0, built.stderr
    page = (out / "podcasts/walk/index.html").read_text(encoding="utf-8")
    assert "Ada Example" in page and "PodcastEpisode" in page
    for address in ("podcasts", "standards/psel-2015/10", "topics/attendance", "contribute/fields/podcast"):
        text = (out / address / "index.html").read_text(encoding="utf-8")
        assert "podcast" in text.casefold(), address
        assert address.startswith("contribute") or "Walk and listen" in text, address
    assert "20 minutes" in (out / "podcasts/index.html").read_text(encoding="utf-8")
    assert [name for name in holding(out, "Walk and listen") if name.startswith("find/")]
    assert "adds one podcast" in told.stdout
    assert begun.returncode == 0 and "host:" in (site.root / "content/podcasts/another-walk.md").read_text("utf-8")
