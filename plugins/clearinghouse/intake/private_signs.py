"""What tells that words are private, a row for each way people write it: words not to share, keys, numbers, senders."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.content.address_keys import EMAIL
from clearinghouse.intake.given_names import GIVEN

PHONE = re.compile(
    # A number that costs the caller nothing (800, 888 and so on) is that of an office or a hotline, made to be called.
    r"(?<![\d/])(?:\+?1[ .-]?)?(?:\((?!8(?:00|33|44|55|66|77|88)\))\d{3}\)[ .-]?|(?!8(?:00|33|44|55|66|77|88)\b)\d{3}[ .\u2011\u2013-])\d{3}[ .\u2011\u2013-]\d{4}(?!\d)(?:,?\s?(?:ext\.?|x)\s?\d{1,6}\b)?"
)
DIGITS = tuple("0123456789")


@dataclass(frozen=True)
class Sign:
    """One way of writing something private.

    `words`, in small letters, are what a text of ASCII holds one of wherever the pattern is found in it, so that most
    texts are told without a pattern; `examples` are texts in which the pattern alone finds it.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    examples: tuple[str, ...]


Signs = tuple[Sign, ...]


def sign(pattern: str, words: str | tuple[str, ...], *examples: str, any_case: bool = False) -> Sign:
    listed = tuple(words.split("|")) if isinstance(words, str) else words
    return Sign(re.compile(pattern, re.IGNORECASE if any_case else 0), listed, examples)


