"""Whoever is taken off the site is told of wherever something still speaks of them."""

from __future__ import annotations

import re
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from drawn import DrawnSite

from clearinghouse.content.document_text import document_text
from clearinghouse.host.content import load_content
from clearinghouse.problems import render_text

ENDED = {"given_on": date(2025, 1, 1), "expires_on": date(2026, 8, 31)}


def told(site: DrawnSite, path: str) -> list[str]:
    said = render_text(load_content(site.root, date(2026, 9, 1)).problems)
    return [line for line in said.splitlines() if line.startswith(path) and "consent-expired" in line]


@pytest.fixture
def person(site: DrawnSite) -> DrawnSite:
    site.write(
        "content/people/sam.md",
        name="Sam Sample",
        role="Principal",
        summary="A principal.",
        status="published",
        contact={"email": "principal@example.org", "phone": "(203) 555-0177", "url": "https://example.org/staff/sam"},
        consent=ENDED,
    )
    site.write("content/people/sam/at-work.png", "x")
    return site


@pytest.mark.parametrize(
    ("body", "line", "does"),
    [
        ("Ask Sam Sample about it.\n", 1, "names"),
        ("Words.\n\nAsk **SAM SAMPLE**.\n", 3, "names"),
        ("Ask _Sam Sample_.\n", 1, "names"),
        ("Words.\n\nAsk Sam\nSample, or **Sam** Samuel.\n", 3, "names"),
        ("Ask **Sam** Sample.\n", 1, "names"),
        ("Ask Sam\u00a0Sample.\n", 1, "names"),
        ("Ask Sam&nbsp;Sample.\n", 1, "names"),
        ("Ask Sam-Sample.\n", 1, "names"),
        ("Ask Sam\u2011Sample.\n", 1, "names"),
        ("Ask Sample, Sam.\n", 1, "names"),
        ("Ask Sam Q. Sample.\n", 1, "names"),
        ("> Ask Sam\n> Sample.\n", 1, "names"),
        ("Ask Sam <b>Sample</b>.\n", 1, "names"),
        ("Ask Sam<br>Sample.\n", 1, "names"),
        ("Ask Sam<!-- x --> Sample.\n", 1, "names"),
        ("Ask S&#97;m&thinsp;Sample.\n", 1, "names"),
        ("Ask [Sam](https://example.org) Sample.\n", 1, "names"),
        ("Write to <principal@example.org>.\n", 1, "names"),
        ("Read <https://example.org/sam-sample>.\n", 1, "names"),
        ("Read [this](/people/sam/).\n", 1, "links to"),
        ("Words.\n\n![At work](/people/sam/at-work.png)\n", 3, "pictures"),
    ],
)
def test_each_place_is_told_with_its_line(person: DrawnSite, body: str, line: int, does: str) -> None:
    person.write("content/program.md", body, title="Program")

    [said] = told(person, "content/program.md")

    assert f"still {does} Sam Sample" in said
    assert said.startswith(f"content/program.md:{4 + line}:")


@pytest.mark.parametrize(
    "words",
    [
        *("S. Sample", "(203) 555-0177", "203.555.0177", "https://example.org/staff/sam", "principal@example.org"),
        *("Sample, Sam", "https://zoom.example.org/j/sam-sample"),
    ],
)
def test_all_that_tells_a_person_is_told(person: DrawnSite, words: str) -> None:
    person.resource("mine", summary=f"Ask {words} about it.")

    assert len(told(person, "resources/mine.md")) == 1


@pytest.mark.parametrize(
    "words",
    ["Jose Nunez Ruiz", "JOS\u00c9 Ruiz", "Dr. Jos\u00e9 N\u00fa\u00f1ez Ruiz", "Ruiz, Jos\u00e9 N\u00fa\u00f1ez"],
)
def test_a_name_is_told_without_its_title_its_accents_and_its_middle(person: DrawnSite, words: str) -> None:
    file = person.root / "content/people/sam.md"
    file.write_text(file.read_text().replace("Sam Sample", "Dr. Jos\u00e9 N\u00fa\u00f1ez Ruiz, Ph.D."))
    person.resource("mine", "Ask \u2018us\u2019 or " + words + ".")

    assert len(told(person, "resources/mine.md")) == 1


