"""What people really have: lists, references, bookmarks and mails as they come, each read to its right value."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.catalog.likeness import normal_url
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.lists.importing import Fate, Importer, Plan, Result
from clearinghouse.intake.lists.readers import format_of, read_source
from clearinghouse.intake.lists.report import render_text
from clearinghouse.intake.mail import Unreadable, read_mail
from clearinghouse.intake.people import read_people
from clearinghouse.intake.private import is_private_heading, without_private
from clearinghouse.intake.values import read_minutes, read_year
from clearinghouse.intake.wrappings import unwrapped


@pytest.fixture(scope="module")
def importer_site(tmp_path_factory: pytest.TempPathFactory) -> DrawnSite:
    """A site with the standards of this repository."""
    site = DrawnSite.begin(tmp_path_factory.mktemp("lists") / "site")
    standards = Path(__file__).parents[2] / "content/standards"
    for name in ("ct-ccl", "psel-2015", "nelp-2018", "ct-leader-rubric-2017"):
        site.write(f"content/standards/{name}.yml", (standards / f"{name}.yml").read_text())
    return site


def plan(site: DrawnSite, name: str, data: str | bytes, said: Mapping[str, str] | None = None) -> Plan:
    importer = Importer(site.catalog(), 2027)
    raw = data.encode() if isinstance(data, str) else data
    source = read_source(name, raw, format_of(Path(name).suffix), importer.headings.is_heading)
    return importer.plan(source, set(), said or {})


def results(found: Plan) -> list[Result]:
    return [result for read in found.tables for result in read.results]


def fields(result: Result) -> dict[str, Any]:
    return dict(parse_front_matter(result.text).fields.value)


def drafts(site: DrawnSite, name: str, data: str | bytes) -> list[dict[str, Any]]:
    return [fields(result) for result in results(plan(site, name, data)) if result.fate is Fate.DRAFT]


def workbook(rows: list[list[Any]], hidden_rows: tuple[int, ...] = (), hidden_columns: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)  # type: ignore[union-attr]  # an ordinary sheet
    for number in hidden_rows:
        sheet.row_dimensions[number].hidden = True  # type: ignore[union-attr]  # as above
    for letter in hidden_columns:
        sheet.column_dimensions[letter].hidden = True  # type: ignore[union-attr]  # as above
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


# Addresses

INNER = "https://example.org/guide?part=2"
QUOTED = "https%3A%2F%2Fexample.org%2Fguide%3Fpart%3D2"


@pytest.mark.parametrize(
    "wrapped",
    [
        f"https://eur02.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02%7Cann%40example.org&reserved=0",
        f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url={QUOTED}&locale=en-us",
        "https://urldefense.com/v3/__https://example.org/guide?part=2__;!!AbC-d!xyz$",
        "https://urldefense.com/v3/__https://example.org/guide*part=2__;Pw!!AbC",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__example.org_guide-3Fpart-3D2&d=DwMFaQ&c=x",
        f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E,1,abc&typo=1",
        f"https://l.facebook.com/l.php?u={QUOTED}&h=AT0",
        f"https://www.google.com/url?sa=t&source=web&url={QUOTED}&usg=AOv",
        f"https://secure-web.cisco.com/1abcDEF/{QUOTED}",
        f"https://login.ezproxy.college.edu/login?qurl={QUOTED}",
        f"https://ezproxy.college.edu/login?url={INNER}",
        f"https://go.openathens.net/redirector/college.edu?url={QUOTED}",
        "https://example-org.ezproxy.college.edu/guide?part=2",
        "https://example.org.college.idm.oclc.org/guide?part=2",
        f"https://www.bing.com/ck/a?!&&p=1&u=a1{base64.urlsafe_b64encode(INNER.encode()).decode().rstrip('=')}&ntb=1",
        f"https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3D{QUOTED.replace('%', '%25')}",
    ],
)
def test_what_others_put_around_an_address_is_taken_off(wrapped: str) -> None:
    assert unwrapped(wrapped) == INNER
    assert read_address(wrapped).url == INNER and read_address(wrapped).doubts == ()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/login/guide",
        "https://web.archive.org/web/2020/https://example.org/",
        "https://my-school.org/a",
    ],
)
def test_an_address_without_wrapping_stays(url: str) -> None:
    assert unwrapped(url) == url


@pytest.mark.parametrize(
    ("url", "others", "taken"),
    [
        (
            "https://search.ebscohost.com/login.aspx?db=eric&AN=ED612345&custid=s1",
            (),
            "https://eric.ed.gov/?id=ED612345",
        ),
        (
            "https://www.proquest.com/docview/1/fulltext/A?accountid=7",
            ("10.1000/XYZ.9",),
            "https://doi.org/10.1000/xyz.9",
        ),
        ("https://link.gale.com/apps/doc/A1/AONE?u=x", ("288; EJ1222333",), "https://eric.ed.gov/?id=EJ1222333"),
        (
            "https://www.scopus.com/inward/record.uri?eid=2&doi=10.1000%2fq.1&partnerID=40",
            (),
            "https://doi.org/10.1000/q.1",
        ),
        ("https://login.lib.example.edu/x", ("https://example.org/open",), "https://example.org/open"),
        ("https://example.org/own", ("10.1000/XYZ.9",), "https://example.org/own"),
    ],
)
def test_where_an_address_asks_for_a_login_an_open_one_is_taken(url: str, others: tuple[str, ...], taken: str) -> None:
    assert read_address(url, others=others).url == taken


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://research.ebsco.com/c/abc/viewer/pdf/1", "asks for a login"),
        ("https://example.org/signin?next=/guide", "asks for a login"),
        ("https://drive.google.com/file/d/1AbC/view?usp=sharing", "somebody's own file"),
        ("https://district-my.sharepoint.com/:w:/g/personal/x/abc", "somebody's own file"),
        ("https://www.dropbox.com/s/abc/plan.docx?dl=0", "somebody's own file"),
        ("https://outlook.office.com/mail/inbox/id/AAQk", "mail or chat"),
        ("https://bit.ly/3abc", "hides where it leads"),
        ("https://example.org", "front page"),
        ("https://example.org/plan?access_token=abc123def456", "holds a key ('access_token')"),
        ("https://example.org/plan;jsessionid=0A1B2C", "holds a key ('jsessionid')"),
    ],
)
def test_an_address_that_may_not_open_for_readers_is_a_doubt(url: str, said: str) -> None:
    assert any(said in doubt for doubt in read_address(url).doubts)


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.8/plan",
        "http://fileserver/plan",
        "https://files.school.local/plan",
        "plan.docx",
        "S:\\Shared\\plan.docx",
        "data.json",
        "my plan.pdf",
    ],
)
def test_what_nobody_else_can_open_is_no_address(url: str) -> None:
    assert read_address(url).url == "" and read_address(url).fault


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://example.org/a?utm_source=news&b=1&fbclid=x#page=2", "https://example.org/a?b=1#page=2"),
        ("https://example.org/a?gclid=1", "https://example.org/a"),
        ("https://www.youtube.com/watch?v=abcdefghijk&si=XYZ", "https://www.youtube.com/watch?v=abcdefghijk"),
        ("https://example.org/a#:~:text=word", "https://example.org/a"),
        ("https://example.org/a?b=1%202&c=", "https://example.org/a?b=1%202&c="),
    ],
)
def test_words_that_count_readers_leave_the_address(url: str, stored: str) -> None:
    assert read_address(url).url == stored


@pytest.mark.parametrize(
    "same",
    [
        [
            "https://youtu.be/abcdefghijk?si=x",
            "https://m.youtube.com/watch?app=m&v=abcdefghijk",
            "https://www.youtube.com/embed/abcdefghijk",
        ],
        [
            "https://eric.ed.gov/?id=EJ1234567",
            "http://files.eric.ed.gov/fulltext/EJ1234567.pdf",
            "https://eric.ed.gov/?q=x&id=EJ1234567",
        ],
        [
            "https://docs.google.com/document/d/1Abc/edit?usp=sharing",
            "https://docs.google.com/document/d/1Abc/preview",
            "https://docs.google.com/document/d/1Abc/",
        ],
        ["https://vimeo.com/1234567", "https://player.vimeo.com/video/1234567?h=1"],
    ],
)
def test_one_thing_under_several_addresses_is_one(same: list[str]) -> None:
    assert len({normal_url(url) for url in same}) == 1


@pytest.mark.parametrize(
    "apart",
    [
        ["https://app.example.org/#/a", "https://app.example.org/#/b"],
        ["https://app.example.org/x#!a", "https://app.example.org/x#!b"],
        [
            "https://docs.google.com/spreadsheets/d/1X/edit#gid=5",
            "https://docs.google.com/spreadsheets/d/1X/edit#gid=6",
        ],
        ["https://youtu.be/abcdefghijk", "https://youtu.be/abcdefghijl"],
    ],
)
def test_anchors_that_are_addresses_of_their_own_count(apart: list[str]) -> None:
    assert len({normal_url(url) for url in apart}) == len(apart)


def test_an_anchor_within_a_page_is_no_other_page() -> None:
    assert normal_url("https://example.org/a#page=2") == normal_url("https://example.org/a#section")


# People, money, time


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Stone, A. B., Rivers, C., & Hill, D. E.", ["A. B. Stone", "C. Rivers", "D. E. Hill"]),
        ("de la Cruz, M., & O'Neil-Hart, P. Q. (Eds.)", ["M. de la Cruz", "P. Q. O'Neil-Hart"]),
        ("Stone, Ann, Bo Rivers, and Cy Hill", ["Ann Stone", "Bo Rivers", "Cy Hill"]),
        ("Stone, Ann and Rivers, Bo", ["Ann Stone", "Bo Rivers"]),
        ("Stone, Rivers & Hill", ["Stone", "Rivers", "Hill"]),
        ("Dr. Ann Stone, Ed.D., and Bo Rivers, Ph.D.", ["Ann Stone", "Bo Rivers"]),
        ("Stone, Ann, Jr.", ["Ann Stone Jr."]),
        ("Written by Ann Stone", ["Ann Stone"]),
        ("Stone AB, Rivers C", ["A. B. Stone", "C. Rivers"]),
        ("Stone et al.", ["Stone"]),
        ("Ann Stone and others", ["Ann Stone"]),
        ("Ann Stone (2020)", ["Ann Stone"]),
        ("Ann Stone <ann@example.org>; Bo Rivers", ["Ann Stone", "Bo Rivers"]),
        ("National Center for Examples, Office of Samples", ["National Center for Examples, Office of Samples"]),
        ("Ann and Bo Stone", ["Ann and Bo Stone"]),
        *(
            (said, [])
            for said in (
                "N/A",
                "n.a.",
                "-",
                "--",
                "Unknown",
                "none",
                "various authors",
                "Anonymous",
                "a.stone@example.org",
                "et al.",
            )
        ),
    ],
)
def test_authors_are_told_apart_and_nobody_is_made_up(text: str, names: list[str]) -> None:
    assert list(read_people(text).ids) == names


@pytest.mark.parametrize(
    "text",
    [
        "Stone et al.",
        "Stone, Rivers & Hill",
        "Ann Stone (2020)",
        "a@example.org",
        "Ann and Bo Stone",
        "Stone and others",
    ],
)
def test_authors_that_are_not_sure_are_a_doubt(text: str) -> None:
    assert read_people(text).doubts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h30", 90),
        ("1 \u00bd hours", 90),
        ("1 1/2 hrs", 90),
        ("1:30", 90),
        ("01:30:00", 90),
        ("0:45", 45),
        ("3/4 hour", 45),
        ("an hour and a half", 90),
        ("half hour", 30),
    ],
)
def test_times_are_read_as_people_and_spreadsheets_write_them(text: str, minutes: int) -> None:
    assert read_minutes(text).ids == (str(minutes),)


@pytest.mark.parametrize(
    ("text", "year"),
    [("2019-09", "2019"), ("2012/05//", "2012"), ("2019-09-15", "2019"), ("2009-10", None), ("2019-20", None)],
)
def test_a_month_is_no_span_of_years(text: str, year: str | None) -> None:
    assert read_year(text, 2027).ids == ((year,) if year else ())


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Free", "free"), ("no fee", "free"), ("free of charge", "free"), ("free with registration", "free-with-account"), ("$15", "paid"),
        ("not free", "paid"), ("subscription", "paid"),
        *((said, None) for said in ("first 30 days free", "30-day free trial", "free for members", "login needed", "free preview", "Free (premium version $20)", "partly free")),
    ],
)  # fmt: skip
def test_what_is_free_for_some_or_for_a_while_is_not_free(
    importer_site: DrawnSite, text: str, cost: str | None
) -> None:
    (found,) = drafts(importer_site, "list.csv", f'Title,Link,Cost\nOne,https://example.org/1,"{text}"\n')

    assert found.get("cost") == cost


# Standards as columns

TABLES = {
    "ticks": ("Title,Link,PSEL 2,PSEL 9\nA plan,https://example.org/1,x,\nA form,https://example.org/2,,yes\n", [["psel-2015/2"], ["psel-2015/9"]]),
    "counts": ("Title,Link,PSEL 2 (count),CCL PE4\nA plan,https://example.org/1,3,0\nA form,https://example.org/2,0,1\n", [["psel-2015/2"], ["ct-ccl/PE4"]]),
    "stars": ("Title,Link,PE1,PE2\nA plan,https://example.org/1,***,\nA form,https://example.org/2,-,*\n", [["ct-ccl/PE1"], ["ct-ccl/PE2"]]),
    "truth": ("Title,Link,PSEL Standard 7: Professional Community,PE5\nA plan,https://example.org/1,TRUE,FALSE\nA form,https://example.org/2,FALSE,TRUE\n", [["psel-2015/7"], ["ct-ccl/PE5"]]),
    "numbers": ("Title,Link,PSEL,,,\n,,1,2,3,4\nA plan,https://example.org/1,x,,,x\nA form,https://example.org/2,,x,,\n", [["psel-2015/1", "psel-2015/4"], ["psel-2015/2"]]),
    "elements": ("Title,Link,PSEL 6\nA plan,https://example.org/1,\"6a, 6c\"\nA form,https://example.org/2,x\n", [["psel-2015/6a", "psel-2015/6c"], ["psel-2015/6"]]),
    "beside levels": ("Title,Link,Elementary,High,1,2,3,4,5,6,7,8,9,10\nA plan,https://example.org/1,x,x,x,,,,,x,,,,\nA form,https://example.org/2,,,,x,,,,,,,,\n", [["psel-2015/1", "psel-2015/6"], ["psel-2015/2"]]),
    "a count of them": ("Title,Link,Number of standards\nA plan,https://example.org/1,3\nA form,https://example.org/2,5\n", [None, None]),
    "a scale": ("Title,Link,Alignment to PSEL (1-5)\nA plan,https://example.org/1,3\nA form,https://example.org/2,5\n", [None, None]),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_heading_names_the_standard_and_the_cell_says_whether(importer_site: DrawnSite, name: str) -> None:
    data, standards = TABLES[name]

    assert [found.get("standards") for found in drafts(importer_site, "list.csv", data)] == standards


def test_numbers_in_a_row_are_no_school_levels(importer_site: DrawnSite) -> None:
    first, second = drafts(importer_site, "list.csv", TABLES["beside levels"][0])

    assert first["levels"] == ["k-12"] and "levels" not in second


# Private things


@pytest.mark.parametrize(
    "heading",
    [
        "Internal notes",
        "Private",
        "DO NOT SHARE - budget",
        "Confidential comments",
        "Staff only",
        "For office use",
        "Not for publication",
        "Student name",
    ],
)
def test_a_private_heading_is_known(heading: str) -> None:
    assert is_private_heading(heading)


@pytest.mark.parametrize(
    "heading", ["Notes", "Title", "International", "Publisher", "Shared by", "Office hours", "Student level"]
)
def test_an_ordinary_heading_is_not_private(heading: str) -> None:
    assert not is_private_heading(heading)


def test_private_and_hidden_columns_and_rows_stay_out_and_are_told(importer_site: DrawnSite) -> None:
    rows = [
        ["Title", "Link", "Internal notes", "Notes", "Description"],
        ["A plan", "https://example.org/1", "CANARY-1", "CANARY-2", "For teams."],
        ["CANARY-3", "https://example.org/2", "", "", ""],
    ]
    found = plan(importer_site, "list.xlsx", workbook(rows, hidden_rows=(3,), hidden_columns=("D",)))
    said = render_text(found, written=False)

    assert [result.title for result in results(found)] == ["A plan"]
    assert "CANARY" not in said + "".join(result.text for result in results(found))
    assert "its heading says that it is private" in said and "it is hidden in the file" in said
    assert "1 hidden row was left out (3)" in said
    asked = plan(importer_site, "list.xlsx", workbook(rows), {"Internal notes": "notes"})
    assert "CANARY-1" in results(asked)[0].text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Call Pat at (203) 555-0142.", "Call Pat at [left out]."),
        ("Ask ann@example.org first", "Ask [left out] first"),
        ("cell 555-0142", ""),
        ("Worked well for our student Jordan", ""),
        ("DOB 3/4/2012", ""),
        ("IEP for Jordan attached", ""),
        ("Page 12 of 2019 edition", "Page 12 of 2019 edition"),
        ("Helps students name their goals", "Helps students name their goals"),
        ("doi 10.1000/123-456-7890", "doi 10.1000/123-456-7890"),
    ],
)
def test_telephone_mail_and_students_leave_the_words(text: str, kept: str) -> None:
    assert without_private(text)[0] == kept


def test_what_was_private_in_a_cell_is_a_doubt(importer_site: DrawnSite) -> None:
    (found,) = results(
        plan(importer_site, "list.csv", "Title,Link,Notes\nA plan,https://example.org/1,Call (203) 555-0142\n")
    )

    assert "555" not in found.text and any("telephone" in doubt for doubt in found.doubts)


# Lists and sheets


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Full title here,Paste the address,Choose from the list", "tells how to fill in"),
        ("e.g. A sample plan,https://www.example.org/EXAMPLE,EXAMPLE ROW - DELETE", "is an example"),
        ("Total,,12", "is a total"),
        ("ATTENDANCE,,", "heads a section"),
        ("Title,Link,Topic", "repeats the headings"),
    ],
)
def test_a_row_that_is_no_entry_is_passed_over_and_told(importer_site: DrawnSite, row: str, said: str) -> None:
    found = plan(importer_site, "list.csv", f"Title,Link,Topic\n{row}\nA plan,https://example.org/1,\n")

    assert [result.title for result in results(found)] == ["A plan"] and said in render_text(found, written=False)


@pytest.mark.parametrize("pointer", ["Link", "Click here", "click here to open", "PDF", "website"])
def test_a_pointer_is_no_title(importer_site: DrawnSite, pointer: str) -> None:
    (found,) = results(
        plan(
            importer_site,
            "list.csv",
            f"Resource,Link,Description\n{pointer},https://example.org/1,The attendance plan\n",
        )
    )

    assert found.title == "The attendance plan" and any("was taken from" in doubt for doubt in found.doubts)


MARKDOWN = """# Links

