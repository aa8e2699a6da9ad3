"""Life with other plugins: each works beside ours, or is refused at the start with words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from drawn import CONFIG, PLUGINS, DrawnSite

pytestmark = pytest.mark.slow

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


def test_a_menu_made_from_files_is_refused_with_what_to_do_instead(site: DrawnSite) -> None:
    built = with_plugins(site, f"awesome-nav, {OURS}").build()

    assert built.result.returncode == 1
    assert "cannot be used here" in built.said and "`nav`" in built.said and "Traceback" not in built.said


def test_feeds_made_from_source_files_are_refused_by_the_name_of_the_plugin(site: DrawnSite, tmp_path: Path) -> None:
    # mkdocs-rss-plugin wants an older list of time zones than ours, so one of its name that does nothing stands in.
    known = tmp_path / "rss_stand_in-1.dist-info"
    known.mkdir()
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: rss-stand-in\nVersion: 1\n")
    (known / "entry_points.txt").write_text("[mkdocs.plugins]\nrss = rss_stand_in:Feeds\n")
    (tmp_path / "rss_stand_in.py").write_text(
        "from mkdocs.plugins import BasePlugin\nclass Feeds(BasePlugin):\n    pass\n"
    )
    with_plugins(site, f"rss, {OURS}")

    built = subprocess.run(
        [sys.executable, "-m", "clearinghouse.cli", "build", "--out", str(tmp_path / "out")],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert built.returncode == 1 and not (tmp_path / "out").exists()
    assert "the plugin 'rss' cannot be used here" in built.stderr and "/feed.xml" in built.stderr
    assert "Traceback" not in built.stderr


def test_redirects_lead_to_our_pages_and_never_take_the_place_of_one(site: DrawnSite) -> None:
    good = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}").build()
    assert good.result.returncode == 0, good.said
    assert "../resources/" in good.text("/old/")

    bad = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{events/index.md: goals/index.md}}}}}}").build()
    assert bad.result.returncode == 1 and "/events/" in bad.said

    before = with_plugins(site, f"{{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}, {OURS}").build()
    assert before.result.returncode == 1 and "below clearinghouse" in before.said
