"""Each way in which something private is written is found by its own pattern, and told by words before that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.intake import people_signs, private_signs
from clearinghouse.intake.private import without_private
from clearinghouse.intake.private_signs import Sign
from clearinghouse.intake.telling_words import may_be_in

_SIGNS = [
    pytest.param(sign, id=f"{name}-{number}")
    for name, signs in (vars(private_signs) | vars(people_signs)).items()
    if isinstance(signs, tuple) and signs and isinstance(signs[0], Sign)
    for number, sign in enumerate(signs)
]


@pytest.mark.parametrize("sign", _SIGNS)
def test_each_example_is_found_by_its_own_pattern_and_leaves_the_words(sign: Sign) -> None:
    for example in sign.examples:
        assert sign.pattern.search(example) and may_be_in(example.casefold(), sign.words), example
        assert without_private(example)[1], example


@pytest.mark.generated
@pytest.mark.parametrize("sign", _SIGNS)
def test_no_pattern_finds_what_its_words_passed_over(sign: Sign) -> None:
    letters = st.characters(min_codepoint=32, max_codepoint=126)

    @given(st.from_regex(sign.pattern, alphabet=letters))
    def holds(text: str) -> None:
        assert may_be_in(text.casefold(), sign.words), text

    holds()
