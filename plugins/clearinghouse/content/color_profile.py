"""What a picture says of its colors, without what a device or program adds: names, serial numbers, dates, texts."""

from __future__ import annotations

import struct

_COLORS = frozenset(
    b"rXYZ gXYZ bXYZ wtpt bkpt chad rTRC gTRC bTRC kTRC A2B0 A2B1 A2B2 A2B3 B2A0 B2A1 B2A2 B2A3 D2B0 D2B1 D2B2 D2B3 "
    b"B2D0 B2D1 B2D2 B2D3 gamt lumi chrm cicp".split()
)
_HEAD, _ENTRY, _TYPE = 128, 12, 8
_SAID = ((24, 36), (48, 64), (80, 100))
"""Where the head of a profile has its date, its device, who made it, and a fingerprint of the whole."""
MOST_PROFILE = 4 * 1024 * 1024
_MOST_PARTS = 200
"""Real profiles have 9 to 30 parts."""


def without_names(profile: bytes) -> bytes:
    """Return a color profile of the same length in which only what colors are made of is left; the rest is zero.

    A profile that cannot be taken apart gives way to one of no length.

    Source: ICC.1:2022, 7.2 and 7.3.
    """
    if not _HEAD + 4 <= len(profile) < MOST_PROFILE or profile[36:40] != b"acsp":
        return b""
    count = struct.unpack_from(">I", profile, _HEAD)[0]
    table = _HEAD + 4 + _ENTRY * count
    if count > _MOST_PARTS or table > len(profile):
        return b""
    parts = _parts(profile, table)
    kept = bytearray(len(profile))
    kept[:table] = profile[:table]
    for begin, end in _SAID:
        kept[begin:end] = bytes(end - begin)
    for begin, end in parts:
        kept[begin:end] = profile[begin:end]
    return bytes(kept) if parts else b""


def _parts(profile: bytes, table: int) -> set[tuple[int, int]]:
    """Return where the parts are that a profile keeps; none where they lie outside of it, or over each other.

    Several names may share one part, as red, green and blue do with their curve.
    """
    found = set()
    for place in range(_HEAD + 4, table, _ENTRY):
        name, begin, length = struct.unpack_from(">4sII", profile, place)
        if begin < table or begin + length > len(profile):
            return set()
        found.add((begin, begin + (length if name in _COLORS else min(length, _TYPE))))
    return found if sum(end - begin for begin, end in found) <= len(profile) else set()
