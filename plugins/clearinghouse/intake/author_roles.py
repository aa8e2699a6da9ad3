"""What people did for a thing, told beside their names: `Jane Roe, host`, `Roe, Jane (Trans.)`, `Tyler (student)`."""

from __future__ import annotations

import re

BESIDE = re.compile(
    r"\b(?:foreword|fore ?word|preface|introduction|afterword|intro|illus(?:trat\w+)?|trans(?:lat\w+)?|narrat\w+|photo\w*|interview\w*|moderat\w+|hosts?|hosted"
    r"|guests?|panel+ists?|discussants?|respondents?|produc(?:er|ed)\w*|voices?|design\w*|review\w*|read)\b\.?",
    re.IGNORECASE,
)
"""What somebody did who is no author."""
LEARNER = re.compile(
    r"(?:an? )?(?:(?:elementary|middle|high)[ -]school )?(?:students?|pupils?|learners?|child|kids?)(?:\s*,.*| (?:in|at|of) .*)?"
    r"|(?:grade|gr\.?) ?(?:\d{1,2}|k)(?:\s*,.*)?|\d{1,2}(?:st|nd|rd|th)[ -]grade(?:r|rs)?|aged? \d{1,2}|class of \d{4}",
    re.IGNORECASE,
)
"""What tells that a name is a child's."""
_COMMON = (
    r"(?:co-?)?(?:eds?\.|editors?|hosts?|moderators?|panel+ists?|guests?|narrators?|illustrators?|illus\.|translators?|trans\."
    r"|interviewers?|interviewees?|photographers?|discussants?|producers?|students?|pupils?|grade \d{1,2}|\d{1,2}(?:st|nd|rd|th) graders?)"
)
_BEHIND_COMMA = re.compile(
    # `Roe, J., Guest, B.` has a family of that name.
    rf",\s*({_COMMON})(?=\s*(?:$|[;\n]|,(?!\s*[A-Z]\.)|&|\band\b))",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"([(\[]\s*(?:(?:co-?)?(?:authors?|writers?|eds?\.?|editors?)|{BESIDE.pattern}|{LEARNER.pattern})\s*[)\]])(?:\s*,?\s*(?:\band\b|&)\s*|\s*,\s*)(?=[^\W\d_])",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019.-]*){1,3}"
_WITH = re.compile(
    rf"(?<![^;\n,])(\s*{_NAME}) (?:with|w/) ?(?={_NAME}(?:$|[,;&\n]| and ))|()(?<=\w),\s*with (?={_NAME}(?:$|[,;&\n]))"
)
_ORCID = re.compile(
    r"(?:\b(?:orcid(?: id)?|id)\b\W{0,3})?(?:(?:https?://)?orcid\.org/)?(?<![\d-])0000-000\d-\d{4}-\d{3}[\dX]\b",
    re.IGNORECASE,
)


_MARKS = re.compile(r"\s?\^\d{1,2}(?=\s*(?:$|[,;&]))")
_BESIDE_NEXT = re.compile(
    rf",?\s+(?=(?:with (?:an? )?)?(?:as told to|{BESIDE.pattern})(?: (?:and|&) {BESIDE.pattern})? (?:by )?[A-Z])|,\s*(?=as told to )",
    re.IGNORECASE,
)
_TWO = re.compile(
    r"^\s*([A-Z][a-z'\u2019]+ [A-Z][\w'\u2019]+)(?:\s+[-\u2013\u2014x]\s+|\. )([A-Z][a-z'\u2019]+ [A-Z][\w'\u2019]+)\.?\s*$"
)

_PLACE = re.compile(
    r"\b(?:Universit|College|School|Press|Institut|Cent(?:er|re)|District|Depart|Council|Associat|Foundation|Academy|Group|Network|State|Magazine|Journal|Education|Public|County|Board)"
)


def one_each(text: str) -> tuple[str, tuple[str, ...]]:
    """Return authors with what each did in brackets and a semicolon behind it, and what is told of that."""
    said: list[str] = []
    if "0000-000" in text:
        text = _ORCID.sub(" ", text)
        said.append("a number of ORCID stood among the authors and was left out")
    text = _BRACKETED.sub(r"\1; ", _BEHIND_COMMA.sub(r" (\1)", _MARKS.sub("", text)))
    text = _BESIDE_NEXT.sub("; ", text)
    if (two := _TWO.match(text)) and not _PLACE.search(text):
        text = f"{two[1]}; {two[2]}"
        said.append("two names set apart by a sign were read as two authors; is that right?")
    if ("with" in text or "w/" in text) and not ABOUT.match(text):
        text, times = _WITH.subn(r"\1; ", text)
        said += ["'with' among the authors was read as 'and'; is that right?"] if times else []
    return text, tuple(said)


ABOUT = re.compile(
    r"\s*(?:an? )?(?:interview|conversation|q ?& ?a|dialogue|chat|talk|discussion|podcast)s? with\b", re.IGNORECASE
)
"""What begins the name of somebody who is asked, and did not write."""
BY_BESIDE = re.compile(
    rf"^with contributions (?:by|from)\b|^(?:with (?:an? )?)?{BESIDE.pattern}(?: and {BESIDE.pattern})? by:?\s+(?=\S)"
    r"|^as told to\b|^introduced by\b|^(?:(?:hosts?|moderators?|narrators?|translators?|illustrators?|interviewers?|guests?|panel+ists?)(?::\s*|\s+)|(?:trans|illus)\.\s*)(?=\S)"
    rf"|^{ABOUT.pattern}",
    re.IGNORECASE,
)
"""What stands before the name of somebody who is no author."""
