"""Costs, as people say them: free, free with an account, paid, or free for some."""

from __future__ import annotations

import re
from functools import lru_cache

from clearinghouse.catalog.everyday.understood import Understood
from clearinghouse.content.plain_text import clean_text, elided

_PAID = re.compile(
    r"[$\u20ac\u00a3]\s*(?!0+(?:\.0+)?\b)\d|\b(?!0+(?:[.,]0+)?\b)\d+(?:[.,]\d+)?\s*[$\u20ac\u00a3]|\b\d+(?:\.\d+)?\s*(?:dollars|usd|eur)\b|\b(?:usd|us|cad|eur)\s*\$?\s*(?!0+(?:\.0+)?\b)\d|^\s*(?!0+(?:[.,]0+)?\s*$)\d{1,6}(?:[.,]\d{1,3})*\s*$|\b(?:paid|pay|purchase|buy|fees?|subscriptions?"
    r"|licen[cs]e required|per (?:month|year|user|seat|school))\b"
)
_FREE = re.compile(r"\b(?:free|no cost|none|complimentary|gratis|open access)\b|^\W*0+(?:[.,]0+)?\W*$")
_NOT_FREE = re.compile(r"\b(?:not|isn't|is not|never|no longer|non)[ -](?:\w+ )?free\b")
_FREE_OF_ELSE = re.compile(r"\b(?!cost|fee|charge|royalty)[a-z]+-free\b")
_SAID_WITH_FREE = frozenset(
    "free no cost costs none complimentary gratis open access of charge fee fees price at is it its the a an always all completely totally entirely"
    " 100 0 00 online download downloads downloadable to use view read print watch listen resource resources tool tools website site web pdf video"
    " videos podcast article articles guide course courses module modules webinar toolkit app public everyone anyone for and with w requires require"
    " required needed must only email mail e registration register registering account accounts create creating sign signup up in login log user"
    " personal digital copy oer ebook book creative commons cc by licensed license usd dollars yes".split()
)
"""Words that leave `free` as it is; any other may say for whom, for how long or of what."""
_NO_PRICE = re.compile(
    r"\b(?:no|without|free of) (?:any )?(?:cost|charge|fees?|subscription|purchase|payment)s?(?: (?:needed|required|necessary))?\b"
)
_FOR_SOME = re.compile(
    r"\bfree\b.{0,20}\b(?:trial|preview|sample|demo|samples|previews|chapter|excerpt|webinar series)\b|\b(?:trial|freemium|preview)\b|\bfirst \w+ \w+"
    r"(?: is| are)? free\b|\bfree\b.{0,12}\b(?:first|\d+ (?:days?|weeks?|months?|uses?))\b|\b\d+[ -](?:day|week|month)s?\b.{0,12}\bfree\b"
    r"|\bfree\b.{0,12}\b(?:for|to|with)\b.{0,12}\b(?:members?|membership|subscribers?|customers?|purchase|students|districts? that)\b"
    r"|\b(?:partly|partially|some|mostly|basic|limited|lite)\b.{0,20}\bfree\b|\bfree (?:basic|limited|lite|version|tier|plan|account then)\b"
    r"|\bfree (?:until|till|through|during|while)\b|\bfree for (?!all\b|every|any)|\bmembers? only\b|\bpay what\b|\bdonations?\b|\bsliding\b|\bmembers?(?:hip)? (?:price|rate|cost)s?\b"
)
_FROM_NOTHING = re.compile(
    r"(?<![\d.,])[$\u20ac\u00a3]?\s*0+(?:[.,]0+)?\s*(?:-|\u2013|\u2014|to|/|or|through)\s*[$\u20ac\u00a3]?\s*(?!0+\b)\d|\bup to\b.{0,12}\d"
)
"""A price that begins at nothing."""
_ACCOUNT = re.compile(r"\b(?:account|regist\w+|sign[ -]?(?:up|in)|log[ -]?in|e-?mail)\b")


@lru_cache(maxsize=4096)
def read_cost(text: str) -> Understood:
    """Return `free`, `free-with-account` or `paid` as a text says it; what is free for some or for a while is a doubt."""
    said = clean_text(text).casefold().replace("\u2019", "'")
    bare = _NO_PRICE.sub(" free ", _FREE_OF_ELSE.sub(" ", said.replace("pay-what", "pay what")))
    free = bool(_FREE.search(_NOT_FREE.sub(" ", bare)))
    paid = bool(_PAID.search(bare) or _NOT_FREE.search(bare))
    more = {*re.findall(r"[a-z]+|\d+", _NO_PRICE.sub(" ", said))} - _SAID_WITH_FREE
    nothing = paid and re.search(r"[$\u20ac\u00a3]\s*0+(?:\.0+)?(?![\d.,])", bare)
    if (
        nothing
        or _FROM_NOTHING.search(bare)
        or _FOR_SOME.search(bare)
        or (free and (paid or more or re.search(r"[?*\u2020]", said)))
    ):
        doubt = f"'{elided(text)}' says that it is free for some, in part or for a while; write free, free with account, or paid"
        return Understood((), (doubt,))
    if by := re.search(r"\b(?:paid|bought|covered|funded|reimbursed) (?:by|for by|through|from|with)\b", bare):
        return Understood(
            (),
            (
                f"'{elided(text)}' says who paid ('{by[0]}'), not what it costs others; write free, free with account, or paid",
            ),
        )
    if paid:
        return Understood(("paid",))
    if free:
        return Understood(("free-with-account" if _ACCOUNT.search(said) else "free",))
    return Understood((), (f"'{elided(text)}' says no cost that can be told; write free, free with account, or paid",))