def test_names_in_what_has_no_page_of_its_own_are_told(person: DrawnSite) -> None:
    vocabulary = person.root / "content/vocabulary.yml"
    vocabulary.write_text(vocabulary.read_text() + "# Sam Sample\n")
    framework = person.root / "content/standards/psel-2015.yml"
    framework.write_text(re.sub(r"(?m)^title: .*", "title: Standards by Sam Sample", framework.read_text(), count=1))
    person.resource("sam-sample-talk", url="https://example.org/talk")
    person.write("resources/mine/sam_sample_slides.txt", "Words.")
    person.resource("mine", attachments=[{"file": "sam_sample_slides.txt", "label": "Slides"}])

    assert told(person, "content/vocabulary.yml") == []
    assert len(told(person, "content/standards/psel-2015.yml")) == 1
    assert len(told(person, "resources/sam-sample-talk.md")) == 1
    assert len(told(person, "resources/mine/sam_sample_slides.txt")) == 1


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ("copyright: Sam Sample", 6),
        ("site_description: |\n  A site\n  by Sam\n  Sample.", 6),
        ("nav:\n- Home: index.md\n- Ask Sam Sample: program.md", 8),
        ("extra:\n  social:\n  - icon: mail\n    link: mailto:principal@example.org", 9),
        ("extra:\n  Sam Sample: x", 7),
    ],
)
def test_what_settings_put_on_every_page_is_told(person: DrawnSite, setting: str, line: int) -> None:
    person.write("content/program.md", "Words.\n", title="Program")
    file = person.root / "mkdocs.yml"
    file.write_text(file.read_text() + setting + "\n")

    [said] = told(person, f"mkdocs.yml:{line}:")

    assert "still names Sam Sample" in said


def test_options_of_the_plugin_are_looked_through(person: DrawnSite) -> None:
    file = person.root / "mkdocs.yml"
    options = (
        "time_zone: America/New_York, contact_email: principal@example.org, words: {header: {skip: Sam Sample says}}"
    )
    file.write_text(file.read_text().replace("time_zone: America/New_York", options))

    assert len(told(person, "mkdocs.yml:5:")) == 2


@pytest.mark.parametrize("url", ["https://sample-coaching.org/", "https://www.sample-coaching.org/about/us"])
@pytest.mark.parametrize(
    "words", ["<https://sample-coaching.org/about>", "[x](http://www.sample-coaching.org)", "See sample-coaching.org."]
)
def test_a_web_site_of_the_persons_own_tells_them(person: DrawnSite, url: str, words: str) -> None:
    file = person.root / "content/people/sam.md"
    file.write_text(file.read_text().replace("https://example.org/staff/sam", url))
    person.write("content/program.md", words, title="Program")
    person.resource("mine", url="https://sample-coaching.org/talk")

    assert len(told(person, "content/program.md")) == len(told(person, "resources/mine.md")) == 1


@pytest.mark.parametrize("url", ["https://www.district.example.gov/", "https://shared.example.org/"])
def test_a_web_site_that_others_have_too_tells_nobody(person: DrawnSite, url: str) -> None:
    file = person.root / "content/people/sam.md"
    file.write_text(file.read_text().replace("https://example.org/staff/sam", url))
    agreed = {"given_on": date(2026, 1, 1), "expires_on": date(2027, 1, 1)}
    person.write(
        "content/people/kim.md",
        name="Kim Other",
        role="Principal",
        summary="A principal.",
        status="published",
        contact={"email": "kim@shared.example.org"},
        consent=agreed,
    )
    person.resource("mine", url=f"{url}guide")

    assert told(person, "resources/mine.md") == []


@pytest.mark.parametrize(
    "fields",
    [
        {"aliases": ["/collections/samsample-picks/"]},
        {"url": "https://zoom.example.org/j/samsample"},
        {"summary": "Write to @ssample."},
        {"summary": "Call +1 203 555 0177."},
    ],
)
def test_a_name_in_one_word_is_told_in_addresses(person: DrawnSite, fields: dict[str, object]) -> None:
    person.resource("mine", **fields)

    assert len(told(person, "resources/mine.md")) == 1


def test_a_name_in_one_word_is_told_in_ids_and_names_of_files(person: DrawnSite) -> None:
    person.resource("samsample-talk", url="https://example.org/talk")
    person.write("content/assets/docs/samsample.txt", "Words.")

    assert (
        len(told(person, "resources/samsample-talk.md")) == len(told(person, "content/assets/docs/samsample.txt")) == 1
    )


def test_files_of_text_are_looked_through(person: DrawnSite) -> None:
    person.write("content/assets/docs/minutes.txt", "Words.\n\nSam Sample spoke.\n")
    person.write("content/assets/docs/rows.csv").write_bytes("name,role\nSample,Sam\n".encode("utf-16"))

    assert len(told(person, "content/assets/docs/minutes.txt:3:")) == 1
    assert len(told(person, "content/assets/docs/rows.csv:2:")) == 1


