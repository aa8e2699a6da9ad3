"""A suggestion that came as an issue or a mail: what is understood, what becomes of it, and what nobody gets to read."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.content.models import Practice
from clearinghouse.content.plain_text import clean_line
from clearinghouse.forms.suggestion import PRACTICE, PRIVATE_LINE, SUGGESTION, forms_in
from clearinghouse.intake.suggestion import MAX_TEXT, NoSuggestion, parse_form, parse_suggestion
from clearinghouse.words import load_words

ANSWERS = {
    "title": "Two-minute walkthrough form",
    "url": "https://example.org/guides/walkthrough",
    "publisher": "Example Publisher",
    "summary": "A short form for classroom walkthroughs.",
    "standards": "psel-2015/1",
    "topics": "data use",
    "levels": "High school",
    "audiences": "Principal",
    "use": "We filled it in together.\n\nThen we talked.",
}
PRIVATE = {"name": "Wilhelmina Testperson", "school": "Canary Elementary", "email": "w.testperson@canary.example.org"}
MAIL = SUGGESTION.mail_text({**ANSWERS, **PRIVATE})


def issue(**answers: str) -> str:
    """Return an issue's body as GitHub writes it from the form."""
    parts = [f"### {q.label}\n\n{answers.get(q.name) or '_No response_'}" for q in SUGGESTION.public]
    return "\n\n".join(parts)


def read(text: str) -> dict[str, str]:
    return dict(parse_suggestion(text).answers)


def quoted(text: str, sign: str = "> ") -> str:
    return "".join(f"{sign}{line}\n" for line in text.splitlines())


def wrapped(text: str, width: int = 60) -> str:
    """Break lines between words, as mail programs do."""
    out = []
    for line in text.splitlines():
        row = ""
        for word in line.split(" "):
            if row and len(row) + len(word) >= width:
                out.append(row)
                row = word
            else:
                row = f"{row} {word}" if row else word
        out.append(row)
    return "\n".join(out) + "\n"


def test_an_issue_of_the_form_is_read_whole() -> None:
    assert read(issue(**ANSWERS)) == ANSWERS


def test_what_was_not_answered_on_github_is_no_answer() -> None:
    assert read(issue(title="A guide", url="https://example.org/a")) == {
        "title": "A guide",
        "url": "https://example.org/a",
    }


@pytest.mark.parametrize(
    "text",
    [
        MAIL,
        MAIL.replace("\n", "\r\n"),
        quoted(MAIL),
        quoted(quoted(MAIL), ">"),
        f"From: Front Office <office@canary.example.org>\nSubject: Fwd: x\nDate: Mon\n\nHello,\nsee below.\n\n{quoted(MAIL)}",
        f"{MAIL}\n-- \nWilhelmina Testperson\nPrincipal\n(203) 555-0100\n",
        wrapped(MAIL),
        MAIL.replace("Title:", "*Title:*").replace("Summary:", "  Summary :"),
        MAIL.replace(": ", "=").replace(PRIVATE_LINE.replace(": ", "="), PRIVATE_LINE),
        f"### The mail\n\n```text\n{MAIL.partition(PRIVATE_LINE)[0]}{PRIVATE_LINE}\n```\n\n### Before you send it\n\n- [X] No name.",
    ],
    ids=[
        "plain",
        "CRLF",
        "quoted",
        "quoted twice",
        "forwarded",
        "signed",
        "wrapped",
        "bold",
        "form post",
        "pasted into an issue",
    ],
)
def test_a_mail_of_the_form_is_read_however_it_arrives(text: str) -> None:
    assert read(text) == ANSWERS


def test_the_fullest_of_two_forms_in_one_mail_counts() -> None:
    short = SUGGESTION.mail_text({**ANSWERS, "use": "We filled …"})

    assert read(f"(Shortened here.)\n\n{short}\n{MAIL}") == ANSWERS
    assert read(f"{MAIL}\n{short}") == ANSWERS


