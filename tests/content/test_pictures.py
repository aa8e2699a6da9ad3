"""A picture shows what it showed, and says nothing beside it."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import time
import zlib

import pytest
from drawn import DrawnSite
from PIL import Image, ImageCms, PngImagePlugin

from clearinghouse.content.pictures import NotAPicture, points_of, without_traces

CANARY = "CANARY-5E1F"
KINDS = ("JPEG", "PNG", "WEBP", "GIF")


def picture(kind: str, turned: int = 1, frames: int = 1) -> bytes:
    """Return a picture with traces of every kind that its format has room for."""
    image = Image.frombytes("RGB", (40, 30), bytes(range(256)) * 14 + b"\x00" * 16)
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x8298] = turned, CANARY, CANARY
    exif.get_ifd(0x8825)[29] = CANARY
    stream = io.BytesIO()
    xmp = f"<x:xmpmeta>{CANARY}</x:xmpmeta>".encode()
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", CANARY)
        notes.add_itxt("XML:com.adobe.xmp", CANARY, zip=False)
        image.save(stream, kind, exif=exif, pnginfo=notes, dpi=(72, 72))
    elif kind == "GIF":
        more = [image.transpose(Image.Transpose.ROTATE_180)] * (frames - 1)
        image.convert("P").save(
            stream, kind, comment=CANARY.encode(), save_all=frames > 1, append_images=more, loop=0, xmp=xmp
        )
    elif kind == "WEBP":
        image.save(stream, kind, exif=exif.tobytes(), xmp=xmp, lossless=True)
    else:
        image.save(
            stream, kind, exif=exif, comment=CANARY.encode(), xmp=xmp, icc_profile=None, progressive=turned % 2 == 0
        )
    return stream.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_traces_go_and_the_picture_stays_to_the_last_point(kind: str) -> None:
    before = picture(kind)
    after = without_traces(before)

    assert CANARY.encode() in before and CANARY.encode() not in after
    assert (
        Image.open(io.BytesIO(after)).convert("RGB").tobytes()
        == Image.open(io.BytesIO(before)).convert("RGB").tobytes()
    )
    assert without_traces(after) == after


@pytest.mark.parametrize("turned", range(1, 9))
def test_a_photo_that_lies_on_its_side_is_still_turned(turned: int) -> None:
    image = Image.open(io.BytesIO(without_traces(picture("JPEG", turned))))

    assert image.getexif().get(0x0112, 1) == turned
    assert set(image.getexif()) <= {0x0112}


def test_a_moving_picture_moves() -> None:
    image = Image.open(io.BytesIO(without_traces(picture("GIF", frames=3))))

    assert getattr(image, "n_frames", 1) == Image.open(io.BytesIO(picture("GIF", frames=3))).n_frames  # type: ignore[attr-defined]  # of GIF alone
    assert image.info["loop"] == 0


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_put_behind_a_picture_is_left_out(kind: str) -> None:
    assert without_traces(picture(kind) + CANARY.encode()) == without_traces(picture(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_cut_off_or_damaged_never_raises_anything_else(kind: str) -> None:
    whole = picture(kind)
    for cut in range(0, len(whole), 7):
        for data in (whole[:cut], whole[:cut] + b"\xff\x00\x3b" + whole[cut + 3 :]):
            with contextlib.suppress(NotAPicture):
                assert without_traces(data) is not None


@pytest.mark.parametrize(
    "traces",
    [b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x18ftypavif", b"II*\x00", b"x<x:xmpmeta>", b"<svg>", b"BM", b""],
)
def test_a_picture_of_another_kind_is_refused(traces: bytes) -> None:
    with pytest.raises(NotAPicture):
        without_traces(traces + b"more")


@pytest.mark.slow
def test_the_site_holds_no_trace_of_who_took_a_picture_and_where(site: DrawnSite) -> None:
    for kind in KINDS:
        file = site.write(f"resources/mine/{kind.lower()}.{kind.lower()}")
        file.write_bytes(picture(kind))
    shown = " ".join(f"![A plan]({kind.lower()}.{kind.lower()})" for kind in KINDS)
    site.resource("mine", f"{shown}\n", attachments=[])

    built = site.build()

    assert built.result.returncode == 0, built.said
    assert (
        len(
            [
                file
                for file in built.files()
                if "resources/mine" in str(file) and os.path.splitext(file)[1] in (".jpeg", ".png", ".webp", ".gif")
            ]
        )
        == 4
    )
    assert built.files_containing(CANARY) == []


def test_a_picture_that_cannot_be_taken_apart_is_a_problem_with_its_name(site: DrawnSite) -> None:
    site.write("resources/mine/plan.jpg").write_bytes(picture("JPEG")[:200])
    site.resource("mine", "![A plan](plan.jpg)\n")

    result = site.check()

    assert result.returncode == 1
    assert "resources/mine/plan.jpg:1:1: file-type: the picture is not whole" in result.stdout


def chunk(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))


def profiled(kind: str) -> bytes:
    """Return a picture whose color profile tells whose screen it is made for."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    [at] = [at for at in range(132, 300, 12) if profile[at : at + 4] == b"desc"]
    begin = struct.unpack_from(">I", profile, at + 4)[0]
    told = profile[: begin + 28] + CANARY.encode() + profile[begin + 28 + len(CANARY) :]
    stream = io.BytesIO()
    image = Image.new("RGB", (30, 20), (200, 30, 90))
    image.save(stream, kind, icc_profile=told, **({"lossless": True} if kind == "WEBP" else {}))
    return stream.getvalue()