WORDS = {
    "a.docx": (
        "word/document.xml",
        "<w:p><w:r><w:t>Sam</w:t></w:r><w:r><w:t xml:space='preserve'> Sample</w:t></w:r></w:p>",
    ),
    "b.docx": ("word/comments.xml", "<w:p><w:t>Ask S&#97;m Sample</w:t></w:p>"),
    "c.pptx": ("ppt/slides/slide1.xml", "<a:p><a:r><a:t>Sample, Sam</a:t></a:r></a:p>"),
    "d.pptx": ("ppt/notesSlides/notesSlide1.xml", "<a:p><a:t>Sam</a:t><a:br/><a:t> Sample</a:t></a:p>"),
    "e.xlsx": ("xl/sharedStrings.xml", "<si><t>Sam Sample</t></si>"),
    "f.odt": ("content.xml", "<text:p>Sam<text:s text:c='1'/>Sample</text:p>"),
    "g.ods": ("meta.xml", "<dc:creator>Sam Sample</dc:creator>"),
}
"""Where a document has its words, and how it writes a name there."""


@pytest.mark.parametrize("name", WORDS)
def test_documents_are_looked_through(person: DrawnSite, name: str) -> None:
    part, xml = WORDS[name]
    for file, words in ((name, xml), (f"other-{name}", xml.replace("Sam", "Kit"))):
        with zipfile.ZipFile(person.write(f"content/assets/docs/{file}"), "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(part, words)

    assert len(told(person, f"content/assets/docs/{name}")) == 1
    assert told(person, f"content/assets/docs/other-{name}") == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"words"])
def test_a_broken_document_is_nothing(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    (tmp_path / "a.pdf").write_bytes(data)

    assert (
        document_text(tmp_path / "a.docx")
        == document_text(tmp_path / "a.pdf")
        == document_text(tmp_path / "no.docx")
        == ""
    )


@pytest.mark.slow
def test_a_document_that_unpacks_to_much_is_read_in_part(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w:p>" * 20_000_000)
    began = time.process_time()

    assert len(document_text(file)) < 20_000_000 and time.process_time() - began < 5


@pytest.mark.parametrize(
    "body", ["Sample<br>Sam\n", '[x](https://example.org "Sam\\ Sample")\n', "![S**a**m Sample](x.png)\n", "| Sam | Sample |\n|-|-|\n"]
)  # fmt: skip
def test_what_only_the_page_shows_is_told(person: DrawnSite, body: str) -> None:
    person.write("content/program.md", body, title="Program")

    assert len(told(person, "content/program.md")) == 1


def test_fields_are_looked_through_too(person: DrawnSite) -> None:
    person.resource("mine", summary="What Sam Sample does each week.")

    assert len(told(person, "resources/mine.md")) == 1


@pytest.mark.parametrize("body", ["Ask Sam Sampleton.\n", "Ask Sam.\n", "Ask Samantha Sample Jr.\n"])
def test_who_has_another_name_is_not_meant(person: DrawnSite, body: str) -> None:
    person.write("content/program.md", body, title="Program")

    assert told(person, "content/program.md") == []


@pytest.mark.slow
def test_the_site_is_still_published_and_shows_neither_person_nor_picture(person: DrawnSite) -> None:
    shown = "![Sam Sample at work](/people/sam/at-work.png) [him](/people/sam/ 'Sam Sample')\n"
    person.write("content/program.md", shown, title="Program")

    built = person.build()

    assert built.result.returncode == 0, built.said
    assert not built.has("/people/sam/") and "Sam Sample" not in built.text("/program/")
    assert [file for file in built.files() if file.name == "at-work.png"] == []


SCHOOL = {"school": "Nutmeg School", "setting": "A small school", "context": "Words.", "what_we_did": "Words.", "result": "Words."}  # fmt: skip


def practice(site: DrawnSite, id: str, **changes: object) -> None:
    fields = {"title": f"Practice {id}", "summary": "A practice.", "status": "published", **SCHOOL, **changes}
    site.write(f"content/practices/{id}.md", "Words.\n", **fields)


def test_a_school_whose_consent_ended_is_told_of_as_people_are(site: DrawnSite) -> None:
    practice(site, "first", consent=ENDED)
    site.resource("mine", "Words.\n\nSee what Nutmeg School did.\n")
    site.write("content/program.md", "As Nutmeg Schooling says.\n", title="Program")

    [said] = told(site, "resources/mine.md")

    assert "still names Nutmeg School" in said and told(site, "content/program.md") == []


def test_a_school_that_agreed_to_another_practice_may_be_named(site: DrawnSite) -> None:
    practice(site, "first", consent=ENDED)
    practice(site, "second", consent={"given_on": date(2026, 1, 1), "expires_on": date(2027, 1, 1)})
    site.resource("mine", "See what Nutmeg School did.\n")

    assert told(site, "resources/mine.md") == []


def test_who_is_a_draft_since_the_consent_ended_is_told_of_too(person: DrawnSite) -> None:
    file = person.root / "content" / "people" / "sam.md"
    file.write_text(file.read_text().replace("status: published", "status: draft"))
    person.write("content/program.md", "Ask Sam Sample.\n", title="Program")

    assert len(told(person, "content/program.md")) == 1
