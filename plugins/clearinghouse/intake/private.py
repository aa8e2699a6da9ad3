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
    r"\b(?:call|phone|tel|cell|mobile|ext|fax|text)\b[.:]?\s*(?:me\s+(?:at|on)\s+)?(?:\d{3}[ .-]?\d{4}|x?\d{3,5}|\d{10})\b|\+1\d{10}\b|^\s*\d{10}\s*$",
    re.IGNORECASE,
)
_SECRET = re.compile(r"\b(?:pass(?:word|code)|pwd|pin|access code|user ?name)\s*[:=]\s*\S+", re.IGNORECASE)
_STUDENT = re.compile(
    r"\b(?:students?|pupils?|child|learner)(?:'s)?\s*(?:full\s|first\s|last\s)?(?:names?|ids?|numbers?|no\.|#)\s*[:#]?\s*(?:[A-Z][a-z]+|\d{3,})"
    r"|\b(?:SASID|DOB|SSN|IEP of|date of birth)\b"
    r"|\b\d{3}-\d{2}-\d{4}\b"
    r"|\b(?:IEP|504 plan|suspension|expulsion|diagnosis|custody) (?:for|of) [A-Z][a-z]+"
    r"|\b(?:parent|mother|father|guardian)s? of [A-Z][a-z]+"
    r"|\b[A-Z][a-z]+(?: [A-Z][a-z]*\.?)?['\u2019]s (?:IEP|504|diagnosis|suspension|behavior plan|discipline)\b|\b(?:IEP|504)(?: \w+)? (?:for|of) [A-Z][a-z]+"
    r"|\bstudent [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had)\b|\bborn (?:on )?\d{1,2}/\d{1,2}/\d{2}|\b(?:mom|dad|son|daughter|sibling)s? (?:of )?[A-Z][a-z]+"
    r"|\b[Ss]tudent:\s*[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)[.;]?$"
    r"|\b[A-Z][a-z]+ [A-Z]\. \(?gr(?:ade|\.)? ?\d{1,2}|\b[A-Z]\.\s?[A-Z]\.,? an? [1-9]\d?(?:st|nd|rd|th) grader|\b[Ll]unch (?:number|id)\b"
    r"|\b(?:my|our|a) (?:student|pupil|[1-9](?:st|nd|rd|th) grader),? [A-Z][a-z]+\b"
    r"|\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+),? \(?(?:grade \d{1,2}|[1-9]\d?(?:st|nd|rd|th) grade(?:r)?|age \d{1,2})\b"
)
_HEADING = re.compile(
    r"\b(?:private|internal|confidential|do not (?:share|publish|distribute|post)|don't (?:share|publish)|not (?:for|to be) (?:public\w*|shar\w+)"
    r"|not public|staff (?:only|use|notes?|comments?)|(?:for )?office use|admin(?:istrative)? (?:only|use|notes?)|restricted|sensitive"
    r"|personal|pii|student (?:names?|ids?|data)|for our eyes|hidden|secret|embargo\w*|not yet public"
    r"|(?:reviewer|evaluator|observer|supervisor|coach|principal|parent|student)(?:'s)? (?:notes?|names?|comments?|initials|e-?mails?|phones?|feedback)|ferpa"
    r"|(?:cas|staff|team|office|district) only|for (?:cas )?staff|submitted by|added by|ssn|dob|date of birth|birthdays?|salary|home address|home phone|cell phone"
    r"|hr notes?|confidencial|privado|interno|no publicar|no compartir)\b",
    re.IGNORECASE,
)
_CHEAP = re.compile(
    r"[@\d]|\bat\b|of [A-Z]|student|pupil|SASID|DOB|birth|IEP|for [A-Z]|[:=]|\bson\b|daughter|\b(?:is|was|has|had)\b",
    re.IGNORECASE,
)


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
    unlocked = _SECRET.sub(LEFT_OUT, text)
    clean = _LOCAL_PHONE.sub(LEFT_OUT, without_contacts(unlocked))
    if clean == text:
        return text, ""
    if clean == unlocked:
        return clean, "a password or a name to sign in with"
    return ("" if not re.search(r"\w", clean.replace(LEFT_OUT, "")) else clean), "a telephone number or a mail address"
