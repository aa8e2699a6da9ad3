"""The dialog of `clearinghouse new`: asked in plain words, answered in everyday ones."""

from __future__ import annotations

import datetime
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.catalog.everyday.days import read_moment
from clearinghouse.content.kinds import BY_NAME, KINDS
from clearinghouse.intake.dialog import Dialog, Stopped
from clearinghouse.intake.drafts import render_draft


class Person:
    """Answers questions from a list, and keeps what was said."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.heard: list[str] = []

    def ask(self, prompt: str) -> str:
        self.heard.append(prompt)
        return self.answers.pop(0)

    @property
    def said(self) -> str:
        return "\n".join(self.heard)


def talk(site: DrawnSite, kind: str, *answers: str) -> tuple[dict[str, object], str]:
    person = Person(*answers)
    values = Dialog(BY_NAME[kind], site.catalog(), person.ask, person.heard.append).run()
    assert person.answers == []
    return values, person.said


def test_what_is_needed_is_asked_and_the_rest_can_be_skipped(site: DrawnSite) -> None:
    values, said = talk(site, "resource", "A thing", "What it is.", "tool", "https://example.org/thing", "Org", ".")

    assert values == {
        "title": "A thing",
        "summary": "What it is.",
        "type": "tool",
        "url": "https://example.org/thing",
        "publisher": "Org",
    }
    assert "Title (needed)" in said and "For example: Leading a school attendance team" in said
    assert "1  Tool  (tool)" in said and "Web address (Enter skips)" in said


def test_an_answer_that_cannot_be_used_is_asked_again_in_the_models_words(site: DrawnSite) -> None:
    values, said = talk(
        site,
        "resource",
        "",
        "A thing",
        "x" * 401,
        "What it is.",
        "poem",
        "2",
        "my page",
        "example.org/thing",
        "Org",
        "",
        "1066",
        "2020",
        ".",
    )

    assert (values["type"], values["url"], values["year"]) == ("report", "https://example.org/thing", 2020)
    for words in (
        "This one is needed",
        "401 characters, more than 400",
        "'poem' is not among them",
        "cannot hold a space",
        "The least it can be is 1900",
    ):
        assert words in said


@pytest.mark.parametrize("answer", ["2", "high", "High school", "HS", "high,", "2; 2"])
def test_lists_are_answered_by_number_id_or_name(site: DrawnSite, answer: str) -> None:
    answers = ["A thing", "What it is.", "1", "https://example.org/t", "Org", "", "", "", "", "", "", answer, "."]

    assert talk(site, "resource", *answers)[0]["levels"] == ["high"]


def test_what_was_understood_of_several_is_kept_and_the_rest_asked_again(site: DrawnSite) -> None:
    answers = ["A thing", "What it is.", "1", "https://example.org/t", "Org", "", "", "", "PSEL 1, nonsense", "1a", "."]
    values, said = talk(site, "resource", *answers)

    assert values["standards"] == ["psel-2015/1", "psel-2015/1a"]
    assert "'nonsense' is not among them" in said and "So far: psel-2015/1." in said


def test_a_level_that_means_all_stands_alone(site: DrawnSite) -> None:
    answers = [
        "A thing",
        "What it is.",
        "1",
        "https://example.org/t",
        "Org",
        "",
        "",
        "",
        "",
        "",
        "",
        "2, 3",
        "k-12",
        ".",
    ]
    values, said = talk(site, "resource", *answers)

    assert values["levels"] == ["k-12"] and "already means every level" in said


def test_a_resource_without_any_address_is_asked_for_it_again(site: DrawnSite) -> None:
    values, said = talk(site, "resource", "A thing", "What it is.", "1", "", "Org", "https://example.org/t", ".")

    assert values["url"] == "https://example.org/t" and "A resource needs a url" in said


def test_an_event_that_ends_too_soon_is_asked_for_its_times_again(site: DrawnSite) -> None:
    answers = [
        "A meeting",
        "Talk.",
        "tomorrow",
        "2026-10-01 15:30",
        "2026-10-01 14:00",
        "",
        "2026-10-01 15:30",
        "2026-10-01 17:00",
        "",
        "example.org/meet",
        ".",
    ]
    values, said = talk(site, "event", *answers)

    assert values["online"] == "https://example.org/meet"
    assert "The event ends before it begins" in said and "2026-09-01 15:30" in said


def test_a_collection_asks_for_its_items_one_after_the_other(site: DrawnSite) -> None:
    site.resource("second", title="Another good protocol")
    values, said = talk(
        site,
        "collection",
        "A list",
        "For a purpose.",
        "protocol",
        "1",
        "Read it first.",
        "resources/second",
        "",
        "",
        ".",
    )

    assert values["items"] == [
        {"item": "resources/second", "note": "Read it first."},
        {"item": "resources/second"},
    ] or values["items"] == [
        {"item": "resources/feedback-protocol", "note": "Read it first."},
        {"item": "resources/second"},
    ]
    assert "Choose by number" in said


def test_a_likely_duplicate_is_named_before_anything_is_written(site: DrawnSite) -> None:
    answers = ["Feedback protocols", "What it is.", "1", "http://www.example.org/protocol/", "Org"]

    assert talk(site, "resource", *answers, "y", ".")[0]["title"] == "Feedback protocols"
    person = Person(*answers, "")
    with pytest.raises(Stopped):
        Dialog(BY_NAME["resource"], site.catalog(), person.ask, person.heard.append).run()
    assert "resources/feedback-protocol.md: it has the same web address" in person.said


ANSWERS = {
    "title": "A new one", "summary": "What it is.", "type": "1", "web": "https://example.org/new", "publisher": "Org", "order": "7",
    "root": "A cause", "items": "resources/feedback-protocol", "item": "resources/feedback-protocol", "start": "2026-10-01 15:30",
    "end": "2026-10-01 17:00", "venue": "The hall", "setting": "A school", "context": "It was so.", "what": "This was done.",
    "name": "Ada Example", "role": "Coach", "agreed": "2026-09-01", "holds": "2027-08-31",
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_can_be_written_by_answering_what_is_needed(site: DrawnSite, kind: str) -> None:
    lines: list[str] = []
    asked: set[str] = set()

    def ask(prompt: str) -> str:
        label = next(
            (
                line
                for line in reversed(lines)
                if line.endswith(("(needed)", "(Enter skips)")) or line.startswith("\n  ")
            ),
            "",
        )
        if "agreed? (y/N)" in prompt:
            return "y"
        word = label.split()[0].casefold() if label.split() else ""
        if "Enter: no more" in label or label in asked:
            return ""
        asked.add(label)
        return ANSWERS.get(word, "") if "The rest can wait" not in "\n".join(lines) else "."

    values = Dialog(BY_NAME[kind], site.catalog(), ask, lines.append).run()
    site.write("mkdocs.yml", (site.root / "mkdocs.yml").read_text())
    (site.root / BY_NAME[kind].folder).mkdir(parents=True, exist_ok=True)
    (site.root / BY_NAME[kind].folder / "new-one.md").write_text(render_draft(BY_NAME[kind], values), encoding="utf-8")

    assert site.check().returncode == 0


def on_a_terminal(site: DrawnSite, arguments: list[str], answers: list[str | int]) -> tuple[int, str]:
    """Run the command on a terminal of its own; a number among the answers is a signal."""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "clearinghouse.cli", *arguments]
    process = subprocess.Popen(command, cwd=site.root, stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    said, end = b"", time.monotonic() + 60
    try:
        while time.monotonic() < end and (chunk := _heard(master)) is not None:
            said += chunk
            if not chunk and answers and said.endswith((b"> ", b"]: ", b") ")):
                answer = answers.pop(0)
                if isinstance(answer, int):
                    process.send_signal(answer)
                else:
                    os.write(master, f"{answer}\n".encode())
        return process.wait(timeout=20), said.decode()
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _heard(terminal: int) -> bytes | None:
    """Return what the terminal shows next, nothing where it waits, None where it is closed."""
    if not select.select([terminal], [], [], 0.1)[0]:
        return b""
    try:
        return os.read(terminal, 65536) or None
    except OSError:
        return None


@pytest.mark.slow
def test_on_a_terminal_the_id_is_proposed_from_the_title(site: DrawnSite) -> None:
    answers: list[str | int] = ["The thing of things", "What it is.", "1", "https://example.org/t", "Org", ".", ""]
    code, said = on_a_terminal(site, ["new", "resource"], answers)

    assert code == 0 and "Wrote resources/thing-things.md" in said
    assert site.check().returncode == 0


@pytest.mark.slow
def test_stopping_with_ctrl_c_writes_nothing_and_keeps_the_answers(site: DrawnSite) -> None:
    before = {path for path in site.root.rglob("*") if ".cache" not in path.parts}
    code, said = on_a_terminal(site, ["new", "resource"], ["A thing", "What it is.", int(signal.SIGINT)])

    assert code == 130 and "Nothing was written." in said and "Traceback" not in said
    assert {path for path in site.root.rglob("*") if ".cache" not in path.parts} == before
    assert (site.root / ".cache/.gitignore").read_text() == "*\n"

    answers: list[str | int] = ["", "1", "https://example.org/t", "Org", ".", ""]
    code, said = on_a_terminal(site, ["new", "resource"], answers)

    assert code == 0 and "You began a resource before ('A thing')" in said and "Wrote resources/thing.md" in said
    assert not (site.root / ".cache/new-resource.yml").exists()


def test_answers_that_were_kept_and_cannot_be_used_are_asked_again(site: DrawnSite) -> None:
    person = Person("What it is.", "1", "https://example.org/t", "Org", ".")
    kept = {"title": "A thing", "summary": "x" * 500, "year": "no"}
    values = Dialog(BY_NAME["resource"], site.catalog(), person.ask, person.heard.append, kept).run()

    assert values["title"] == "A thing" and values["summary"] == "What it is." and "year" not in values


@pytest.mark.parametrize("kind", ["coach", "person"])
def test_a_person_is_asked_for_before_anything_else(site: DrawnSite, kind: str) -> None:
    person = Person("")
    with pytest.raises(Stopped):
        Dialog(BY_NAME[kind], site.catalog(), person.ask, person.heard.append).run()

    assert "May we show this person?" in person.said and "Name" not in person.said

    values, said = talk(site, kind, "y", "Sept 1, 2026", "8/31/2028", "Helps.", "Ada Example", "Coach", ".")
    assert values["consent"] == {"given_on": datetime.date(2026, 9, 1), "expires_on": datetime.date(2028, 8, 31)}
    assert "Read as Thursday, August 31, 2028." in said


def test_a_consent_that_ends_before_it_begins_is_asked_again(site: DrawnSite) -> None:
    answers = [
        "y",
        "2026-09-01",
        "2025-09-01",
        "y",
        "2026-09-01",
        "soon",
        "2027-09-01",
        "Helps.",
        "Ada Example",
        "Coach",
        ".",
    ]
    values, said = talk(site, "coach", *answers)

    assert "ends before it was given" in said and "No day can be told from that" in said
    assert values["consent"] == {"given_on": datetime.date(2026, 9, 1), "expires_on": datetime.date(2027, 9, 1)}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026-10-01 15:30", datetime.datetime(2026, 10, 1, 15, 30)),
        ("10/1/2026 3:30 pm", datetime.datetime(2026, 10, 1, 15, 30)),
        ("Thursday, October 1st 2026, 3 PM", datetime.datetime(2026, 10, 1, 15)),
        ("3:30 pm on Oct 1, 2026", datetime.datetime(2026, 10, 1, 15, 30)),
        ("October 1, 2026", None),
        ("Oct 1, 3 pm", None),
        ("3:30 pm", None),
        ("10/1/2026 3:30 pm EST", None),
        ("tomorrow", None),
        ("2026-13-01 15:30", None),
    ],
)
def test_a_moment_is_read_whole_or_not_at_all(typed: str, read: datetime.datetime | None) -> None:
    assert read_moment(typed) == read


def test_without_a_kind_the_kinds_are_listed(site: DrawnSite) -> None:
    result = run_clearinghouse(["new"], site.root)

    assert result.returncode == 2
    assert all(kind.name in result.stderr for kind in KINDS)


def test_an_id_that_is_taken_is_refused_before_any_question(site: DrawnSite, tmp_path: Path) -> None:
    code, said = on_a_terminal(site, ["new", "resource", "feedback-protocol"], [])

    assert code == 2 and "exists already" in said and "Title" not in said
