"""Web addresses that hold a key, or say who was sent them: whoever opens one comes in as somebody else."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote

AT = r"(?:@|%40|\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?dot\s?[)\]}>]\s?)"
EMAIL = re.compile(rf"[\w.%+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}}", re.IGNORECASE)
"""A mail address, also as people write it against harvesters."""
_OF = "access auth id refresh api session security share user login invite join reset verify confirm sso csrf magic".split()
_SURE_KEYS = frozenset(
    "token rlkey resourcekey authkey signature sessionid phpsessid jsessionid password pwd passwd passcode secret samlresponse awsaccesskeyid otp"
    " jwt invite subscriber member memberid userid uid accesscode inviteid subscriberid ticket magic magiclink nonce assertion hash loginhint"
    " student studentid pupil pupilid learner learnerid childid sasid employeeid staffid personid contactid recipient recipientid cksubscriberid mceid".split()
).union(f"{of}{what}" for of in _OF for what in ("token", "key", "code"))
"""Names whose value lets somebody in, or tells who was sent it, whatever it is. They are compared without hyphens."""
_LIKELY_KEYS = frozenset("key auth sig session sid code verifier access pass state".split())
"""Names that mean other things too: their value is one where it is neither a word, nor a number, nor both."""
_SIGNED = re.compile(r"^x-(?:amz|goog)-[\w-]+$")
_WORDS = re.compile(
    r"^(?:[A-Z]?[a-z]+[-_ +])*(?:[A-Z]?[a-z]{2,}|[A-Z]{2,6})?[-_ ]?\d{0,4}$|^[A-Z]{2,5}[-_ ]?\d{2,4}[A-Z]?$"
)
_LONG_KEY = re.compile(r"^(?:eyJ[\w-]{10,}\.|[0-9a-f]{32,}$)")
_SESSION = re.compile(r";(jsessionid|phpsessid|sid)=[^/;?#]*", re.IGNORECASE)


class Plain(NamedTuple):
    """An address without the keys and mail addresses in its query: what they were called, and whether there was a mail address."""

    url: str
    keys: tuple[str, ...] = ()
    held_mail: bool = False


def without_keys(url: str) -> Plain:
    """Return an address without the keys and mail addresses in its query."""
    if "=" not in url:
        return Plain(url)
    head, mark, anchor = url.partition("#")
    path, sign, query = head.partition("?")
    if mark and "=" in anchor and any(_is_key(part) or _is_mail(part) for part in anchor.split("&")):
        return without_keys(f"{path}?{query}&{anchor}" if sign else f"{head}?{anchor}")
    sessions, path = _SESSION.findall(path), _SESSION.sub("", path)
    parts = query.split("&") if sign else []
    keys = [part for part in parts if _is_key(part)]
    mails = [part for part in parts if part not in keys and _is_mail(part)]
    if not keys and not mails and not sessions:
        return Plain(url)
    kept = "&".join(part for part in parts if part not in keys and part not in mails)
    names = tuple(dict.fromkeys([*sessions, *(key.partition("=")[0][:40] for key in keys)]))
    return Plain(f"{path}{'?' if kept else ''}{kept}{mark}{anchor}", names, bool(mails))


def _is_mail(part: str) -> bool:
    return EMAIL.search(unquote(unquote(part))) is not None


def _is_key(part: str) -> bool:
    name, _, value = unquote(part).partition("=")
    plain = name.casefold()
    short = plain.replace("_", "").replace("-", "")
    sure = value and (short in _SURE_KEYS or _SIGNED.match(plain))
    likely = short in _LIKELY_KEYS and len(value) > 2 and not _WORDS.match(value)
    return bool(sure or likely or _LONG_KEY.match(value))
