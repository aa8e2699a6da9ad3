"""Life with other plugins: each works beside ours, or is refused at the start with words."""

from __future__ import annotations

import subprocess

import pytest
from drawn import CONFIG, PLUGINS, DrawnSite
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from clearinghouse.host.beside import refuse_companions

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


def test_feeds_made_from_source_files_are_refused_by_the_name_of_the_plugin() -> None:
    # mkdocs-rss-plugin wants an older list of time zones than ours, so that it cannot be installed beside the tests.
    config = MkDocsConfig()
    config.plugins = dict.fromkeys(["rss", "clearinghouse"])  # type: ignore[assignment]  # its names are all that is read

    with pytest.raises(PluginError, match=r"/feed\.xml"):
        refuse_companions(config)


def test_redirects_lead_to_our_pages_and_never_take_the_place_of_one(site: DrawnSite) -> None:
    good = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}").build()
    assert good.result.returncode == 0, good.said
    assert "../resources/" in good.text("/old/")

    bad = with_plugins(site, f"{OURS}, {{redirects: {{redirect_maps: {{events/index.md: goals/index.md}}}}}}").build()
    assert bad.result.returncode == 1 and "/events/" in bad.said

    before = with_plugins(site, f"{{redirects: {{redirect_maps: {{old.md: resources/index.md}}}}}}, {OURS}").build()
    assert before.result.returncode == 1 and "below clearinghouse" in before.said
