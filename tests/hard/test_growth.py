"""Twice the text takes at most about twice the time, whatever is repeated in it.

Time is measured as the processor's, and only ratios are compared: a slow machine passes like a quick one.
"""

from __future__ import annotations

import contextlib
import itertools
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import nh3
import pytest
from readers import READERS
from sound_items import sound

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.content.body import Body
from clearinghouse.content.editor_notes import notes_line
from clearinghouse.content.frontmatter import parse_front_matter
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.content.load import Source, load_site
from clearinghouse.content.markdown import parse_markdown, render_markdown
from clearinghouse.content.marked_yaml import YamlFault, parse_yaml
from clearinghouse.content.models import Coach, PageFields, Resource
from clearinghouse.content.parts import Consent, Contact
from clearinghouse.content.tangle import find_tangle
from clearinghouse.intake.lists.readers import read_source
from clearinghouse.intake.lists.rows import BadFile
from clearinghouse.intake.people import read_people
from clearinghouse.problems import render_text, sort_problems
from clearinghouse.publish.bodies import Bodies, visible_words
from clearinghouse.rules import check_catalog

pytestmark = pytest.mark.slow

DAY = date(2026, 8, 31)
MOST = 2.6
SIZES = (12_500, 25_000, 50_000, 100_000)
TELLING = 0.05
"""Seconds below which nothing is compared: there the clock says more than the code."""

TEXTS = (
    " ", " " * 80 + "\n", "\u00a0" * 40 + "\n", "\t" * 20 + "\n", "\n", "word ", "word\n", "a  \n", "\\", "\\\n", "😀", "é",
    "# a\n", "# a_1\n", "   # x\n", "#\n", "a\n===\n", "# a {#b}\n", "# [a](b)\n", "> # a\n", "##### ",
    "[", "]", "(", "[a](b) ", "![a](b) ", "[a](b c) ", "[a](b ", "[a]: b\n", "[a][b] ", "[a](b 'c", "[[a](b)](c) ", "](",
    "[^1] ", "[^1]: x\n", "[^1]: x\n[^1] ", "*", "**a ", "_a", "~~a", "`", "`a``b", "` ``", "```\n", "~~~\n", "``` a\n",
    "<", "<a ", "<b>", "</b>", "<!--", "<!-- a -->\n", "<!-- clearinghouse", "<!-- clearinghouse: goals -->\n", '<a b="', "<a b='c' ",
    "<![CDATA[", "<?", "<!A", "<script>", "<div>\n\n", "&", "&amp;", "&#1", ">", "> a\n", "- a\n", "- ", "1. a\n", "- a\n  ",
    "|", "|a|b|\n|-|-|\n", "|a|b|\n", "!", "!!! note\n", '!!! a "', "<http://a>", "{", "{#a} ", "{: #a }\n", "-", "=", "---\n",
    "For the editor\n", "https://example.org/ ", "a@b.example ", "\"'", "...", "\u200b",
)  # fmt: skip
HEADS = (
    "- ", "-  ", "- a\n", "k: a\n", "a: 1\n", "[", "{a: ", "? ", "a:b\n", "  b\n", "- a b #c\n", "- 2026-13-01\n", "'", '"a\\n',
    "&a ", "*a ", "!a ", "# x\n", "---\n", "-\n ", "a: |\n  x\n", "\u200e", "{}, ", "[], ", "a, ", "%", "@", "\t", ": ", " :",
)  # fmt: skip
LISTS = {
    "ris": ("AU  - A, B\n", "N2  - a word\n", "word\n", "TY  - RPRT\nER  - \n", "KW  - a\n", "UR  - http://a.example\n", "XX  - \n"),
    "bibtex": ("@article{a, title={x}}\n", "@", "{", "}", "title={x},\n", '"', "@string{a=b}\n", "@comment{", " and ", "%\n"),
    "csl-json": ("[", "{", '"a":', "[{}],", '{"title":"x"},'),
    "addresses": ("http://a.example/\n", "a - http://a.example/ ", "<", "[", "http://", "a\n\n", "[a](http://a.example) ", "."),
    "csv": ("a,b\n", ",", '"', "a;", "\n", 'a,"b\n', "title,url\n", "=a,"),
}  # fmt: skip


