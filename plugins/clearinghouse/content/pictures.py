"""Pictures without what cameras and programs leave in them: places, names, dates, earlier versions.

The picture itself is not touched, not even encoded anew: the pieces of the file that hold no picture are left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
_TRACES = (
    b"Exif\x00",
    b"<x:xmpmeta",
    b"http://ns.adobe.com/",
    b"ftypheic",
    b"ftypavif",
    b"ftypmif1",
    b"II*\x00",
    b"MM\x00*",
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP pHYs bKGD sBIT hIST acTL fcTL fdAT".split())
_WEBP_DROPPED = frozenset((b"EXIF", b"XMP "))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of a JPEG file that have no length behind them."""
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


class NotAPicture(Exception):
    """A file that may hold traces, and is no whole picture of a kind we know."""


def without_traces(data: bytes) -> bytes:
    """Return a picture without metadata: JPEG, PNG, WebP or GIF, whatever its name says.

    Of what a JPEG file says only how the picture is to be turned is kept, and its colors.

    Raises:
        NotAPicture: it cannot be taken apart, and so nobody knows what is in it.
    """
    try:
        if data[:2] == b"\xff\xd8":
            return b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return _PNG + b"".join(_png(data))
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp(data)
        if data[:6] in (b"GIF87a", b"GIF89a"):
            return b"".join(_gif(data))
    except (IndexError, struct.error, ValueError) as error:
        raise NotAPicture("the picture is not whole") from error
    if any(trace in data for trace in _TRACES):
        raise NotAPicture("this is a picture of another kind than its name says")
    return data


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    place, turned = 2, 1
    pieces: list[bytes] = []
    while True:
        if data[place] != 0xFF:
            raise ValueError(place)
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xD9:
            pieces.append(b"\xff\xd9")
            break
        end = place + 2 if marker in _ALONE else place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if end > len(data):
            raise ValueError(end)
        piece = data[place:end]
        if marker == 0xE1 and piece[4:10] == b"Exif\x00\x00":
            turned = _turned(piece[10:]) or turned
        elif _is_kept(marker, piece):
            pieces.append(piece)
        place = end
        if marker == 0xDA:
            place = _scan_end(data, end)
            pieces.append(data[end:place])
    if turned != 1:
        yield _turn(turned)
    yield from pieces


def _is_kept(marker: int, piece: bytes) -> bool:
    """True for what is needed to show a JPEG picture: all but comments and what applications add, colors aside."""
    if marker == 0xE0:
        return piece[4:9] == b"JFIF\x00"
    if marker == 0xE2:
        return piece[4:16] == b"ICC_PROFILE\x00"
    if marker == 0xEE:
        return piece[4:9] == b"Adobe"
    return marker != 0xFE and not 0xE1 <= marker <= 0xEF


def _scan_end(data: bytes, place: int) -> int:
    """Return where the compressed picture ends: at a marker that is neither a stuffed byte nor a restart."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] != 0 and not 0xD0 <= data[place + 1] <= 0xD7 and data[place + 1] != 0xFF:
            return place
        place += 1 if data[place + 1] == 0xFF else 2


def _turned(tiff: bytes) -> int:
    """Return how a picture is to be turned, 1 to 8, or 0 where its notes do not say."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 10:
        return 0
    first = struct.unpack_from(f"{order}I", tiff, 4)[0]
    if first + 2 > len(tiff):
        return 0
    count = struct.unpack_from(f"{order}H", tiff, first)[0]
    for entry in range(first + 2, min(first + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", tiff, entry)
        if tag == 0x0112 and kind == 3:
            return int(value) if 1 <= value <= 8 else 0
    return 0


def _turn(turned: int) -> bytes:
    notes = b"Exif\x00\x00" + struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, turned, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes


def _png(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError(end)
        if kind in _PNG_KEPT:
            yield data[place:end]
        place = end
        if kind == b"IEND":
            return


def _webp(data: bytes) -> bytes:
    place, kept = 12, []
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while place < end:
        kind, length = struct.unpack_from("<4sI", data, place)
        piece = data[place : place + 8 + length + length % 2]
        if len(piece) < 8 + length:
            raise ValueError(place)
        if kind == b"VP8X":
            piece = piece[:8] + bytes([piece[8] & ~(_EXIF_FLAG | _XMP_FLAG)]) + piece[9:]
        if kind not in _WEBP_DROPPED:
            kept.append(piece + b"\x00" * (len(piece) % 2))
        place += len(piece)
    whole = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _gif(data: bytes) -> Iterator[bytes]:
    place = 13 + _colors(data[10])
    yield data[:place]
    while data[place] != 0x3B:
        begin = place
        if data[place] == 0x2C:
            place = _blocks_end(data, place + 11 + _colors(data[place + 9]))
            yield data[begin:place]
        elif data[place] == 0x21:
            place = _blocks_end(data, place + 2)
            label = data[begin + 1]
            if label in (0x01, 0xF9) or (label == 0xFF and data[begin + 3 : begin + 14] in _LOOPS):
                yield data[begin:place]
        else:
            raise ValueError(place)
    yield b"\x3b"


def _colors(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1
