"""Help: everything that has a name is explained, and everything explained is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from drawn import ROOT, BuiltSite, run_clearinghouse
from markup import Markup

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields, Resource
from clearinghouse.problems import CODES, help_address
from clearinghouse.rules import RULES

GUIDES = [ROOT / "README.md", *sorted((ROOT / "content" / "contribute").glob("*.md"))]
SHOWN = re.compile(r"`([^`\n]+)`|^ {0,3}```.*?\n(.*?)^ {0,3}```", re.MULTILINE | re.DOTALL)


def shown_as_code(guide: Path) -> list[str]:
    """Return every line that a guide shows as code."""
    found = SHOWN.findall(guide.read_text(encoding="utf-8"))
    return [line.strip() for pair in found for text in pair for line in text.split("\n") if line.strip()]


def test_every_code_has_a_rule_and_every_rule_a_code() -> None:
    assert sorted(rule.code for rule in RULES) == sorted(CODES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_it_matters_and_what_to_write(rule) -> None:  # type: ignore[no-untyped-def]
    assert 5 < len(rule.title) <= 80 and rule.title[0].isupper() and not rule.title.endswith(".")
    assert len(rule.help.split()) >= 10


def test_every_code_has_its_page_of_help(real_site: BuiltSite) -> None:
    index = Markup(real_site.text("/contribute/problems/")).leads_to("/contribute/problems/")

    for rule in RULES:
        text = Markup(real_site.text(help_address(rule.code))).text
        assert rule.title in text and rule.code in text
        assert help_address(rule.code) in index


def test_every_field_is_explained_with_an_example() -> None:
    for model in (*(kind.model for kind in KINDS), PageFields):
        for name, field in model.model_fields.items():
            assert field.description and field.description[-1] in ".:`", (model.__name__, name)
            assert field.examples, (model.__name__, name)


def test_the_guide_to_fields_names_every_field_of_a_resource() -> None:
    guide = (ROOT / "content" / "contribute" / "fields.md").read_text(encoding="utf-8")

    assert [name for name in Resource.model_fields if f"`{name}`" not in guide] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_that_a_guide_names_exists(guide: Path) -> None:
    named = {line.split()[1] for line in shown_as_code(guide) if re.match(r"clearinghouse [a-z]", line)}

    missing = [command for command in sorted(named) if run_clearinghouse([command, "--help"], ROOT).returncode != 0]
    assert missing == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_script_and_file_that_a_guide_names_exists(guide: Path) -> None:
    words = [word for line in shown_as_code(guide) for word in re.findall(r"[\w./-]+", line)]
    named = {word for word in words if re.match(r"(scripts|content|resources|tests|plugins|\.ci)/[\w./-]*$", word)}

    missing = [name for name in sorted(named) if not (ROOT / name).exists() and not _made_up(name)]
    assert missing == []


def _made_up(name: str) -> bool:
    """True for the names that guides make up for what their readers will write."""
    return name.startswith("resources/") and name.endswith(".md")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_code_of_a_problem_that_a_guide_shows_exists(guide: Path) -> None:
    codes = {
        found[1]
        for line in shown_as_code(guide)
        if (found := re.match(r"[\w./-]+:\d+:\d+: (?:warning: )?([a-z-]+):", line))
    }

    assert codes <= set(CODES)


def test_the_readme_begins_with_the_two_commands() -> None:
    shown = shown_as_code(ROOT / "README.md")

    assert "scripts/serve" in " ".join(shown) and "scripts/test" in " ".join(shown)


def test_every_script_says_what_it_does_and_may_be_run() -> None:
    for name in ("serve", "build", "test", "bench"):
        script = ROOT / "scripts" / name
        assert script.stat().st_mode & 0o111, name
        assert script.read_text(encoding="utf-8").split("\n")[1].startswith("# "), name


def test_every_template_that_can_be_listed_is_shipped() -> None:
    shipped = {file.stem for file in (ROOT / "plugins" / "clearinghouse" / "theme" / "pages").glob("*.html")}

    assert {kind.name for kind in KINDS} <= shipped
