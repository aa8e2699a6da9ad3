"""Everything that reads what comes in from outside, by name, as one function from bytes each.

A reader returns or refuses in the way that it declares; anything else that it raises is a fault of ours. The tests of
growth, of random bytes and of hostile files all go through this one table, so that a new reader has them all.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import openpyxl
from drawn import SAMPLE, DrawnSite

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, WrittenPage
from clearinghouse.catalog.everyday.days import read_day, read_moment
from clearinghouse.catalog.everyday.values import read_minutes, read_year
from clearinghouse.catalog.live_list import BadRequest, parse_request
from clearinghouse.content.authors import DOCUMENTS, document_author
from clearinghouse.content.body import Body
from clearinghouse.content.documents import document_fault
from clearinghouse.content.editor_notes import notes_line
from clearinghouse.content.files import SourceFile
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.invisible import find_invisible
from clearinghouse.content.kept_readings import Kept
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.load import Reading, Source, _read_safely
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.content.models import PageFields
from clearinghouse.content.named_letters import find_named_invisible
from clearinghouse.content.pictures import NotAPicture, without_traces
from clearinghouse.content.plain_text import clean_line, clean_text, literal_markdown, shortened, without_markup
from clearinghouse.content.tangle import find_tangle
from clearinghouse.content.web_address import address_fault, link_fault
from clearinghouse.host.settings import read_settings
from clearinghouse.host.settings_problems import settings_problems, unknown_frameworks
from clearinghouse.host.site_words import site_words
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.case_package import read_case, render_framework
from clearinghouse.intake.drafts import NoDraft
from clearinghouse.intake.lists.importing import Importer
from clearinghouse.intake.lists.readers import FORMATS, read_source
from clearinghouse.intake.lists.rows import BadFile
from clearinghouse.intake.mail import Unreadable, read_mail
from clearinghouse.intake.people import read_people
from clearinghouse.intake.suggested import _fields
from clearinghouse.intake.suggestion import NoSuggestion, parse_suggestion
from clearinghouse.problems import render_github, render_json, render_text, sort_problems
from clearinghouse.publish.bodies import Bodies
from clearinghouse.records.bundle import BadBundle, parse_bundle
from clearinghouse.records.kinds import KINDS as RECORD_KINDS
from clearinghouse.records.models import Cohort, School
from clearinghouse.records.reading import parse_record
from clearinghouse.records.spreadsheet import SheetRow, is_heading, read_sheet
from clearinghouse.records.store import read_policy
from clearinghouse.records.writing import NotWritten, make_record
from clearinghouse.standards.case.reading import NoPackage
from clearinghouse.upkeep.fetch import _parse_head
from clearinghouse.upkeep.history import BadHistory, parse_history
from clearinghouse.upkeep.web_address import Unfit, follow, parse_address, without_anchor
from clearinghouse.words import OWN

Read = Callable[[bytes], object]


@dataclass(frozen=True)
class Reader:
    """A reader, what it refuses with, and sound input of its kind to begin from."""

    read: Read
    refuses: tuple[type[Exception], ...] = ()
    seeds: tuple[bytes, ...] = ()

    def __call__(self, data: bytes) -> None:
        with contextlib.suppress(*self.refuses):
            self.read(data)


@cache
def catalog() -> Catalog:
    return DrawnSite(SAMPLE).catalog()


@cache
def importer() -> Importer:
    return Importer(catalog(), 2027)


@cache
def workplace() -> Path:
    """A folder in memory, where there is one, for what is read from a file."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    (folder / OWN).mkdir()
    return folder


def _text(read: Callable[[str], object]) -> Read:
    return lambda data: read(data.decode("utf-8", "replace"))


def _content(path: str) -> Read:
    """Read a file of a site's content, and say its problems in each way."""
    place = PurePosixPath(path)

    def read(data: bytes) -> None:
        file = workplace() / f"content{place.suffix}"
        file.write_bytes(data)
        reading = Reading()
        _read_safely(SourceFile(place, file), reading, Kept())
        problems = sort_problems(reading.problems)
        for render in (render_text, render_github, render_json):
            render(problems[:100])

    return read


def _body(text: str) -> None:
    body = Body(text)
    if find_tangle(text):
        return
    page = WrittenPage("/x/", PageFields(title="A page"), body, Source(PurePosixPath("content/x.md")))
    bodies = Bodies(Addresses(Catalog()))
    bodies.words(page)
    bodies.render(page, lambda request: "")
    assert (body.links, body.anchors, body.tags, body.live_lists, body.odd_lists, notes_line(body)) is not None


def _listed(format: str) -> Read:
    def read(data: bytes) -> None:
        importer().plan(read_source("list", data, format, importer().headings.is_heading), (), {})

    return read


