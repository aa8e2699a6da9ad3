"""Signs that pass for digits, numbers beyond all calendars, and HTML and mails that Python's own readers stumble over."""

from __future__ import annotations

import pytest

from clearinghouse.catalog.everyday.days import read_day, read_moment
from clearinghouse.catalog.likeness import find_doi
from clearinghouse.content.body import Body
from clearinghouse.content.web_address import address_fault
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.lists.readers import read_source
from clearinghouse.intake.mail import Unreadable, read_mail
from clearinghouse.records.spreadsheet import SheetRow, read_sheet

CELLS = {"Date": "10/6/2026", "School": "x", "Minutes": "60", "Type": "call"}
MAIL = "From: Ann <ann@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; {}\r\n\r\nTitle: A guide\r\n"


@pytest.mark.parametrize("day", ["Oct ² 2026", "Oct 9 202²", "Oct 9 " + "2" * 60, "9" * 5000, "Oct 9 " + "9" * 5000])
def test_a_day_that_is_none_is_told_with_its_row(day: str) -> None:
    read = read_sheet([SheetRow(3, {**CELLS, "Date": day})], list(CELLS), "coach-a", {}, {})

    assert [label for label, _ in read.unclear] == ["row 3"] and read.entries == []


@pytest.mark.parametrize(
    "text", ["1 h 30000000000000000000000000000000 m", "9" * 90, "1e99999999 May", "½ May 2026", "² May"]
)
def test_a_day_that_the_library_stumbles_over_is_none(text: str) -> None:
    assert read_day(text) is None and read_moment(text) is None


@pytest.mark.parametrize("head", ["c*", "charset=u\0f-8", "charset*=", "boundary*0*=", 'charset="', "charset==?"])
def test_a_mail_that_python_stumbles_over_is_read_or_refused_in_words(head: str) -> None:
    try:
        assert "A guide" in read_mail(MAIL.format(head).encode())[0]
    except Unreadable as error:
        assert "text file" in str(error)


@pytest.mark.parametrize("odd", ["<![a](b)", "<![CDATA[ a > b ]]>", "<![", "<![]]>", "<![if !IE]>"])
def test_a_marked_section_is_a_comment(odd: str) -> None:
    assert Body(f"<div>\n{odd}\n</div>\n\n[a](/b/)\n").links[-1].target == "/b/"
    page = f"<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>{odd}><DT><A HREF='https://example.org/'>A guide</A></DL>"
    (table,) = read_source("list", page.encode(), "bookmarks", lambda text: False).tables
    assert table.rows[0].cells[0].text == "A guide"


@pytest.mark.parametrize(
    "doi", ["10.1000/`182", "10.1000/a\\b", "10.1002/(SICI)1097-4571(199806)49:8<693::AID>3.0.CO;2-O"]
)
def test_a_doi_becomes_an_address_that_can_be_opened(doi: str) -> None:
    url = read_address(doi).url

    assert address_fault(url) == "" and url.startswith("https://doi.org/10.10")
    assert find_doi(url) == find_doi(doi)
