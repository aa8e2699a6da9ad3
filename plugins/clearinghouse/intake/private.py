"""Private things in lists and letters: what tells them, and words without them."""

from __future__ import annotations

import re

LEFT_OUT = "[left out]"
AT = r"(?:@|%40|\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?dot\s?[)\]}>]\s?)"
EMAIL = re.compile(rf"[\w.%+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}}", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\d/])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .\u2011\u2013-])\d{3}[ .\u2011\u2013-]\d{4}(?!\d)"
)
_LOCAL_PHONE = re.compile(
    r"\b(?:call|phone|tel|cell|mobile|ext|fax|text)\b[.:]?\s*(?:me\s+(?:at|on)\s+)?(?:\d{3}[ .-]\d{4}|x?\d{3,5})\b",
    re.IGNORECASE,
)
_STUDENT = re.compile(
    r"\b(?:students?|pupils?|child|learner)(?:'s)?\s*(?:full\s|first\s|last\s)?(?:names?|ids?|numbers?|no\.|#)\s*[:#]?\s*(?:[A-Z][a-z]+|\d{3,})"
    r"|\b(?:SASID|DOB|SSN|IEP of|date of birth)\b"
    r"|\b\d{3}-\d{2}-\d{4}\b"
    r"|\b(?:IEP|504 plan|suspension|expulsion|diagnosis|custody) (?:for|of) [A-Z][a-z]+"
    r"|\b(?:parent|mother|father|guardian)s? of [A-Z][a-z]+"
    r"|\b(?:my|our|a) (?:student|pupil|[1-9](?:st|nd|rd|th) grader),? [A-Z][a-z]+\b"
    r"|\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+),? \(?(?:grade \d{1,2}|[1-9]\d?(?:st|nd|rd|th) grade(?:r)?|age \d{1,2})\b"
)
_HEADING = re.compile(
    r"\b(?:private|internal|confidential|do not (?:share|publish|distribute|post)|don't (?:share|publish)|not (?:for|to be) (?:public\w*|shar\w+)"
    r"|not public|staff (?:only|use|notes?|comments?)|(?:for )?office use|admin(?:istrative)? (?:only|use|notes?)|restricted|sensitive"
    r"|personal|pii|student (?:names?|ids?|data)|for our eyes|hidden|reviewer(?:'s)? (?:notes?|names?|comments?)|ferpa)\b",
    re.IGNORECASE,
)
_CHEAP = re.compile(r"[@\d]|\bat\b|of [A-Z]|student|pupil|SASID|DOB|birth|IEP|for [A-Z]", re.IGNORECASE)


def is_private_heading(heading: str) -> bool:
    """True for the heading of a column that says itself that it is not meant for everyone."""
    return bool(_HEADING.search(heading.replace("\u2019", "'").replace("_", " ")))


def without_contacts(text: str) -> str:
    """Return words with mail addresses and telephone numbers left out."""
    return PHONE.sub(LEFT_OUT, EMAIL.sub(LEFT_OUT, text))


def without_private(text: str) -> tuple[str, str]:
    """Return words without what is private in them, and what that was; the words are gone where they tell of a student."""
    if not text or not _CHEAP.search(text):
        return text, ""
    if _STUDENT.search(text):
        return "", "what seems to tell of a student"
    clean = _LOCAL_PHONE.sub(LEFT_OUT, without_contacts(text))
    if clean == text:
        return text, ""
    return ("" if not re.search(r"\w", clean.replace(LEFT_OUT, "")) else clean), "a telephone number or a mail address"
