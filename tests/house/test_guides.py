"""Help: everything that has a name is explained, and what a guide says of the generator is so.

What makes a guide good to read, and what it says of the content, is advice: `scripts/advice`.
"""

from __future__ import annotations

import re
from pathlib import Path

import guides
import pytest
import yaml
from drawn import ROOT, BuiltSite, run_clearinghouse
from guides import CONTRIBUTE, GUIDES, PAGES, shown_as_code
from markup import Markup

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.shape import shapes
from clearinghouse.forms.json_schema import json_schemas
from clearinghouse.host.options import EditorOptions, Options
from clearinghouse.intake.drafts import NOTES_HEADING
from clearinghouse.problems import CODES, help_address
from clearinghouse.rules import RULES
from clearinghouse.words import load_words

THEME = ROOT / "plugins" / "clearinghouse" / "theme" / "pages"
WORDS = THEME.parent / "words" / "en.yml"


def test_every_code_has_a_rule_and_every_rule_a_code() -> None:
    assert sorted(rule.code for rule in RULES) == sorted(CODES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_it_matters_and_what_to_write(rule) -> None:  # type: ignore[no-untyped-def]
    assert 5 < len(rule.title) <= 80 and rule.title[0].isupper() and not rule.title.endswith(".")
    assert len(rule.help.split()) >= 10


def test_every_code_has_its_page_of_help(sample_site: BuiltSite) -> None:
    index = Markup(sample_site.text("/contribute/problems/")).leads_to("/contribute/problems/")

    for rule in RULES:
        text = Markup(sample_site.text(help_address(rule.code))).text
        assert rule.title in text and rule.code in text
        assert help_address(rule.code) in index


def test_every_field_is_explained_with_an_example() -> None:
    for model in (*(kind.model for kind in KINDS), PageFields):
        for name, field in model.model_fields.items():
            assert field.description and field.description[-1] in ".:`", (model.__name__, name)
            assert field.examples, (model.__name__, name)


def test_each_kind_has_examples_of_its_own_for_what_it_shares_with_others() -> None:
    shown = {kind: {shape.name: shape.example for shape in shapes(kind.model)} for kind in KINDS}

    summaries = [examples["summary"] for examples in shown.values()]
    assert len(set(summaries)) == len(summaries)
    assert all(examples["aliases"][0].startswith(f"/{kind.plural}/") for kind, examples in shown.items())
    titles = [examples["title"] for kind, examples in shown.items() if kind.called_by == "title"]
    assert len(set(titles)) == len(titles)
    schemas = json_schemas()
    assert [schemas[kind.name]["properties"]["summary"]["examples"] for kind in KINDS] == [[one] for one in summaries]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_command_and_option_that_a_guide_names_exists(guide: Path) -> None:
    shown = [re.sub(r"\s#.*", "", line) for line in shown_as_code(guide)]
    named = (re.match(r"(\.venv/bin/)?clearinghouse ((records )?[a-z]+)", line) for line in shown)
    commands = {found[2] for found in named if found}
    helped = {command: run_clearinghouse([*command.split(), "--help"], ROOT) for command in sorted(commands)}

    assert [command for command, said in helped.items() if said.returncode != 0] == []
    known = {option for said in helped.values() for option in re.findall(r"--[a-z-]+", said.stdout)}
    assert {option for line in shown for option in re.findall(r"(?<!\S)--[a-z-]+", line)} <= known | _git_and_uv(guide)


def _git_and_uv(guide: Path) -> set[str]:
    """Options of other programs that the guide for those who know git shows."""
    others = [line for line in shown_as_code(guide) if not re.search(r"clearinghouse|^--", line)]
    return {option for line in others for option in re.findall(r"--[a-z-]+", line)}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_every_script_and_file_that_a_guide_names_exists(guide: Path) -> None:
    words = [word for line in shown_as_code(guide) for word in re.findall(r"[\w./-]+", line)]
    named = {word for word in words if re.match(r"(scripts|content|resources|tests|plugins|\.ci)/[\w./-]*$", word)}

    missing = [name for name in sorted(named) if not _is_there(name) and not _made_up(name)]
    assert missing == []


def _is_there(name: str) -> bool:
    """True for a path from the project's folder, or from that of the generator."""
    return (ROOT / name).exists() or (ROOT / "plugins" / "clearinghouse" / name).exists()


def _made_up(name: str) -> bool:
    """True for the names that guides make up for what their readers will write."""
    return name.startswith(("resources/", "content/")) and name.endswith(".md")


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


def test_the_guide_on_github_begins_with_the_words_that_matter() -> None:
    lines = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n")

    assert lines[0] == "# Contributing" and lines[2].startswith("You don't need to know git.")


def test_every_script_says_what_it_does_and_may_be_run() -> None:
    for name in ("serve", "build", "test", "bench"):
        script = ROOT / "scripts" / name
        assert script.stat().st_mode & 0o111, name
        assert script.read_text(encoding="utf-8").split("\n")[1].startswith("# "), name


def test_every_template_that_can_be_listed_is_shipped() -> None:
    shipped = {file.stem for file in THEME.glob("*.html")}

    assert {kind.name for kind in KINDS} <= shipped


def _workflows() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / ".github" / "workflows").glob("*.yml")))


