"""Each way in which something private is written is found by its own pattern, and told by words before that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearinghouse.intake import colleague_notes, people_signs, private_signs
from clearinghouse.intake.colleague_notes import reads_like_a_note
from clearinghouse.intake.private import without_private
from clearinghouse.intake.private_signs import Sign
from clearinghouse.intake.telling_words import may_be_in

_SIGNS = [
    pytest.param(sign, id=f"{name}-{number}")
    for name, signs in (vars(private_signs) | vars(people_signs) | vars(colleague_notes)).items()
    if isinstance(signs, tuple) and signs and isinstance(signs[0], Sign)
    for number, sign in enumerate(signs)
]


@pytest.mark.parametrize("sign", _SIGNS)
def test_each_example_is_found_by_its_own_pattern_and_leaves_the_words(sign: Sign) -> None:
    for example in sign.examples:
        assert sign.pattern.search(example) and may_be_in(example.casefold(), sign.words), example
        assert without_private(example)[1] or reads_like_a_note(example), example


@pytest.mark.generated
@pytest.mark.parametrize("sign", _SIGNS)
def test_no_pattern_finds_what_its_words_passed_over(sign: Sign) -> None:
    letters = st.characters(min_codepoint=32, max_codepoint=126)

    @given(st.from_regex(sign.pattern, alphabet=letters))
    def holds(text: str) -> None:
        assert may_be_in(text.casefold(), sign.words), text

    holds()


_NOTES = """Worked well for Amir after his second detention.
Use with Sofia before her next write-up.
Good for Jamal; he threw a chair in March.
Theo liked it.
She wants to be gone by June.
Board wants her out by June.
One of my principals was in tears over this.
The AP I coach is new to this.
Take this off the list before it goes public.
Ask Rita for the print copy."""
_DESCRIPTIONS = """Tells the story of a principal who lost her first staff and won the second.
Her first ninety days, week by week.
The author cried when her school closed, and says why.
Interviews with principals Jane Roe and Bob Poe about budgets.
In this talk Maria Montessori says what she saw.
A fictional coach, Dana, talks with a fictional principal, Lee.
Rosa, a puppet, talks about feelings.
Frank talks about race.
Our school, our plan: a workbook.
What principals told us about their first year.
He, she, they: a short guide to pronouns.
Lessons on Anne Frank's diary for grade 8.
Public and not yet public: a rule for news.
Teaching his or her own child: rules for staff.
Jackson Middle School won a prize for this plan."""


@pytest.mark.parametrize("text", _NOTES.split("\n"))
def test_words_to_a_colleague_about_somebody_are_told_without_a_word_for_what_happened(text: str) -> None:
    assert reads_like_a_note(text)


@pytest.mark.parametrize("text", _DESCRIPTIONS.split("\n"))
def test_a_description_stays_whatever_people_are_in_it(text: str) -> None:
    assert not reads_like_a_note(text) and not without_private(text)[1]


def test_a_school_may_tell_what_it_did_itself() -> None:
    assert not reads_like_a_note("Our counselor called each family, and she kept a list.", among_us=True)
    assert reads_like_a_note("Marcus came every day after that.", among_us=True)