def rate(read: Callable[[str], object], piece: str, sizes: tuple[int, ...] = SIZES) -> list[float]:
    """Return the seconds that reading takes at each size, the best of three."""
    return [min(_seconds(read, (piece * (size // len(piece) + 1))[:size]) for _ in range(3)) for size in sizes]


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def grows(seconds: list[float]) -> bool:
    """True where a doubling costs too much twice in a row, so that no hiccup of the machine is taken for it."""
    ratios = [after / before for before, after in itertools.pairwise(seconds) if after > TELLING]
    return any(one > MOST and other > MOST for one, other in itertools.pairwise(ratios)) or (
        len(ratios) == 1 and ratios[0] > 2 * MOST
    )


def test_the_measure_tells_a_square_from_a_line() -> None:
    assert grows(rate(lambda text: [text.count("b") for _ in range(len(text) // 8)], "a", (20_000, 40_000, 80_000)))
    assert not grows(rate(lambda text: re.sub("a", "b", text), "a", (200_000, 400_000, 800_000)))


def read_body(text: str) -> None:
    """Read a text as a check, a page and the finder do; what is refused is refused before."""
    body = Body(text)
    if not find_tangle(text):
        found = (body.links, body.anchors, body.tags, body.live_lists, body.odd_lists, notes_line(body))
        visible_words(nh3.clean(render_markdown(parse_markdown(text))))
        assert found


@pytest.mark.hard
@pytest.mark.parametrize("piece", TEXTS)
def test_a_text_costs_what_its_length_says(piece: str) -> None:
    seconds = rate(read_body, piece)

    assert not grows(seconds), seconds
    assert seconds[-1] < 100 * 0.1


BROKEN = [
    (begin, filling, end)
    for begin in ("definition: b", "- a", "k: [", "k: 'a' ", 'k: "a" ', "title:", "k: - ", "copyright: @", "a ")
    for filling in (" ", "\t", ",", ", ", ":", "a:", "[ ", "- ", "' ", "*")
    for end in ("x: y", "x", " ]", "\n  - a: b: c")
]
"""A line that no YAML can have, with much of one thing in its middle."""


def between(read: Callable[[str], object], begin: str, end: str) -> Callable[[str], object]:
    """Return a reader of what stands between two texts."""
    return lambda piece: read(begin + piece + end)


@pytest.mark.hard
@pytest.mark.parametrize("name", ["yaml", "settings"])
def test_a_broken_line_costs_what_its_length_says(name: str) -> None:
    slow = []
    for begin, filling, end in BROKEN:
        read = between(lambda text: READERS[name](text.encode()), f"a: 1\n{begin}", f"{end}\n")
        seconds = rate(read, filling, (10_000, 20_000, 40_000))
        slow += [(begin, filling, end, seconds)] if grows(seconds) or seconds[-1] > 1 else []

    assert slow == []


ODD_LISTS = {
    "bibtex": (("@a{b,\nw", " ", "x\n@c{d,\n}.}\n"), ("@a{", " ", "}\n@a{b, title={T}}\n"), ("", "@a{b,\n", ".}"), ("@a", " ", "x"),
               ("@a{b, title", " ", "x}"), ("@a{b, title = ", "{", "x}"), ("@a{b, author = {", "and ", "}}"), ("@a{b, url = {", "\\url{", "}}")),
    "mail-list": (("From: a@b.org\nContent-Type: text/html\n\n<i style='display:none'>", "<i>", "</i>"), ("From: ", "(\n ", "x\n\na"), ("From: a", " ", "b\n\na")),
    "mail": (("From: a@b.org\nContent-Type: text/html\n\n<i style='display:none'>", "<i>", "</i>"), ("From: a@b.org\nContent-Type: text/html\n\n", "<i>", "</b>")),
    "ris": (("TY  - RPRT\nUR  - a", " ", "b\nER  - \n"), ("TY  - RPRT\nTI  - a", "\n ", "b\nER  - \n")),
    "addresses": (("a", " ", "http://a.example b\n"), ("[a](", " ", "x"), ("|a", " ", "|b"), ("- ", "a ", "http://a.example\n")),
    "csv": (("title,url\na", " ", ",b\n"), ("title,url\na,https://a.example/", " b", "\n"), ("title,url\n\"", '"a', "\n")),
}  # fmt: skip
"""What begins sound, has much of one thing in its middle, and ends so that it was all for nothing."""


@pytest.mark.parametrize(
    ("name", "begin", "filling", "end"), [(name, *parts) for name, rows in ODD_LISTS.items() for parts in rows]
)
def test_a_list_that_goes_wrong_late_is_read_once(name: str, begin: str, filling: str, end: str) -> None:
    def read(piece: str) -> None:
        READERS[name]((begin + piece + (end * (len(piece) // len(filling)) if len(end) < 5 else end)).encode())

    assert not grows(rate(read, filling, (10_000, 20_000, 40_000)))


def test_months_of_bibtex_cost_no_abbreviations() -> None:
    named = "".join(f"@string{{s{number} = {{Some words of a journal}}}}\n" for number in range(300))
    entry = "@article{k, title = {A guide to absence}, url = {https://example.org/}, month = jan # s1}\n"
    with_them = _seconds(lambda text: READERS["bibtex"](text.encode()), named + entry * 500)

    assert with_them < 3 * _seconds(lambda text: READERS["bibtex"](text.encode()), entry.replace(" # s1", "") * 500)


@pytest.mark.parametrize("name", ["bookmarks", "mail"])
@pytest.mark.parametrize("piece", ["[a](<b c ", "</", "<!-- a", "<!-- a> ", "<!a", "<![", "<?a", "<a b='", "&#"])
def test_html_that_never_ends_is_read_once(name: str, piece: str) -> None:
    reader = READERS[name]
    seed = reader.seeds[-1]

    assert not grows(rate(lambda text: reader(seed + text.encode()), piece, (12_500, 25_000, 50_000)))


def test_abbreviations_of_bibtex_are_read_once() -> None:
    assert not grows(rate(lambda text: READERS["bibtex"](text.encode()), "@string{a=b}\n", (50_000, 100_000, 200_000)))


@pytest.mark.parametrize(
    "piece", [" " * 80 + "\n", "# a_1\n", "   # x\n", "[a](b ", "<!--", "\t" * 20 + "\n", "`", "[^1]: x\n"]
)
def test_what_once_grew_by_the_square_does_not(piece: str) -> None:
    assert not grows(rate(read_body, piece, (12_500, 25_000, 50_000)))


LATE = (
    *(
        ("x ", "`", " [a](b c)\nwords\n"),
        ("panel ", "rated ", "\n"),
        ("panel levels of evidence", " ", "x\n"),
        ("panel low", " ", "x\n"),
    ),
    *(
        ("# For the editor", " ", "x\n"),
        ("# For the editor ", "#", " x\n"),
        ("For the editor\n#", " ", "x\n"),
        ("list students", " ", "x\n"),
    ),
    *(
        ("`", "a", "\n"),
        ("*a", "*", " b\n"),
        ("|a", " ", "|\n"),
        ("[a](", "b ", "\n"),
        ("", "`" * 9 + "a" + "`" * 8 + "b", "\n"),
    ),
)
"""Lines that begin like something a rule or a page looks for, and turn out to be nothing at their end."""


def check_resource(text: str) -> None:
    fields = Resource.model_validate({**sound("resource"), "evidence": {}})
    item = Item(BY_NAME["resource"], "a", fields, Body(text), Source(PurePosixPath("resources/a.md")))
    check_catalog(Catalog(items=(item,)), DAY)
    Bodies(Addresses(Catalog())).words(item)


@pytest.mark.parametrize(("begin", "filling", "end"), LATE)
def test_a_line_that_turns_out_to_be_nothing_is_looked_through_once(begin: str, filling: str, end: str) -> None:
    def read(piece: str) -> None:
        lines = [begin + piece[at : at + 8_000] + end for at in range(0, len(piece), 8_000)]
        check_resource("\n".join(lines))

    assert not grows([*rate(read, filling, (2_000, 4_000, 8_000)), *rate(read, filling, (16_000,))])


def test_a_cell_of_an_address_is_read_once() -> None:
    for begin, filling in (
        ("<", "<"),
        ("", "( "),
        ("(a", " "),
        ("https://a.example", ") "),
        ("doi", " "),
        ("doi:10.1", "/"),
    ):
        read = between(lambda text: READERS["address"](text.encode()), begin, "\x01")
        assert not grows(rate(read, filling, (1_250, 2_500, 5_000))), filling


def test_a_cell_of_authors_is_read_once() -> None:
    for begin, filling in (
        ("Ann ", "<@a"),
        ("Ann <", " "),
        ("Ann ", "(a@"),
        ("Ann", ","),
        ("Ann", ", "),
        ("Ann ", "and "),
    ):
        assert not grows(rate(between(read_people, begin, ""), filling, (2_000, 4_000, 8_000))), filling


RULED = (
    *("## Part {n}\n\n[a](#prt-{n})\n\n", "[a](#a-{n}) ", "![a](/goals/{n}.png)\n", "[a](/gols/{n}/)\n", "[a]({n}.md) "),
    *("list students never ", "list students without ", "list students leave ", "list students take out ", "students no name "),
    *("list-list-students-", "list of students with ", "name students\n", "list     ", "Sam Sample ", "Samples, Sam ", "/samsample"),
    *("(203) 555-017 ", "2035550", "Sam &amp; ", "%20Sam", "<b>Sam</b> ", "\u674e", "xn--sam ", "Sam.", "sam@"),
)  # fmt: skip
"""What rules look for, each with a number of its own."""


def check_page(text: str) -> None:
    consent = Consent(given_on=DAY, expires_on=DAY)
    contact = Contact(phone="(203) 555-0177", email="sam@example.org", url="https://sample.example.org/")
    gone = Coach(
        name="Sam Sample", role="Coach", summary="A coach.", status="published", consent=consent, contact=contact
    )
    kind = BY_NAME["coach"]
    person = Item(kind, "sam", gone, Body(""), Source(PurePosixPath("content/coaches/sam.md")))
    fields = PageFields(title="A page")
    page = WrittenPage("/x/", fields, Body(text), Source(PurePosixPath("content/x.md")))
    assets = {f"/assets/{n}.png": Path(f"{n}.png") for n in range(200)}
    check_catalog(Catalog(items=(person,), pages=(page,), assets=assets), DAY + timedelta(days=1))


def numbered(piece: str, size: int) -> str:
    return "".join(piece.replace("{n}", str(number)) for number in range(size // len(piece)))


@pytest.mark.parametrize(
    "piece", [piece if place < 7 else pytest.param(piece, marks=pytest.mark.hard) for place, piece in enumerate(RULED)]
)
def test_the_rules_cost_what_the_length_of_a_page_says(piece: str) -> None:
    sizes = (12_500, 25_000, 50_000)
    seconds = [min(_seconds(check_page, numbered(piece, size)) for _ in range(2)) for size in sizes]

    assert not grows(seconds), seconds
    assert seconds[-1] < 10


def read_head(text: str) -> None:
    for read in (parse_yaml, lambda given: parse_front_matter(f"---\n{given}\n---\n")):
        with contextlib.suppress(YamlFault):
            read(text)


@pytest.mark.hard
@pytest.mark.parametrize("before", ["", "a: ", "topics:\n", "topics: ["])
@pytest.mark.parametrize("piece", HEADS)
def test_fields_cost_what_their_length_says(before: str, piece: str) -> None:
    seconds = rate(lambda text: read_head(before + text), piece)

    assert not grows(seconds), seconds


@pytest.mark.hard
@pytest.mark.parametrize("piece", ["- a\n", "k: a\n", "a: 1\n", "- id: a\n", "- {}\n"])
@pytest.mark.parametrize("file", ["vocabulary.yml", "standards/x.yml", "standards/crosswalks.yml"])
def test_lists_of_wrong_entries_cost_what_their_length_says(tmp_path: Path, file: str, piece: str) -> None:
    place = tmp_path / "content" / file
    place.parent.mkdir(parents=True)

    def read(text: str) -> None:
        place.write_text(f"topics:\n{text}" if piece[0] == "-" and file == "vocabulary.yml" else text)
        problems = load_site(tmp_path).problems
        assert 0 < len(problems) < 500
        render_text(sort_problems(problems))

    seconds = rate(read, piece, (100_000, 200_000, 400_000, 800_000))

    assert not grows(seconds), seconds


@pytest.mark.hard
@pytest.mark.parametrize(("format", "piece"), [(format, piece) for format, pieces in LISTS.items() for piece in pieces])
def test_a_list_costs_what_its_length_says(format: str, piece: str) -> None:
    def read(text: str) -> None:
        with contextlib.suppress(BadFile):
            read_source(
                "list",
                ("TY  - RPRT\n" * (format == "ris") + text).encode(),
                format,
                lambda words: words in ("title", "url"),
            )

    seconds = rate(read, piece, (100_000, 200_000, 400_000, 800_000))

    assert not grows(seconds), seconds


def growth(name: str, piece: str) -> list[float]:
    """Return the seconds of a reader at the two largest sizes, and at all four where those tell of a doubling too dear.

    What comes in is sound at its beginning, so that the reader goes as far as what is repeated.
    """
    reader = READERS[name]
    seed = reader.seeds[0] if name not in ("xlsx", "png", "picture", "document") else b""

    def read(text: str) -> None:
        reader(seed + text.encode())

    last = [_seconds(read, (piece * (size // len(piece) + 1))[:size]) for size in SIZES[2:]]
    return last if last[1] < max(TELLING, MOST * last[0]) else rate(read, piece)


SHAPES = (*dict.fromkeys((*TEXTS[::2], *HEADS[::2], *(piece for pieces in LISTS.values() for piece in pieces[:3]))),)


@pytest.mark.hard
@pytest.mark.parametrize("name", READERS)
def test_every_reader_costs_what_the_length_of_its_input_says(name: str) -> None:
    costly = {piece: seconds for piece in SHAPES if grows(seconds := growth(name, piece))}

    assert len(SHAPES) >= 60 and costly == {}
