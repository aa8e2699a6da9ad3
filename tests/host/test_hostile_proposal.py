"""A hostile proposal is refused clearly, runs nothing, and gets nothing of itself into what we say of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drawn import DrawnSite, run_clearinghouse, run_program
from markdown_it import MarkdownIt
from markup import Element, Markup
from proposed import SITE, SOURCE, DrawnProposal
from sound_items import sound, typed

from clearinghouse.content.fields import Widget
from clearinghouse.content.frontmatter import MAX_FRONT_MATTER
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import Holds, Shape, shapes

pytestmark = pytest.mark.slow

ATTACKS = {
    "script": "</title></script><script>alert(7)</script><img src=x onerror=alert(7)>",
    "annotation": "x\n::error file=README.md,line=1::CANARY\n##[error]CANARY",
    "escape": "%0A::error::CANARY%0D%25 [x](javascript:alert(7)) @staff #12",
    "direction": "x\u202e\u2066gpj.exe\u2069\x1b[31m\x07 ![x](https://e.example.org/x.png)",
    "template": "{{ 7*7 }}{% include 'x' %}${{ secrets.TOKEN }}$(id)`id`; id #",
}
SAID = re.compile(r"::(error|warning) file=[^\n:,]+,line=\d+,col=\d+,title=[a-z-]+::[^\n]*")
WORD_LISTS = "content/vocabulary.yml"
CHOSEN = tuple({f"{field.name}-" for kind in KINDS for field in shapes(kind.model) if Holds.TERM in field.holds})


def attacked(field: Shape, attack: str) -> Iterator[Any]:
    """Yield the values of a field in which an attack stands in each place that a form has for it."""
    if not field.fields:
        yield [attack] if field.many else attack
        return
    example = typed(field.example)
    whole = (example[0] if field.many else example) or {}
    for inner in field.fields:
        for value in attacked(inner, attack):
            entry = {**whole, inner.name: value}
            yield [entry] if field.many else entry


def draw_attacks(site: DrawnSite) -> list[str]:
    """Write a file for every field of every kind and every attack, and return their paths."""
    paths = []
    for kind in KINDS:
        for field in shapes(kind.model):
            for name, attack in ATTACKS.items():
                for number, value in enumerate(attacked(field, attack)):
                    id = f"{field.name}-{name}-{number}".replace("_", "-")
                    fields = {**sound(kind.name), **({"title": f"{kind.name} {id}"} if field.name != "title" else {})}
                    paths.append(f"{kind.folder}/{id}.md")
                    site.write(paths[-1], "Words.\n", **{**fields, field.name: value})
    return paths


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[DrawnProposal, list[str]]:
    proposal = DrawnProposal.of(DrawnSite.begin(tmp_path_factory.mktemp("hostile") / "site"))
    return proposal, draw_attacks(proposal.after)


def call(proposal: DrawnProposal, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command, which has to end by itself, in the folder of the proposal."""
    return run_clearinghouse(arguments, proposal.after.root)