def _sheet(data: bytes) -> None:
    schools = {"school-a": School.model_validate({"name": "SYNTHETIC School", "district": "district-a"})}
    cohorts: dict[str, Cohort] = {}
    for table in read_source("list", data, "csv", is_heading).tables:
        cells = ((row.number, (cell.text for cell in row.cells)) for row in table.rows)
        rows = [SheetRow(number, dict(zip(table.columns, texts, strict=False))) for number, texts in cells]
        read_sheet(rows, table.columns, "coach-a", schools, cohorts)


def _bundle(data: bytes) -> None:
    for entry in parse_bundle(data).entries:
        with contextlib.suppress(NotWritten):
            make_record(entry.kind, entry.id, entry.fields)


def _mail(data: bytes) -> None:
    _suggestion(read_mail(data)[0])


def _suggestion(text: str) -> None:
    _fields(catalog(), parse_suggestion(text))


def _case(data: bytes) -> None:
    if found := read_case(data):
        render_framework(found.framework)


def _policy(data: bytes) -> None:
    (workplace() / "policy.yml").write_bytes(data)
    read_policy(workplace())


def _settings(data: bytes) -> None:
    _told(data, b"challenge:\n  which: Which?\n")


def _words(data: bytes) -> None:
    _told(b"plugins: [{clearinghouse: {language: es}}]\n", data)


def _told(settings: bytes, words: bytes) -> None:
    (workplace() / "mkdocs.yml").write_bytes(settings)
    (workplace() / OWN / "es.yml").write_bytes(words)
    found = read_settings(workplace() / "mkdocs.yml")
    render_text(
        [*settings_problems(found), *unknown_frameworks(found, ["psel-2015"]), *site_words(workplace(), found)[1]]
    )


def _line(text: str) -> None:
    clean = clean_text(text)
    literal_markdown(text), shortened(clean_line(text), 60), without_markup(clean)
    find_invisible(text), find_named_invisible(text[:10_000])
    read_day(text), read_moment(text), read_year(text, 2027), read_minutes(text), read_people(text)
    importer()._terms.standards(text[:5_000]), importer()._terms.find("topics", text[:5_000])


def _address(text: str) -> None:
    address_fault(text), link_fault(text), without_anchor(text)
    Addresses(catalog()).resolve(text, catalog().items[0])
    if found := read_address(text).url:
        assert address_fault(found) == ""
    with contextlib.suppress(Unfit):
        follow(parse_address(text), text)


def _document(data: bytes) -> None:
    for suffix in sorted(DOCUMENTS):
        document_author(suffix, data)
        document_fault(suffix, data[:1024], len(data))


def _found(*patterns: str) -> tuple[bytes, ...]:
    return tuple(file.read_bytes() for pattern in patterns for file in sorted(SAMPLE.glob(pattern))[:4])


def _readers() -> dict[str, Reader]:
    readers = {
        "fields": Reader(_text(parse_front_matter), (YamlFault,), _found("resources/*.md")),
        "yaml": Reader(_text(parse_yaml), (YamlFault,), (b"a: [1, {b: c}]\nd: |\n  e\n", b"- 2026-09-01 10:00\n")),
        "body": Reader(_text(_body), (), (b"# A\n\n[b](/c/) <b>d</b> [^1]\n\n[^1]: e\n", b"!!! note\n    a\n\n|a|b|\n|-|-|\n|c|d|\n")),
        "page": Reader(_content("content/x.md"), (), (b"---\ntitle: A page\n---\n\n# A\n", *_found("content/program/*.md"))),
        "vocabulary": Reader(_content("content/vocabulary.yml"), (), _found("content/vocabulary.yml")),
        "framework": Reader(_content("content/standards/x.yml"), (), _found("content/standards/isllc*.yml")),
        "crosswalk": Reader(_content("content/standards/crosswalks.yml"), (), _found("content/standards/crosswalks.yml")),
        "png": Reader(_content("content/assets/x.png"), (NotAPicture,), _found("content/*/*/*.png")),
        "pdf": Reader(_content("content/assets/x.pdf"), (), (b"%PDF-1.4\n1 0 obj <</Author (A)>> endobj",)),
        "picture": Reader(without_traces, (NotAPicture,), _found("content/*/*/*.png")),
        "document": Reader(_document, (), (b"%PDF-1.4 /Author (A) /ObjStm stream\nx", b"PK\x05\x06" + bytes(18))),
        "mail": Reader(_mail, (Unreadable, NoSuggestion, NoDraft), (MAIL, MAIL_IN_HTML)),
        "suggestion": Reader(_text(_suggestion), (NoSuggestion, NoDraft), (ISSUE,)),
        "case": Reader(_case, (NoPackage,), (CASE,)),
        "bundle": Reader(_bundle, (BadBundle,), (BUNDLE,)),
        "sheet": Reader(_sheet, (BadFile,), (SHEET,)),
        "policy": Reader(_policy, (), (b"program: A program\n",)),
        "settings": Reader(_settings, (), (SETTINGS,)),
        "words": Reader(_words, (), (b"challenge:\n  which: Which?\n",)),
        "history": Reader(parse_history, (BadHistory,), (HISTORY,)),
        "answer": Reader(_parse_head, (), (b"HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n",)),
        "live-list": Reader(_text(lambda text: parse_request(text, catalog())), (BadRequest,), (b"resources topic=attendance limit=3",)),
        "line": Reader(_text(_line), (), (b"12 Oct 2026, 10:30", b"PSEL 1, 2b and 6-8", b"Doe, Ann; Roe, Dr. B.", b"1 h 30 min")),
        "address": Reader(_text(_address), (), (b"https://example.org/a?b=c#d", b"doi:10.1000/182", b"www.example.org")),
    }  # fmt: skip
    for kind in KINDS:
        readers[kind.name] = Reader(_content(f"{kind.folder}/x.md"), (), _found(f"{kind.folder}/*.md"))
    for format in FORMATS:
        readers[f"{format}-list" if format in readers else format] = Reader(_listed(format), (BadFile,), LISTED[format])
    for record in RECORD_KINDS:
        path = PurePosixPath(record.folder, *("x" for _ in record.model.partition), "x.yml")
        read = _text(lambda text, path=path: parse_record(path, text))  # type: ignore[misc]  # the loop's own path
        readers[f"record-{record.name}"] = Reader(read, (), (b"name: SYNTHETIC\ncoach: coach-a\ndate: 2026-10-06\n",))
    return readers


