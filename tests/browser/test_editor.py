"""The browser editor, with Sveltia CMS and its own connection to GitHub: each save ends in git as it should."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from drawn import SAMPLE, BuiltSite, DrawnSite
from PIL import Image
from playwright.sync_api import Browser, expect
from written import as_the_editor_writes

from browser.accessible import broken
from browser.editing import PATIENCE, Editing, edited_site, editing, problems_in
from clearinghouse.content.editor_place import editor_place

RESOURCE = "resources/ripple-drawing.md"
NEW = """---
title: 'Start an attendance team: a guide'
summary: 'EXAMPLE. First steps: who meets, what they read, how often.'
status: draft
type: tool
url: https://example.org/attendance-team
attachments:
  - file: agenda-final.pdf
    label: Agenda (PDF)
publisher: Example Publisher
authors:
  - Ada Example
year: 2024
standards:
  - ct-ccl/PE2
goals:
  - distributed-leadership
topics:
  - attendance
levels:
  - middle
verified: false
link_checked: false
review_by: 2027-09-01
---

Before the first meeting, choose a day.
"""
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return edited_site(tmp_path_factory)


@pytest.fixture
def editor(browser: Browser, site: BuiltSite, tmp_path: Path) -> Iterator[Editing]:
    with editing(browser, site.folder, SAMPLE, tmp_path) as found:
        yield found
        assert found.asked_elsewhere == []
        assert found.errors == []


def open_form(editor: Editing, path: str) -> str:
    """Open the form of a file and return the branch that a save makes."""
    place = editor_place(PurePosixPath(path))
    editor.open(place.fragment)
    if not editor.signed_in:
        editor.sign_in()
    editor.form()
    return f"cms/{place.collection}/{place.entry}"


def wait_for(what: Callable[[], object], editor: Editing) -> None:
    until = time.monotonic() + PATIENCE / 1000
    while not what():
        assert time.monotonic() < until, f"nothing came of it; asked last: {editor.github.asked[-5:]}"
        editor.page.wait_for_timeout(100)


def changed_lines(editor: Editing, branch: str, path: str) -> list[str]:
    """Return the lines that a branch takes out of a file and puts into it."""
    repository = editor.github.repository
    old, new = repository.file("main", path).split("\n"), repository.file(branch, path).split("\n")
    return [line for line in difflib.unified_diff(old, new, n=0) if line[:3] not in ("---", "+++") and line[0] in "+-"]


def check(editor: Editing, branch: str, folder: Path) -> list[str]:
    """Check the files of a branch as the proposal's own check would, and return what is said of them."""
    repository = editor.github.repository
    folder.mkdir()
    repository.git("--work-tree", str(folder), "checkout", "--force", branch, "--", ".", where=folder)
    return problems_in(DrawnSite(folder), repository.changes(branch))


def fill_new_resource(editor: Editing, file: Path) -> None:
    editor.fill("title", "Start an attendance team: a guide")
    editor.fill("summary", "EXAMPLE. First steps: who meets, what they read, how often.")
    editor.field("status").get_by_role("radio", name="Draft").click()
    editor.choose("type", "Tool")
    editor.fill("url", "https://example.org/attendance-team")
    editor.field("attachments").get_by_role("button", name="Add").click()
    editor.add_file("attachments.0.file", file)
    editor.fill("attachments.0.label", "Agenda (PDF)")
    editor.fill("publisher", "Example Publisher")
    editor.field("authors").get_by_role("button", name="Add").click()
    editor.fill("authors.0", "Ada Example")
    editor.fill("year", "2024")
    editor.choose("standards", "CCL-CSLS PE2: Teaching and Learning")
    editor.choose("goals", "Distribute leadership")
    editor.choose("topics", "Attendance")
    editor.field("levels").get_by_role("checkbox", name="Middle school").click()
    editor.fill("review_by", "2027-09-01")
    editor.body().click()
    editor.page.keyboard.type("Before the first meeting, choose a day.")


def test_a_new_resource_becomes_a_proposal_that_passes_the_check(editor: Editing, tmp_path: Path) -> None:
    file = tmp_path / "Agenda (final).pdf"
    file.write_bytes(PDF)
    editor.open("/collections/resources/new")
    editor.sign_in()
    editor.form()
    fill_new_resource(editor, file)
    editor.save()

    id = "start-an-attendance-team-a-guide"
    branch = f"cms/resources/{id}"
    repository = editor.github.repository
    assert repository.changes(branch) == {f"resources/{id}.md": "A", f"resources/{id}/agenda-final.pdf": "A"}
    assert repository.file(branch, f"resources/{id}.md") == NEW
    assert repository.blob(f"{branch}:resources/{id}/agenda-final.pdf") == PDF
    pull = editor.github.pull(branch)
    assert (pull.title, pull.draft, pull.labels) == (f"Add Resource: {id} +1", True, ["sveltia-cms/draft"])
    assert check(editor, branch, tmp_path / "checked") == []


