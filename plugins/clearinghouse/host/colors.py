"""The site's own color: what follows from it for light and dark pages, and whether it can be read there.

Source: WCAG 2.2, "relative luminance" and "contrast ratio"; 1.4.3 asks for 4.5 between text and what lies behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LEAST = 4.5
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_PAIR = re.compile(
    r"(--ch-(?:accent(?:-deep|-soft)?|shade-\d)): var\(--ch-light, (#\w{6})\) var\(--ch-dark, (#\w{6})\);"
)
_GROUND = re.compile(
    r"--ch-(?:ground|band|surface|accent-soft): var\(--ch-light, (#\w{6})\) var\(--ch-dark, (#\w{6})\);"
)


@dataclass(frozen=True)
class Colors:
    """The color of links and buttons on light pages, and on dark ones; empty where the site has none of its own."""

    accent: str = ""
    accent_dark: str = ""

    def __bool__(self) -> bool:
        return bool(self.accent or self.accent_dark)


@dataclass(frozen=True)
class Faint:
    """A color that cannot be read: its option, what it is, the least contrast that it has, and one like it that can be."""

    option: str
    color: str
    contrast: float
    instead: str


def is_color(text: object) -> bool:
    return isinstance(text, str) and bool(_HEX.fullmatch(text))


def colored(tokens: str, colors: Colors) -> str:
    """Return the tokens of the style sheet with the site's own color in the place of ours.

    Each tint is as light as the one it takes the place of, so that whatever is read on it can be read as before.
    """
    if not colors:
        return tokens
    light, dark = _both(tokens, colors)

    def own(found: re.Match[str]) -> str:
        name, ours_light, ours_dark = found.groups()
        return (
            f"{name}: var(--ch-light, {_tint(name, light, ours_light)}) var(--ch-dark, {_tint(name, dark, ours_dark)});"
        )

    return _PAIR.sub(own, tokens)


def faint(tokens: str, colors: Colors) -> Iterator[Faint]:
    """Yield the colors of a site that are too faint somewhere on its pages."""
    backs = [[luminance(color) for color in side] for side in zip(*_GROUND.findall(tokens), strict=True)]
    for option, color, behind in (
        ("accent", colors.accent, min(backs[0])),
        ("accent_dark", colors.accent_dark, max(backs[1])),
    ):
        found = contrast(luminance(color), behind) if color else LEAST
        if found < LEAST:
            yield Faint(option, color, found, with_luminance(color, _readable(behind)))


def accent(tokens: str, colors: Colors) -> str:
    """Return the color of links and buttons on light pages: the site's own, or ours."""
    return _both(tokens, colors)[0] if colors else _ours(tokens)[0]


def _both(tokens: str, colors: Colors) -> tuple[str, str]:
    """Return the color of light pages and that of dark ones; one that is not said follows from the other."""
    ours_light, ours_dark = _ours(tokens)
    light = colors.accent or with_luminance(colors.accent_dark, luminance(ours_light))
    return light, colors.accent_dark or with_luminance(light, luminance(ours_dark))


def _ours(tokens: str) -> tuple[str, str]:
    return next((light, dark) for name, light, dark in _PAIR.findall(tokens) if name == "--ch-accent")


def _tint(name: str, color: str, ours: str) -> str:
    if name == "--ch-accent":
        return color
    wanted, own = luminance(ours), luminance(color)
    if name == "--ch-accent-deep":
        # It answers the pointer, so it differs from the color itself: away from what lies behind.
        wanted = min(wanted, own * 0.6) if own < 0.18 else max(wanted, min(1.0, own * 1.4))
    return with_luminance(color, wanted)


def _readable(behind: float) -> float:
    """Return the luminance nearest to a ground's that can be read on it, with a little to spare for rounding."""
    least = LEAST + 0.05
    return (behind + 0.05) / least - 0.05 if behind > 0.18 else least * (behind + 0.05) - 0.05


def with_luminance(color: str, wanted: float) -> str:
    """Return a color mixed with white or black until it is as light as wanted."""
    other = 255 if wanted > luminance(color) else 0
    low, high = 0.0, 1.0
    for _ in range(20):
        part = (low + high) / 2
        nearer = (luminance(_mixed(color, other, part)) < wanted) == (other == 255)
        low, high = (part, high) if nearer else (low, part)
    return _mixed(color, other, high)


def _mixed(color: str, other: int, part: float) -> str:
    return "#" + "".join(f"{round(value + (other - value) * part):02x}" for value in _channels(color))


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def luminance(color: str) -> float:
    """Return how light a color is, from 0 for black to 1 for white."""
    red, green, blue = (_linear(value / 255) for value in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(one: float, other: float) -> float:
    """Return the contrast of two luminances, from 1 to 21."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def colors_of(option: object) -> Colors:
    """Return the colors that settings name, those alone that are colors."""
    named: Mapping[str, object] = option if isinstance(option, Mapping) else {}
    return Colors(
        **{name: str(value) for name, value in named.items() if name in ("accent", "accent_dark") and is_color(value)}
    )
