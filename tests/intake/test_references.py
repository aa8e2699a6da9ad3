"""References and bookmarks as programs write them."""

from __future__ import annotations

import re

import pytest
from drawn import DrawnSite
from listed import drafts, fields, plan, results

from clearinghouse.intake.lists.importing import Fate
from clearinghouse.intake.lists.report import render_text


def test_bibtex_is_read_whatever_its_signs(importer_site: DrawnSite) -> None:
    text = r"""
@misc{a, title={{Plans for a \textit{good} year}}, subtitle={A start}, url={http://example.org/a{\_}b{\#}c}, date={2019-09/2020-01}}
@misc{b, title={On accounts}, abstract={First
@teachers (all of them) and
more.}, url={http://example.org/x\&y=50\%25}, year=2020, keywords={one}, keywords={two}, year=2019}
@inproceedings{c, title={Caf{\'e} talk}, crossref={p}, doi={10.1000/a{\_}b}}
@proceedings{p, title={All talks}, year=2018, publisher={Sample Press}, url={https://example.org/p}}
@misc{broken, title={No end, url={https://example.org/z}
@misc{d, title={In a note}, note={See \url{https://example.org/n}.}}
"""
    found = plan(importer_site, "list.bib", text)
    good = {result.title: fields(result) for result in results(found) if result.fate is Fate.DRAFT}

    assert {title: (one["url"], one.get("year")) for title, one in good.items()} == {
        "Plans for a good year: A start": ("http://example.org/a_b#c", 2019),
        "On accounts": ("http://example.org/x&y=50%25", 2020),
        "Caf\u00e9 talk": ("https://doi.org/10.1000/a_b", 2018),
        "All talks": ("https://example.org/p", 2018),
        "In a note": ("https://example.org/n", None),
    }
    assert (
        "@teachers (all of them)" in good["On accounts"]["summary"]
        and good["Caf\u00e9 talk"]["publisher"] == "Sample Press"
    )
    assert any("'keywords' stands twice" in doubt for result in results(found) for doubt in result.doubts)
    assert [result.fate for result in results(found)].count(Fate.BAD) == 1


RIS = """Exported from a library on some day

TY - RPRT
AU - Stone, Ann
AU  - Institute for Examples
  of Schools
TI  - Plans - a first
  look
AB  - First abstract
goes on.
AB  - Otro resumen.
DA  - 2012/05/
UR  - https://example.org/very/long/
      path
L2  - https://example.org/second
ER  -
"""


def test_ris_values_over_several_lines_stay_whole(importer_site: DrawnSite) -> None:
    found = plan(importer_site, "list.ris", RIS)
    (one,) = results(found)
    draft = fields(one)

    assert (draft["title"], draft["year"], draft["url"]) == (
        "Plans - a first look",
        2012,
        "https://example.org/very/long/path",
    )
    assert draft["authors"] == ["Ann Stone", "Institute for Examples of Schools"]
    assert draft["summary"] == "First abstract goes on." and "Otro resumen" in one.text
    assert "before the first entry was passed over" in render_text(found, written=False)


def test_nbib_and_bookmarks_are_read(importer_site: DrawnSite) -> None:
    (one,) = drafts(
        importer_site,
        "x.nbib",
        "OWN - ERIC\nTI  - A manual\nAU  - Stone, Ann\nAU  - And Others\nOID - ED123456\nDP  - 1980\n",
    )
    assert (one["url"], one["authors"], one["year"]) == ("https://eric.ed.gov/?id=ED123456", ["Ann Stone"], 1980)

    marks = '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>Teams</H3><DL><p><DT><A HREF="https://example.org/?a=1&amp;b=2">A &amp; B</A>\n<DD>Weekly.</DL><DT><A HREF="javascript:x()">No</A></DL>'
    for name in ("marks.html", "marks.htm", "marks.txt"):
        found = plan(importer_site, name, marks)
        (only,) = results(found)
        assert (only.title, fields(only)["url"], fields(only)["summary"]) == (
            "A & B",
            "https://example.org/?a=1&b=2",
            "Weekly.",
        )
        assert "leads to no page" in render_text(found, written=False) and "folder: Teams" in only.text


MARKS = {
    "marks within a title": ("b.htm", "<!doctype netscape-bookmark-file-1><dl><dt><a href='https://example.org/1'>A <b>bold</b> &amp; plan</a></dl>"),
    "signs within a title": ("b.html", '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://example.org/1">A &lt;new&gt; plan</A></DL>'),
    "a page of a reading list": ("ril.html", '<html><body><h1>Unread</h1><ul><li><a href="https://example.org/1" tags="x">A plan</a></li></ul></body></html>'),
    "a page saved by Word": ("l.html", '<html xmlns:o="urn:x"><body><p class=MsoNormal><a href="https://example.org/1"><span>A\n  plan</span></a><o:p></o:p></p></body></html>'),
    "another encoding": ("b.html", '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://example.org/1">Caf\u00e9 plan</A></DL>'.encode("cp1252")),
}  # fmt: skip
TITLES = ["A bold & plan", "A <new> plan", "A plan", "A plan", "Caf\u00e9 plan"]