REAL = {
    "resource": (RESOURCE, "publisher"),
    "goal": ("content/goals/confident-decisions.md", "summary"),
    "challenge": ("content/challenges/too-many-absences.md", "title"),
    "collection": ("content/collections/start-an-attendance-team.md", "items.0.note"),
    "coach": ("content/coaches/kit-muster.md", "role"),
    "page with a table": ("content/program/contact.md", "title"),
    "page with a live list": ("content/program/coaching-cycle.md", "summary"),
    "home page": ("content/index.md", "summary"),
}
SOME = ("resource", "collection", "page with a table")
"""A plain form, a group in a list, and a text with a table; tests/content/test_written.py has every kind."""


@pytest.mark.parametrize("names", [SOME, pytest.param(tuple(REAL), marks=pytest.mark.hard)], ids=["some", "all"])
def test_a_change_to_one_field_changes_its_line_and_no_other(editor: Editing, names: tuple[str, ...]) -> None:
    for path, field in (REAL[name] for name in names):
        branch = open_form(editor, path)
        expect(editor.save_button).to_be_disabled()
        if "." in field:
            editor.field(field.split(".")[0]).get_by_role("button", name="Expand", exact=True).first.click()
        editor.fill(field, "EXAMPLE of another text")
        editor.save()

        (gone, new), name = changed_lines(editor, branch, path), field.split(".")[-1]
        assert gone.lstrip("-").lstrip().startswith(f"{name}: ")
        assert new == f"+{gone[1 : gone.index(name)]}{name}: EXAMPLE of another text"
        assert editor.github.repository.changes(branch) == {path: "M"}


def test_of_a_file_written_by_hand_only_what_is_listed_is_lost(editor: Editing) -> None:
    """Notes among the fields, their order, lists in brackets: see `content/written.py`."""
    path = PurePosixPath("resources/example-resource.md")
    before = editor.github.repository.file("main", str(path))
    assert "\n# " in before.split("\n---\n")[0]
    branch = open_form(editor, str(path))
    editor.fill("publisher", "EXAMPLE of another publisher")
    editor.save()

    after = as_the_editor_writes(path, before)
    publisher = next(line for line in after.split("\n") if line.startswith("publisher: "))
    expected = after.replace(publisher, "publisher: EXAMPLE of another publisher")
    assert editor.github.repository.file(branch, str(path)) == expected


def test_the_vocabulary_changes_in_the_line_that_was_changed(editor: Editing) -> None:
    # The longest form there is: the less of it in view, the sooner it stands.
    editor.page.set_viewport_size({"width": 1280, "height": 1200})
    editor.open("/collections/site/entries/vocabulary")
    editor.sign_in()
    levels = editor.field("levels")
    levels.get_by_role("button", name="Expand").first.click()
    levels.get_by_role("button", name="Expand", exact=True).first.click()
    editor.fill("levels.0.label", "Grades K to 5")
    editor.save()

    assert changed_lines(editor, "cms/site/vocabulary", "content/vocabulary.yml") == [
        "-    label: Elementary school",
        "+    label: Grades K to 5",
    ]


def test_words_added_to_a_text_leave_the_rest_of_it_alone(editor: Editing) -> None:
    branch = open_form(editor, RESOURCE)
    editor.body().click()
    editor.page.keyboard.press("Control+End")
    editor.page.keyboard.type(" One more thought.")
    editor.save()

    gone, new = changed_lines(editor, branch, RESOURCE)
    assert new == f"+{gone[1:]} One more thought."


def test_a_picture_lands_in_the_folder_of_its_person(editor: Editing, tmp_path: Path) -> None:
    branch = open_form(editor, "content/coaches/kit-muster.md")
    editor.field("photo").get_by_role("checkbox").click()
    picture = tmp_path / "portrait.png"
    Image.new("RGB", (30, 40), (90, 120, 150)).save(picture)
    editor.fill("photo.text", "EXAMPLE portrait")
    editor.add_file("photo.file", picture)
    editor.field("accepting").locator("select").select_option("No")
    editor.save()

    assert changed_lines(editor, branch, "content/coaches/kit-muster.md") == [
        "+accepting: false",
        "+photo:",
        "+  file: portrait.png",
        "+  text: EXAMPLE portrait",
    ]
    assert editor.github.repository.has(branch, "content/coaches/kit-muster/portrait.png")


