"""A site's own name and picture stand at the head of every page, and the page of options says how."""

from __future__ import annotations

from drawn import CONFIG, DrawnSite


def test_a_picture_of_the_site_takes_the_place_of_ours_beside_its_own_name(site: DrawnSite) -> None:
    logo = "font: false, logo: assets/logo.png}"
    (site.root / "mkdocs.yml").write_text(CONFIG.replace("font: false}", logo).replace("A small site", "Ours & yours"))
    site.write("content/assets/logo.png")

    built = site.build()

    assert built.result.returncode == 0, built.said
    assert (built.folder / "assets/logo.png").is_file()
    for address, picture in (("/", "assets/logo.png"), ("/resources/feedback-protocol/", "../../assets/logo.png")):
        brand = built.text(address).partition('class="ch-brand"')[2].partition("</a>")[0]
        assert f'src="{picture}"' in brand and "<svg" not in brand and "Ours &amp; yours" in brand
    options = built.text("/contribute/options/")
    assert all(f"<code>{name}</code>" in options for name in ("site_name", "theme.logo", "time_zone", "words"))