NOT_TO_SHARE: Signs = (
    sign(
        r"\b(?i:do not|don't|please do not) (?i:distribute|circulate|forward|share|publish|post)\b(?=\s*(?:$|[.;!)\u2013\u2014-]|(?:it|this|yet|outside|without|beyond|externally|publicly|online|with)\b))",
        "do not |don't ",
        "Please do not share", "Don't post this",
    ),
    sign(r"\b(?i:not for) (?i:distribution|circulation|publication|release|sharing|public)\b", "not for ", "Not for circulation"),
    sign(r"\b(?i:internal use only|for internal use|staff eyes only|embargoed until)\b", "internal use|staff eyes|embargoed", "INTERNAL USE ONLY", "Embargoed until May"),
    sign(r"\bCONFIDENTIAL\b|^\W*[Cc]onfidential\s*(?:[:.!)\u2013\u2014-]|$)", "confidential", "CONFIDENTIAL - draft", "Confidential: a plan"),
    sign(r"\bPRIVATE\b", "private", "PRIVATE: a plan"),
    sign(r"\b(?i:do not|don't) (?i:tell|show)\b", "do not |don't ", "do not tell the board"),
    sign(r"\b(?i:permission (?:to (?:post|share|publish) )?(?:not|was not|denied|pending))\b", "permission ", "Permission to post not granted"),
)  # fmt: skip
SECRET: Signs = (
    sign(
        r"\b(?:pass(?:word|code|phrase)|pwd|pw|pin|access (?:code|key)|user ?name|entry code)\s*(?:[:=]|\bis\b)\s*\S+"
        r"|\b(?:pass(?:word|code)|pwd?|access code)\s+(?=\S*\d)\S{4,}"
        r"|\bmeeting (?:id|number|code)\s*[:=#]?\s*\d[\d -]{6,14}\d\b"
        r"|\b(?:log|sign)[ -]?(?:in|on)\b(?: details?| info)?(?:\s*[:=]|\s+(?:with|as|using))?\s*\S+\s*(?:[/|,]|\band\b)\s*(?=\S*\d)(?=\S*[^\W\d])\S{5,}"
        r"|\b(?:credentials|user|account)\s*[:=]\s*\S+\s*(?:/|\||,)\s*\S+",
        "passw|passcode|passphrase|pw|pin|access |user|entry code|meeting |log|sign|credentials|account",
        "password: quince7", "pin is 1234", "access code LEADER24", "Meeting ID: 812 3456 7890", "Log in with desk / Leader2024!", "account: desk / x",
        any_case=True,
    ),
    sign(r"\blog-?in\s*[:=]\s*\S+|\bpass\s*[:=]\s*\S+|\buser \S+ pass \S+", "login|log-in|pass", "login = caslib", "pass = reader77", "user desk pass fall24", any_case=True),
    sign(r"\bPIN\s+\d{3,8}\b", "pin", "PIN 9911"),
    sign(
        r"\b(?:licen[cs]e|product|serial|activation|wi-?fi|join|class|classroom|invite|door|enrollment) (?:key|code|number|password)\s*[:=]?\s*(?=\S*\d)\S{4,}",
        " key| code| number| password",
        "License key ABCD-1234-EFGH", "wifi code 77XY22", "join code: k3j4h5", "Class code ab3cd",
        any_case=True,
    ),
    sign(r"(?<![\d-])(?!0000-000)(?:\d{4}[ -]){3}\d{4}\b", DIGITS, "4111 1111 1111 1111"),
    sign(r"\b(?:zoom|webinar|conference) (?:id|number|code)\s*[:=#]?\s*\d[\d -]{6,14}\d\b|\b(?:acct|account)\.? ?(?:#|no\.?|number)\s*:?\s*\d{4,}", "zoom |webinar |conference |acct|account", "Zoom ID 812 3456 7890", "acct # 00442281", any_case=True),
)  # fmt: skip
MAIL: Signs = (
    Sign(EMAIL, ("@", "%40", "(", "[", "{", "<"), ("ann@example.org", "ann [at] example (dot) org")),
    sign(r"\b[\w.]+ AT [\w-]+ DOT [a-z]{2,4}\b", " dot ", "deb.hanley AT example DOT org"),
    sign(
        r"\b(?:IG|insta|instagram|twitter|snap|snapchat|tiktok|X)\s*(?::\s*@?|@)[\w.]{3,}",
        ":|@",
        "Twitter @pat_home",
        "IG: pat.h.private",
        any_case=True,
    ),
)
NUMBER: Signs = (
    Sign(PHONE, DIGITS, ("(203) 555-0142", "+1 203.555.0142")),
    sign(
        r"\b(?:call|ph|phone|tel|cell|mobile|ext|fax|text)\b[.:]?\s*(?:me\s+(?:at|on)\s+)?(?:(?!8(?:00|33|44|55|66|77|88)\b)\d{3}[ .-]?\d{4}|(?![2-9]11\b|988\b|8(?:00|33|44|55|66|77|88)\b)x?\d{3,5}|\d{10})\b|\+1\d{10}\b|^\s*\d{10}\s*$|(?<!\d)\d{10}(?=\s*(?:ext|x)\b)|\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)",
        DIGITS,
        "cell 555-0142", "tel: 2035550142", "+12035550142", "2035550142 ext", "+44 20 7946 0958",
        any_case=True,
    ),
)  # fmt: skip
STREET: Signs = (
    sign(
        r",?\s{0,3}\b\d{1,5}[A-Z]?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'\u2019-]+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way"
        r"|Circle|Place|Pl|Terrace|Turnpike|Tpke|Highway|Hwy)\b\.?(?=\s*(?:$|[,;.#]|\d{5}|Apt|Unit|Suite))(?:,?\s+(?:Apt|Unit|Suite|Ste|#)\.?\s*\w+)?(?:,\s*[A-Z][\w .'-]+?(?:,?\s+[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?(?=$|[.;,]))?",
        DIGITS,
        "14 Elm Street, Milford CT 06460",
    ),
    sign(r",?\s{0,3}\b(?:P\.\s?O\.|PO) Box \d+(?:,\s*[A-Z][\w .'-]+?(?:,?\s+[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?(?=$|[.;,]))?", " box ", "P.O. Box 118, Milford CT 06460"),
)  # fmt: skip
SENT_BY: Signs = (
    sign(
        rf"\s{{0,3}}[(\[]\s{{0,3}}(?:from|via|per|thx|thanks to|thank you|h/t|hat tip|courtesy of|rec'?d by|rec\.? by|recommended by)\s{{1,3}}(?:(?:{'|'.join(sorted(GIVEN))})\b[^()\[\]]{{0,30}}|[A-Z][a-z]+ [A-Z]\.?)[)\]]",
        "from |via |per |thx |thank|h/t |hat tip|courtesy|rec",
        "A plan (from Lou M.)", "A plan (via Deb)", "A plan [thx Rita!]", "A plan (rec'd by Lou M.)",
    ),
    sign(
        r"\s{0,3}(?:[(\[]\s{0,3}(?:suggested|recommended|submitted|added|shared|sent|nominated|requested|found|contributed) by [^()\[\]]{2,60}[)\]]"
        r"|[,;\u2013\u2014-]{0,3}\s{0,3}\b(?:[Ss]uggested|[Ss]ubmitted|[Aa]dded|[Ss]ent|[Nn]ominated|[Rr]equested)(?: in)? by (?:(?:Dr|Mrs?|Ms)\.? )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019.-]*){0,2}\s*\.?$)",
        " by ",
        "(suggested by a friend)", "A plan, sent in by Pat Sample",
    ),
)  # fmt: skip
