"""Life with other plugins: each works beside ours, or is refused at the start with words."""

from __future__ import annotations

import subprocess

import pytest
from drawn import CONFIG, PLUGINS, DrawnSite

NAMED = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
OURS = PLUGINS.removeprefix("plugins: [").removesuffix("]")


def with_plugins(site: DrawnSite, plugins: str, nav: str = "") -> DrawnSite:
    (site.root / "mkdocs.yml").write_text(CONFIG.replace(PLUGINS, f"plugins: [{plugins}]") + nav)
    return site


@pytest.mark.parametrize(
    "plugin",
    [
        "tags",
        "{minify: {minify_html: true}}",
        "macros",
        "git-revision-date-localized",
        "literate-nav",
    ],
)
def test_these_work_beside_ours(plugin: str, site: DrawnSite) -> None:
    for step in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"]):
        subprocess.run(["git", *NAMED, *step], cwd=site.root, check=True)
    built = with_plugins(site, f"{plugin}, {OURS}", "nav: [{Resources: resources/index.md}]\n").build()

    assert built.result.returncode == 0, built.said
    assert "Feedback protocol" in built.text("/resources/feedback-protocol/")
    assert "resources/" in built.text("/").partition("</header>")[0]


@pytest.mark.parametrize(("plugin", "instead"), [("{rss: {match_path: .*}}", "/feed.xml"), ("awesome-nav", "`nav`")])
def test_these_are_refused_with_what_to_do_instead(plugin: str, instead: str, site: DrawnSite) -> None:
    built = with_plugins(site, f"{plugin}, {OURS}").build()

    assert built.result.returncode == 1
    assert "cannot be used here" in built.said and instead in built.said and "Traceback" not in built.said


def test_redirects_lead_to_our_pages_and_never_take_the_place_of_one(site: DrawnSite) -> None:
    good = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}").build()
    assert good.result.returncode == 0, good.said
    assert "../resources/" in good.text("/old/")

    bad = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{events/index.md: goals/index.md}}}}}}").build()
    assert bad.result.returncode == 1 and "/events/" in bad.said

    before = with_plugins(site, f"{{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}, {OURS}").build()
    assert before.result.returncode == 1 and "below clearinghouse" in before.said
