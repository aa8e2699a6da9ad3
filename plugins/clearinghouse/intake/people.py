"""Names of authors as lists hold them: told apart where that is sure, else kept as written, with a doubt."""

from __future__ import annotations

import re
from functools import lru_cache

from clearinghouse.catalog.everyday.understood import NOTHING, Understood
from clearinghouse.content.plain_text import clean_line, clean_text, elided
from clearinghouse.intake.author_roles import one_each
from clearinghouse.intake.author_sayings import BODY, OF_BODIES, without_sayings
from clearinghouse.intake.given_names import GIVEN
from clearinghouse.intake.private import LEFT_OUT

MAX_AUTHORS = 60
_NOBODY = re.compile(
    r"^(?:n\.?/?\s?a\.?(?:\W.*)?|none|(?:author |name )?unknown|unnamed|(?:the )?(?:editors?|staff|editorial (?:board|staff|team))|webmaster|admin"
    r"|(?:the )?same(?: as .*)?|ditto|idem|see (?:above|below|previous)|as above|not (?:stated|given|listed|known|applicable)|no author|anonymous|anon\.?|various"
    r"(?: authors)?|multiple(?: authors)?|tb[da]|null|nil|see (?:the )?\w+|not sure|unsure|i?\s?(?:do not|don'?t) know|no idea|tbc|to be (?:added|determined|confirmed|announced)|link|web ?site|staff (?:of|at|from) \S+|[-\u2013\u2014?.*_/\s]+)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"[,\s]+(?:Ph\.?\s?D|Ed\.?\s?D|Psy\.?\s?D|J\.?D|M\.?D|M\.?Ed|M\.?A\.?T?|M\.?S\.?W?|M\.?B\.?A|B\.?A|B\.?S|D\.?Phil|Ed\.?\s?S|Ed\.?\s?M"
    r"|C\.?A\.?S|LCSW|LMSW|LMFT|LPC|NBCT|NCSP|BCBA(?:-D)?|CCC-SLP|CPA|SPHR|PMP|Esq|M\.?P\.?[APH]|D\.?Sc|Sc\.?D|S\.?J\.?D|Dr\.?P\.?H|Ed\.?L\.?D|OC|[OCM]BE|FRSC?|R\.?N)\.?(?=$|[,;&\s])(?![.\w])"
)
_ONE_WITH_DEGREE = re.compile(
    r"^[^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019.-]*)* [^\W\d_][\w'\u2019-]+,\s*(?:M\.A\.|B\.A\.|M\.S\.|B\.S\.|J\.D\.|M\.D\.|R\.N\.|M\.A\.T\.)$"
)
"""`Ann Stone, M.A.`: one person with a first name needs no initials behind the comma."""
_HONOUR = re.compile(
    r"^(?:(?:dr|dra|prof|professor|mr|mrs|ms|mx|rev|sir|dame|hon|sr|sra|srta|principal|coach|supt|superintendent|asst|senator|sen)\.?\s+)+(?=\S+\s)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:,|\s+[\u2013\u2014-](?=\s))\s*(?:(?:(?:assistant|associate|deputy|vice|executive|senior|lead|former|retired|adjunct|school|instructional|district|the)[\s-]+)*"
    r"(?:superintendent|principal|director|professor|lecturer|coach|teacher|consultant|dean|president|ceo|chair(?:person)?|facilitator"
    r"|counsel+or|coordinator|researcher|specialist|manager|headteacher|head of school)s?)\b(?:\s+(?:of|at|for|in|emerit\w+)\b.*)?(?=,|;|$)",
    re.IGNORECASE,
)
_ROLE_ALONE = re.compile(
    r"^((?:[A-Za-z]+\s+)*)"
    r"(?:superintendent|principal|teacher|coach|educator|administrator|leader|professor|parent|student|counsel+or|librarian)s?(?:\s+(?:of|at|from|in|for)\b.*)?$"
)
_NO_NAME = re.compile(r"Anonymous|Retired|Former|[A-Z]{2}|[a-z]+")
_OF_A_FIRM = frozenset(["associates", "company", "co", "partners", "sons", "team"])
_HARDLY = re.compile(r"[A-Z]{2}$|[a-z]+(?: [a-z]+)+$|The [A-Z][a-z]+s$")
_MANY = re.compile(
    r"^(?:(?:lots|plenty|dozens|many|several|various|some|different|all|multiple)\b(?: of)?(?: (?:the|our|my|other))?(?: \w+)? (?:people|persons|authors|staff|teachers|contributors|writers|experts|members|educators|leaders|principals)"
    r"|(?:our|my|your|their) (?:\w+ )?(?:team|committee|staff|group|faculty|department|office|school|district|panel|people|colleagues)|(?:the|an?) (?:team|committee|group|panel|staff|faculty|editors|authors|writers|district|school|department|office)|(?:the |an? )?(?:staff writers?|authors))$",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_INITIALS = r"(?:[^\W\d_]\.[\s-]?){1,4}"
_WORD = r"[^\W\d_][\w'\u2019.-]*"
_PLAIN = r"[^\W\d_][\w'\u2019-]+"
_COUPLE = re.compile(rf"^({_PLAIN}) (?:and|&) ({_PLAIN}) ({_PLAIN})$")
_FAMILY = rf"(?:(?:v[ao]n|de[rnl]?|di|da|la|le|el|al|ten|ter|bin|ibn|Mac|St\.?)\s+)*{_WORD}(?:[ -]{_WORD}){{0,2}}"
_APA_ONE = re.compile(
    rf"\s*({_FAMILY}),\s*({_INITIALS})(?:,?\s*((?:Jr|Sr|II|III)\.?))?\s*(?:,\s*(?:and|&)?|(?:\band\b|&)|$)\s*"
)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|\by\b|\bet\b)\s+|\s*\+\s*", re.IGNORECASE)
_VANCOUVER = re.compile(r"^([^\W\d_][\w'\u2019-]+(?: [^\W\d_][\w'\u2019-]+)?) ((?:[A-Z]\.?[ -]?){1,3})$")


@lru_cache(maxsize=4096)
def read_people(text: str, inverted: bool = False) -> Understood:
    """Return the authors that a text names, each as `First Last`; where they cannot be told apart, as they are written.

    Nobody is made up: signs for nobody, `et al.`, mail addresses, years and degrees are no authors.

    Args:
        text: the authors, in a row, or set apart by semicolons or lines.
        inverted: whether `Stone, Ann` is sure to be one person, as in references; else two words alone are a doubt.
    """
    said, told = one_each(clean_text(text).replace(LEFT_OUT, " "))
    found = Understood((), told)
    pieces = [clean_line(one) for one in _apart(said).split(said) if one.strip()][: 2 * MAX_AUTHORS]
    short = [one for piece in pieces if (one := _VANCOUVER.match(piece))]
    if len(short) == len(pieces) > 1:
        return Understood(tuple(dict.fromkeys(map(_spelled_out, short))), told)
    for piece in pieces:
        found += _piece(piece)
    if not inverted and len(pieces) == 1 and re.fullmatch(rf"{_PLAIN},\s*{_PLAIN}", said.strip()):
        found += Understood((), (f"'{elided(said)}' was read as family name and first name; are they two people?",))
    names = tuple({name.casefold(): name[:300] for name in reversed(found.ids)}.values())[::-1]
    return Understood(names[:MAX_AUTHORS], tuple(dict.fromkeys(found.doubts)))


def _apart(said: str) -> re.Pattern[str]:
    """Return what sets authors apart: semicolons and lines; strokes where no address holds them; numbers of a list."""
    if "://" in said or "www." in said:
        return _LINES
    return _NUMBERED if re.match(r"\s*1[.)]\s", said) else _STROKES


_LINES = re.compile(r"[;\n|\u2022]+")
_STROKES = re.compile(r"[;\n|\u2022]+|\s/\s|/(?=[A-Z][a-z])")
_NUMBERED = re.compile(r"[;\n|\u2022]+|,?(?:^|\s)\d{1,2}[.)]\s")


def _piece(text: str) -> Understood:
    piece, doubts = without_sayings(text)
    if not piece.strip(" ,.&-") or _NOBODY.match(piece):
        return Understood((), doubts)
    if _is_role(piece) or _MANY.match(piece) or not re.search(r"[^\W\d_]", piece):
        return Understood((), (*doubts, f"'{elided(piece)}' names nobody and was left out of the authors"))
    if _HARDLY.match(piece) and not BODY.search(piece):
        doubts = (*doubts, f"'{elided(piece)}' is hardly somebody's whole name; write it as the source does")
    return Understood((), doubts) + _names(piece)


def _is_role(piece: str) -> bool:
    """True for `retired principal` and `An Example Valley teacher`: without an article, two names may be a person's."""
    found = _ROLE_ALONE.match(piece)
    before = found[1].split() if found else ["", ""]
    return before[:1] in (["A"], ["An"], ["The"]) or sum(not _NO_NAME.fullmatch(word) for word in before) < 2


def _names(piece: str) -> Understood:
    # `Marzano, R.J., & McNulty, B.A.` holds initials, no degrees.
    bare = (
        piece.rstrip(" ,")
        if _apa(piece.rstrip(" ,")) and not _ONE_WITH_DEGREE.match(piece)
        else _DEGREE.sub("", piece).strip(" ,")
    )
    if posts := [found[0].strip(" ,") for found in _POST.finditer(bare)]:
        said = f"'{elided('; '.join(posts))}' is what somebody does and was left out of the authors"
        return Understood((), (said,)) + _names(_POST.sub("", bare))
    if BODY.search(bare) or _body_and_person(bare):
        return _body(bare)
    if people := _apa(bare):
        return Understood(people)
    if odd := re.search(r"\bwith\b|\d", bare):
        why = "may hold several authors" if odd[0] == "with" else "has a number in it"
        return Understood((bare,), (f"'{elided(bare)}' {why} and stands as written among the authors",))
    parts = [part.strip() for one in _AND.split(bare) for part in one.split(",") if part.strip()]
    parts = _with_suffixes([_HONOUR.sub("", part) for part in parts])
    return _told_apart(bare, parts)


def _body(text: str) -> Understood:
    """Keep the name of an organization whole, whatever commas are in it; beside a person, with a doubt."""
    if beside := _body_and_person(text):
        return Understood(beside, (f"'{elided(text)}' was read as an organization beside a person; is that right?",))
    parts = [part.strip() for part in re.split(r",|\band\b|&", text) if part.strip()]
    people = [part for part in parts if not BODY.search(part) and re.fullmatch(rf"{_WORD} (?:{_WORD} )?{_WORD}", part)]
    doubt = f"'{elided(text)}' may hold several authors and stands as written"
    beside_first = [part for part in people if part[0].isupper()]
    first = beside_first[:1] == parts[:1]
    return Understood((text,), (doubt,) if beside_first and len(parts) > 1 and ("," in text or first) else ())


def _body_and_person(text: str) -> tuple[str, ...]:
    """Return the two of `A Center and Jane Roe`, or of `Jane Roe and the Center`, where each is sure to be one."""
    halves = re.split(r",?\s+(?:and|&|with)\s+", text)
    if len(halves) != 2 or "," in text:
        return ()
    bodies = [_is_body(half) for half in halves]
    people = [not body and _is_person(half) for half, body in zip(halves, bodies, strict=True)]
    if sorted(bodies) != [False, True] or not any(people) or halves[1].casefold() in _OF_A_FIRM:
        return ()
    return tuple(re.sub(r"^the (?=[A-Z])", "The ", half) for half in halves)


def _is_body(text: str) -> bool:
    return bool(
        BODY.search(text)
        or re.match(r"[Tt]he ", text)
        or re.fullmatch(r"[A-Z]{3,8}|(?!Mac|Mc|De|La|Le|Di|Van|Von)[A-Z][a-z]+[A-Z]\w+|[A-Z][a-z]+[A-Z]{2,}", text)
    )


def _is_person(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019.-]*){1,2}", text)) and not OF_BODIES.search(text)


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
        return Understood(tuple(_paired(one.strip(), other.strip()) for one, other in listed))
    if len(parts) == 2 and len(listed) == 1 and (alone := _inverted(text, parts)).ids:
        return alone
    if (
        len(parts) > 1
        and (short := [one for part in parts if (one := _VANCOUVER.match(part))])
        and len(short) == len(parts)
    ):
        return Understood(tuple(map(_spelled_out, short)))
    return _in_row(text, parts, len(listed) > 1)


