"""Whatever the finder knows of a page can be seen there, on every page of every site that we have."""

from __future__ import annotations

import pytest
from drawn import SAMPLE, BuiltSite, DrawnSite
from indexed import STEMS, hidden, known, stems, words_of_nobody
from markup import seen_text

pytestmark = pytest.mark.slow


def test_on_the_sample_site(sample_site: BuiltSite) -> None:
    assert hidden(DrawnSite(SAMPLE), sample_site) == {} and words_of_nobody(sample_site) == set()


def test_on_the_site_of_a_second_program(second: DrawnSite, second_site: BuiltSite) -> None:
    assert hidden(second, second_site) == {} and words_of_nobody(second_site) == set()


def test_the_measure_sees_what_is_hidden(site: DrawnSite) -> None:
    """With words taken off its page after the build, an entry has something that nobody can see."""
    site.write("content/program.md", "Zebras come first.\n", title="Program")
    built = site.build()
    page = built.folder / "program" / "index.html"
    page.write_text(page.read_text().replace("Zebras come", "<span hidden>Zebras</span><!-- zebras --> come"))

    terms = dict(known(built))["/program/"]

    assert terms - stems(seen_text(built.text("/program/"))) == {STEMS.of("zebras")}
