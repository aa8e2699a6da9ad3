"""Input that is nearly sound: pieces taken out, doubled, exchanged, and signs that some format gives a meaning."""

from __future__ import annotations

import random
from collections.abc import Sequence

_WORDS = tuple(
    piece.encode()
    for piece in (
        "---\n", ": ", "- ", "\n", "\r", "\t", "\0", "'", '"', "[", "]", "{", "}", "(", ")", "<", ">", "&", "&#0;", "&amp;", "#", "!", "!!",
        "@", "*", "_", "`", "```", "|", "\\", "/", "//", "://", "http://", "https://", "%", "%00", "%ZZ", "..", "...", "=", "+", "-", "--", "~",
        "^", "$", ";", ",", "0", "1", "-1", "1e400", "9" * 30, "9" * 5000, "00", "٣", "²", "½", "NaN", "null", "true", "2026-02-30", "2026-13-01",
        "9999-12-31", "0000-00-00", "24:00", "12:60", "\ufeff", "\u2028", "\u200b", "\u202e", "\U000e0041", "é", "e\u0301", "ß", "İ", "😀", "学",
        "شلم", "[a](b)", "![a](b)", "<!--", "-->", "<b>", "</b>", "<a href='", "[^1]", "[^1]: ", "!!! note\n", "# ", "&x ", "*x ", "<<: ", "? ",
        "%YAML", "%TAG", "!ENV ", "INHERIT: ", "@string{", "@article{", "#", "AU  - ", "ER  - ", "TY  - ", "charset=", "utf-7", "base64", "=?utf-8?b?",
        "?=", "boundary=", "multipart/mixed", "10.1000/182", "www.", "xn--", "[::1]", "127.1", "user:pw@", "javascript:", "mailto:", "data:",
        '{"', '":', "[[[[", "]]]]", "\\u0000", "\\ud800", "clearinghouse: ", "resources ", "topic=", "limit=", "/Author (", "stream\n", "PK\x03\x04",
    )
)  # fmt: skip
PIECES = (*_WORDS, b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe", b"\xfe\xff", b"\x80", bytes(4), b"\x89PNG")


def mutated(seeds: Sequence[bytes], dice: random.Random, most: int = 4_000) -> bytes:
    """Return one of the seeds with a few changes, the same for the same dice."""
    data = bytearray(dice.choice(seeds))
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        _change(data, seeds, dice)
    return bytes(data[:most])


def _change(data: bytearray, seeds: Sequence[bytes], dice: random.Random) -> None:
    begin = dice.randrange(len(data) + 1)
    end = min(len(data), begin + dice.choice((0, 1, 1, 2, 4, 8, 30, 200)))
    kind = dice.randrange(7)
    if kind < 3:
        data[begin:end] = dice.choice(PIECES)
    elif kind == 3:
        del data[begin:end]
    elif kind == 4:
        data[begin:begin] = data[begin:end] * dice.choice((1, 2, 3, 30))
    elif kind == 5:
        other = dice.choice(seeds)
        place = dice.randrange(len(other) + 1)
        data[begin:end] = other[place : place + dice.choice((4, 20, 100))]
    elif data:
        data[begin % len(data)] = dice.randrange(256)