[![Build](https://example.org/badge.svg)](https://example.org/ci)

- [The first plan][one]
- [Second plan][]
- [A plan whose title
  goes on](https://example.org/3)
- [Fourth plan](
  https://example.org/4)
- [Link](https://example.org/5) The fifth plan
- [Contributing](CONTRIBUTING.md)

[one]: https://example.org/1 "First"
[second plan]: <https://example.org/2>
"""


def test_lists_in_markdown_are_read_as_they_are_shown(importer_site: DrawnSite) -> None:
    found = plan(importer_site, "list.md", MARKDOWN)
    good = {result.title: fields(result)["url"] for result in results(found) if result.fate is Fate.DRAFT}

    assert good == {
        "The first plan": "https://example.org/1", "Second plan": "https://example.org/2", "A plan whose title goes on": "https://example.org/3",
        "Fourth plan": "https://example.org/4", "The fifth plan": "https://example.org/5",
    }  # fmt: skip
    assert [result.title for result in results(found) if result.fate is Fate.BAD] == ["Contributing"]
    assert "is a picture" in render_text(found, written=False)


# References


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


# Mail

FORM = "Suggest a resource\nTitle: A caf\u00e9 plan\nWeb address: https://example.org/plan\nWhat it is and what it is good for: For teams \u2013 weekly.\n"


def mail(body: bytes, *heads: str) -> bytes:
    return "\n".join(["From: Ann Stone <ann.stone@example.org>", "MIME-Version: 1.0", *heads, "", ""]).encode() + body


@pytest.mark.parametrize(
    "data",
    [
        mail(FORM.encode(), "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"),
        mail(
            base64.encodebytes(FORM.encode()),
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ),
        mail(
            FORM.encode("cp1252"), "Content-Type: text/plain; charset=windows-1252", "Content-Transfer-Encoding: 8bit"
        ),
        mail(FORM.encode("cp1252"), "Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit"),
        mail(
            "".join(f"<p>{line}</p>" for line in FORM.split("\n")).encode(),
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        ),
        mail(
            FORM.encode().replace(b"\xc3\xa9", b"=C3=A9").replace(b"\xe2\x80\x93", b"=E2=80=93"),
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ),
        FORM.encode("cp1252"),
        FORM.encode("utf-16"),
    ],
)
def test_a_mail_is_read_in_every_encoding(importer_site: DrawnSite, data: bytes) -> None:
    text, _ = read_mail(data)

    assert "Title: A caf\u00e9 plan" in text and "teams \u2013 weekly" in text


def test_mails_that_cannot_be_read_are_refused_by_name() -> None:
    with pytest.raises(Unreadable, match=r"\.msg"):
        read_mail(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    with pytest.raises(Unreadable, match="no words"):
        read_mail(mail(b"", "Content-Type: text/plain"))


def test_a_mail_becomes_a_draft_without_its_sender(site: DrawnSite) -> None:
    said = FORM.replace("weekly", "weekly, says Ann Stone")
    (site.root / "in.eml").write_bytes(mail(said.encode(), "Content-Type: text/plain; charset=utf-8"))
    result = run_clearinghouse(["suggestion", "in.eml"], site.root)

    assert result.returncode == 0, result.stdout
    draft = next(path for path in (site.root / "resources").glob("*cafe*.md")).read_text()
    assert "caf\u00e9" in draft and "Stone" not in draft and "@" not in draft