def webp(*pieces: tuple[bytes, bytes]) -> bytes:
    whole = b"WEBP" + b"".join(
        kind + struct.pack("<I", len(inside)) + inside + bytes(len(inside) % 2) for kind, inside in pieces
    )
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def odd() -> dict[str, bytes]:
    """Return pictures with a marker wherever their format has room beside the picture."""
    png, jpeg, gif = (picture(kind) for kind in ("PNG", "JPEG", "GIF"))
    place, said = png.index(b"IDAT") - 4, CANARY.encode()
    plain = io.BytesIO()
    Image.new("RGB", (20, 20)).save(plain, "WEBP", lossless=True)
    still = (b"VP8L", plain.getvalue()[20:])
    head = (b"VP8X", bytes([2, 0, 0, 0]) + b"\x13\0\0\x13\0\0")
    return {
        **{f"PNG {kind!r}": png[:place] + chunk(kind, said) + png[place:] for kind in (b"caBX", b"hIST", b"sPLT", b"dSIG")},
        "PNG name of colors": png[:place] + chunk(b"iCCP", said + b"\0\0" + zlib.compress(said)) + png[place:],
        "PNG end": png[:-12] + chunk(b"IEND", said),
        **{f"JPEG {mark:x}": jpeg[:2] + bytes([255, mark, 0, 2 + len(said)]) + said + jpeg[2:] for mark in (0xE2, 0xED, 0xEF, 0xF0, 0xFD, 0xDE, 0xDC)},
        "JPEG small picture": jpeg[:2] + b"\xff\xe0\0\x1b" + b"JFIF\0\1\1\0\0\1\0\1\2\2" + said + jpeg[20:],
        "JPEG filled": jpeg[:2] + b"\xff\xff\xff\xff\xfe" + bytes([0, 2 + len(said)]) + said + jpeg[2:],
        "GIF text": gif.replace(b",\0\0", b"!\x01\x0c" + bytes(12) + bytes([len(said)]) + said + b"\0,\0\0", 1),
        "WebP piece": webp((b"VP8X", bytes(4) + head[1][4:]), (b"NOTE", said), still),
        "WebP piece of a frame": webp(head, (b"ANIM", bytes(6)), (b"ANMF", bytes(16) + b"NOTE" + struct.pack("<I", len(said)) + said)),
    }  # fmt: skip


@pytest.mark.parametrize("name", [*odd(), *(f"colors of {kind}" for kind in ("JPEG", "PNG", "WEBP"))])
def test_nothing_is_kept_that_shows_nothing(name: str) -> None:
    before = profiled(name.rpartition(" ")[2]) if name.startswith("colors") else odd()[name]
    after = without_traces(before)

    assert CANARY.encode() in before or name == "colors of PNG"
    assert CANARY.encode() not in after and without_traces(after) == after
    if "frame" not in name:
        Image.open(io.BytesIO(after)).convert("RGB").load()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colors_stay(kind: str) -> None:
    before, after = (Image.open(io.BytesIO(data)) for data in (profiled(kind), without_traces(profiled(kind))))
    shown = [
        ImageCms.profileToProfile(one.convert("RGB"), io.BytesIO(one.info["icc_profile"]), ImageCms.createProfile("sRGB"))
        for one in (before, after)
    ]  # fmt: skip
    assert shown[0] and shown[1] and shown[0].tobytes() == shown[1].tobytes()