def test_a_picture_is_kept_however_soon_it_is_saved(editor: Editing, tmp_path: Path) -> None:
    branch = open_form(editor, "content/coaches/kit-muster.md")
    editor.field("photo").get_by_role("checkbox").click()
    picture = tmp_path / "portrait.png"
    Image.effect_noise((900, 1200), 60).save(picture)
    editor.fill("photo.text", "EXAMPLE portrait")
    editor.choose_file("photo.file", picture)
    editor.save()

    assert "+  file: portrait.png" in changed_lines(editor, branch, "content/coaches/kit-muster.md")
    assert editor.github.repository.has(branch, "content/coaches/kit-muster/portrait.png")


def test_a_deletion_is_a_proposal_too(editor: Editing) -> None:
    branch = open_form(editor, "content/coaches/robin-sample.md")
    editor.page.get_by_role("button", name="Show Editor Options").click()
    editor.page.get_by_role("menuitem", name="Delete Entry").click()
    editor.page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()

    wait_for(lambda: editor.github.pulls and editor.github.pulls[0].labels, editor)
    assert editor.github.repository.changes(branch) == {"content/coaches/robin-sample.md": "D"}
    pull = editor.github.pull(branch)
    assert (pull.title, pull.labels) == ("Remove Coach: robin-sample", ["sveltia-cms/pending_deletion"])
    assert editor.github.repository.has("main", "content/coaches/robin-sample.md")


def test_a_change_made_meanwhile_by_somebody_else_is_kept(editor: Editing) -> None:
    branch = open_form(editor, RESOURCE)
    editor.fill("publisher", "EXAMPLE publisher")
    repository = editor.github.repository
    before = repository.file("main", RESOURCE)
    repository.commit("main", {RESOURCE: before.replace("year: 2012", "year: 2013").encode()})
    editor.save()

    assert (
        changed_lines(editor, branch, RESOURCE)[-1] == "+year: 2012"
    )  # the proposal knows nothing of the other change
    assert repository.changes(branch) == {RESOURCE: "M"}
    repository.merge(branch)
    merged = repository.file("main", RESOURCE)
    assert "publisher: EXAMPLE publisher\n" in merged
    assert "year: 2013\n" in merged


def test_two_changes_to_the_same_words_are_never_merged_unseen(editor: Editing) -> None:
    branch = open_form(editor, RESOURCE)
    editor.fill("publisher", "EXAMPLE publisher")
    repository = editor.github.repository
    other = repository.file("main", RESOURCE).replace("Sample Institute", "Somebody Else")
    repository.commit("main", {RESOURCE: other.encode()})
    editor.save()
    open_form(editor, RESOURCE)
    editor.page.get_by_role("button", name="Set Status").or_(
        editor.page.get_by_role("button", name="Draft")
    ).first.click()
    editor.page.get_by_role("menuitemradio", name="Ready").click()
    editor.page.get_by_role("button", name="Publish").click()
    editor.page.locator("dialog[open]").get_by_role("button", name="Publish").click()

    wait_for(lambda: any("/merge" in asked for asked in editor.github.asked), editor)
    assert repository.file("main", RESOURCE) == other
    assert editor.github.pull(branch).state == "open"


def test_somebody_without_rights_proposes_from_a_copy_of_their_own(editor: Editing) -> None:
    editor.open("/collections/resources/new")
    editor.sign_in("outsider-token")
    editor.page.locator("dialog[open]").get_by_role("button", name="Fork").click()
    editor.form()
    editor.fill("title", "EXAMPLE idea")
    editor.fill("summary", "EXAMPLE.")
    editor.choose("type", "Tool")
    editor.fill("url", "https://example.org/idea")
    editor.fill("publisher", "Example Publisher")
    editor.save_button.click()
    editor.page.locator("dialog[open]").get_by_role("button", name="Send for Review").click()

    wait_for(lambda: editor.github.pulls, editor)
    pull = editor.github.pulls[0]
    assert (pull.owner, pull.branch, pull.draft) == (
        "outsider",
        "cms/outsider/clearinghouse/resources/example-idea",
        False,
    )
    assert editor.github.repositories["outsider"].changes(pull.branch) == {"resources/example-idea.md": "A"}
    assert editor.github.repository.branches() == ["main"]


