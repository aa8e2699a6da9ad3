"""Pictures without what cameras and programs leave in them: places, names, dates, earlier versions.

The picture itself is not touched, not even encoded anew: the pieces of the file that hold no picture are left out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Container, Iterator

from clearinghouse.content.color_profile import MOST_PROFILE, without_names

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT tRNS gAMA cHRM sRGB iCCP cICP pHYs bKGD sBIT acTL fcTL fdAT".split())
_PNG_END = b"\x00\x00\x00\x00IEND\xaeB`\x82"
_WEBP_KEPT = {b"VP8X": 10, b"ICCP": None, b"ANIM": 6, b"ANMF": None, b"ALPH": None, b"VP8 ": None, b"VP8L": None}
"""The pieces of a WebP file that show something, and how long they are where that is always the same."""
_ANMF_HEAD = 16
_IN_A_FRAME = frozenset((b"ALPH", b"VP8 ", b"VP8L"))
_EXIF_FLAG, _XMP_FLAG = 0x08, 0x04
_JPEG_KEPT = frozenset((*range(0xC0, 0xC8), *range(0xC9, 0xD0), 0xDA, 0xDB, 0xDD))
"""Markers of the frames, tables and scans of a JPEG file."""
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xDA))
"""Markers of a JPEG file behind which its height and width stand, and that of the first scan, before which they do."""
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of a JPEG file that have no length behind them."""
_MOST_PACKED = 100
"""What is packed more tightly than so many times is no profile of colors."""
_PROFILE, _PROFILE_AT = b"ICC_PROFILE\x00", 18
_MOST_POINTS, _MOST_IN_FRAMES = 25_000_000, 100_000_000
"""What a photo has, and a moving picture with all its frames."""
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
    except (IndexError, struct.error, ValueError, zlib.error) as error:
        raise NotAPicture("the picture is not whole") from error
    raise NotAPicture("this is no picture, or one of another kind than its name says")


def is_too_large(plain: bytes) -> bool:
    """True for a picture without metadata that a phone cannot show, as a browser holds four bytes for each point."""
    try:
        points, in_frames = points_of(plain)
    except (IndexError, struct.error):
        return False  # no browser shows it at all
    return points > _MOST_POINTS or in_frames > _MOST_IN_FRAMES


def points_of(plain: bytes) -> tuple[int, int]:
    """Return how many points a picture without metadata has, and how many it has with those of all its frames."""
    if plain.startswith(_PNG):
        points, frames = _area(plain, ">II", 16), plain.count(b"fcTL", 0, len(plain))
    elif plain[:4] == b"RIFF":
        points, frames = _webp_points(plain), plain.count(b"ANMF")
    elif plain[:2] == b"\xff\xd8":
        points, frames = _jpeg_points(plain), 1
    else:
        # A browser makes the screen as large as the first frame, whatever the file says of it.
        own = [_area(piece, "<HH", 5) for piece in _gif(plain) if piece[:1] == b","]
        points, frames = max(_area(plain, "<HH", 6), *own, 0), len(own)
    return points, points * max(frames, 1)


def _area(data: bytes, form: str, place: int) -> int:
    width, height = struct.unpack_from(form, data, place)
    return int(width) * int(height)


def _webp_points(data: bytes) -> int:
    kind, begin = data[12:16], data[20:30]
    if kind == b"VP8X":
        return (int.from_bytes(begin[4:7], "little") + 1) * (int.from_bytes(begin[7:10], "little") + 1)
    if kind == b"VP8L":
        bits = int.from_bytes(begin[1:5], "little")
        return ((bits & 0x3FFF) + 1) * ((bits >> 14 & 0x3FFF) + 1)
    return (int.from_bytes(begin[6:8], "little") & 0x3FFF) * (int.from_bytes(begin[8:10], "little") & 0x3FFF)


def _jpeg_points(data: bytes) -> int:
    place = 2
    while data[place + 1] not in _FRAMES:
        place += 2 + struct.unpack_from(">H", data, place + 2)[0]
    return _area(data, ">HH", place + 5)


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
        else:
            pieces.append(_kept(marker, piece))
        place = end
        if marker == 0xDA:
            place = _scan_end(data, end)
            pieces.append(data[end:place])
    if turned != 1:
        yield _turn(turned)
    yield from _with_plain_colors(pieces)