@pytest.mark.parametrize(
    "said",
    [
        "https://example.org/a-long-\nname/of-a-page",
        "<https://example.org/a-long-\n name/of-a-page>",
        "https://example.org/a-long-name/of-a-page <https://example.org/a-long-name/of-a-page>",
        "https://example.org/a-long-name/of-a-page and more words",
        "https://example.org/a-long-name/of-a-page\nhttps://example.org/other",
    ],
)
def test_an_address_is_found_however_a_mail_program_left_it(said: str) -> None:
    assert read(MAIL.replace(ANSWERS["url"], said))["url"] == "https://example.org/a-long-name/of-a-page"


def test_words_that_look_like_a_question_stay_where_they_were_written() -> None:
    used = "We did this:\n\nTitle: not a title\n\n### Topics\n\nmore"

    assert read(issue(**{**ANSWERS, "use": used}))["title"] == ANSWERS["title"]
    assert "Title: not a title" in read(issue(**{**ANSWERS, "use": used}))["use"]
    assert read(SUGGESTION.mail_text({**ANSWERS, "use": used})) == {
        **ANSWERS,
        "use": "We did this:\n\nTitle: not a title\n\n### Topics\n\nmore",
    }


@pytest.mark.parametrize(
    "text", ["", "Please add this: https://example.org/x", "### Title\n\n_No response_", "\x00" * 50]
)
def test_a_text_without_the_form_is_refused_in_words(text: str) -> None:
    with pytest.raises(NoSuggestion, match="'Title' and 'Web address'"):
        parse_suggestion(text)


@pytest.mark.parametrize(
    "used",
    [
        "We, at Canary Elementary, liked it.",
        "Ask Wilhelmina Testperson.",
        "It was Wilhelmina's idea.",
        "Mrs. Testperson showed it.",
        "Write to w.testperson@canary.example.org or other@example.org.",
        "Call (203) 555-0100 or 203-555-0100.",
        "WILHELMINA   TESTPERSON of canary\nelementary",
    ],
)
@pytest.mark.parametrize("field", ["use", "summary", "title", "publisher", "topics"])
def test_who_sent_it_is_in_no_answer_wherever_it_was_written(used: str, field: str) -> None:
    made = parse_suggestion(SUGGESTION.mail_text({**ANSWERS, **PRIVATE, field: used}))

    said = str(made.answers)
    for word in ("Wilhelmina", "WILHELMINA", "Testperson", "TESTPERSON", "Canary", "canary", "elementary", "@", "555"):
        assert word not in said
    assert any("was taken out" in doubt for doubt in made.doubts)


def test_an_address_that_tells_the_sender_loses_what_does() -> None:
    url = "https://example.org/a?reader=w.testperson@canary.example.org"

    assert read(SUGGESTION.mail_text({**ANSWERS, **PRIVATE, "url": url}))["url"] == "https://example.org/a"


@pytest.mark.parametrize(
    "end",
    [
        "-- \nWilhelmina Testperson",
        "\nWilhelmina Testperson\nCanary Elementary",
        "Best regards,\nWilhelmina",
        "Sent from my iPhone",
    ],
)
@pytest.mark.parametrize("last", ["use", "audiences", "summary"])
def test_a_signature_is_left_out_where_the_line_that_ends_the_form_is_gone(last: str, end: str) -> None:
    names = list(ANSWERS)
    given = {name: ANSWERS[name] for name in names[: names.index(last) + 1]}
    text = SUGGESTION.mail_text({**given, "use": "We used it."} if last == "use" else given).partition(
        f"\n{PRIVATE_LINE}"
    )[0]

    made = parse_suggestion(f"{text.rstrip()}\n{end}\n")

    assert "Wilhelmina" not in str(made.answers) and "iPhone" not in str(made.answers)
    assert made.answers["title"] == ANSWERS["title"]
    assert any("signature" in doubt for doubt in made.doubts)


