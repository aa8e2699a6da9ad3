"""No text, whatever stands in it, becomes anything on a page that acts, loads from elsewhere or leaves its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from attacks import attack
from selectolax.lexbor import LexborHTMLParser

from clearinghouse.catalog.addresses import Addresses
from clearinghouse.catalog.catalog import Catalog, WrittenPage
from clearinghouse.content.body import Body
from clearinghouse.content.html import ALLOWED_TAGS
from clearinghouse.content.load import Source
from clearinghouse.content.models import PageFields
from clearinghouse.publish.bodies import ROOT, Bodies

ATTRIBUTES = frozenset(
    "align alt class colspan dir height href id lang open rel rowspan scope src start title width".split()
)
SAFE = re.compile(r"(?:https?://|mailto:|tel:|#|/(?![/\\])|[^:/\\\s]*\Z)", re.IGNORECASE)
ODD = re.compile("[\x00-\x20\u007f-\u00a0\u3000]")
FRAME = '<main><div id="-box">{}</div><p id="-after">After.</p></main>'
SAMPLE, ALL = 3_000, 100_000


def html_of(text: str) -> str:
    page = WrittenPage("/x/", PageFields(title="A page"), Body(text), Source(PurePosixPath("content/x.md")))
    return Bodies(Addresses(Catalog())).render(page, lambda request: "").replace(ROOT, "/")


def faults(html: str) -> Iterator[str]:
    """Yield all that acts in a piece of HTML as browsers read it, or that leaves the box into which it is put."""
    tree = LexborHTMLParser(FRAME.format(html))
    box = tree.css_first("[id='-box']")
    after = tree.css("main > [id='-after']")
    if len(after) != 1 or box is None or box.next is None or box.next.attributes.get("id") != "-after":
        yield "it leaves its place"
    for element in tree.css("[id='-box'] *"):
        if element.tag not in ALLOWED_TAGS | {"tbody"}:
            yield f"<{element.tag}>"
        for name, value in element.attributes.items():
            if name not in ATTRIBUTES:
                yield f"{name}={value}"
            if name in ("href", "src") and not SAFE.match(ODD.sub("", value or "")):
                yield f"{name}={value}"
            if name == "src" and "//" in (value or ""):
                yield f"src={value}"


def look_at(begin: int, end: int) -> None:
    for number in range(begin, end):
        text = attack(number)
        found = list(faults(html_of(text)))

        assert found == [], (number, text, found)


@pytest.mark.slow
def test_attacks_in_texts_are_inert() -> None:
    look_at(0, SAMPLE)


@pytest.mark.hard
@pytest.mark.parametrize("tenth", range(10))
def test_a_hundred_thousand_attacks_in_texts_are_inert(tenth: int) -> None:
    look_at(tenth * ALL // 10, (tenth + 1) * ALL // 10)


def test_so_many_attacks_differ() -> None:
    assert len({attack(number) for number in range(SAMPLE)}) > 0.9 * SAMPLE


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<img src=x onerror=y>", "<p style='x'>", "<a href='javascript:x'>", "<a href=' java\tscript:x'>",
     "<a href='//example.org'>", "<img src='https://example.org/x'>", "</div><p>x", "<form>", "<p data-x=y>", "<a href='\\\\example.org'>",
     "</main>", "<table></div>"],
)  # fmt: skip
def test_the_measure_sees_what_acts(html: str) -> None:
    assert list(faults(html))