def _kept(marker: int, piece: bytes) -> bytes:
    """Return of a piece of a JPEG file what is needed to show the picture: no comment, no smaller picture beside it."""
    if marker == 0xE0 and piece[4:9] == b"JFIF\x00" and len(piece) >= 18:
        return b"\xff\xe0\x00\x10" + piece[4:16] + b"\x00\x00"
    if marker == 0xEE and piece[4:9] == b"Adobe" and len(piece) >= 16:
        return b"\xff\xee\x00\x0e" + piece[4:16]
    is_height = marker == 0xDC and len(piece) == 6
    return piece if marker in _JPEG_KEPT or _is_profile(piece) or is_height else b""


def _is_profile(piece: bytes) -> bool:
    return piece[:2] == b"\xff\xe2" and piece[4:16] == _PROFILE and len(piece) > _PROFILE_AT


def _with_plain_colors(pieces: list[bytes]) -> list[bytes]:
    """Return the pieces of a JPEG file with its color profile, which may lie in several of them, without names."""
    parts = sorted((piece for piece in pieces if _is_profile(piece)), key=lambda piece: piece[16])
    rest = without_names(b"".join(piece[_PROFILE_AT:] for piece in parts))
    if parts and not rest:
        return [piece for piece in pieces if not _is_profile(piece)]
    plain = {}
    for piece in parts:
        length = len(piece) - _PROFILE_AT
        plain[piece], rest = piece[:_PROFILE_AT] + rest[:length], rest[length:]
    return [plain.get(piece, piece) for piece in pieces]


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
    place, profiles = len(_PNG), 0
    while True:
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise ValueError(end)
        if kind == b"IEND":
            yield _PNG_END
            return
        if kind == b"iCCP":
            yield b"" if profiles else _unnamed(data[place + 8 : end - 4])
            profiles += 1
        elif kind in _PNG_KEPT:
            yield data[place:end]
        place = end


def _unnamed(profile: bytes) -> bytes:
    """Return a profile of colors as a piece of a PNG file, without any name."""
    reader = zlib.decompressobj()
    packed = profile[profile.index(b"\x00") + 2 :]
    plain = without_names(reader.decompress(packed, min(MOST_PROFILE, _MOST_PACKED * len(packed))))
    piece = b"iCCPcolors\x00\x00" + zlib.compress(plain, 0)
    return struct.pack(">I", len(piece) - 4) + piece + struct.pack(">I", zlib.crc32(piece)) if plain else b""


def _webp(data: bytes) -> bytes:
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    whole = b"WEBP" + b"".join(_webp_pieces(data, 12, end, _WEBP_KEPT))
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def _webp_pieces(data: bytes, place: int, end: int, wanted: Container[bytes]) -> Iterator[bytes]:
    profiles = 0
    while place < end:
        kind, length = struct.unpack_from("<4sI", data, place)
        begin, place = place + 8, place + 8 + length
        if place > end:
            raise ValueError(place)
        profiles += kind == b"ICCP"
        if kind in wanted and not (kind == b"ICCP" and profiles > 1):
            yield _webp_piece(kind, data[begin : min(place, begin + (_WEBP_KEPT[kind] or length))])
        place += length % 2


def _webp_piece(kind: bytes, inside: bytes) -> bytes:
    if kind == b"VP8X":
        inside = bytes([inside[0] & ~(_EXIF_FLAG | _XMP_FLAG)]) + inside[1:]
    if kind == b"ICCP":
        inside = without_names(inside)
    if kind == b"ANMF":
        inside = inside[:_ANMF_HEAD] + b"".join(_webp_pieces(inside, _ANMF_HEAD, len(inside), _IN_A_FRAME))
    return kind + struct.pack("<I", len(inside)) + inside + b"\x00" * (len(inside) % 2)


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
            if label == 0xF9 or (label == 0xFF and data[begin + 3 : begin + 14] in _LOOPS):
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