def test_the_sender_in_the_head_of_a_mail_is_in_no_answer() -> None:
    text = f"From: Wilhelmina Testperson <x@canary.example.org>\n\n{SUGGESTION.mail_text({**ANSWERS, 'use': 'Wilhelmina Testperson did.'})}"

    assert "Testperson" not in str(parse_suggestion(text).answers)


# What follows runs the command as the staff and the workflow do.


def run(site: DrawnSite, text: str, *options: str) -> subprocess.CompletedProcess[str]:
    file = site.root.parent / "mail.txt"
    file.write_text(text, encoding="utf-8")
    return run_clearinghouse(["suggestion", str(file), *options], site.root)


def drafts(site: DrawnSite) -> list[Path]:
    return sorted(file for file in (site.root / "resources").glob("*.md") if "status: draft" in file.read_text())


def test_a_suggestion_becomes_a_draft_that_the_check_accepts(site: DrawnSite) -> None:
    result = run(site, MAIL)

    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith("Wrote resources/two-minute-walkthrough-form.md, as a draft.\n")
    assert "  School levels: High" in result.stdout and "  Topics: " in result.stdout
    assert site.check().returncode == 0
    made = next(item for item in site.catalog().of("resource") if item.id == "two-minute-walkthrough-form")
    assert (made.title, made.status, made.fields.url) == (ANSWERS["title"], "draft", ANSWERS["url"])
    assert "We filled it in together." in made.body.text and "How it was used" in made.body.text


def test_nothing_of_the_sender_is_in_any_file_or_word_that_the_command_makes(site: DrawnSite) -> None:
    result = run(site, MAIL, "--summary", "summary.md")

    made = [drafts(site)[0].read_text(), (site.root / "summary.md").read_text(), result.stdout, result.stderr]
    for words in (*PRIVATE.values(), "Wilhelmina", "Testperson", "Canary"):
        assert [text for text in made if words in text] == []


def test_what_is_listed_already_is_named_and_nothing_is_written(site: DrawnSite) -> None:
    site.resource("walkthrough", title="Something else", url="http://www.example.org/guides/walkthrough/?utm_source=x")
    before = drafts(site)

    result = run(site, MAIL)

    assert result.returncode == 1
    assert "listed already as resources/walkthrough.md; it has the same web address" in result.stdout
    assert drafts(site) == before


def test_a_suggestion_twice_makes_one_draft(site: DrawnSite) -> None:
    assert [run(site, MAIL).returncode, run(site, MAIL).returncode] == [0, 1]
    assert len(drafts(site)) == 1


def test_what_is_doubtful_is_said_and_noted_in_the_draft(site: DrawnSite) -> None:
    result = run(site, SUGGESTION.mail_text({**ANSWERS, "topics": "quantum physics", "publisher": ""}))

    for doubt in ("'quantum physics' is no topic of this site", "the publisher was not named"):
        assert doubt in result.stdout and doubt in drafts(site)[0].read_text()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"url": ""}, "no web address"),
        ({"url": "javascript:alert(1)"}, "no web address"),
        ({"title": "***"}, "the title is missing"),
    ],
    ids=str,
)
def test_what_makes_no_resource_is_refused_with_the_reason(site: DrawnSite, change: dict[str, str], said: str) -> None:
    result = run(site, issue(**{**ANSWERS, **change}))

    assert result.returncode == 1 and said in result.stdout
    assert drafts(site) == []


@pytest.mark.slow
def test_a_text_can_come_through_a_pipe_and_a_missing_file_is_wrong_use(site: DrawnSite) -> None:
    command = ["suggestion", "-"]
    import sys

    piped = subprocess.run(
        [sys.executable, "-m", "clearinghouse.cli", *command],
        cwd=site.root,
        input=MAIL,
        capture_output=True,
        text=True,
        check=False,
    )

    assert piped.returncode == 0 and len(drafts(site)) == 1
    missing = run_clearinghouse(["suggestion", "nowhere.txt"], site.root)
    assert missing.returncode == 2 and "nowhere.txt cannot be read" in missing.stderr


