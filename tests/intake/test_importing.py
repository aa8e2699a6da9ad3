"""Imports: from a list as staff keep it to drafts, with every fault found and nothing made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from drawn import DrawnSite, run_clearinghouse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.intake.drafts import is_id, taken_ids
from clearinghouse.intake.lists.columns import BadColumn, parse_choice
from clearinghouse.intake.lists.importing import RESOURCE, Fate, Importer, Plan, Result, write_plan
from clearinghouse.intake.lists.readers import read_source
from clearinghouse.intake.lists.report import render_markdown, render_text
from clearinghouse.intake.lists.rows import listed_ranges

HEADINGS = [
    "Name of resource",
    "Link",
    "Organization",
    "Description",
    "Grade level",
    "Who is it for?",
    "PSEL standard",
    "Date",
    "Type",
    "Notes",
    "Cost center",
]
VERBS = ["Planning", "Leading", "Reviewing", "Rethinking", "Improving", "Observing"]
THINGS = [
    "attendance meetings",
    "lesson feedback",
    "hallway supervision",
    "budget reports",
    "hiring interviews",
    "family evenings",
]
PLACES = ["for new principals", "in small towns", "with veteran teachers", "during winter", "after a merger"]


def sound_rows() -> list[list[str]]:
    """180 rows that have nothing wrong with them, however alike they look."""
    titles = [f"{verb} {thing} {place}" for verb in VERBS for thing in THINGS for place in PLACES]
    rows = []
    for number, title in enumerate(titles):
        odd = ["", " \u2013 2nd edition", ': "quoted"; and, divided', " (caf\u00e9)", " #1 & more"][number % 5]
        summary = ["What it is and does.", "", "- first\n- second: third", "'single' \"double\" {braces}"][number % 4]
        rows.append(
            [
                f"{title}{odd}",
                [
                    f"https://example.org/r/{number}",
                    f"www.example.org/r/{number}",
                    f"https://example.org/find?id={number}",
                ][number % 3],
                ["Example Org", ""][number % 2],
                summary,
                ["Elementary", "K-12", "HS", ""][number % 4],
                ["Principal", "Principals; astronauts", ""][number % 3],
                ["1", "1a", "", "not one"][number % 4],
                ["2019", "May 2020", "n.d.", "2019-2021", ""][number % 5],
                ["Report", "Tool", "PDF", ""][number % 4],
                ["", "call Pat first", "[x](javascript:1) <b>"][number % 3],
                "4711",
            ]
        )
    return rows


def row(title: str, link: str, *rest: str) -> list[str]:
    return [title, link, *rest, *[""] * (len(HEADINGS) - 2 - len(rest))]


BAD = {
    "it has no title": row("", "https://example.org/no-title", "Example Org"),
    "it has no title, only a filler": row("TBD", "https://example.org/filler"),
    "it has no address": row("Something without an address", ""),
    "it has neither": row("", "", "Example Org", "A note that stands alone"),
    "a script for an address": row("Run this", "javascript:alert(1)"),
    "a mail address": row("Write to us", "mailto:name@example.org"),
    "a space in the address": row("A file with a space", "https://example.org/my file.pdf"),
    "no host": row("To nowhere", "https://"),
    "words for an address": row("On the shelf", "ask in the library"),
    "a file on somebody's disk": row("Local copy", r"C:\Users\pat\guide.pdf"),
}
DOUBLE = {
    "the very address": row("Known under another name", "https://example.org/protocol"),
    "http, www, tracking": row("Also known otherwise", "http://www.example.org/protocol/?utm_source=x"),
    "an anchor and index.html": row("And once more", "https://example.org/protocol/index.html#top"),
    "the DOI, in short": row("By its number", "doi:10.1000/ABC.1"),
    "the DOI, by the old host": row("By its old number", "http://dx.doi.org/10.1000/abc.1"),
    "nearly the title": row("Studying the early warning signs of absense", "https://example.org/other"),
    "the title in capitals": row("FEEDBACK PROTOCOL", "https://example.org/capitals"),
    "a row above, by address": row("A row again", "https://example.org/r/0?utm_medium=mail"),
    "a row above, by title": row(
        "planning attendance meetings, in small towns \u2013 2nd edition", "https://example.org/new-address"
    ),
    "a row above, by a slip": row("Planing hiring interviews for new principals", "https://example.org/newer-address"),
}


def planted() -> tuple[list[list[str]], set[int], set[int]]:
    """Return 200 rows under headings, and the numbers of the bad and the double ones as a spreadsheet counts."""
    rows, bad, double = sound_rows(), set(), set()
    assert len(rows) == 180
    for place, fault in enumerate(BAD.values()):
        rows.insert(place * 7 + 3, fault)
    rows += DOUBLE.values()
    for number, cells in enumerate(rows, 2):
        if cells in BAD.values():
            bad.add(number)
        if cells in DOUBLE.values():
            double.add(number)
    return rows, bad, double


def write_xlsx(file: Path, rows: Sequence[Sequence[str]]) -> None:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.active.title = "Resources"
    for cells in (HEADINGS, *rows):
        book.active.append(list(cells))
    book.save(file)


def write_csv(file: Path, rows: Sequence[Sequence[str]]) -> None:
    with open(file, "w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEADINGS, *rows])


@pytest.fixture
def listed(site: DrawnSite) -> DrawnSite:
    site.resource("by-doi", title="The early warning study", url="https://doi.org/10.1000/abc.1")
    site.resource("signs", title="Studying the early warning signs of absence", url="https://example.org/signs")
    return site


@pytest.mark.slow
@pytest.mark.parametrize(("name", "write"), [("list.xlsx", write_xlsx), ("list.csv", write_csv)])
def test_of_200_rows_all_20_planted_faults_are_found_and_180_drafts_are_written(
    listed: DrawnSite, tmp_path: Path, name: str, write: Callable[[Path, Sequence[Sequence[str]]], None]
) -> None:
    rows, bad, double = planted()
    write(tmp_path / name, rows)
    before = {file: file.read_bytes() for file in (listed.root / "resources").iterdir()}

    tried = run_clearinghouse(["import", str(tmp_path / name), "--dry-run"], listed.root)
    assert {file: file.read_bytes() for file in (listed.root / "resources").iterdir()} == before
    done = run_clearinghouse(["import", str(tmp_path / name)], listed.root)

    assert done.returncode == tried.returncode == 1 and done.stderr == ""
    assert numbers_under("Bad rows", done.stdout) == numbers_under("Bad rows", tried.stdout) == bad
    assert numbers_under("Listed already", done.stdout) == numbers_under("Listed already", tried.stdout) == double
    assert "200 rows: 180 drafts written, 7 already here, 3 twice in the file, 10 bad." in done.stdout
    assert "200 rows: 180 drafts to write" in tried.stdout
    made = set((listed.root / "resources").iterdir()) - set(before)
    assert len(made) == 180 and {file: file.read_bytes() for file in before} == before

    checked = listed.check()
    assert checked.returncode == 0 and checked.stdout == ""

    wrote = {file: file.read_bytes() for file in (listed.root / "resources").iterdir()}
    again = run_clearinghouse(["import", str(tmp_path / name)], listed.root)
    assert "200 rows: 0 drafts written, 190 already here, 0 twice in the file, 10 bad." in again.stdout
    assert "Nothing was written." in again.stdout and "already here as resources/" in again.stdout
    assert {file: file.read_bytes() for file in (listed.root / "resources").iterdir()} == wrote


def numbers_under(heading: str, said: str) -> set[int]:
    """Return the numbers of the rows in a part of the report."""
    part = next(part for part in said.split("\n\n") if part.startswith(heading))
    return {int(line.split()[1]) for line in part.split("\n")[1:]}


def plan(site: DrawnSite, data: str | bytes, format: str = "csv", keep: Sequence[int] = (), **said: str) -> Plan:
    importer = Importer(site.catalog(), 2027)
    source = read_source(
        f"list.{format}", data.encode() if isinstance(data, str) else data, format, importer.headings.is_heading
    )
    return importer.plan(source, taken_ids(site.root, RESOURCE, site.catalog()), said, keep)


def only(found: Plan) -> Result:
    (result,) = found.tables[0].results
    return result


def fields(result: Result) -> dict[str, object]:
    return dict(parse_front_matter(result.text).fields.value)


def test_a_row_becomes_a_draft_with_what_it_says_and_nothing_else(site: DrawnSite) -> None:
    result = only(
        plan(
            site,
            "Resource,Website,Source,About,Levels,For whom,Standards,Published,Format,By,Time needed,Cost,Tags\n"
            '"One guide",example.org/one,Org,"What it is.","Elementary school",Principals,PSEL 1a,5/1/2019,Report,'
            '"Smith, Ann; Lee, Bo",1 hour,Free,"Data team, attendance"\n',
        )
    )

    assert fields(result) == {
        "title": "One guide", "summary": "What it is.", "status": "draft", "type": "report", "url": "https://example.org/one",
        "publisher": "Org", "authors": ["Ann Smith", "Bo Lee"], "year": 2019, "standards": ["psel-2015/1a"],
        "topics": ["data-use", "attendance"], "levels": ["elementary"], "audiences": ["principal"],
        "minutes": 60, "cost": "free",
    }  # fmt: skip
    assert result.doubts == () and "Imported from row 2 of list.csv" in result.text


def test_what_is_doubtful_is_left_out_said_and_noted_in_the_draft(site: DrawnSite) -> None:
    result = only(
        plan(site, "Title,Link,Year,Audience,Level,Time\nOne,https://example.org/1,2099,pilots,college,a while\n")
    )

    assert set(fields(result)) == {"title", "summary", "status", "type", "url", "publisher"}
    for said in (
        "2099",
        "'pilots' is no audience",
        "'college' is no school level",
        "'a while'",
        "no summary",
        "no publisher",
        "no type",
    ):
        assert any(said in doubt for doubt in result.doubts), said
        assert said in result.text or said.capitalize() in result.text


def test_an_abstract_is_no_summary_of_ours(site: DrawnSite) -> None:
    ris = "TY  - RPRT\nTI  - One\nAB  - <jats:p>They &amp; we.</jats:p>\nUR  - https://example.org/1\nER  -\n"
    result = only(plan(site, ris, "ris"))

    assert fields(result)["summary"] == "They & we."
    assert any("in your own words" in doubt for doubt in result.doubts)


def test_notes_for_the_editor_are_text_in_the_body(site: DrawnSite) -> None:
    result = only(plan(site, "Title,Link,Notes\nOne,https://example.org/1,# [x](javascript:1) <script>\n"))

    assert "- Notes: # \\[x\\](javascript:1) &lt;script&gt;" in result.text


def test_ticked_columns_are_levels(site: DrawnSite) -> None:
    result = only(plan(site, "Title,Link,Elementary,High,PSEL\nOne,https://example.org/1,x,,4\n"))

    assert fields(result)["levels"] == ["elementary"]


def test_a_column_can_be_named_or_left_out(site: DrawnSite) -> None:
    data = "Title,Link,Who made it,Notes\nOne,https://example.org/1,Makers Inc,secret\n"
    result = only(plan(site, data, **{"Who made it": "publisher", "Notes": "ignore"}))

    assert fields(result)["publisher"] == "Makers Inc" and "secret" not in result.text
    with pytest.raises(BadColumn, match="'Who made it'"):
        plan(site, data, Maker="publisher")


@pytest.mark.parametrize(
    ("text", "pair"),
    [("A = B=url", ("A = B", "url")), ("Who=web address", ("Who", "url")), ("X=ignore", ("X", "ignore"))],
)
def test_a_choice_of_column_is_read_from_its_last_sign(text: str, pair: tuple[str, str]) -> None:
    assert parse_choice(text) == pair


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("X", "Their heading=field"),
        ("X=publishr", "'publisher'"),
        ("=url", "Their heading=field"),
        ("X=zzz", "the fields are"),
    ],
)
def test_a_choice_that_is_none_is_answered_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(BadColumn, match=said):
        parse_choice(text)


def test_without_headings_address_and_title_are_found_by_what_they_are(site: DrawnSite) -> None:
    found = plan(site, "x1,A first thing to read,https://example.org/1\nx2,Some other matter,https://example.org/2\n")

    assert [result.title for result in found.tables[0].results] == ["A first thing to read", "Some other matter"]


def test_a_plainer_heading_goes_before_one_that_may_mean_the_same(site: DrawnSite) -> None:
    result = only(plan(site, "Name,Website,Title,URL\nPat,Home page,The bell,https://example.org/1\n"))

    assert result.title == "The bell" and fields(result)["url"] == "https://example.org/1"


def test_a_title_much_like_another_can_be_kept(site: DrawnSite) -> None:
    data = "Title,Link\nFeedback protocol,https://example.org/another\nFeedback protocol,https://example.org/protocol\n"

    assert [result.fate for result in plan(site, data).tables[0].results] == [Fate.HERE, Fate.HERE]
    assert [result.fate for result in plan(site, data, keep=[2, 3]).tables[0].results] == [Fate.DRAFT, Fate.DRAFT]


def test_the_publisher_of_others_at_a_site_is_taken_with_a_doubt(site: DrawnSite) -> None:
    result = only(plan(site, "Title,Link\nOne,https://example.org/1\n"))

    assert fields(result)["publisher"] == "Example Publisher"
    assert any("'Example Publisher' was taken" in doubt for doubt in result.doubts)
    assert fields(only(plan(site, "Title,Link\nOne,https://doi.org/10.1000/1\n")))["publisher"] == "doi.org"


def test_a_draft_that_cannot_be_written_is_a_bad_row_and_the_rest_goes_on(site: DrawnSite) -> None:
    found = plan(site, "Title,Link\nOne,https://example.org/1\nTwo,https://example.org/2\n")
    site.write("resources/one.md", "somebody was faster")
    done = write_plan(found, site.root)

    assert [result.fate for result in done.tables[0].results] == [Fate.BAD, Fate.DRAFT]
    assert (site.root / "resources" / "one.md").read_text() == "somebody was faster"


def test_the_report_as_markdown_says_the_same_and_holds_no_markup_of_the_file(site: DrawnSite) -> None:
    found = plan(site, "Title,Link,[odd](x)\n<b>One</b> two,https://example.org/1,y\n[a](javascript:1),nowhere,\n")
    text, markdown = render_text(found, False), render_markdown(found, False)

    assert "row 3" in text and "**row 3**" in markdown
    assert "](" not in markdown.replace("\\](", "") and "<b>" not in markdown


def test_numbers_are_listed_as_people_do() -> None:
    assert listed_ranges([5, 2, 3, 4, 9]) == "2-5, 9"
    assert listed_ranges([]) == ""


CELL = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            "---",
            "\n",
            ": ",
            "- ",
            "#",
            "&a",
            "*a",
            "!!x",
            "'",
            '"',
            "\t",
            "\x00",
            "\u202e",
            "\ufeff",
            "../",
            "/etc/",
            "EXAMPLE",
        ]
    )
    | st.sampled_from(
        ["status: published", "</p>", "<script>", "](javascript:x)", "```", "=1+1", "K-5", "PSEL 1", "2019", "Report"]
    )
).map("".join)


@given(cells=st.lists(CELL, min_size=10, max_size=10), link=CELL)
def test_no_cell_breaks_a_draft_or_names_a_file_elsewhere(catalog: Importer, cells: list[str], link: str) -> None:
    stream = io.StringIO()
    address = f"https://example.org/{link}"
    csv.writer(stream).writerows([HEADINGS[:10], [cells[0], address, *cells[2:]]])
    source = read_source("list.csv", stream.getvalue().encode("utf-8", "replace"), "csv", catalog.headings.is_heading)
    for read in catalog.plan(source, {"taken"}, {}).tables:
        for result in read.results:
            if result.fate is Fate.DRAFT:
                written = parse_front_matter(result.text).fields
                RESOURCE.model.model_validate(written.value)
                assert written.faults == [] and written.value["status"] == "draft"
                assert is_id(result.id) and result.path == f"resources/{result.id}.md"


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Importer:
    return Importer(DrawnSite.begin(tmp_path_factory.mktemp("importer") / "site").catalog(), 2027)


def test_hostile_cells_make_drafts_that_the_check_accepts(site: DrawnSite) -> None:
    evil = "---\nstatus: published\n---\n[x](javascript:1) ![](x.png) <script>alert(1)</script> [[[[ &a *b !!c {% x %} ]( <!-- clearinghouse: all"
    rows = [HEADINGS, *([f"{evil} number{n}word{n}", f"https://example.org/{n}", *[evil] * 9] for n in range(3))]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    done = write_plan(plan(site, stream.getvalue()), site.root)

    assert done.count(Fate.DRAFT) >= 1
    assert site.check().returncode == 0
    assert sorted(file.parent for file in site.root.rglob("*script*")) == [site.root / "resources"] * done.count(
        Fate.DRAFT
    )