def test_the_preview_looks_like_the_page(editor: Editing) -> None:
    open_form(editor, RESOURCE)
    preview = editor.page.frame_locator("iframe").first
    expect(preview.locator("h1")).to_have_text(
        "The Ripple Drawing: How a Principal's Work Reaches Students",
        timeout=PATIENCE,
    )
    expect(preview.locator(".ch-card__facts")).to_have_text(
        "Research brief\u00a0· Sample Institute\u00a0· 2012\u00a0· Free"
    )
    expect(preview.locator(".ch-try h2")).to_have_text("Use it this month")
    expect(preview.get_by_role("heading", name="How to use it")).to_be_visible()
    facts = preview.locator(".ch-fact")
    expect(facts.filter(has_text="Program goals").locator("li").first).to_have_text("Build instructional leadership")
    expect(facts.filter(has_text="Leadership standards").locator("li").first).to_have_text(
        "CCL-CSLS PE2: Teaching and Learning"
    )
    assert preview.locator("h1").evaluate("heading => getComputedStyle(heading).fontWeight") == "700"


OWN_FAULTS = {"meta-viewport": "moderate"}
"""What Sveltia CMS itself falls short of: it keeps a phone's page from being enlarged."""


def axe(editor: Editing) -> dict[str, str]:
    """Return what breaks WCAG 2.2 AA: rule -> how grave."""
    found = broken(editor.page, iframes=False)
    return {one["id"]: one["impact"] for one in found if not _steppers_alone(one)}


def _steppers_alone(found: dict[str, Any]) -> bool:
    """True for the small arrows of a number field, which other parts may cover while the form is scrolled.

    They are the editor's own too; the number itself is typed.
    """
    arrows = ('aria-label="Decrease"', 'aria-label="Increase"')
    return found["id"] == "target-size" and all(
        any(arrow in node["html"] for arrow in arrows) for node in found["nodes"]
    )


def test_the_way_in_and_the_form_keep_wcag(editor: Editing) -> None:
    editor.open("/collections/resources/entries/ripple-drawing")
    expect(editor.page.get_by_role("button", name="Sign In Using Access Token")).to_be_visible(timeout=PATIENCE)
    assert axe(editor) == OWN_FAULTS
    editor.sign_in()
    editor.form()
    editor.body()
    assert axe(editor) == OWN_FAULTS


def test_the_page_says_what_it_is_to_those_without_scripts(site: BuiltSite) -> None:
    html = site.text("/edit/")
    assert '<html lang="en">' in html
    assert "<title>Editor - A Sample Clearinghouse</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "The editor needs JavaScript" in html.split("<noscript>")[1].split("</noscript>")[0]
    assert 'href="../contribute/edit-in-the-browser/"' in html


def test_the_editor_asks_nobody_but_the_site_and_github(editor: Editing) -> None:
    refused: list[str] = []
    editor.page.on("requestfailed", lambda request: refused.append(f"{request.url} {request.failure}"))
    open_form(editor, RESOURCE)

    # The editor asks others now and then; where nothing is refused, nothing was watched.
    wait_for(lambda: refused, editor)
    assert [line for line in refused if not line.endswith(" csp")] == []


def test_what_is_not_whole_is_not_saved_and_the_editor_says_why(editor: Editing) -> None:
    editor.open("/collections/events/new")
    editor.sign_in()
    editor.form()
    editor.fill("title", "学校のための会")
    editor.fill("start", "2027-03-05T16:00")
    editor.fill("end", "2027-03-05T15:00")
    editor.save_button.click()
    said = editor.page.locator("dialog[open]")

    expect(said).to_contain_text("“Summary” is empty, and is needed.", timeout=PATIENCE)
    expect(said).to_contain_text("It ends (2027-03-05 15:00) before it begins (2027-03-05 16:00)")
    expect(said).to_contain_text("no Latin letters to make it from")
    assert editor.github.repository.branches() == ["main"]
    # What was said stands beside each field until that field is changed.
    beside = editor.field("summary").locator(".edit-refused")
    expect(beside).to_have_text("“Summary” is empty, and is needed.")
    expect(editor.field("summary").locator("textarea, input").first).to_have_attribute("aria-invalid", "true")
    expect(editor.field("end").locator(".edit-refused")).to_contain_text("before it begins")
    said.get_by_role("button").last.click()
    editor.fill("summary", "EXAMPLE. A meeting.")
    expect(beside).to_have_count(0)
    expect(editor.field("end").locator(".edit-refused")).to_have_count(1)