def bomb(entries: int, length: int) -> bytes:
    """Return a profile of colors in which so many entries name one and the same part."""
    begin = 132 + 12 * entries
    head = bytes(36) + b"acsp" + bytes(88) + struct.pack(">I", entries)
    return head + struct.pack(">4sII", b"rXYZ", begin, length) * entries + bytes(length)


def with_profiles(kind: str, profiles: list[bytes]) -> bytes:
    image = picture(kind)
    if kind == "PNG":
        place = image.index(b"IDAT") - 4
        return (
            image[:place]
            + b"".join(chunk(b"iCCP", b"c\0\0" + zlib.compress(one, 9)) for one in profiles)
            + image[place:]
        )
    if kind == "WEBP":
        still = (b"VP8L", image[image.index(b"VP8L") + 8 :])
        return webp(
            (b"VP8X", bytes([0x20]) + bytes(3) + b"\x27\0\0\x1d\0\0"), *((b"ICCP", one) for one in profiles), still
        )
    parts = [one[at : at + 60_000] for one in profiles for at in range(0, len(one), 60_000)][:255]
    heads = (b"ICC_PROFILE\0" + bytes([number + 1, len(parts)]) for number in range(len(parts)))
    pieces = (
        struct.pack(">2sH", b"\xff\xe2", len(head + part) + 2) + head + part
        for head, part in zip(heads, parts, strict=True)
    )
    return image[:2] + b"".join(pieces) + image[2:]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("profiles", [[bomb(60_000, 3_000_000)] * 2, [bomb(150, 3_900_000)], [bomb(1, 1_000_000)] * 3])
def test_a_profile_of_colors_costs_no_more_than_its_picture(kind: str, profiles: list[bytes]) -> None:
    before = with_profiles(kind, profiles)
    started = time.process_time()
    after = without_traces(before)

    assert time.process_time() - started < 2
    assert len(after) < len(before) + 4096


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_second_profile_of_colors_is_left_out(kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    one, two = (without_traces(with_profiles(kind, [profile] * many)) for many in (1, 2))

    assert b"acsp" in one and (one == two or kind == "JPEG")
    assert two.count(b"acsp") <= 1


def test_a_frame_of_a_picture_holds_no_frames() -> None:
    inside = b""
    for _ in range(2_000):
        whole = bytes(16) + inside
        inside = b"ANMF" + struct.pack("<I", len(whole)) + whole + bytes(len(whole) % 2)

    assert len(without_traces(webp((b"VP8X", bytes([2]) + bytes(9)), (b"ANMF", bytes(16) + inside)))) < 200


@pytest.mark.parametrize("kind", [*KINDS, "PNG moving", "WEBP moving", "WEBP with losses", "JPEG progressive"])
def test_the_points_of_a_picture_are_counted(kind: str) -> None:
    stream, name = io.BytesIO(), kind.split(maxsplit=1)[0]
    image = Image.effect_noise((37, 23), 90).convert("RGB")
    more = (
        {"save_all": True, "append_images": [image.rotate(90), image.rotate(180)]}
        if kind in ("GIF", "PNG moving", "WEBP moving")
        else {}
    )
    image.save(
        stream,
        name,
        **more,
        **({"lossless": True} if kind == "WEBP" else {}),
        **({"progressive": True} if "prog" in kind else {}),
    )

    assert points_of(without_traces(stream.getvalue())) == (37 * 23, 37 * 23 * (3 if more else 1))


def test_a_picture_that_no_phone_can_show_is_refused(site: DrawnSite) -> None:
    file = site.write("content/assets/images/big.png")
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 16_000, 16_000, 1, 0, 0, 0, 0))
        + chunk(b"IEND", b"")
    )

    result = site.check()

    assert result.returncode == 1 and "big.png:1:1: file-too-large: the picture has so many points" in result.stdout


def test_a_gif_is_as_large_as_its_largest_frame() -> None:
    stream = io.BytesIO()
    Image.new("P", (37, 23)).save(stream, "GIF")
    small = bytearray(stream.getvalue())
    small[6:10] = struct.pack("<HH", 1, 1)

    assert points_of(without_traces(bytes(small))) == (37 * 23, 37 * 23)