def _workbook() -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    for row in (("Title", "Link", "Year"), ("A guide", "https://example.org/a", 2020)):
        book.worksheets[0].append(row)
    book.save(stream)
    return stream.getvalue()


MAIL = b"From: Ann <ann@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nTitle: A guide\r\nWeb address: https://example.org/a\r\n"  # fmt: skip
MAIL_IN_HTML = MAIL.replace(b"text/plain", b"text/html").replace(b"\r\nTitle", b"\r\n<p>Title") + b"<br><a href='https://example.org'>x</a>"  # fmt: skip
ISSUE = b"### Title\n\nA guide\n\n### Web address\n\nhttps://example.org/a\n\n### Summary\n\nWords.\n"
CASE = b'{"CFDocument": {"identifier": "a", "title": "A", "creator": "B"}, "CFItems": [{"identifier": "b", "fullStatement": "C", "humanCodingScheme": "1"}], "CFAssociations": [{"identifier": "c", "associationType": "isChildOf", "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "a"}}]}'  # fmt: skip
BUNDLE = b'{"format": "clearinghouse-records", "version": 1, "coach": "coach-a", "records": [{"kind": "contact", "id": "abc", "fields": {"coach": "coach-a", "school": "school-a", "date": "2026-10-06", "minutes": 60, "mode": "phone"}}]}'  # fmt: skip
SHEET = (
    b"Date,School,Minutes,Type,Start,Next step,By when\n10/6/2026,SYNTHETIC School,1:30,call,2:05 pm,Plan,Oct 9 2026\n"
)
SETTINGS = b"site_name: A\nsite_url: !ENV [SITE_URL, 'https://example.org/']\nplugins: [{clearinghouse: {frameworks: [a], language: en, words: {a.b: c}}}]\n"  # fmt: skip
HISTORY = b'{"version": 1, "addresses": {"https://example.org/": [["2026-09-01", "ok"]]}}'
LISTED: Mapping[str, tuple[bytes, ...]] = {
    "xlsx": (_workbook(),),
    "csv": (b"Title,Link,Topics,PSEL 1\nA guide,https://example.org/a,Attendance,x\n",),
    "ris": (b"TY  - RPRT\nTI  - A guide\nAU  - Doe, A\nUR  - https://example.org/a\nPY  - 2020\nER  - \n",),
    "nbib": (b"PMID- 1\nTI  - A guide\n      goes on\nFAU - Doe, Ann\nDP  - 2020 Jan\n\n",),
    "bibtex": (b'@string{p = "P"}\n@article{a, title = {A {G}uide} # p, author = {Doe, A and Roe, B}, url = "https://example.org", year = 2020}\n',),
    "csl-json": (b'[{"id": "a", "title": "A", "URL": "https://example.org/a", "issued": {"date-parts": [[2020]]}, "author": [{"family": "Doe"}]}]',),
    "bookmarks": (b"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>F</H3><DL><p><DT><A HREF='https://example.org/'>A</A></DL></DL>",),
    "mail": (MAIL_IN_HTML, MAIL + b"\r\nA guide - https://example.org/a\r\n"),
    "addresses": (b"A guide - https://example.org/a\n[B](https://example.org/b) words\nhttps://example.org/c\n",),
}  # fmt: skip
READERS = _readers()
