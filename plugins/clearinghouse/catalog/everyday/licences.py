"""Licenses by the many names they have: `CC BY 4.0`, `Creative Commons Attribution-NonCommercial`, the address of a deed."""

from __future__ import annotations

import re

_CC = re.compile(r"\b(?:cc|creative commons)[ -]?by((?:[ -]?(?:nc|nd|sa))*)\b|^by((?:[ -](?:nc|nd|sa))+)\b")
_AROUND = re.compile(
    r"\b(?:under|the|a|an|licen[cs]ed?|by|terms|of|creative commons|cc|international|unported|generic|us|igo|public|intl|v|version|attribution|share-? ?alike|non-? ?commercial|no-? ?deriv\w*|united states|open|yes|oer)\b|[a-z]*\d[\d.]*"
)
"""What may stand around a license and says no more of it; any other word may limit it."""
_UNSURE = re.compile(r"\b(?:only|except|unless|some|parts?|mostly|most|certain|where noted|not)\b", re.IGNORECASE)
_DEED = re.compile(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]{2,12})\b", re.IGNORECASE)
_PARTS = tuple(
    (re.compile(said), short)
    for said, short in (("non-? ?commercial", "nc"), ("no-? ?deriv", "nd"), ("share-? ?alike", "sa"))
)
_OFFICIAL = re.compile(
    # Nothing but the words of the official names, so that `Attribution: ask the author` is none.
    r"(?:the )?(?:creative commons |cc[ -])?attribution(?:[ -]+(?:and )?(?:non-? ?commercial|no-? ?deriv(?:s|atives|ative works)?|share-? ?alike))*(?: [1-4]\.[05])?"
    r"(?: (?:international|unported|generic|united states|us|igo))?(?: (?:public )?licen[cs]e)?(?: ?\(?cc[ -]by[a-z0-9. -]{0,20}\)?)?"
)
_NAMED = {
    "cc0": r"(?:creative commons |cc ?)(?:zero|0)(?: v?1\.0)?(?: universal)?(?: public domain dedication)?|public domain dedication|no rights reserved",
    "public-domain": r"(?:in |the |in the )?public domain(?: mark)?(?: 1\.0)?|(?:a )?(?:work of the )?(?:u\.?s\.? )?(?:federal )?government work|mark",
    "all-rights-reserved": r"(?:\u00a9|\(c\)|copyright).{0,120}?all rights reserved",
}
_KNOWN = {id: re.compile(rf"[^\w\u00a9(]*+(?:{said})\W*+") for id, said in _NAMED.items()}


def licence_id(text: str) -> str:
    """Return the id by which a vocabulary knows a license: `cc-by-nc`, `cc0`, `public-domain`; or nothing.

    What is only of a part, such as `CC BY (text only)`, is nothing.
    """
    said = re.sub(r"[\u2010-\u2015]", "-", " ".join(text[:400].casefold().split())).strip(" .")
    if deed := _DEED.search(said):
        return _of_deed(deed[1], deed[2])
    if known := next((id for id, pattern in _KNOWN.items() if pattern.fullmatch(said)), ""):
        return known
    if _OFFICIAL.fullmatch(said):
        return "-".join(["cc-by", *(short for pattern, short in _PARTS if pattern.search(said))])
    short = (
        [] if _UNSURE.search(said) or re.search(r"[a-z]", _AROUND.sub(" ", _CC.sub(" ", said))) else _CC.findall(said)
    )
    return "-".join(["cc-by", *re.findall("nc|nd|sa", "".join(short[0]))]) if len(short) == 1 else ""


def _of_deed(kind: str, code: str) -> str:
    if kind == "publicdomain":
        return {"zero": "cc0", "mark": "public-domain"}.get(code, "")
    return f"cc-{code}" if re.fullmatch(r"by(?:-nc)?(?:-nd|-sa)?", code) else ""
