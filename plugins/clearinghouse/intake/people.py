"""Names of authors as lists hold them: told apart where that is sure, else kept as written, with a doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.content.plain_text import clean_line, clean_text, elided

MAX_AUTHORS = 60
_NOBODY = re.compile(
    r"^(?:n\.?/?\s?a\.?(?:\W.*)?|none|(?:author |name )?unknown|unnamed|(?:the )?(?:editors?|authors?|staff|staff writers?|editorial (?:board|staff|team))|webmaster|admin"
    r"|(?:the )?same(?: as .*)?|ditto|idem|see (?:above|below|previous)|as above|not (?:stated|given|listed|known|applicable)|no author|anonymous|anon\.?|various"
    r"(?: authors)?|multiple(?: authors)?|tb[da]|null|nil|see (?:site|link|website)|[-\u2013\u2014?.*_/\s]+)$",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:(?:written|edited|compiled|created|prepared|developed) )?by:?\s+|^(?:authors?|editors?|eds?\.?)\s*[:\-]\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*[(\[]\s*(?:eds?|editors?|trans|translators?|authors?|comps?|hrsg)\.?\s*[)\]]|,?\s+eds?\.?$", re.IGNORECASE
)
_OTHERS = re.compile(
    r"[\s,;]*(?:(?:&|and)\s+(?:others|colleagues|coauthors)|et\.?\s+al(?:ii|ia)?\b\.?|\(?and \d+ more\)?|\.\.\.|\u2026|u\.\s?a\.)\s*$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"[,\s]+(?:Ph\.?\s?D|Ed\.?\s?D|Psy\.?\s?D|J\.?D|M\.?D|M\.?Ed|M\.?A\.?T?|M\.?S\.?W?|M\.?B\.?A|B\.?A|B\.?S|D\.?Phil|Ed\.?\s?S|Ed\.?\s?M"
    r"|C\.?A\.?S|LCSW|LPC|NBCT|R\.?N)\.?(?=$|[,;&\s])(?![.\w])"
)
_HONOUR = re.compile(r"^(?:(?:dr|prof|professor|mr|mrs|ms|mx|rev|sir|dame)\.?\s+)+(?=\S+\s)", re.IGNORECASE)
_POST = re.compile(
    r",\s*(?:(?:(?:assistant|associate|deputy|vice|executive|senior|lead|former|retired|adjunct|school|instructional|district|the)[\s-]+)*"
    r"(?:superintendent|principal|director|professor|lecturer|coach|teacher|consultant|dean|president|ceo|chair(?:person)?|facilitator"
    r"|counsel+or|coordinator|researcher|specialist|manager|headteacher|head of school)s?)\b(?:\s+(?:of|at|for|in|emerit\w+)\b.*)?(?=,|;|$)",
    re.IGNORECASE,
)
_ROLE_ALONE = re.compile(
    # No word here can be read in two ways, so that a row of many such words is gone through once.
    r"^(?:An?\s+|The\s+)?(?:(?:[a-z]+|Anonymous|Retired|Former|Connecticut|CT)\s+)*"
    r"(?:superintendent|principal|teacher|coach|educator|administrator|leader|professor|parent|student|counsel+or|librarian)s?(?:\s+(?:of|at|from|in|for)\b.*)?$"
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:inc|llc|ltd|co|dept|department|institutes?|associations?|cent(?:er|re)s?|councils?|university|college|office|foundation"
    r"|society|agency|bureau|ministry|schools?|district|board|committee|commission|corporation|company|group|network|partnership"
    r"|partners|alliance|project|program|library|press|academy|federation|organi[sz]ation|team|staff|laborator(?:y|ies)|services?"
    r"|collaborative|consortium|coalition|union|initiative|associates|magazine|journal|blog|state|national|international|research|education)\b",
    re.IGNORECASE,
)
_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_WORD = r"[^\W\d_][\w'\u2019.-]*"
_PLAIN = r"[^\W\d_][\w'\u2019-]+"
_FAMILY = rf"(?:(?:v[ao]n|de[rnl]?|di|da|la|le|el|al|ten|ter|bin|ibn|Mac|St\.?)\s+)*{_WORD}(?:[ -]{_WORD}){{0,2}}"
_APA_ONE = re.compile(
    rf"\s*({_FAMILY}),\s*({_INITIALS})(?:,?\s*((?:Jr|Sr|II|III)\.?))?\s*(?:,\s*(?:and|&)?|(?:\band\b|&)|$)\s*"
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|\by\b|\bet\b)\s+", re.IGNORECASE)
_MAIL = re.compile(r"\S*@\S*")
_VANCOUVER = re.compile(r"^([^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]+)?) ((?:[A-Z]\.?[ -]?){1,3})$")
_MARKS = re.compile(r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?=$|[,;\s])")


@lru_cache(maxsize=4096)
def read_people(text: str, inverted: bool = False) -> Understood:
    """Return the authors that a text names, each as `First Last`; where they cannot be told apart, as they are written.

    Nobody is made up: signs for nobody, `et al.`, mail addresses, years and degrees are no authors.

    Args:
        text: the authors, in a row, or set apart by semicolons or lines.
        inverted: whether `Stone, Ann` is sure to be one person, as in references; else two words alone are a doubt.
    """
    said = clean_text(text)
    found = NOTHING
    pieces = re.split(r"[;\n|\u2022]+|\s/\s", said)[: 2 * MAX_AUTHORS]
    for piece in pieces:
        found += _piece(clean_line(piece))
    if not inverted and len(pieces) == 1 and re.fullmatch(rf"{_PLAIN},\s*{_PLAIN}", said.strip()):
        found += Understood((), (f"'{elided(said)}' was read as family name and first name; are they two people?",))
    names = tuple({name.casefold(): name[:300] for name in reversed(found.ids)}.values())[::-1]
    return Understood(names[:MAX_AUTHORS], tuple(dict.fromkeys(found.doubts)))


def _piece(text: str) -> Understood:
    doubts: list[str] = []
    piece = _FRONT.sub("", re.sub(r"^(?:and|&)\s+", "", _MARKS.sub("", text).strip(" ,&"), flags=re.IGNORECASE))
    if "://" in piece or piece.casefold().startswith("www."):
        return Understood((), (f"'{elided(piece)}' stood among the authors, is a web address and was left out",))
    if _MAIL.search(piece):
        piece = _MAIL.sub(" ", re.sub(r"[<(\[]\s*\S*@\S*\s*[>)\]]", " ", piece))
        doubts.append("a mail address stood among the authors and was left out")
    piece = _ROLE.sub("", clean_line(piece).strip(" ,;&"))
    if _OTHERS.search(piece) or piece.casefold() in ("others", "and others", "et al", "et al."):
        piece = "" if piece.casefold().startswith(("others", "and others", "et al")) else _OTHERS.sub("", piece)
        doubts.append("the list of authors is not whole ('and others'); add the rest from the source")
    if aside := re.findall(r"[(\[]([^()\[\]]*)[)\]]", piece):
        piece = clean_line(re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", piece))
        doubts.append(f"'{elided('; '.join(aside))}' stood among the authors and was left out")
    if not piece.strip(" ,.&-") or _NOBODY.match(piece):
        return Understood((), tuple(doubts))
    if _ROLE_ALONE.match(piece):
        return Understood((), (*doubts, f"'{elided(piece)}' names nobody and was left out of the authors"))
    return Understood((), tuple(doubts)) + _names(piece)


def _names(piece: str) -> Understood:
    bare = _DEGREE.sub("", piece).strip(" ,")
    if posts := [found[0].strip(" ,") for found in _POST.finditer(bare)]:
        said = f"'{elided('; '.join(posts))}' is what somebody does and was left out of the authors"
        return Understood((), (said,)) + _names(_POST.sub("", bare))
    if _BODY.search(bare):
        return _body(bare)
    if people := _apa(bare):
        return Understood(people)
    if re.search(r"\bwith\b", bare):
        return Understood((bare,), (f"'{elided(bare)}' may hold several authors and stands as written",))
    if re.search(r"\d", bare):
        return Understood((bare,), (f"'{elided(bare)}' has a number in it and stands as written among the authors",))
    parts = [part.strip() for one in _AND.split(bare) for part in one.split(",") if part.strip()]
    parts = _with_suffixes([_HONOUR.sub("", part) for part in parts])
    return _told_apart(bare, parts)


def _body(text: str) -> Understood:
    """Keep the name of an organization whole, whatever commas are in it; beside a person, with a doubt."""
    parts = [part.strip() for part in re.split(r",|\band\b|&", text) if part.strip()]
    people = [part for part in parts if not _BODY.search(part) and re.fullmatch(rf"{_WORD} (?:{_WORD} )?{_WORD}", part)]
    doubt = f"'{elided(text)}' may hold several authors and stands as written"
    beside = [part for part in people if part[0].isupper()]
    first = beside[:1] == parts[:1]
    return Understood((text,), (doubt,) if beside and len(parts) > 1 and ("," in text or first) else ())


def _apa(text: str) -> tuple[str, ...]:
    """Return the names of `Sample, A. B., Other, C., & Third, E. F.`, or nothing where a part is otherwise."""
    names, place = [], 0
    while place < len(text):
        found = _APA_ONE.match(text, place)
        if not found or found.end() == place:
            return ()
        names.append(" ".join(filter(None, (found[2].strip(), found[1], found[3]))))
        place = found.end()
    return tuple(names)


def _with_suffixes(parts: list[str]) -> list[str]:
    """Set `Jr.` and the like behind the name before them, set apart by a sign: `Sample, Ann, Jr.` is one person."""
    kept: list[str] = []
    for part in parts:
        if _SUFFIX.match(part) and kept:
            kept[-1] = f"{kept[-1]}\0{part}"
        else:
            kept.append(part)
    return kept


def _told_apart(text: str, parts: list[str]) -> Understood:
    listed = [one.split(",") for one in _AND.split(text)]
    if len(listed) > 1 and all(len(one) == 2 for one in listed):
        return Understood(tuple(_turned(last.strip(), first.strip()) for last, first in listed))
    if len(parts) == 2 and len(listed) == 1 and (alone := _inverted(text, parts)).ids:
        return alone
    if (
        len(parts) > 1
        and (short := [one for part in parts if (one := _VANCOUVER.match(part))])
        and len(short) == len(parts)
    ):
        return Understood(tuple(f"{'. '.join(re.findall('[A-Z]', one[2]))}. {one[1]}" for one in short))
    return _in_row(text, parts, len(listed) > 1)


def _inverted(text: str, parts: list[str]) -> Understood:
    """Read `Sample, Ann`; where both parts have several words they are two people, and nothing is returned."""
    single = [" " not in part.partition("\0")[0] for part in parts]
    if not any(single):
        return NOTHING
    doubt = f"'{elided(text)}' was read as family name and first name"
    return Understood((_turned(*parts),), () if single[0] or re.match("[a-z]", text) else (doubt,))


def _in_row(text: str, marked: list[str], listed: bool) -> Understood:
    parts = [part.replace("\0", " ") for part in marked]
    single = [" " not in part.partition("\0")[0] for part in marked]
    if len(parts) == 1 or not any(single):
        return Understood(tuple(parts))
    if all(single) and (listed or len(parts) > 2):
        return Understood(tuple(parts), (f"'{elided(text)}' seems to give family names alone; add the first names",))
    if single[0] and len(parts) > 2 and "," in text.partition(parts[1])[0] and not any(single[2:]):
        doubt = f"the first two words of '{elided(text)}' were read as family name and first name; are they two people?"
        return Understood((_turned(*marked[:2]), *parts[2:]), (doubt,))
    return Understood((text,), (f"the authors '{elided(text)}' cannot be told apart and stand as written",))


def _turned(last: str, first: str) -> str:
    given, _, suffix = first.partition("\0")
    return " ".join(filter(None, (given, last, suffix)))