def test_a_summary_replaces_an_earlier_one_and_no_other_file(site: DrawnSite) -> None:
    readme = site.write("README.md", "# Read me\n")
    site.write("empty.md", "")
    (site.root / "link.md").symlink_to(readme)

    assert run(site, MAIL, "--summary", "summary.md").returncode == 0
    again = run(site, MAIL, "--summary", "summary.md")
    assert again.returncode == 1 and "No draft was made" in (site.root / "summary.md").read_text()
    written = drafts(site)
    for name, said in {
        "README.md": "README.md is there already and is no summary",
        "link.md": "no ordinary file",
        "content": "no ordinary file",
        "nowhere/s.md": "there is no folder",
    }.items():
        refused = run(site, MAIL.replace("walkthrough", "other"), "--summary", name)
        assert refused.returncode == 2 and said in refused.stderr
    assert readme.read_text() == "# Read me\n" and drafts(site) == written
    assert run(site, MAIL, "--summary", "empty.md").returncode == 1


def test_a_file_name_moves_no_cursor(site: DrawnSite) -> None:
    for options in (["no\x1b[2Jfile"], ["mail.txt", "--summary", "no\x1b[2Jfolder/x"]):
        result = run_clearinghouse(["suggestion", *options], site.root)
        assert result.returncode == 2 and "\x1b" not in result.stdout + result.stderr


HOSTILE = "<script>alert(1)</script>\n---\nstatus: published\n---\n{{x}} [a](javascript:alert(1)) ![b](//evil) @team #1 \u202eabc\n```clearinghouse\nitems\n```"


@pytest.mark.slow
def test_hostile_words_in_every_answer_stay_words(site: DrawnSite) -> None:
    result = run(
        site, issue(**{name: HOSTILE for name in ANSWERS if name != "url"}, url=ANSWERS["url"]), "--summary", "s.md"
    )

    assert result.returncode == 0, result.stdout + result.stderr
    assert site.check().returncode == 0, site.check().stdout
    made = next(item for item in site.catalog().of("resource") if item.status == "draft")
    assert made.title.startswith("<script>") and made.fields.status == "draft"
    assert not made.body.links and "<script" not in made.body.text
    html = site.preview().text(made.address)
    assert "<script>alert" not in html and "javascript:" not in html.replace("(javascript:", "")
    summary = (site.root / "s.md").read_text()
    fence = summary.split("text\n")[0]
    assert len(fence) > 3 and summary.endswith(f"\n{fence}\n") and summary.count(fence) == 2


@pytest.mark.parametrize(
    "text",
    [
        MAIL + "x" * 10_000_000,
        "### Title\n\n" + "a@" * 2_000_000,
        "Title: " + "<https://" * 500_000,
        "> " * 2_000_000 + "\nTitle: x",
        "Title: a\nWeb address: " + "b\n" * 2_000_000,
        "From: a b\n" * 500_000 + MAIL,
        "*" * 3_000_000 + ":",
        "Suggest a resource\n" * 300_000 + MAIL,
        "Title: x\n" + "How you used it: " + "203-" * 1_000_000,
    ],
    ids=["tail", "mails", "brackets", "quotes", "lines", "senders", "stars", "starts", "phones"],
)
def test_ten_megabytes_of_anything_are_read_in_bounds(text: str) -> None:
    try:
        made = parse_suggestion(text)
    except NoSuggestion:
        return
    assert sum(map(len, made.answers.values())) < MAX_TEXT // 4


