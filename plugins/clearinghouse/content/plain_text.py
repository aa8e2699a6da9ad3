"""Text from outside, made harmless: no hidden characters, one line where one is meant, and never too long."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

MAX_READ = 20_000
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(" +")
_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"([\\`*_{}\[\]])")
_ENDINGS = re.compile(r"[.!?][\"')\]\u201d\u2019]*(?=\s)")


def clean_text(text: str, limit: int = MAX_READ) -> str:
    """Return text without what prints nothing or turns the reading direction, in Unicode normal form NFC.

    Line ends become `\\n`, tabs and odd spaces a plain space. What is beyond `limit` characters is never looked at.
    """
    if text.isascii() and len(text) <= limit and text.isprintable():
        return _SPACES.sub(" ", text).strip() if "  " in text else text.strip()
    plain = _BREAKS.sub("\n", unicodedata.normalize("NFC", text[:limit]))
    kept = plain if plain.isprintable() else "".join(_kept(c) for c in plain)
    return unicodedata.normalize("NFC", re.sub(r" +", " ", kept)).strip()


def clean_line(text: str, limit: int = MAX_READ) -> str:
    """Return text as `clean_text` does, on one line."""
    clean = clean_text(text, limit)
    return _SPACE.sub(" ", clean) if "\n" in clean or not clean.isascii() else clean


def _kept(c: str) -> str:
    if c == "\n" or (c.isprintable() and c != "\ufeff"):
        return c
    category = unicodedata.category(c)
    return " " if c == "\t" or category == "Zs" else ""


def shortened(text: str, limit: int) -> str:
    """Return text of at most `limit` characters: whole sentences if they fill half of it, else whole words."""
    if len(text) <= limit:
        return text
    ends = [found.end() for found in _ENDINGS.finditer(text, 0, limit + 1) if found.end() <= limit]
    if ends and ends[-1] >= limit // 2:
        return text[: ends[-1]]
    cut = text[: limit - 3]
    space = cut.rfind(" ")
    return (cut[:space] if space >= limit // 2 else cut).rstrip(" ,;:") + "..."


def without_markup(text: str) -> str:
    """Return text without HTML tags, and with entities as the signs they stand for."""
    if "<" not in text and "&" not in text:
        return text
    within = re.sub(
        r"</?(?:i|b|em|strong|sub|sup|span|font|u|a|small|mark|jats:italic|jats:bold)\b[^<>]{0,300}>",
        "",
        text,
        flags=re.IGNORECASE,
    )
    bare = re.sub(r"<(?:[a-z][a-z0-9:-]*\b[^<>]{0,300}|/[a-z][a-z0-9:-]*\s*)/?>", " ", within, flags=re.IGNORECASE)
    return clean_text(html.unescape(bare)) if bare != text or "&" in text else text


def elided(text: str, limit: int = 60) -> str:
    """Return text for a message: on one line, and cut where it is long."""
    line = clean_line(text, limit * 4)
    return line if len(line) <= limit and len(text) <= limit * 4 else f"{line[: limit - 3].rstrip()}..."


@lru_cache(maxsize=4096)
def literal_markdown(text: str) -> str:
    """Return Markdown that shows a line of text as it is: no link, markup, list, heading, code or table comes of it."""
    escaped = _MARKS.sub(r"\\\1", clean_line(text))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = re.sub(r"^([#+\-!])", r"\\\1", escaped)
    # A backslash before these would be shown by some programs.
    escaped = re.sub(r"^[~=?|:]", lambda found: f"&#{ord(found[0])};", escaped)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escaped)
