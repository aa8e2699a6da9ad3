"""A site's own name and picture stand at the head of every page, and the page of options says how."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from drawn import CONFIG, PLUGINS, DrawnSite
from hypothesis import given
from hypothesis import strategies as st
from one_page import made

from clearinghouse.host.colors import Colors, colored, contrast, faint, luminance
from clearinghouse.host.styles import ADDRESS, ICON, OUR_ICON, TOKENS, icon, stylesheet


def test_a_picture_of_the_site_takes_the_place_of_ours_beside_its_own_name(site: DrawnSite) -> None:
    logo = "font: false, logo: assets/logo.png}"
    (site.root / "mkdocs.yml").write_text(CONFIG.replace("font: false}", logo).replace("A small site", "Ours & yours"))
    site.write("content/assets/logo.png")

    built = made(site, "/", "/resources/feedback-protocol/", "/contribute/options/", "assets/logo.png")

    assert (built.folder / "assets/logo.png").is_file()
    for address, picture in (("/", "assets/logo.png"), ("/resources/feedback-protocol/", "../../assets/logo.png")):
        brand = built.text(address).partition('class="ch-brand"')[2].partition("</a>")[0]
        assert f'src="{picture}"' in brand and "<svg" not in brand and "Ours &amp; yours" in brand
    options = built.text("/contribute/options/")
    assert all(f"<code>{name}</code>" in options for name in ("site_name", "theme.logo", "time_zone", "words"))


def tokens(css: str) -> dict[str, tuple[str, str]]:
    """Return the pairs of colors that hold on the screen, light and dark."""
    found = re.findall(r"(--ch-[\w-]+): ?var\(--ch-light, ?(#\w{6})\) var\(--ch-dark, ?(#\w{6})\)", css)
    return {name: (light, dark) for name, light, dark in found}


def test_a_color_of_the_site_is_on_every_page_and_in_its_tints_and_print_stays_black(site: DrawnSite) -> None:
    with_option(site, 'colors: {accent: "#7a1f5c"}')
    built = made(site, ADDRESS, ICON)

    css = (built.folder / ADDRESS).read_text("utf-8")
    found, ours = tokens(css), tokens(stylesheet())
    assert found["--ch-accent"][0] == "#7a1f5c" and css.rpartition("--ch-accent: ")[2].startswith("#000")
    assert 'fill="#7a1f5c"' in (built.folder / ICON).read_text("utf-8")
    changed = {name for name in ours if found[name] != ours[name]}
    assert changed == {name for name in ours if "accent" in name or "shade-" in name} - {"--ch-accent-ink"}


def test_the_icon_is_ours_to_the_byte_where_a_site_has_no_color_and_follows_from_either() -> None:
    assert icon(Colors()) == OUR_ICON.read_text("utf-8")
    assert "#7a1f5c" in icon(Colors(accent="#7a1f5c")) and "#17496e" not in icon(Colors(accent_dark="#ffccee"))


@pytest.mark.slow
def test_an_icon_of_the_site_itself_stays_as_it_is(site: DrawnSite) -> None:
    site.write(f"own/{ICON}", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    with_option(site, 'colors: {accent: "#7a1f5c"}')
    config = site.root / "mkdocs.yml"
    config.write_text(config.read_text().replace("font: false", "custom_dir: own, font: false"))

    built = site.build()

    assert built.result.returncode == 0, built.said
    assert (built.folder / ICON).read_text("utf-8") == (site.root / "own" / ICON).read_text("utf-8")


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_any_color_that_is_taken_can_be_read_and_any_other_is_told_with_one_that_can(light: int, dark: int) -> None:
    text = TOKENS.read_text("utf-8")
    colors = Colors(f"#{light:06x}", f"#{dark:06x}")
    wrong = {one.option: one.instead for one in faint(text, colors)}
    sound = replace(colors, **wrong)
    assert list(faint(text, sound)) == []
    for chosen in (sound, Colors(sound.accent), Colors("", sound.accent_dark)):
        found = tokens(colored(text, chosen))
        for side in (0, 1):
            value = {name: luminance(pair[side]) for name, pair in found.items()}
            for back in ("ground", "band", "surface", "accent-soft"):
                for front in ("accent", "accent-deep"):
                    assert contrast(value[f"--ch-{front}"], value[f"--ch-{back}"]) > 4.4, (chosen, front, back)
                assert contrast(value["--ch-ink"], value[f"--ch-{back}"]) > 7
            for button in ("accent", "accent-deep"):
                assert contrast(value["--ch-accent-ink"], value[f"--ch-{button}"]) > 4.5, (chosen, button)
            assert all(contrast(value["--ch-ink"], value[f"--ch-shade-{step}"]) > 4 for step in range(1, 6)), chosen


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ('{accent: "#ffcc00"}', "hard to read on light pages: its contrast is 1.3, and 4.5 is the least"),
        (
            '{accent: "#17496e", accent_dark: "#17496e"}',
            "'accent_dark' is #17496e, which is hard to read on dark pages",
        ),
        ("{accent: blue}", "'accent' is 'blue', which is no color"),
        ("\n        accent: #17496e", "'accent' is empty"),
        ('{accent: "url(x)"}', "no color"),
    ],
)
def test_a_color_that_cannot_be_is_told_with_what_to_write(option: str, said: str, site: DrawnSite) -> None:
    with_option(site, f"colors: {option}")
    result = site.check()

    assert result.returncode == 1 and said in result.stdout and "such as" in result.stdout.replace("as in", "such as")


def with_option(site: DrawnSite, option: str) -> None:
    written = f"plugins:\n  - clearinghouse:\n      frameworks: [psel-2015]\n      {option}\n"
    (site.root / "mkdocs.yml").write_text(CONFIG.replace(PLUGINS, written))