def _spelled_out(short: re.Match[str]) -> str:
    """Return `Stone AB` as `A. B. Stone`."""
    return f"{'. '.join(re.findall('[A-Z]', short[2]))}. {short[1]}"


def _inverted(text: str, parts: list[str]) -> Understood:
    """Read `Sample, Ann`; where both parts have several words they are two people, and nothing is returned."""
    single = [" " not in part.partition("\0")[0] for part in parts]
    if not any(single):
        return NOTHING
    doubt = f"'{elided(text)}' was read as family name and first name"
    return Understood((_turned(*parts),), () if single[0] or re.match("[a-z]", text) else (doubt,))


def _in_row(text: str, marked: list[str], listed: bool) -> Understood:
    if (pair := _COUPLE.match(text)) and pair[1] in GIVEN:
        names = (f"{pair[1]} {pair[3]}", f"{pair[2]} {pair[3]}")
        return Understood(names, (f"'{elided(text)}' was read as two of one family; is that right?",))
    parts = [part.replace("\0", " ") for part in marked]
    single = [" " not in part.partition("\0")[0] for part in marked]
    if len(parts) == 1 or not any(single):
        return Understood(tuple(parts))
    if all(single) and not listed and len(parts) > 3 and len(parts) % 2 == 0:
        return Understood((text,), (f"the authors '{elided(text)}' cannot be told apart and stand as written",))
    if all(single) and (listed or len(parts) > 2):
        return Understood(tuple(parts), (f"'{elided(text)}' seems to give family names alone; add the first names",))
    if single[0] and len(parts) > 2 and "," in text.partition(parts[1])[0] and not any(single[2:]):
        doubt = f"the first two words of '{elided(text)}' were read as family name and first name; are they two people?"
        # So the Modern Language Association has several authors written.
        sure = listed and re.match(rf"{_PLAIN}, {_PLAIN}(?: [A-Z]\.)*, (?:and|&) ", text)
        return Understood((_turned(*marked[:2]), *parts[2:]), () if sure else (doubt,))
    return Understood((text,), (f"the authors '{elided(text)}' cannot be told apart and stand as written",))


def _paired(one: str, other: str) -> str:
    """Return `Ann Stone` of `Stone, Ann`, and `Bo Rivers Jr.` of `Bo Rivers, Jr.`."""
    return f"{one} {other}" if _SUFFIX.match(other) else _turned(one, other)


def _turned(last: str, first: str) -> str:
    given, _, suffix = first.partition("\0")
    if not suffix and (last_part := given.rpartition(" "))[0] and _SUFFIX.match(last_part[2]):
        # PubMed writes `Stone, Ann B Jr`.
        given, suffix = last_part[0], last_part[2]
    return " ".join(filter(None, (given, last, suffix)))
