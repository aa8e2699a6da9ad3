"""A document that names whoever made it is told, whichever program wrote it."""

from __future__ import annotations

import io
import random
import time
import zipfile
import zlib
from collections.abc import Iterator

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from clearinghouse.content.authors import document_author


def pdf(**properties: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PDF", **properties)
    return stream.getvalue()


def packed(part: str, xml: str, by: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", by) as archive:
        archive.writestr(part, xml)
    return stream.getvalue()


@pytest.mark.parametrize("name", ["Sam Sample", "Zoë (Sample) \\ Nuñez", "山田 太郎"])
def test_a_pdf_as_a_library_writes_it(name: str) -> None:
    assert document_author(".pdf", pdf(author=name)) == name
    assert document_author(".pdf", pdf(title="Author Sample")) == ""


def test_a_pdf_whose_properties_are_packed_or_are_xml() -> None:
    objects = zlib.compress(b"5 0 << /Author <FEFF00530061006D> >>")
    inside = b"%PDF-1.5\n7 0 obj << /Type /ObjStm /N 1 /Length 9 >>\nstream\r\n" + objects + b"\nendstream"
    xmp = b"%PDF-1.4 <dc:creator>\n <rdf:Seq>\n <rdf:li>Sam &amp; Kit</rdf:li></rdf:Seq></dc:creator>"

    assert document_author(".pdf", inside) == "Sam"
    assert document_author(".pdf", xmp) == "Sam & Kit"


@pytest.mark.parametrize(
    "inside",
    [
        b"<</Author 5 0 R>> endobj 5 0 obj (Sam Sample) endobj",
        b"<</Author 15 0 R>>\n5 0 obj (No) endobj\n15 0 obj <53616D2053616D706C65>",
    ],
)
def test_a_pdf_that_has_the_name_elsewhere(inside: bytes) -> None:
    assert document_author(".pdf", b"%PDF-1.4 " + inside) == "Sam Sample"


def test_a_name_with_brackets_and_every_name_are_told() -> None:
    both = packed(
        "docProps/core.xml", "<dc:creator>python-docx</dc:creator><cp:lastModifiedBy>Sam Sample</cp:lastModifiedBy>"
    )

    assert document_author(".pdf", b"%PDF-1.4 /Author (Sam (S) Sample)") == "Sam (S) Sample"
    assert document_author(".docx", both) == "python-docx, Sam Sample"


def test_a_workbook_as_a_library_writes_it() -> None:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.properties.creator = "Sam Sample"
    book.save(stream)

    assert document_author(".xlsx", stream.getvalue()) == "Sam Sample"


@pytest.mark.parametrize("field", ["meta:initial-creator", "dc:creator"])
def test_an_open_document(field: str) -> None:
    xml = f"<office:meta><dc:title>A</dc:title><{field}>Sam Sample</{field}></office:meta>"

    assert document_author(".odt", packed("meta.xml", xml)) == "Sam Sample"


def test_a_name_comes_on_one_line_and_short() -> None:
    said = document_author(".pdf", b"%PDF-1.4 /Author (a\\n::error::b\x1b[31m" + b"c" * 300 + b")")

    assert said.isprintable() and len(said) <= 60


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".odt"])
def test_what_is_broken_or_without_a_name_says_nothing(suffix: str) -> None:
    for data in (
        b"",
        b"PK\x03\x04",
        b"%PDF-1.4 /Author (",
        b"/Author <zz>",
        packed("word/x.xml", "<dc:creator>A</dc:creator>"),
    ):
        assert document_author(suffix, data) == ""


@given(st.binary(max_size=300), st.sampled_from([".pdf", ".docx", ".odt"]))
def test_no_bytes_break_the_reading(data: bytes, suffix: str) -> None:
    document_author(suffix, b"/Author (" + data + b"/ObjStm stream\n" + data)


@pytest.mark.parametrize("by", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_that_is_packed_in_any_way_and_damaged_anywhere_is_no_fault_of_the_program(by: int) -> None:
    whole = packed("docProps/core.xml", "<dc:creator>Sam Sample</dc:creator>" * 9, by)

    for place in range(len(whole)):
        document_author(".docx", whole[:place] + bytes([whole[place] ^ 255]) + whole[place + 1 :])


REPEATED = {
    "an element that never ends": b"<dc:creator><rdf:" + b"a" * 2**20,
    "elements that never end": (b"<dc:creator>" + b" " * 99 + b"<rdf:" + b"a" * 240) * 3000,
    "packed objects that never begin": b"/ObjStm" * 150_000,
}


@pytest.mark.parametrize("odd", REPEATED.values(), ids=list(REPEATED))
def test_a_pdf_of_a_megabyte_is_looked_through_about_as_fast_as_a_sound_one(odd: bytes) -> None:
    sound = b"%PDF-1.4 " + random.Random(1).randbytes(2**20)

    assert min(times(odd)) < 40 * min(times(sound)) + 0.02


def times(data: bytes) -> Iterator[float]:
    for _ in range(3):
        begun = time.process_time()
        document_author(".pdf", data)
        yield time.process_time() - begun