def test_no_text_whatever_breaks_the_reader() -> None:
    chance = random.Random(4)
    pieces = [
        *MAIL.splitlines(keepends=True),
        "### Title\n",
        "```",
        "> ",
        "\u202e",
        "\x00",
        "=\n",
        "--\n",
        "<a@b.c>",
        "\r",
        "\ud83d",
    ]
    for _ in range(300):
        text = "".join(chance.choices(pieces, k=chance.randint(0, 40)))
        try:
            answers = parse_suggestion(text).answers
        except NoSuggestion:
            continue
        assert all(clean_line(value) for value in answers.values())


def test_a_mail_is_read_by_the_words_of_the_site_that_wrote_it() -> None:
    words = load_words(
        changed={
            "sender": {"name": "Wer schreibt", "school": "Bezirk", "private_line": "以下は公開しません:"},
            "suggest": {"title": "Etwas vorschlagen", "use": "Wofür man's nahm"},
        }
    )
    form = forms_in(words)[0]
    mail = form.mail_text({**ANSWERS, **PRIVATE, "use": "Wir lasen es. Jane Doe auch."})

    for known in ((form, SUGGESTION), (form,)):
        read_now = parse_suggestion(mail, known)
        assert read_now.answers["use"].startswith("Wir lasen es.")
        assert PRIVATE["name"] not in str(read_now) and PRIVATE["email"] not in str(read_now)
    assert parse_suggestion(MAIL, (form, SUGGESTION)).answers == parse_suggestion(MAIL).answers


TOLD = {
    "title": "A team that meets every week",
    "setting": "A middle school in a small town",
    "context": "One student in four was absent too often.\n\nNobody looked.",
    "what_we_did": "Four of us met on Mondays.\nTopics: we wrote them down.",
    "what_it_took": "45 minutes a week.",
    "result": "Absence fell from 24 to 16 percent, says Wilhelmina Testperson of Canary Elementary.",
    "again": "We would begin with one grade.",
}


@pytest.mark.parametrize("wrap", [str, quoted, wrapped], ids=["as it is", "quoted", "wrapped"])
def test_what_a_school_tells_becomes_a_draft_that_names_nobody(site: DrawnSite, wrap: Callable[[str], str]) -> None:
    (site.root / "mail.txt").write_text(wrap(PRACTICE.mail_text({**TOLD, **PRIVATE})))

    said = run_clearinghouse(["suggestion", "mail.txt"], site.root)

    assert said.returncode == 0, said.stdout
    assert "Wrote content/practices/team-that-meets-every-week.md, as a draft." in said.stdout
    text = (site.root / "content/practices/team-that-meets-every-week.md").read_text()
    assert not any(word in text + said.stdout for word in ("Wilhelmina", "Canary", "canary.example"))
    practice = next(item.fields for item in site.catalog().items if item.key == "practices/team-that-meets-every-week")
    assert isinstance(practice, Practice)
    assert practice.status == "draft" and practice.school is None and practice.setting == TOLD["setting"]
    assert practice.context == TOLD["context"] and "wrote them down" in practice.what_we_did
    assert practice.result.startswith("Absence fell from 24 to 16 percent") and practice.again == TOLD["again"]
    assert "ask where each figure comes from" in said.stdout
    assert site.check().returncode == 0


def test_what_a_practice_needs_is_asked_for_by_name(site: DrawnSite) -> None:
    (site.root / "mail.txt").write_text(PRACTICE.mail_text({**TOLD, "result": ""}))

    said = run_clearinghouse(["suggestion", "mail.txt"], site.root)

    assert said.returncode == 1 and "'What came of it' is missing" in said.stdout
    assert not (site.root / "content/practices").exists()


def test_a_suggestion_is_not_taken_for_a_practice_nor_the_other_way_round() -> None:
    kinds = ((SUGGESTION,), (PRACTICE,))

    assert parse_form(MAIL, kinds)[0] is SUGGESTION
    assert parse_form(PRACTICE.mail_text(TOLD), kinds)[0] is PRACTICE
