"""What people write around the names in a cell of authors, taken off and told: roles, years, places of work, others."""

from __future__ import annotations

import re
from collections.abc import Callable

from clearinghouse.content.plain_text import clean_line, elided
from clearinghouse.intake.author_roles import BESIDE, BY_BESIDE, LEARNER
from clearinghouse.intake.telling_words import may_be_in

_FRONT = re.compile(
    r"^(?:(?:written|created|prepared|developed|authored|presented|produced|posted) )?by:?\s+|^(?:authors?|presenters?|speakers?)\s*[:\-]\s*",
    re.IGNORECASE,
)
_MAIL_APART = re.compile(r"[<(\[]\s*+[^\s@<>()\[\]]{0,64}@[^\s<>()\[\]]{0,255}\s*+[>)\]]")
_ROLE = re.compile(r"\s*[(\[]\s*authors?\.?\s*[)\]]", re.IGNORECASE)
_EDITOR = re.compile(
    r"\s*[(\[]\s*(?:co-?)?(?:eds?|editors?|comps?|compilers?|hrsg|series eds?)\.?\s*[)\]]|,?\s+(?:\beds?\.|(?<=,\s)eds?|(?<=,\s)editors?)$"
    r"|^(?:edited|compiled|eds?\.) by:?\s+|^(?:editors?|eds?)\b\.?\s*[:\-]\s*",
    re.IGNORECASE,
)
_CUT_OUT = re.compile(r",?\s*(?:\.\s?\.\s?\.|\u2026)\s*(?:&\s*|and\s+)?(?=[^\W\d_])")
_YEAR_LAST = re.compile(r",\s*((?:19|20)\d\d)$")
_OF_SOMEBODY = re.compile(
    r"['\u2019]s? (?:[\w-]+ ){0,4}(?:class|classroom|students?|pupils?|team|group|homeroom|graders?|kids)$|\bstudents? (?:of|in|at|from)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[\s,;]*(?:(?:&|and|\+)\s+(?:(?:\d+|several|many|two|three|four)\s+)?(?:others|more|colleagues|co-?authors|co\b\.?)|(?:plus|and|&|\+) (?:(?:the|her|his|their|a) )?(?:whole )?team\b|\+\s?\d{1,2}\b|plus (?:others|colleagues|\d+)|et\.?\s+al(?:ii|ia)?\b\.?|\(?(?:and|\+) \d+ more\)?|\.\.\.|\u2026|u\.\s?a\.)\s*$",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[()\[\]]")
_MAIL = re.compile(r"\S*@\S*")
_MARKS = re.compile(r"[*\u2020\u2021\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?=$|[,;\s])")
BODY = re.compile(
    r"\b(?:inc|llc|ltd|co|dept|department|institutes?|associations?|cent(?:er|re)s?|councils?|university|college|office|foundation"
    r"|society|agency|bureau|ministry|schools?|district|board|committee|commission|corporation|company|group|network|partnership"
    r"|partners|alliance|project|program|library|press|academy|federation|organi[sz]ation|team|staff|laborator(?:y|ies)|services?"
    r"|collaborative|consortium|coalition|union|initiative|associates|magazine|journal|blog|state|national|international|research|education|trust|fund|publish(?:ers?|ing))\b",
    re.IGNORECASE,
)
OF_BODIES = re.compile(
    r"\b(?:Early|Childhood|Child(?:ren)?|Human|Youth|Famil(?:y|ies)|Adults?|Students?|Teach(?:ers?|ing)|Principals?|Leaders?(?:hip)?|Learn(?:ers|ing)|Develop\w*|Health|Social|Emotional"
    r"|Science|Technology|Arts?|Policy|Public|Secondary|Elementary|Middle|High|Higher|Special|Equity|Justice|Culture|Community|Communities|Curriculum|Instruction\w*|Assessment|Evaluation"
    r"|Supervis\w*|Administrat\w*|Superintendents?|Train\w*|Workforce|Welfare|Services|Success|Improvement|Innovation|Practice|Professional|Standards|Technical|Care|Safety|Wellness|Literacy"
    r"|Mathematics|Math|Reading|Economic|Urban|Rural|Civil|Rights|New|North|South|East|West|Los|San|Santa|Saint|St|United|American?|Counsel\w*|Psycholog\w*)\b"
)
"""Words in names of bodies and places, and seldom in those of people."""
_AT_A_BODY = re.compile(
    rf"^([^\W\d_][\w'\u2019.-]*(?: [^\W\d_][\w'\u2019.-]*){{1,2}})\s+[\u2013\u2014-]\s+(.*{BODY.pattern}.*)$",
    re.IGNORECASE,
)

_FOR_A_BODY = re.compile(
    r"^((?!The )[A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]*){1,2}) (?:for|from|at|of) ((?:the )?[A-Z][^,;&]*)$"
)
"""`Jane Roe for a magazine`: where the first words are a person's name."""


def without_sayings(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the names in a piece of a cell, or nothing where it names no author, and what was left out of it."""
    bare = re.sub(r"^(?:and|&)\s+", "", _MARKS.sub("", text).strip(" ,&"), flags=re.IGNORECASE)
    piece = _FRONT.sub("", bare)
    doubts: list[str] = []
    for step in _STEPS:
        piece, said = step(piece)
        doubts += said
        if not piece:
            break
    return piece, tuple(doubts)


Step = tuple[str, list[str]]


def _without_addresses(piece: str) -> Step:
    if "@" not in piece and "://" not in piece and not piece.casefold().startswith("www."):
        return clean_line(piece).strip(" ,;&"), []
    if "://" in piece or piece.casefold().startswith("www."):
        return "", [f"'{elided(piece)}' stood among the authors, is a web address and was left out"]
    if not _MAIL.search(piece):
        return clean_line(piece).strip(" ,;&"), []
    bare = _MAIL.sub(" ", _MAIL_APART.sub(" ", piece))
    return clean_line(bare).strip(" ,;&"), ["a mail address stood among the authors and was left out"]


def _without_others_work(piece: str) -> Step:
    """Leave out those who did something else, and classes and groups of somebody."""
    bare = _ROLE.sub("", piece) if _BRACKET.search(piece) else piece
    if BY_BESIDE.match(bare):
        return "", [f"'{elided(bare)}' names somebody who is no author and was left out of the authors"]
    if may_be_in(bare.casefold(), ("'", "student")) and _OF_SOMEBODY.search(bare):
        return "", ["a class or a group of somebody stood among the authors and was left out"]
    return _without_beside(bare)


def _without_beside(text: str) -> Step:
    """Return authors without those of whom brackets say that they did something else: `(foreword)`."""
    if not _BRACKET.search(text):
        return text, []
    said: list[str] = []
    kept: list[str] = []
    for part in re.split(r"(?<=[)\]]),?\s+(?:and |& )?", text):
        aside = re.search(r"[(\[]([^()\[\]]*)[)\]]$", part)
        if aside and LEARNER.fullmatch(aside[1].strip()):
            kept += _before_last(part[: aside.start()])[0]
            said.append("somebody who is named as a student was left out of the authors")
        elif aside and BESIDE.fullmatch(aside[1].strip()):
            before, last = _before_last(part[: aside.start()])
            kept += before
            said.append(f"'{elided(f'{last} ({aside[1]})')}' is no author and was left out")
        else:
            kept.append(part)
    return (", ".join(kept), said) if said else (text, [])


def _before_last(names: str) -> tuple[list[str], str]:
    """Return those before the last of some names, and the last, `Roe, Jane` being one."""
    parts = re.split(r",\s+|\s+(?:and|&)\s+", names.strip())
    if len(parts) == 2 and not any(" " in part for part in parts) and "," in names:
        return [], names.strip()
    return parts[:-1], parts[-1]


def _without_cut(piece: str) -> Step:
    """Read `Stone, A., ... Wood, Z.`, of which some are left out."""
    if not (cut := _CUT_OUT.search(piece)):
        return piece, []
    whole = f"{piece[: cut.start()]}, {piece[cut.end() :]}"
    return whole, ["the list of authors is not whole ('...'); add the rest from the source"]


def _without_year(piece: str) -> Step:
    dated = _YEAR_LAST.search(piece)
    return (piece[: dated.start()], [_left_out(dated[1])]) if dated else (piece, [])


def _without_work(piece: str) -> Step:
    placed = _AT_A_BODY.match(piece) if not piece.isascii() or " - " in piece else _FOR_A_BODY.match(piece)
    if not placed or BODY.search(placed[1]) or OF_BODIES.search(placed[1]):
        return piece, []
    return placed[1], [f"'{elided(placed[2])}' is where the author works and was left out of the authors"]


def _without_editors(piece: str) -> Step:
    if not may_be_in(piece.casefold(), ("ed", "comp", "hrsg")) or not _EDITOR.search(piece):
        return piece, []
    bare = _EDITOR.sub("", piece).strip(" ,;&")
    said = f"'{elided(bare)}' is named as editor; an editor stands among the authors only where there is no author"
    return bare, [said]


def _without_others(piece: str) -> Step:
    if not _OTHERS.search(piece) and piece.casefold() not in ("others", "and others", "et al", "et al."):
        return piece, []
    bare = "" if piece.casefold().startswith(("others", "and others", "et al")) else _OTHERS.sub("", piece)
    return bare, ["the list of authors is not whole ('and others'); add the rest from the source"]


def _without_asides(piece: str) -> Step:
    aside = re.findall(r"[(\[]([^()\[\]]*)[)\]]", piece) if _BRACKET.search(piece) else []
    bare = clean_line(re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", piece)) if aside else piece
    # A body's name is often followed by its short form.
    short = BODY.search(bare) and all(re.fullmatch(r"[A-Z][A-Za-z&-]{1,9}", one) for one in aside)
    return bare, [_left_out(said)] if (said := "; ".join(filter(str.strip, aside))) and not short else []


def _left_out(said: str) -> str:
    return f"'{elided(said)}' stood among the authors and was left out"


_STEPS: tuple[Callable[[str], Step], ...] = (
    _without_addresses, _without_others_work, _without_cut, _without_year, _without_work, _without_editors,
    _without_others, _without_asides,
)  # fmt: skip
