"""The files that are made from the models: they are committed, and they are in step."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from drawn import DrawnSite, run_clearinghouse

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.shape import shapes
from clearinghouse.forms.products import products
from clearinghouse.forms.vscode import snippets

STOP = re.compile(r"\$\{\d+:((?:[^\\}]|\\.)*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}|\$0")


def typed(body: list[str]) -> str:
    """Return what stands in the file when a snippet is taken as it is."""
    text = STOP.sub(lambda found: found[1] or found[2] or "", "\n".join(body))
    return re.sub(r"\\([\\$}])", r"\1", text)


@pytest.mark.slow
def test_the_command_writes_what_is_missing_and_names_what_is_out_of_step(site: DrawnSite) -> None:
    first = run_clearinghouse(["forms"], site.root)
    site.write(".vscode/settings.json", "{}")
    checked = run_clearinghouse(["forms", "--check"], site.root)
    second = run_clearinghouse(["forms"], site.root)

    assert first.returncode == 0 and len(first.stdout.splitlines()) == len(list(products(Catalog())))
    assert checked.returncode == 1
    assert checked.stdout == ".vscode/settings.json is out of step with the fields; run: clearinghouse forms\n"
    assert second.stdout == "Wrote .vscode/settings.json\n"
    assert run_clearinghouse(["forms", "--check"], site.root).returncode == 0


def test_what_people_write_puts_nothing_out_of_step(site: DrawnSite) -> None:
    run_clearinghouse(["forms"], site.root)
    words = yaml.safe_load((site.root / "content/vocabulary.yml").read_text())
    words["topics"].append({"id": "new-topic", "label": "A new topic", "definition": "What it covers."})
    site.write("content/vocabulary.yml", yaml.safe_dump(words))
    site.resource("another")

    assert run_clearinghouse(["forms", "--check"], site.root).returncode == 0


def test_every_file_is_what_its_name_says() -> None:
    for path, text in products(Catalog()):
        assert text.endswith("\n"), path
        assert yaml.safe_load(text) if path.endswith(".yml") else json.loads(text), path


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_snippet_of_a_new_item_makes_a_draft_that_the_check_accepts(kind, site: DrawnSite) -> None:  # type: ignore[no-untyped-def]
    new = next(snippet for snippet in snippets().values() if snippet["prefix"] == f"new-{kind.name}")

    site.write(f"{kind.folder}/mine.md", typed(new["body"]))
    said = site.check().stdout

    # The examples name things that this small site does not have.
    codes = set(re.findall(r"^\S+mine\.md:\d+:\d+: (?:warning: )?([a-z-]+):", said, re.MULTILINE))
    assert codes <= {"term-unknown", "standard-unknown", "item-unknown", "title-similar"}, said


def test_each_field_is_offered_in_the_files_that_have_it_and_nowhere_else() -> None:
    offered = [snippet for snippet in snippets().values() if "include" in snippet]

    for kind in KINDS:
        here = [snippet["prefix"] for snippet in offered if f"**/{kind.folder}/*.md" in snippet["include"]]
        assert sorted(here) == sorted(field.name for field in shapes(kind.model))
    assert {snippet["scope"] for snippet in offered} == {"yaml"}


def test_every_field_snippet_is_sound_yaml() -> None:
    for name, snippet in snippets().items():
        if "include" in snippet:
            assert list(yaml.safe_load(typed(snippet["body"]))) == [snippet["prefix"]], name


def test_the_settings_name_a_schema_for_every_file_that_people_write() -> None:
    files = dict(products(Catalog()))
    places = json.loads(files[".vscode/settings.json"])["yaml.schemas"]

    assert all(schema.removeprefix("./") in files for schema in places)
    assert {pattern for patterns in places.values() for pattern in patterns} >= {
        f"{kind.folder}/*.md" for kind in KINDS
    }