@pytest.mark.parametrize(("name", "title"), [*zip(MARKS, TITLES, strict=True)])
def test_a_title_in_bookmarks_stays_whole(importer_site: DrawnSite, name: str, title: str) -> None:
    file, data = MARKS[name]
    (found,) = results(plan(importer_site, file, data))

    assert (found.title, fields(found)["url"]) == (title, "https://example.org/1")


NBIBS = {
    "from PubMed": ("PMID- 1\nDP  - 2019 Mar-Apr\nTI  - A review of\n      evidence.\nLID - 10.1000/abc [doi]\nFAU - Stone, Ann B\nAU  - Stone AB\nCN  - Example Study Group\n", ("A review of evidence", "https://doi.org/10.1000/abc", ["Ann B Stone", "Example Study Group"], 2019)),
    "with the number of an article": ("TI  - Second\nAID - S0000(20)1 [pii]\nAID - 10.1000/def [doi]\nAU  - Rivers, Bo\nDP  - Jan 1999\n", ("Second", "https://doi.org/10.1000/def", ["Bo Rivers"], 1999)),
    "with a mark at its beginning": ("\ufeffOWN - ERIC\r\nTI  - First\r\n      manual\r\nAU  - Hill, Cy\r\nOID - EJ612345\r\nDP  - 2001\r\n", ("First manual", "https://eric.ed.gov/?id=EJ612345", ["Cy Hill"], 2001)),
}  # fmt: skip


@pytest.mark.parametrize("name", NBIBS)
def test_nbib_of_several_libraries_is_read(importer_site: DrawnSite, name: str) -> None:
    data, expected = NBIBS[name]
    (one,) = drafts(importer_site, "x.nbib", data)

    assert (one["title"], one["url"], one["authors"], one["year"]) == expected


RIS_NEIGHBOURS = {
    "markup before a colon": ("TI  - Leading <i>together</i>: a study\nAU  - {Example Institute}\nUR  - https://example.org/1", ("Leading together: a study", ["Example Institute"])),
    "a way into a program's own store": ("T1  - A report\nA1  - Stone, A.B.\nUR  - <Go to ISI>://WOS:1\nL1  - internal-pdf://1.pdf\nUR  - https://example.org/1", ("A report", ["A.B. Stone"])),
    "tabs": ("TI  -\tA tabbed one\nAU  -\tHill, Cy\nUR  -\thttps://example.org/1", ("A tabbed one", ["Cy Hill"])),
}  # fmt: skip


@pytest.mark.parametrize("name", RIS_NEIGHBOURS)
def test_ris_of_several_programs_is_read(importer_site: DrawnSite, name: str) -> None:
    data, expected = RIS_NEIGHBOURS[name]
    (one,) = drafts(importer_site, "x.ris", f"TY  - RPRT\n{data}\nER  -\n")

    assert (one["title"], one["authors"]) == expected and one["url"] == "https://example.org/1"


CSL = {
    "a list": '[{"title": "A <i>plan</i>", "URL": "https://example.org/1", "author": [{"literal": "Example Institute"}]}]',
    "a list below items": '{"items": [{"title": "A plan", "URL": "https://example.org/1", "author": [{"literal": "Example Institute"}]}]}',
    "one entry": '{"title": "A plan", "URL": "https://example.org/1", "author": [{"name": "Example Institute"}]}',
}


@pytest.mark.parametrize("name", CSL)
def test_csl_json_is_read_as_list_and_alone(importer_site: DrawnSite, name: str) -> None:
    (one,) = drafts(importer_site, "x.json", CSL[name])

    assert (one["title"], one["url"], one["authors"]) == ("A plan", "https://example.org/1", ["Example Institute"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.ris", "TY  - BOOK\nTI  - A plan for teams\nAU  - Stone, Ann\nA2  - Rivers, Bo\nUR  - https://example.org/1\nER  - \n"),
        ("list.bib", "@book{a, title={A plan for teams}, author={Stone, Ann}, editor={Rivers, Bo}, url={https://example.org/1}}"),
        ("list.json", '[{"type":"book","title":"A plan for teams","author":[{"family":"Stone","given":"Ann"}],"editor":[{"family":"Rivers","given":"Bo"}],"URL":"https://example.org/1"}]'),
    ],
)  # fmt: skip
def test_editors_beside_authors_are_noted_and_alone_are_a_doubt(importer_site: DrawnSite, name: str, text: str) -> None:
    (found,) = results(plan(importer_site, name, text))
    assert "- Ann Stone" in found.text and "Edited by" in found.text and "Rivers" in found.text.partition("## ")[2]

    alone = re.sub(r"AU  - Stone, Ann\n|author=\{Stone, Ann\}, |\"author\":\[.*?\],", "", text)
    (found,) = results(plan(importer_site, name, alone))
    assert "- Bo Rivers" in found.text and any("its editors stand in their place" in doubt for doubt in found.doubts)
