"""What is not published reaches no public file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from drawn import BuiltSite, DrawnSite

pytestmark = pytest.mark.slow

CANARY = "CANARY-7F3"
PAST = {"given_on": date(2024, 9, 1), "expires_on": date(2026, 8, 31)}


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A site with the canary in every place that is not for everyone, and sound besides."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("canary") / "site")
    _drafts(site)
    _people(site)
    _beside_what_is_published(site)
    built = site.build()
    assert built.result.returncode == 0, built.said
    return built


def _drafts(site: DrawnSite) -> None:
    words: dict[str, Any] = {
        "status": "draft",
        "title": f"{CANARY}A",
        "summary": f"{CANARY}B",
        "publisher": f"{CANARY}C",
    }
    attached = [{"file": "plan.txt", "label": f"{CANARY}D"}]
    where = ["/resources/canary-7f3-earlier/"]
    site.resource("canary-draft", f"{CANARY}E", **words, attachments=attached, aliases=where, topics=["attendance"])
    site.write("resources/canary-draft/plan.txt", f"{CANARY}F")
    site.resource("example-canary", f"{CANARY}G", title="EXAMPLE", status="draft")
    causes = [{"title": f"{CANARY}H", "resources": ["canary-draft"]}]
    site.write("content/challenges/canary.md", title=f"{CANARY}I", summary="S.", order=1, root_causes=causes)


def _people(site: DrawnSite) -> None:
    person: dict[str, Any] = {"summary": f"{CANARY}J", "status": "published", "role": f"{CANARY}K", "consent": PAST}
    photo = {"file": "portrait.png", "text": "Portrait"}
    site.write("content/coaches/canary-coach.md", f"{CANARY}L", name=f"{CANARY}M", photo=photo, **person)
    site.write("content/coaches/canary-coach/portrait.png", f"{CANARY}N")
    site.write("content/people/canary-person.md", f"{CANARY}O", name=f"{CANARY}P", **person)
    site.write(
        "content/practices/practice.md", title="A practice", summary="S.", status="published", setting="A small school",
        school=f"{CANARY}Q", contact={"email": f"{CANARY}@example.org"}, consent=PAST, context="C.", what_we_did="D.", result="R.",
    )  # fmt: skip


def _beside_what_is_published(site: DrawnSite) -> None:
    file = site.resource(
        "sound", f"Words.\n\n<!-- {CANARY}R -->\n\nMore <!-- {CANARY}S --> words.\n\n[unused]: /{CANARY}T\n"
    )
    file.write_text(file.read_text().replace("---\ntitle", f"---\n# {CANARY}U\ntitle"))
    site.write("resources/sound-notes.txt", f"{CANARY}V")
    site.write("resources/sound/notes.txt", f"{CANARY}W")
    site.write("content/program/notes.txt", f"{CANARY}X")
    site.write("content/.notes.md", f"{CANARY}Y")
    site.write("notes.txt", f"{CANARY}Z")
    chosen = [{"item": "resources/sound"}]
    site.write("content/collections/list.md", title="A list", summary="S.", status="published", items=chosen)
    site.write(
        "content/lists.md", "<!-- clearinghouse: resources -->\n\n<!-- clearinghouse: coaches -->\n", title="Lists"
    )


def test_unpublished_words_reach_no_public_file(public: BuiltSite) -> None:
    assert public.files_containing(CANARY) == []
    assert public.files_containing(CANARY.lower()) == []


def test_unpublished_items_have_no_address(public: BuiltSite) -> None:
    assert [str(file) for file in public.files() if "canary" in str(file.relative_to(public.folder)).lower()] == []


def test_what_is_published_is_there(public: BuiltSite) -> None:
    """The canary is silent because it is kept out, not because nothing was built."""
    assert public.has("/resources/sound/") and public.has("/practices/practice/") and public.has("/collections/list/")
    assert "Feedback protocol" in public.text("/lists/")


def test_the_preview_shows_what_the_public_site_does_not(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = DrawnSite.begin(tmp_path_factory.mktemp("preview") / "site")
    _drafts(site)

    preview = site.preview()

    assert preview.result.returncode == 0, preview.said
    for letter in "ABCDEFGHI":
        assert [file for file in preview.files_containing(f"{CANARY}{letter}") if file != "the log"], letter


def test_a_draft_wears_a_ribbon_in_the_preview(site: DrawnSite) -> None:
    site.resource("mine", title="My draft", status="draft")

    preview = site.preview()

    assert "ch-notice--draft" in preview.text("/resources/mine/")
    assert "ch-notice--draft" not in preview.text("/resources/feedback-protocol/")
    assert "ch-ribbon" in preview.text("/resources/")


def test_the_preview_says_on_every_page_that_it_is_one(site: DrawnSite) -> None:
    assert "Preview." in site.preview().text("/")
    assert "Preview." not in site.build().text("/")


def _unsound(site: DrawnSite, fault: str) -> None:
    """Write something that the check refuses, of a sort that a page is made from."""
    chosen = [{"item": "things/unknown"}, {"item": "resources/unknown"}]
    faults: dict[str, tuple[str, str, dict[str, Any]]] = {
        "live list": ("content/program.md", "<!-- clearinghouse: resorces -->", {}),
        "live list in a draft": ("content/other.md", "<!-- clearinghouse: resources topic=none -->", {}),
        "link": ("content/program.md", "[a](/nowhere/) ![b](none.png) [c](javascript:x)", {}),
        "folder link": ("content/program.md", "[a](..)", {}),
        "collection": ("content/collections/c.md", "", {"summary": "S.", "items": chosen}),
        "terms": (
            "resources/r.md",
            "",
            {"type": "none", "topics": ["none"], "goals": ["none"], "standards": ["none/1"]},
        ),
        "files": ("resources/r.md", "", {"type": "tool", "attachments": [{"file": "none.pdf", "label": "None"}]}),
        "alias": ("resources/r.md", "", {"type": "tool", "aliases": ["/goals/", "/resources/feedback-protocol/"]}),
        "place of a made page": ("content/topics.md", "", {}),
        "unread": ("content/coaches/c.md", "", {"name": "Ada"}),
    }
    path, body, fields = faults[fault]
    needed = {"summary": "S.", "url": "https://example.org/r", "publisher": "P"} if path.startswith("resources") else {}
    site.write(path, body, title="Unsound", **{**needed, **fields})


@pytest.mark.parametrize(
    "fault",
    [
        "live list",
        "live list in a draft",
        "link",
        "folder link",
        "collection",
        "terms",
        "files",
        "alias",
        "place of a made page",
        "unread",
    ],
)
def test_the_preview_stands_while_something_is_wrong_and_the_public_build_does_not(site: DrawnSite, fault: str) -> None:
    _unsound(site, fault)

    preview, public = site.preview(), site.build()

    assert public.result.returncode == 1 and not public.folder.exists()
    assert preview.result.returncode == 0, preview.said
    assert preview.has("/resources/feedback-protocol/")
