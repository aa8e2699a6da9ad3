"""Citations: files that other programs read as we meant them, and the reference as APA wants it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from drawn import DrawnSite
from hypothesis import example, given
from hypothesis import strategies as st
from machine import HOSTILE as WORDS
from pybtex.database import Entry, parse_string
from pybtex.richtext import Text

from clearinghouse.catalog.catalog import Catalog, Item
from clearinghouse.publish.citations import ApaReference, citation_links, citation_outputs
from clearinghouse.publish.citations import apa_parts as parts_of
from clearinghouse.publish.citations.bibtex import render_bibtex
from clearinghouse.publish.citations.citation import FORMS, make_citation, one_line
from clearinghouse.publish.citations.csl import render_csl
from clearinghouse.publish.citations.names import parse_name
from clearinghouse.publish.citations.ris import render_ris
from clearinghouse.publish.site import Site

LABELS = {"report": "Report"}
NO_LATEX = {r"\textbackslash{}": "\\", r"\textbraceleft{}": "{", r"\textbraceright{}": "}"} | {
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
}


@pytest.fixture(scope="module")
def any_item(sample: Catalog) -> Item:
    return sample.of("resource")[0]


def drawn(any_item: Item, **changes: Any) -> Item:
    """Return a plain report with the given fields, unchecked: the writers trust no model before them."""
    plain = {"title": "Title", "type": "report", "publisher": "Press", "authors": (), "year": None, "url": None}
    return replace(any_item, id="some-id", fields=any_item.fields.model_copy(update=plain | changes))


def ris_of(item: Item) -> dict[str, Any]:
    (record,) = rispy.loads(render_ris(make_citation(item)))
    return dict(record)


def bibtex_of(item: Item) -> Entry:
    ((key, entry),) = parse_string(render_bibtex(make_citation(item, LABELS)), "bibtex").entries.items()
    assert key == item.id
    return entry


def csl_of(item: Item) -> dict[str, Any]:
    (record,) = json.loads(render_csl(make_citation(item)))
    return dict(record)


def apa_parts(item: Item) -> ApaReference:
    return parts_of(make_citation(item))


def apa_reference(item: Item) -> str:
    return str(apa_parts(item))


def plain(latex: str) -> str:
    """Return what LaTeX would print, read by pybtex but for the commands that it does not know."""
    parts = re.split("(" + "|".join(map(re.escape, NO_LATEX)) + ")", latex)
    return "".join(NO_LATEX.get(part) or re.sub(r"\\([&%$#_])", r"\1", re.sub(r"[{}]", "", part)) for part in parts)


# The files, as reference managers read them.


def test_the_list_of_the_resources_in_use_has_three_files_and_so_has_each_collection(site: DrawnSite) -> None:
    (site.root / "resources" / "feedback-protocol.md").unlink()
    site.resource("old", status="retired", retired_note="Out of date.")
    site.resource("fresh")
    site.resource("unready", status="draft")
    named = [{"item": "resources/old"}, {"item": "resources/unready"}]
    site.write("content/collections/l.md", title="L", summary="S.", status="published", items=named)

    made = {output.address: output.content for output in citation_outputs(Site(site.catalog(), date(2026, 9, 1)))}

    places = ("/resources/", "/collections/l/")
    assert list(made) == [f"{place}cite.{ending}" for place in places for ending in ("ris", "bib", "json")]
    ids = {
        address: [one["id"] for one in json.loads(text)] for address, text in made.items() if address.endswith("json")
    }
    assert ids == {"/resources/cite.json": ["fresh"], "/collections/l/cite.json": ["old"]}


def test_a_link_holds_the_whole_file(any_item: Item) -> None:
    """Parted as the URL Standard does it: the type up to the first comma, the rest percent-decoded, no fragment."""
    for title in (*WORDS, "50 % of #1? {a} <b> \\ é 🏫 %41 ~`|"):
        citation = make_citation(drawn(any_item, title=title, authors=("Zoë Exämple",)), LABELS)
        links = list(citation_links(citation))

        assert [link.file for link in links] == ["some-id.ris", "some-id.bib", "some-id.json"]
        for link, render in zip(links, (render_ris, render_bibtex, render_csl), strict=True):
            assert not set('\t\n\r "#<>[\\]^`{|}').intersection(link.address)
            assert unquote(link.address.partition(",")[2]) == render(citation)


def test_every_resource_is_read_back_from_ris(sample: Catalog) -> None:
    for item in sample.of("resource"):
        record, cited = ris_of(item), make_citation(item)
        assert record["title"] == item.title
        assert [unturned(author) for author in record.get("authors", [])] == [
            unturned(spoken(n)) for n in cited.authors
        ]
        assert [name.whole for name in cited.authors] == list(item.fields.authors)
        assert record.get("year") == (str(item.fields.year) if item.fields.year else None)
        assert record["urls"] == [item.fields.url]
        assert record["publisher"] == item.fields.publisher


def spoken(name: Any) -> str:
    return f"{name.family}, {name.given}" if name.is_person else str(name.whole)


def unturned(author: str) -> str:
    """Return a RIS author with the given names first again."""
    family, _, given = author.partition(", ")
    return f"{given} {family}".strip()


def test_every_resource_is_read_back_from_bibtex(sample: Catalog) -> None:
    for item in sample.of("resource"):
        entry = bibtex_of(item)
        assert str(Text.from_latex(entry.fields["title"])) == item.title
        assert [bibtex_author(person) for person in entry.persons.get("author", [])] == list(item.fields.authors)
        assert entry.fields.get("year") == (str(item.fields.year) if item.fields.year else None)
        assert entry.fields["url"] == item.fields.url


def bibtex_author(person: Any) -> str:
    names = [*person.first_names, *person.middle_names, *person.prelast_names, *person.last_names]
    return plain(" ".join([*names, *person.lineage_names]))


def test_every_resource_is_read_back_from_csl_and_rendered(sample: Catalog) -> None:
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    records = [csl_of(item) for item in sample.of("resource")]
    for item, record in zip(sample.of("resource"), records, strict=True):
        assert record["title"] == item.title
        assert [csl_author(name) for name in record.get("author", [])] == list(item.fields.authors)
        assert record.get("issued") == ({"date-parts": [[item.fields.year]]} if item.fields.year else None)
        assert record["URL"] == item.fields.url
    bibliography = CitationStylesBibliography(style, CiteProcJSON(records), formatter.plain)
    for record in records:
        bibliography.register(Citation([CitationItem(record["id"])]))
    shown = "\n".join(str(entry) for entry in bibliography.bibliography())
    assert all(record["URL"] in shown for record in records)


def csl_author(name: Mapping[str, str]) -> str:
    return name.get("literal") or " ".join(name[part] for part in ("given", "family", "suffix") if part in name)


def test_the_files_say_the_same_each_time(any_item: Item) -> None:
    item = drawn(
        any_item, title="Café “MTSS”", authors=("Zoë Exämple",), year=2020, url="https://example.org/a;b_c%20d"
    )

    assert render_ris(make_citation(item)) == (
        "TY  - RPRT\r\nAU  - Exämple, Zoë\r\nPY  - 2020\r\nTI  - Café “MTSS”\r\nPB  - Press\r\n"
        "UR  - https://example.org/a%3Bb_c%20d\r\nER  - \r\n"
    )
    assert render_bibtex(make_citation(item, LABELS)) == (
        "@techreport{some-id,\n  author = {Exämple, Zoë},\n  title = {Café “{MTSS}”},\n  type = {Report},\n"
        "  institution = {Press},\n  year = {2020},\n  url = {https://example.org/a;b_c%20d},\n}\n"
    )
    assert render_csl(make_citation(item)).startswith('[{"id":"some-id","type":"report",')


def test_each_type_of_the_vocabulary_has_a_form(sample: Catalog) -> None:
    assert set(FORMS) == set(sample.vocabulary.lists["types"])


@pytest.mark.parametrize(
    ("type", "url", "forms"),
    [
        ("report", "https://example.org/", ("RPRT", "techreport", "report")),
        ("tool", "https://example.org/", ("ELEC", "misc", "webpage")),
        ("video", "https://example.org/", ("VIDEO", "misc", "motion_picture")),
        ("podcast", "https://example.org/", ("ELEC", "misc", "webpage")),
        ("tool", None, ("RPRT", "misc", "document")),
    ],
)
def test_a_type_has_its_form_in_each_format(any_item: Item, type: str, url: str | None, forms: tuple[str, ...]) -> None:
    item = drawn(any_item, type=type, url=url)

    assert (ris_of(item)["type_of_reference"], bibtex_of(item).type, csl_of(item)["type"]) == forms


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("MTSS and SEL for K-12", "{MTSS} and {SEL} for {K-12}"),
        ("Connecticut's U.S. Schools", "{Connecticut's} {U.S.} Schools"),
        ("High-Quality Teaching: A Guide", "High-Quality Teaching: A Guide"),
        ("5Essentials for Title I", "{5Essentials} for Title {I}"),
        ("Grades 4-12, 3rd Edition", "Grades 4-12, 3rd Edition"),
        (
            "R&D -- 50% {x} ~ a_b #1 $5 ^ \\",
            r"{R\&D} -{}- 50\% \textbraceleft{}x\textbraceright{} \textasciitilde{} a\_b \#1 \$5 "
            r"\textasciicircum{} \textbackslash{}",
        ),
    ],
)
def test_bibtex_keeps_the_capitals_that_are_no_titles_own(any_item: Item, title: str, written: str) -> None:
    field = bibtex_of(drawn(any_item, title=title)).fields["title"]

    assert plain(field) == title
    assert field == written


# Nothing from content leaves its field.

BREAKS = ("\r\n", "\n", "\r", "\u2028", "\u2029", "\x85", "\x00", "\x1c", "\ud800", "\u202e")
FORMAT_WORDS = ("TY  - BOOK", "ER  - ", "ER  -", "}}\n@book{x,", "\\input{x}", " and ", "others", "</script>")
SIGNS = ("{", "}", "\\", '"', ",", "%", "--", "''", "``", "$", "~", "^", "#", "&", "_", "@", "=", ";")
NAME_WORDS = ("A", "Mary ", " van ", " Smith", " Jr.", "é")
HOSTILE = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from((*BREAKS, *FORMAT_WORDS, *SIGNS, *NAME_WORDS)), max_size=12).map("".join),
)
LONG = {"title": "Very  long, indeed: " * 250, "author": "", "publisher": "P" * 5000, "url": None}


@given(title=HOSTILE, author=HOSTILE, publisher=HOSTILE, url=st.none() | HOSTILE)
@example(**LONG)
def test_nothing_written_breaks_out_of_ris(
    any_item: Item, title: str, author: str, publisher: str, url: str | None
) -> None:
    text = render_ris(make_citation(drawn(any_item, title=title, authors=(author,), publisher=publisher, url=url)))

    assert text.encode()
    assert all(re.fullmatch(r"(TY|AU|TI|PB|UR)  - \S.*|ER  - ", line) for line in text.split("\r\n")[:-1])
    assert text.splitlines() == text.split("\r\n")[:-1]
    (record,) = rispy.loads(text)
    assert record["title"] == (one_line(title) or "some-id")
    assert record.get("publisher", "") == one_line(publisher)
    assert len(record.get("urls", ())) == (1 if url else 0)


@given(title=HOSTILE, author=HOSTILE, publisher=HOSTILE, url=st.none() | HOSTILE)
@example(**LONG)
def test_nothing_written_breaks_out_of_bibtex(
    any_item: Item, title: str, author: str, publisher: str, url: str | None
) -> None:
    item = drawn(any_item, title=title, authors=(author, "Ada Example"), publisher=publisher, url=url, year=2020)

    entry = bibtex_of(item)

    assert set(entry.fields) <= {"title", "type", "institution", "year", "url"}
    assert plain(entry.fields["title"]) == (one_line(title) or "some-id")
    assert plain(entry.fields.get("institution", "")) == one_line(publisher)
    assert len(entry.persons["author"]) == (2 if one_line(author) else 1)
    assert str(entry.persons["author"][-1]) == "Example, Ada"


@given(title=HOSTILE, author=HOSTILE, publisher=HOSTILE, url=st.none() | HOSTILE)
@example(**LONG)
def test_nothing_written_breaks_csl_or_the_reference(
    any_item: Item, title: str, author: str, publisher: str, url: str | None
) -> None:
    item = drawn(any_item, title=title, authors=(author,), publisher=publisher, url=url)

    assert csl_of(item)["title"] == (one_line(title) or "some-id")
    assert "\n" not in apa_reference(item) and len(apa_reference(item).splitlines()) == 1
    assert apa_parts(item).title == (one_line(title) or "some-id")


# The reference in APA style.


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        (
            {"authors": ("Matthew Clifford", "Ellen Behrstock-Sherratt", "Jenni Fetters"), "year": 2012},
            "Clifford, M., Behrstock-Sherratt, E., & Fetters, J. (2012). Title. Press.",
        ),
        ({"authors": ("Ada Example",)}, "Example, A. (n.d.). Title. Press."),
        ({"authors": ("Ada Example", "TNTP")}, "Example, A., & TNTP. (n.d.). Title. Press."),
        ({"authors": ("TNTP", "Attendance Works")}, "TNTP & Attendance Works. (n.d.). Title. Press."),
        ({"authors": ("Press",)}, "Press. (n.d.). Title."),
        ({"authors": ("Gates Fund",), "publisher": "The Gates Fund (MET)"}, "Gates Fund. (n.d.). Title."),
        ({"authors": ("ED, Office of X",), "publisher": "ED"}, "ED, Office of X. (n.d.). Title."),
        ({"authors": ("MAEC, Inc.",), "publisher": "Press, Inc."}, "MAEC, Inc. (n.d.). Title. Press, Inc."),
        ({}, "Title. (n.d.). Press."),
        ({"title": "What Works?", "year": 2020}, "What Works? (2020). Press."),
        ({"title": "What Works?", "authors": ("TNTP",)}, "TNTP. (n.d.). What Works? Press."),
        ({"title": "“What Works?”", "authors": ("TNTP",)}, "TNTP. (n.d.). “What Works?” Press."),
        ({"title": "Film", "type": "video", "authors": ("TNTP",)}, "TNTP. (n.d.). Film [Video]. Press."),
        ({"title": "A video", "type": "video", "authors": ("TNTP",)}, "TNTP. (n.d.). A video. Press."),
        ({"title": "How?", "type": "video", "authors": ("TNTP",)}, "TNTP. (n.d.). How? [Video]. Press."),
        (
            {"authors": ("TNTP",), "url": "https://example.org/a"},
            "TNTP. (n.d.). Title. Press. https://example.org/a",
        ),
        ({"title": "Two\nlines", "authors": ("TNTP",)}, "TNTP. (n.d.). Two lines. Press."),
    ],
)
def test_a_reference_reads_as_apa_wants_it(any_item: Item, fields: dict[str, Any], reference: str) -> None:
    assert apa_reference(drawn(any_item, **fields)) == reference


def test_up_to_twenty_authors_are_all_named(any_item: Item) -> None:
    authors = tuple(f"Ada {letter}ample" for letter in "ABCDEFGHIJKLMNOPQRST")

    assert apa_reference(drawn(any_item, authors=authors)).startswith("Aample, A., Bample, A., ")
    assert ", Sample, A., & Tample, A. (n.d.)" in apa_reference(drawn(any_item, authors=authors))


def test_of_more_than_twenty_authors_the_first_nineteen_and_the_last_are_named(any_item: Item) -> None:
    authors = tuple(f"Ada {letter}ample" for letter in "ABCDEFGHIJKLMNOPQRSTU")

    reference = apa_reference(drawn(any_item, authors=authors))

    assert ", Sample, A., . . . Uample, A. (n.d.). Title." in reference
    assert "Tample" not in reference and "&" not in reference


def test_a_page_gets_the_title_apart_for_italics_and_the_address_apart_for_a_link(any_item: Item) -> None:
    parts = apa_parts(drawn(any_item, authors=("TNTP",), url="https://example.org/a"))

    assert (parts.before, parts.title) == ("TNTP. (n.d.). ", "Title")
    assert (parts.after, parts.url) == (". Press. ", "https://example.org/a")


@pytest.mark.parametrize(
    ("name", "reads"),
    [
        ("Ellen Behrstock-Sherratt", "Behrstock-Sherratt, E."),
        ("C. Patrick Proctor", "Proctor, C. P."),
        ("Kimberly St. Martin", "St. Martin, K."),
        ("Margaret McKeown", "McKeown, M."),
        ("Maria de la Cruz", "de la Cruz, M."),
        ("Oscar De La Hoya", "De La Hoya, O."),
        ("Walter van den Berg", "van den Berg, W."),
        ("Khaled al-Rashid", "al-Rashid, K."),
        ("Sinéad O\u2019Connor", "O\u2019Connor, S."),
        ("Jean-Paul Example", "Example, J.-P."),
        ("J.P. Example", "Example, J. P."),
        ("AJ Example", "Example, A. J."),
        ("Martin Luther King Jr.", "King, M. L., Jr."),
        ("Ada Example, III", "Example, A., III"),
    ],
)
def test_a_persons_name_is_turned_round(any_item: Item, name: str, reads: str) -> None:
    item = drawn(any_item, authors=(name,))

    assert apa_reference(item).startswith(f"{reads.removesuffix('.')}. (n.d.)")
    assert unturned_all(bibtex_of(item)) == name.replace(",", "")


def unturned_all(entry: Entry) -> str:
    (person,) = entry.persons["author"]
    return bibtex_author(person)


@pytest.mark.parametrize(
    "name",
    "TNTP|WNET|Attendance Works|The Leadership Academy|REL Southeast|Bill & Melinda Gates Foundation|Learning Forward|"
    "UChicago Impact|Center on PBIS|Reading Rockets|NAESP/NASSP Principal Evaluation Committee|U.S. Department of "
    "Education, Office of English Language Acquisition|What Works Clearinghouse expert panel (chair: Barbara Foorman)|"
    "Meira Levinson and the Justice in Schools team|Bain & Company|100Kin10|MAEC, Inc.|U.S. Soccer|bell hooks|Plato|"
    "山田 太郎|Jane Doe, Ph.D.|Malcolm X|Clifford, Matthew".split("|"),
)
def test_an_organization_and_whatever_may_be_one_is_kept_whole(any_item: Item, name: str) -> None:
    item = drawn(any_item, authors=(name,))

    assert not parse_name(name).is_person
    assert ris_of(item)["authors"] == [name]
    assert unturned_all(bibtex_of(item)) == name
    assert csl_of(item)["author"] == [{"literal": name}]


def test_an_author_of_the_publishers_name_is_an_organization() -> None:
    assert parse_name("Public Impact").is_person is False
    assert parse_name("Better Lives").is_person
    assert not parse_name("Better Lives", "Better Lives (UK)").is_person
