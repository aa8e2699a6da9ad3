"""Text that looks like data about a student, which no record may hold."""

from __future__ import annotations

import re

_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4})"
)
_BORN = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth[ -]?dates?|birthday|born(?: on)?)[\s:=,(]*(?:is |was |on )?{_DATE}",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:sasid|ssid|lasid|student(?:'s)? (?:id|number|no)|state (?:student )?(?:id|number)|student identifier)\b"
    r"[\s.:#=]*(?:is |number )?\d{4,}",
    re.I,
)
_LONG = re.compile(r"(?<![\w.:/-])(?!(?:19|20)\d\d[01]\d[0-3]\d(?!\d))\d{8,12}(?![\w/-])")
_GRADE = re.compile(
    r"\b(?:grade\s*(?:k|1[0-2]|[1-9])|(?:1[0-2]th|[4-9]th|1st|2nd|3rd)[ -]?grade(?:r)?"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)[ -]grade(?:r)?"
    r"|kindergart(?:en|ner)|gr[. ]\s?(?:k|1[0-2]|[1-9]))\b",
    re.I,
)
_BIRTH_WORDS = ("born", "birth", "dob", "d.o", "d. o", "d o")
_NUMBER_WORDS = ("sasid", "ssid", "lasid", "student", "state id")
_GRADE_WORDS = ("grade", "kinderg", "gr.", "gr ")
_DIGITS = re.compile(r"\d{8}")

# Words with a capital that are no names; a name after a title (`Ms. Lopez`) is an adult's.
_NOT_NAMES = frozenset(
    """a all algebra an and another art as at biology both but by chemistry class classes coach common data department
    district each ela english every eureka everyone first for french from general geometry grade grades he health her his
    history how i if in into it its kindergarten lead leader literacy look math mathematics meet met most music my new
    next no not now numeracy of on one only or other our pe physics planning plan principal reading room saw school science
    see she social some spanish special staff stem student students studies synthetic teacher teachers team teams that the
    their then these they this those three title to two unit visit visited we what when which who with world writing yes
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday""".split()
)
_TITLES = frozenset("mr mrs ms mx miss dr prof professor principal coach superintendent teacher".split())
_WORDS = r"[A-Z][\w'\u2019-]*\.?(?:\s+[A-Z][\w'\u2019-]*\.?)*"
_BEFORE = re.compile(
    rf"(?<![\w.])(?P<words>{_WORDS})(?:\s*[,(]\s*|\s+)(?:(?:who|she|he)\s+)?(?:(?:is|was)\s+)?(?:now\s+)?(?:in\s+|an?\s+|our\s+)?$"
)
_AFTER = re.compile(rf"^(?:\s+(?:student|girl|boy|pupil|child))?[\s,:(]+(?P<words>{_WORDS})")


def student_data(text: str) -> str:
    """Return what about a student the text seems to hold, such as `a date of birth`, or nothing.

    It looks at the shape of English text alone, so it can miss some and blame some. Names of adults with a title
    (`Ms. Lopez, grade 7`) and subjects (`Algebra in grade 8`) pass.
    """
    low = text.lower()
    if _any(_BIRTH_WORDS, low) and _BORN.search(text):
        return "a date of birth"
    if (_DIGITS.search(text) and _LONG.search(text)) or (_any(_NUMBER_WORDS, low) and _NUMBERED.search(text)):
        return "a student's number"
    graded = _any(_GRADE_WORDS, low) and any(_named(text, found) for found in _GRADE.finditer(text))
    return "a name with a grade" if graded else ""


def _any(words: tuple[str, ...], text: str) -> bool:
    """A word at a time is many times faster than one pattern for all."""
    return any(word in text for word in words)


def _named(text: str, grade: re.Match[str]) -> bool:
    before = _BEFORE.search(text[max(0, grade.start() - 60) : grade.start()])
    if before and _name_at_end(before["words"].split()):
        return True
    after = _AFTER.match(text[grade.end() : grade.end() + 60])
    return bool(after and _is_name(after["words"].split()[0]))


def _name_at_end(words: list[str]) -> bool:
    """True for `Then Jane D.`, not for `Ms. Lopez` nor `We saw Algebra`."""
    name: list[str] = []
    while words and _is_name(words[-1]):
        name.append(words.pop())
    titled = bool(words) and words[-1].strip(".").casefold() in _TITLES
    return not titled and any(len(word.strip(".")) > 1 for word in name)


def _is_name(word: str) -> bool:
    return re.sub(r"['\u2019]s$", "", word).strip(".").casefold() not in _NOT_NAMES | _TITLES