@pytest.mark.parametrize("label", sorted(guides.LABELS))
def test_every_label_is_named_in_a_guide_and_used_on_github(label: str) -> None:
    used = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / ".github").rglob("*.yml")))

    assert re.search(rf"""["' -]{label}\b""", used)
    assert any(label in guides.inline_code(guide) for guide in PAGES)


@pytest.mark.parametrize("guide", PAGES, ids=lambda guide: guide.stem)
def test_every_field_in_an_example_of_a_guide_exists(guide: Path) -> None:
    known = {field.name for field in guides.all_fields()}
    options = {"plugins", "clearinghouse", *Options(), *EditorOptions()}

    for block in guides.yaml_blocks(guide):
        assert _keys(yaml.safe_load(block)) <= (options if block.startswith("plugins:") else known)


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    return {key for inner in value for key in _keys(inner)} if isinstance(value, list) else set()


@pytest.mark.parametrize("guide", PAGES, ids=lambda guide: guide.stem)
def test_a_table_of_fields_gives_each_its_label_and_its_limit(guide: Path) -> None:
    labels = {(field.label, field.name) for field in guides.all_fields()}
    limits = {(field.name, field.limits.most) for field in guides.all_fields()}

    for heading, *rows in guides.tables(guide):
        for row in rows if heading[0] == "Field, and its name in a file" else []:
            label, name = re.fullmatch(r"(.*), `(\w+)`", row[0]).groups()  # type: ignore[union-attr]  # else the test fails
            assert (label, name) in labels
            if limit := re.match(r"(\d+) characters", row[1]):
                assert (name, int(limit[1])) in limits


@pytest.mark.parametrize("guide", PAGES, ids=lambda guide: guide.stem)
def test_every_word_on_a_screen_that_a_guide_prints_in_bold_is_there(guide: Path) -> None:
    fields = {field.label for field in guides.all_fields()} | {kind.plural_label for kind in KINDS}
    example = (ROOT / "resources" / "example-resource.md").read_text(encoding="utf-8")
    known = (
        fields | guides.EDITOR | guides.GITHUB | {NOTES_HEADING} | set(re.findall(r"^## (.*)$", example, re.MULTILINE))
    )
    issue_forms = (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")
    known |= {str(yaml.safe_load(form.read_text(encoding="utf-8")).get("name")) for form in issue_forms}
    known |= set(re.findall(r"^    name: (.*)$", _workflows(), re.MULTILINE))
    known |= {text for text in load_words().texts.values() if isinstance(text, str)}

    assert sorted(guides.words_on_screens(guide) - known) == []


def test_what_is_not_yet_agreed_is_said_to_be_a_proposal() -> None:
    for name in ("what-we-publish", "consent"):
        assert "is a proposal until the program adopts it" in guides.prose(CONTRIBUTE / f"{name}.md")
