"""Who sent a suggestion: in no answer, however a name, a school or a mail is written, and in no address."""

from __future__ import annotations

import pytest
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.forms.suggestion import SUGGESTION
from clearinghouse.intake.suggestion import MAX_TEXT, Suggestion, parse_suggestion

PRIVATE = {
    "name": "Jane Q. Doe",
    "school": "Bulkeley High School, Hartford (West Campus)",
    "email": "jdoe@hartfordschools.example.org",
}
ANSWERS = {"title": "A guide to walkthroughs", "url": "https://example.org/guide", "publisher": "Example Publisher"}


def made(**answers: str) -> Suggestion:
    return parse_suggestion(SUGGESTION.mail_text({**ANSWERS, **PRIVATE, **answers}))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "https://nam10.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fguide"
            "&data=05%7C02%7Cjane.doe%40hartfordschools.example.org%7C0a",
            "https://example.org/guide",
        ),
        ("https://www.google.com/url?q=https://example.org/guide&sa=jdoe", "https://example.org/guide"),
        (
            "https://drive.example.org/d/860-555-1234?mail=jane.doe@hartfordschools.example.org",
            "https://drive.example.org/d/860-555-1234",
        ),
        ("https://example.org/guide?to=jane%2Edoe%2540hartford.example.org", "https://example.org/guide"),
        ("https://example.org/guide#860-555-1234", "https://example.org/guide"),
        ("https://example.org/guide?page=2", "https://example.org/guide?page=2"),
        ("https://example.org/d/860-555-1234", "https://example.org/d/860-555-1234"),
        ("https://janedoe.example.org/guide?x=1", ""),
        ("https://sites.example.org/Jane-Doe/guide?x=1", ""),
        ("https://sites.example.org/Jane%20Doe/guide", ""),
        ("https://sites.example.org/~jdoe/guide", ""),
        ("https://sites.example.org/bulkeley-high-school/guide", ""),
        ("https://nam10.safelinks.protection.outlook.com/?data=jdoe%40hartfordschools.example.org", ""),
    ],
)
def test_an_address_is_kept_without_what_tells_the_sender(said: str, kept: str) -> None:
    assert made(url=said).answers.get("url", "") == kept


def test_what_was_taken_out_of_an_address_is_said_as_it_is() -> None:
    cut = made(url="https://example.org/guide?to=jdoe").doubts
    gone = made(url="https://sites.example.org/Jane-Doe/guide?x=1").doubts

    assert len(cut) == len(gone) == 1
    assert "what stood behind the '?'" in cut[0] and "tells who sent it" in gone[0]
    assert made(url="https://example.org/guide?page=2").doubts == ()


def test_a_suggestion_whose_address_tells_the_sender_is_refused_with_that_reason(site: DrawnSite) -> None:
    mail = site.write("mail.txt", SUGGESTION.mail_text({**ANSWERS, **PRIVATE, "url": "https://example.org/jane-doe/x"}))

    result = run_clearinghouse(["suggestion", str(mail)], site.root)

    assert result.returncode == 1 and "tells who sent it" in result.stdout and "jane-doe" not in result.stdout


@pytest.mark.parametrize(
    "used",
    [
        "We at Bulkeley High School liked it.",
        "Used on the West  Campus.",
        "bulkeley high school, Hartford (West Campus)",
        "Write to jane.doe (at) hartfordschools.example.org please.",
        "Write to somebody [at] hartfordschools [dot] example.org please.",
        "See https://example.org/?to=jane%2Edoe%40hartfordschools.example.org",
        "My login is JDOE there.",
        "Follow @janedoe or @JaneDoe77 or @mrs_jane_doe or @doejane.",
        "jane thought of it, and doe too",
        "JaneDoe, j.doe, janed and Jane%20Doe",
    ],
)
@pytest.mark.parametrize("field", ["use", "title", "topics"])
def test_the_sender_is_found_however_written(used: str, field: str) -> None:
    said = " ".join(made(**{field: used}).answers.values()).casefold()

    for word in ("jane", "doe", "bulkeley", "west", "hartfordschools", "somebody", "@"):
        assert word not in said


def test_a_mail_alone_tells_the_name_too() -> None:
    text = SUGGESTION.mail_text({**ANSWERS, "email": "jane.doe@example.org", "use": "Jane Doe and @JaneDoe did it."})

    assert "doe" not in str(parse_suggestion(text).answers).casefold()


def test_words_that_tell_nobody_stay() -> None:
    used = "Our principal and the high school office in Hartford use it, as does everyone."
    private = {"name": "Jo Li", "school": "High School, Hartford", "email": "principal@example.org"}

    assert made(**private, use=used).answers["use"] == used


@pytest.mark.parametrize("sent", ["a" * 50_000, "a b " * 20_000, "a-" * 20_000, "ab, " * 20_000, "abc.def." * 9000])
@pytest.mark.parametrize("name", ["name", "school", "email"])
def test_a_sender_of_any_length_is_read_in_bounds(name: str, sent: str) -> None:
    answers = made(**{name: sent, "use": "a-b ab " * 4000}).answers

    assert sum(map(len, answers.values())) < MAX_TEXT


@pytest.mark.parametrize(
    "head",
    ['From: "Doe, Jane" <jd@district.example.org>', "From: Doe, Jane <jd@district.example.org>", "From: Jane Q. Doe, Ed.D. <jd@district.example.org>",
     "From: Dr. Jane Doe <jd@district.example.org>", "From: Jane van der Doe <jd@district.example.org>", "From: JANE DOE via Google Groups <list@district.example.org>",
     "On Mon, Jan 1, 2024 at 3:00 PM Jane Doe <jd@district.example.org> wrote:", "> On 1 Jan 2024, at 15:00, Jane Doe <jd@district.example.org> wrote:",
     "From: =?utf-8?q?Jane_Doe?= <jd@district.example.org>", "Absender: Jane Doe <jd@district.example.org>", "*From:* Jane Doe (Hartwell MS) <jd@district.example.org>",
     "From: 'Jane Doe' <jd@district.example.org>", "Remitente: DOE Jane <jd@district.example.org>"],
)  # fmt: skip
def test_a_sender_is_known_however_the_head_of_the_mail_has_the_name(head: str) -> None:
    said = "\n".join(
        f"{question.label}: Ms. Doe and Jane use it each week." for question in SUGGESTION.public if question.lines
    )
    text = f"{head}\n\n{SUGGESTION.title}\n\n{SUGGESTION.public[0].label}: A guide\n{SUGGESTION.public[1].label}: https://example.org/guide\n{said}\n"
    answers = parse_suggestion(text).answers
    words = " ".join(value for name, value in answers.items() if name not in ("title", "url"))

    assert "use it each week" in words and "Doe" not in words and "Jane" not in words


def test_a_firm_that_sends_a_mail_keeps_its_words_in_sentences() -> None:
    said = "\n".join(f"{question.label}: We do learning walks." for question in SUGGESTION.public if question.lines)
    text = f"From: Learning Ahead <news@example.org>\n\n{SUGGESTION.title}\n\n{SUGGESTION.public[0].label}: A guide\n{SUGGESTION.public[1].label}: https://example.org/guide\n{said}\n"

    assert "We do learning walks." in parse_suggestion(text).answers.values()
