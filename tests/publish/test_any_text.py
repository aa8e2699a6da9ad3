"""The one function by which each format writes a text: any text comes back from a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from machine import HOSTILE

from clearinghouse.publish.citations.links import _in_address
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.jsonld.script import render_graph
from clearinghouse.publish.open_data.csv_text import render_csv
from clearinghouse.publish.xml_text import element

BREAKS = ("\r\n", "\n", "\r", "\t", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\x7f", "\ufffe", "\u202e")
STARTS = (
    "=",
    "+",
    "-",
    "@",
    "'",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
    " =",
    "\t=",
    "\r=",
    "\n=",
    "]]>",
    "ER  - ",
    "%0A",
)
LONG = "word \u05e9, " * 700
TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.lists(st.sampled_from((*BREAKS, *STARTS, *HOSTILE)), max_size=6).map("".join),
)


@given(text=TEXT)
@example(text=LONG)
def test_xml_gives_back_any_text_as_content_and_as_attribute(text: str) -> None:
    read = ElementTree.fromstring(element("a", f"-{text}-", told=text))

    possible = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
    assert read.text == f"-{possible}-"
    assert read.get("told") == possible


@given(text=TEXT, other=TEXT)
@example(text=LONG, other="=1")
def test_a_table_gives_back_any_text_and_no_cell_begins_a_formula(text: str, other: str) -> None:
    _, cells = csv.reader(io.StringIO(render_csv(["a", "b"], [[text, other]]), newline=""), strict=True)

    assert [cell[1:] if cell.startswith("'") else cell for cell in cells] == [text, other]
    assert not [cell for cell in cells if re.match("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]", cell)]


@given(text=TEXT)
@example(text=LONG)
def test_json_gives_back_any_text_also_within_a_script(text: str) -> None:
    assert json.loads(json_text([text, {text: text}])) == [text, {text: text}]

    script = render_graph([{"name": text}])
    assert json.loads(script)["@graph"] == [{"name": text}]
    assert not set("<>&\u2028\u2029") & set(script)


@given(text=TEXT)
@example(text=LONG)
def test_an_address_that_holds_a_file_gives_back_any_text(text: str) -> None:
    address = _in_address(text)

    assert unquote(address, errors="strict") == text
    assert not set('\t\n\r "#<>') & set(address)


@pytest.mark.parametrize("text", ["\ud800", "a\udfff", "\udc00\ud800"])
def test_half_a_character_is_refused_and_not_written(text: str) -> None:
    with pytest.raises(TypeError):
        json_text({"title": text})
