"""Text that looks like data about a student, which no record may hold."""

from __future__ import annotations

import re

_TITLES = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Principal|Coach|Superintendent|SYNTHETIC)\.?"
_SUBJECTS = (
    "Algebra|Geometry|Math|Mathematics|Reading|Writing|English|Spanish|French|Science|Biology|Chemistry|Physics|History"
    "|Social|Music|Art|Health|Literacy|Numeracy|ELA|PE|STEM|Team|Teams|Teachers?|Students?|Class|Classes|Room|Unit|Lead"
    "|All|Every|Each|The|In|For|Our|We|She|He|They|Visit|Visited|Met|See|With|From|And|Grade|Grades|School|District|Department"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
    "|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
)
_NAME = rf"(?<![\w.])(?<!Mr\. )(?<!Ms\. )(?<!Dr\. )(?<!Mrs\. )(?!(?:{_SUBJECTS}|{_TITLES})\b)[A-Z][a-z]+(?:[ -](?!(?:{_SUBJECTS})\b)[A-Z][a-z]*\.?)?"
_GRADE = r"(?:grade\s*(?:K|\d{1,2})|(?:K|\d{1,2})(?:st|nd|rd|th)[ -]grade(?:r)?|kindergart(?:en|ner)|gr\.?\s*\d{1,2})\b"
_DATE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? \d{4})"

_SIGNS = (
    (
        re.compile(
            rf"(?i:\b(?:d\.?o\.?b\.?|date of birth|birth\s?date|birthday|born(?: on)?))\b[\s:=,]*(?:is |was )?(?:{_DATE})"
        ),
        "a date of birth",
    ),
    (
        re.compile(
            r"(?i)\b(?:sasid|ssid|student (?:id|number|no\.?)|state (?:student )?id|lasid)\b[\s:#=]*(?:is )?\d{4,}"
        ),
        "a student's number",
    ),
    (re.compile(r"(?<![\w.:/-])(?!20\d\d[01]\d[0-3]\d(?!\d))\d{8,12}(?![\w/-])"), "a student's number"),
    (re.compile(rf"{_NAME}(?:'s)?\s*[,(]\s*(?:a |an |in |who is in )?(?i:{_GRADE})"), "a name with a grade"),
    (re.compile(rf"{_NAME} (?:is |was )?in (?i:{_GRADE})(?! team)"), "a name with a grade"),
    (re.compile(rf"(?i:\b{_GRADE}) (?:student |girl |boy |pupil )?{_NAME}"), "a name with a grade"),
)
_ANY = re.compile(r"\d|kindergart", re.IGNORECASE)


def student_data(text: str) -> str:
    """Return what about a student the text seems to hold, such as `a date of birth`, or nothing.

    It reads English and looks at the shape of the text alone, so it can miss some and blame some. Names of adults with
    a title (`Ms. Lopez, grade 7`) and subjects (`Algebra in grade 8`) are let pass.
    """
    if not _ANY.search(text):
        return ""
    return next((what for sign, what in _SIGNS if sign.search(text)), "")