def call_anew(proposal: DrawnProposal, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a Python of its own, which looks for what it reads when it starts."""
    return run_program([sys.executable, "-P", "-m", "clearinghouse.cli", *arguments], proposal.after.root)


def checked(proposal: DrawnProposal) -> list[dict[str, Any]]:
    found = json.loads(call(proposal, "check", "--today", "2026-09-01", "--format", "json").stdout)
    return [problem for problem in found["problems"] if problem["level"] == "error"]


def summarized(proposal: DrawnProposal, call: Callable[..., subprocess.CompletedProcess[str]] = call) -> str:
    options = ["--address", SITE, "--edit-at", SOURCE, "--today", "2026-09-01"]
    result = call(proposal, "changes", "--before", str(proposal.before.root), *options)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout


def assert_inert(summary: str) -> None:
    """Check that a summary holds no markup and leads nowhere but to our own help and files, and is bounded."""
    parsed = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(summary)
    tokens = [token for block in parsed for token in (block, *(block.children or ()))]
    assert {token.type for token in tokens}.isdisjoint({"html_block", "html_inline", "image", "table_open"})
    links = [str(token.attrGet("href")) for token in tokens if token.type == "link_open"]
    assert [link for link in links if not link.startswith((SITE, SOURCE))] == []
    shown = "".join(child.content for block in parsed for child in block.children or () if child.type == "text")
    assert not re.search(r"@\w|#\d|:\w+:|://|www\.", shown)
    assert len(summary.encode()) < 60_000
    assert all(c.isprintable() or c == "\n" for c in summary)


def test_an_attack_in_any_field_is_refused_with_its_line_or_is_mere_text(
    hostile: tuple[DrawnProposal, list[str]],
) -> None:
    proposal, paths = hostile
    said = call(proposal, "check", "--today", "2026-09-01", "--format", "github").stdout.splitlines()
    errors = checked(proposal)

    assert len(paths) > 400
    assert [line for line in said if not SAID.fullmatch(line)] == []
    assert sum(line.startswith("::error") for line in said) == len(errors)
    assert {problem["path"] for problem in errors} <= {*paths, WORD_LISTS}
    assert [problem for problem in errors if problem["line"] < 2 or not problem["message"]] == []
    hidden = {path for path in paths if "-direction-" in path}
    assert hidden <= {problem["path"] for problem in errors}


def test_nothing_of_an_attack_acts_in_the_summary(hostile: tuple[DrawnProposal, list[str]]) -> None:
    summary = summarized(hostile[0])

    assert "must be mended before it can be published" in summary
    assert_inert(summary)


@pytest.mark.parametrize("name", [*ATTACKS])
def test_nothing_of_an_attack_acts_where_a_page_is_told_whole(site: DrawnSite, name: str) -> None:
    for kind in KINDS:
        site.write(f"{kind.folder}/mine.md", "Words.\n", **{**sound(kind.name), "title": "Mine"})
    proposal = DrawnProposal.of(site)
    body = f"{ATTACKS[name]}\n\n[x](https://e.example.org/)\n"
    for kind in KINDS:
        texts = {field.name: next(attacked(field, ATTACKS[name])) for field in shapes(kind.model) if _is_text(field)}
        for id in ("mine", "other"):
            proposal.after.write(f"{kind.folder}/{id}.md", body, **{**sound(kind.name), "title": "Mine", **texts})

    assert_inert(summarized(proposal))


def _is_text(field: Shape) -> bool:
    return field.widget in (Widget.LINE, Widget.TEXT) and field.name != "aliases"


def test_what_the_check_lets_through_is_mere_text_on_every_page(hostile: tuple[DrawnProposal, list[str]]) -> None:
    site = DrawnProposal.of(hostile[0].after).after
    here = DrawnProposal(hostile[0].before, site)
    while refused := {problem["path"] for problem in checked(here)}:
        # A word that many items use and no list has is told of the word lists, and its items are the proposal's own.
        if WORD_LISTS in refused:
            refused |= {path for path in hostile[1] if Path(path).stem.startswith(CHOSEN)}
        for path in refused - {WORD_LISTS}:
            (site.root / path).unlink(missing_ok=True)

    built = site.build(site.root.parent / "inert")

    assert built.result.returncode == 0, built.said
    assert sum((site.root / path).exists() for path in hostile[1]) > 100
    for file in built.folder.rglob("*.html"):
        assert [element for element in Markup(file.read_text(encoding="utf-8")).elements if acts(element)] == [], file


def acts(element: Element) -> bool:
    """True for what runs, or loads from elsewhere, because of content."""
    loud = any(name.startswith("on") for name in element.attributes) or element.get("src") == "x"
    data = element.get("type") in ("application/ld+json", "application/json")
    runs = element.tag == "script" and not data and "alert(7)" in element.text
    return loud or runs or element.get("href").startswith("javascript:")


PATHS = ("../secret.txt", "/etc/passwd", "..\\secret.txt", "C:\\secret.txt", "a/../../secret.txt", "file:///etc/passwd", "\uff0e\uff0e/secret.txt", "\u2025/secret.txt", "..\u2215secret.txt", "con.txt", "x.txt:stream", "~/secret.txt", ".", "secret.txt", "../../mkdocs.yml")  # fmt: skip
IDS = ("con.md", "NUL.pdf", "aux", "com1.md", "a\u202etxt.md", "f\u0435edback-protocol.md", "feedback\u2010protocol.md", "feedback-protocol\u200b.md", "Feedback-Protocol.md", "\uff46eedback.md", "-x.md", "--out.md", "a;id.md", "$(id).md", "`id`.md", "a\n::error::CANARY.md", "a%0A::error::CANARY.md", "x.md.exe", "x.html", "x.svg", "index.md", "new.md", " .md", "a" * 200 + ".md")  # fmt: skip


def test_a_path_in_an_attachment_leads_to_nothing_outside_the_item(site: DrawnSite) -> None:
    for place in ("secret.txt", "resources/secret.txt", "content/secret.txt"):
        site.write(place, "CANARY-8D21")
    proposal = DrawnProposal.of(site)
    for number, name in enumerate(PATHS):
        attached, photo = [{"file": name, "label": "A"}], {"file": name, "text": "A"}
        proposal.after.write(f"resources/r-{number}/x.pdf", "x")
        proposal.after.resource(f"r-{number}", title=f"Thing {'abcdefghijklmnop'[number]}", attachments=attached)
        proposal.after.write(f"content/coaches/c-{number}.md", **{**sound("coach"), "photo": photo})

    errors, built = checked(proposal), proposal.after.build()

    wanted = {f"{kind}-{number}.md" for kind in ("resources/r", "content/coaches/c") for number in range(len(PATHS))}
    # A text at the root is refused by itself.
    errors = [problem for problem in errors if problem["path"] != "content/secret.txt"]
    assert {problem["path"] for problem in errors} == wanted
    assert all(problem["line"] > 1 and problem["hint"] for problem in errors)
    assert built.result.returncode == 1 and not built.folder.exists()
    assert "CANARY" not in summarized(proposal) + built.said


def test_an_id_that_plays_tricks_is_refused_with_its_path_on_one_line(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    for number, name in enumerate(IDS):
        fields = {**sound("resource"), "title": f"Thing {number}", "url": f"https://example.org/{number}"}
        proposal.after.write(f"resources/{name}", "Words.\n", **fields)

    said = call(proposal, "check", "--today", "2026-09-01", "--format", "github")

    lines = said.stdout.splitlines()
    assert said.returncode == 1
    assert [line for line in lines if not SAID.fullmatch(line)] == []
    named = {line.partition(",line=")[0] for line in lines if line.startswith("::error file=resources/")}
    assert len(named - {"::error file=resources/feedback-protocol.md"}) == len(IDS)
    assert_inert(summarized(proposal))


def test_links_to_other_places_are_refused_and_nothing_there_is_read(site: DrawnSite, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: CANARY-8D21\n---\n")
    proposal = DrawnProposal.of(site)
    for place, target in {
        "resources/mine.md": secret,
        "resources/mine": tmp_path,
        "content/away": Path("/"),
        "resources/loop": Path("loop"),
    }.items():
        (proposal.after.root / place).symlink_to(target)

    errors = checked(proposal)
    summary = summarized(proposal)

    assert {problem["code"] for problem in errors} == {"symlink"} and len(errors) == 4
    assert "CANARY" not in summary and "a link to another place, which the site refuses" in summary


BODIES = {
    "letters": "a" * 10_000_000,
    "lines": "a\n" * 5_000_000,
    "brackets": "[" * 10_000_000,
    "in_one_field": f"---\ntitle: {'a' * 10_000_000}\n---\n",
    "nulls": "\0" * 10_000_000,
}
TANGLES = {
    "brackets": "[" * 1_000_000,
    "links": "[a](" * 250_000,
    "stars": "*a " * 300_000,
    "quotes": "> " * 400_000,
    "lists": "- " * 400_000,
    "ticks": "".join("`" * (number % 500) + " " for number in range(4000)),
    "tags": "<a " * 300_000,
    "comments": "<!--" * 250_000,
    "tables": "|" * 1_000_000,
    "references": "[a]: <" * 150_000,
    "entities": "&amp" * 250_000,
    "footnotes": "[^a]: " * 160_000,
}


@pytest.mark.parametrize("name", [*BODIES])
def test_ten_megabytes_are_refused_by_name_and_told_in_little(site: DrawnSite, name: str) -> None:
    proposal = DrawnProposal.of(site)
    proposal.after.write("resources/mine.md", BODIES[name])
    proposal.after.write("resources/feedback-protocol.md", BODIES[name])

    errors, summary = checked(proposal), summarized(proposal)

    assert {(problem["path"], problem["code"]) for problem in errors} == {
        ("resources/mine.md", "file-too-large"),
        ("resources/feedback-protocol.md", "file-too-large"),
    }
    assert len(summary) < 5000


def test_megabytes_that_are_hard_to_read_keep_nobody_waiting(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    for name, body in TANGLES.items():
        proposal.after.resource(name, body[: 1024 * 1024 - 500], title=f"A tangle of {name}")

    assert_inert(summarized(proposal))


BOMBS = {
    "laughs": "a: &a [x,x,x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a,*a,*a,*a,*a,*a,*a]\n" for n in range(50)),
    "depth": f"title: {'[' * 50_000}",
    "braces": f"title: {'{a: ' * 15_000}",
    "object": "title: !!python/object/apply:os.system ['touch CANARY']",
    "name": "title: !!python/name:os.system",
    "merge": "<<: {title: x}\nsummary: S.",
    "number": f"title: x\nyear: {'9' * 20_000}",
    "keys": "".join(f"k{n}: 1\n" for n in range(6000)),
    "key": f"? {'[' * 10_000}",
    "documents": "title: x\n--- !!x\ntitle: y",
    "tag": "%TAG ! tag:yaml.org,2002:python/\n--- !object/apply:os.system ['touch CANARY']",
    "lines": "title: |\n" + "  a\n" * 15_000,
}


def test_a_bomb_in_the_fields_is_refused_with_its_line(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    for name, bomb in BOMBS.items():
        proposal.after.write(f"resources/{name}.md", f"---\n{bomb}\n---\n")

    errors = checked(proposal)

    assert {problem["path"] for problem in errors} == {f"resources/{name}.md" for name in BOMBS}
    assert all(len(json.dumps(problem)) < MAX_FRONT_MATTER for problem in errors)
    assert not list(proposal.after.root.rglob("CANARY"))
    assert_inert(summarized(proposal))


@pytest.mark.parametrize("name", ["laughs", "object", "depth"])
def test_a_bomb_in_the_word_lists_is_refused_with_its_line(site: DrawnSite, name: str) -> None:
    proposal = DrawnProposal.of(site)
    proposal.after.write("content/vocabulary.yml", BOMBS[name])

    assert "content/vocabulary.yml" in {problem["path"] for problem in checked(proposal)}
    assert not list(proposal.after.root.rglob("CANARY"))
    assert_inert(summarized(proposal))


def test_nothing_that_a_proposal_brings_is_run_to_tell_of_it(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    canary = f"open({str(proposal.after.root / 'CANARY')!r}, 'w')\n"
    for name in ("yaml", "sitecustomize", "conftest", "setup", "clearinghouse", "hooks", "mkdocs", "re"):
        proposal.after.write(f"{name}.py", canary)
    proposal.after.write("plugins/clearinghouse/__init__.py", canary)
    proposal.after.write("mkdocs.yml", f"site_name: x\nhooks: [hooks.py]\nplugins: !!python/object/apply:exec [{canary!r}]\n")  # fmt: skip
    proposal.after.write(".github/workflows/proposal.yml", "on: pull_request_target\npermissions: write-all\n")
    proposal.after.write(".github/CODEOWNERS", "* @evil\n")
    proposal.after.write(".git/config", "[core]\n\tfsmonitor = touch CANARY\n")

    call_anew(proposal, "check")
    summary = summarized(proposal, call_anew)

    assert not (proposal.after.root / "CANARY").exists()
    assert "someone who knows the code must look at it" in summary
    assert "The steps that GitHub runs by itself" in summary and "Who must approve a change" in summary
    assert "The settings of the site" in summary and "files with no known place" in summary.casefold()
    assert_inert(summary)


def test_a_thousand_files_are_told_in_little_with_the_first_problems_whole(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    for number in range(500):
        proposal.after.resource(f"sound-{number}", title=f"Sound number {number} {ATTACKS['script']}")
        proposal.after.write(f"resources/broken-{number}.md", f"---\ntitle: Broken: number {number}\n---\n")

    errors, summary = checked(proposal), summarized(proposal)

    assert len(errors) == 500
    assert "This adds 1,000 resources. 500 things must be mended before it can be published." in summary
    assert "The check names them all, each beside its line." in summary
    assert "`resources/broken-0.md`, line 2" in summary
    assert_inert(summary)


def test_five_thousand_files_of_any_sort_are_told_in_little(site: DrawnSite) -> None:
    proposal = DrawnProposal.of(site)
    for number in range(5000):
        folder = ("content/assets", ".github/workflows", "strange", "content/.hidden", "plugins")[number % 5]
        proposal.after.write(f"{folder}/a{number}.{'pdf' if number % 2 else 'yml'}", "x")

    assert_inert(summarized(proposal))


def test_files_that_go_away_by_the_thousand_are_told_in_little(site: DrawnSite) -> None:
    for number in range(1200):
        site.resource(f"r-{number}", title=f"Number {number}", review_by=date(2020, 1, 1))
    proposal = DrawnProposal.of(site)
    for number in range(1200):
        os.unlink(proposal.after.root / "resources" / f"r-{number}.md")

    summary = summarized(proposal)

    assert "This removes 1,200 resources." in summary
    assert_inert(summary)
