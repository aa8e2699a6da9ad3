"""References: one name for a standard, however it was typed."""

from __future__ import annotations

import pytest

from clearinghouse.standards.reference import Reference, parse_reference


@pytest.mark.parametrize("typed", ["ct-ccl/PE2.B", "CT-CCL/pe2.b", "  ct-ccl/PE2.B  "])
def test_case_and_space_around_a_reference_do_not_matter(typed: str) -> None:
    assert parse_reference(typed) == Reference("ct-ccl", "pe2.b")


@pytest.mark.parametrize("typed", ["", "/", "psel-2015", "psel-2015/", "/6a", "psel-2015/6/a", "  ", "psel-2015//6a"])
def test_what_is_not_framework_and_code_is_no_reference(typed: str) -> None:
    assert parse_reference(typed) is None


def test_a_reference_reads_as_it_is_typed() -> None:
    assert str(Reference("psel-2015", "6a")) == "psel-2015/6a"


def test_a_reference_knows_the_address_of_its_page() -> None:
    assert Reference("psel-2015", "6a").address == "/standards/psel-2015/6a/"


def test_what_a_reference_prints_is_read_as_the_same_reference() -> None:
    reference = Reference("ct-ccl", "pe2.b")

    assert parse_reference(str(reference)) == reference
