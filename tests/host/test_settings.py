"""Settings: what a file may take over from another, and what their values may be."""

from __future__ import annotations

import pytest
from drawn import CONFIG, DrawnSite

from clearinghouse.host.settings import read_settings
from clearinghouse.host.settings_problems import settings_problems


def test_settings_that_inherit_from_each_other_end_with_words(site: DrawnSite) -> None:
    site.write("mkdocs.yml", f"INHERIT: other.yml\n{CONFIG}")
    site.write("other.yml", "INHERIT: mkdocs.yml\n")

    checked = site.check()

    assert checked.returncode == 1
    assert "mkdocs.yml:1:" in checked.stdout and "Traceback" not in checked.stdout + checked.stderr


def test_settings_are_taken_over_from_another_file(site: DrawnSite) -> None:
    site.write("mkdocs.yml", "INHERIT: other.yml\n")
    site.write("other.yml", CONFIG)

    assert site.check().returncode == 0


@pytest.mark.parametrize(("size", "refused"), [(0, True), (-3, True), (1, False), (2, False)])
def test_a_page_lists_at_least_one_item(site: DrawnSite, size: int, refused: bool) -> None:
    site.write("mkdocs.yml", CONFIG.replace("clearinghouse: {", f"clearinghouse: {{page_size: {size}, "))

    assert ("'page_size' is" in site.check().stdout) == refused


def test_own_templates_are_looked_for_beside_the_settings_wherever_the_command_runs(site: DrawnSite) -> None:
    config = site.root / "mkdocs.yml"
    config.write_text(CONFIG.replace("font: false", "font: false, custom_dir: own"))

    missed = [*settings_problems(read_settings(config))]
    (site.root / "own").mkdir()

    assert [(one.code, str(site.root) in one.message) for one in missed] == [("field-value", False)]
    assert "'own'" in missed[0].message and [*settings_problems(read_settings(config))] == []
