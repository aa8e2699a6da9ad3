"""The browser editor's configuration: every field of every model, as people can fill it in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml
from drawn import DrawnSite
from pydantic import BaseModel

from clearinghouse.content.editor_place import editor_place
from clearinghouse.content.fields import Chosen
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import PageFields
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.content.vocabulary import Vocabulary
from clearinghouse.forms.editor.collections import written_order
from clearinghouse.forms.editor.config import EditorSettings, editor_config, render_config
from clearinghouse.forms.editor.edited_site import EditedSite
from clearinghouse.forms.editor.lists import kind_of_source, options
from clearinghouse.words import load_words

SETTINGS = EditorSettings("owner/name", site_name="A site", site_url="https://example.org/clearinghouse/")
Config = dict[str, Any]


@pytest.fixture
def config(site: DrawnSite) -> Config:
    site.write("content/program/index.md", "Text.", title="About us")
    site.write("content/program/privacy.md", "Text.", title="Privacy")
    return editor_config(EditedSite(site.public(), load_words()), SETTINGS)


def collection(config: Config, name: str) -> Config:
    return next(found for found in config["collections"] if found["name"] == name)


def field(config: Config, kind: str, path: str) -> Config:
    fields = collection(config, kind)["fields"]
    for name in path.split("."):
        found: Config = next(field for field in fields if field["name"] == name)
        fields = found.get("fields", [])
    return found


def names(fields: list[Config]) -> set[str]:
    return {path for setting in fields for path in _paths(setting, "")}


def _paths(setting: Config, above: str) -> Iterator[str]:
    yield above + setting["name"]
    for inner in setting.get("fields", []):
        yield from _paths(inner, f"{above}{setting['name']}.")


def model_names(fields: tuple[Shape, ...], above: str = "") -> set[str]:
    found = {above + field.name for field in fields}
    return found.union(*(model_names(field.fields, f"{above}{field.name}.") for field in fields))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_can_be_filled_in(config: Config, kind: Any) -> None:
    assert names(collection(config, kind.plural)["fields"]) == model_names(shapes(kind.model)) | {"body"}


@pytest.mark.parametrize("model", [PageFields, Vocabulary], ids=lambda model: model.__name__)
def test_plain_pages_and_the_vocabulary_are_whole_too(config: Config, model: type[BaseModel]) -> None:
    name = "home" if model is PageFields else "vocabulary"
    file = next(file for file in collection(config, "site")["files"] if file["name"] == name)

    assert names(file["fields"]) - {"body"} == model_names(shapes(model))


def test_a_folder_of_pages_is_listed_by_the_title_of_its_first(config: Config) -> None:
    pages = collection(config, "program")

    assert (pages["folder"], pages["label"], pages["create"]) == ("content/program", "About us", True)


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("resources/air-x.md", "/collections/resources/entries/air-x"),
        ("content/coaches/ada.md", "/collections/coaches/entries/ada"),
        ("content/program/index.md", "/collections/program/entries/index"),
        ("content/program/history/first.md", "/collections/program-history/entries/first"),
        ("content/index.md", "/collections/site/entries/home"),
        ("content/imprint.md", "/collections/site/entries/imprint"),
    ],
)
def test_every_file_has_an_address_in_the_editor(source: str, place: str) -> None:
    assert editor_place(PurePosixPath(source)).fragment == place


def test_the_editor_lists_each_file_where_its_address_says(config: Config, site: DrawnSite) -> None:
    for written in site.catalog().written:
        place = editor_place(written.source.path)
        listed = collection(config, place.collection)
        if "files" in listed:
            assert any(
                (file["name"], file["file"]) == (place.entry, str(written.source.path)) for file in listed["files"]
            )
        else:
            assert f"{listed['folder']}/{place.entry}.md" == str(written.source.path)


def test_ids_are_made_from_titles_and_for_people_from_names(config: Config) -> None:
    made = {found["name"]: found["slug"] for found in config["collections"] if "slug" in found}

    assert {name for name, slug in made.items() if slug == "{{name}}"} == {"coaches", "people"}
    assert set(made.values()) == {"{{name}}", "{{title}}"}
    assert config["slug"] == {
        "encoding": "ascii",
        "clean_accents": True,
        "sanitize_replacement": "-",
        "maxlength": 80,
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_the_id_is_made_from_is_asked_first_and_former_addresses_last(kind: Any) -> None:
    names = [shape.name for shape in written_order(kind)]

    assert names[0] == kind.called_by
    assert names[-1] == "aliases" and sorted(names) == sorted(shape.name for shape in shapes(kind.model))


def test_standards_are_chosen_by_name_across_frameworks(config: Config, site: DrawnSite) -> None:
    chosen = field(config, "resources", "standards")

    assert (chosen["widget"], chosen["multiple"], chosen["max"]) == ("select", True, 60)
    first = next(iter(site.public().frameworks))
    node = first.standards[0]
    assert chosen["options"][0] == {
        "label": f"{first.short_title} {node.code}: {node.title}",
        "value": f"{first.id}/{node.code}",
    }
    assert len(chosen["options"]) == len(list(site.public().references()))


def test_items_of_one_kind_are_chosen_from_the_repository(config: Config) -> None:
    chosen = field(config, "resources", "goals")

    assert (chosen["widget"], chosen["collection"], chosen["value_field"]) == ("relation", "goals", "{{slug}}")
    assert chosen["display_fields"] == ["title"]


def test_words_of_the_vocabulary_are_chosen_by_their_labels(config: Config, site: DrawnSite) -> None:
    types = site.public().vocabulary.types

    assert field(config, "resources", "type")["options"] == [{"label": type.label, "value": type.id} for type in types]


def test_every_list_that_a_field_names_can_be_made(site: DrawnSite) -> None:
    for model in (*(kind.model for kind in KINDS), Vocabulary):
        for source in sources(shapes(model)):
            assert kind_of_source(source) or isinstance(options(source, site.public()), tuple)


def sources(fields: tuple[Shape, ...]) -> set[str]:
    return {field.source for field in fields if field.source}.union(*(sources(field.fields) for field in fields))


def test_a_list_nobody_makes_is_a_fault_of_ours(site: DrawnSite) -> None:
    with pytest.raises(KeyError):
        options(Chosen("nowhere").source, site.public())


def test_limits_and_patterns_are_carried_over(config: Config) -> None:
    assert field(config, "resources", "try_this")["maxlength"] == 300
    assert field(config, "resources", "year") | {"min": 1900, "max": 2100} == field(config, "resources", "year")
    assert field(config, "challenges", "root_causes")["min"] == 1
    assert field(config, "coaches", "contact.phone")["pattern"][0] == r"^[0-9+(][0-9 ().+x-]{5,30}$"
    assert field(config, "resources", "title")["required"]
    assert not field(config, "resources", "year")["required"]
    assert not any(part["required"] for part in field(config, "resources", "effort")["fields"]), "it may be left out"
    assert any(part["required"] for part in field(config, "resources", "attachments")["fields"])


def test_a_list_without_words_gives_nothing_to_choose(config: Config) -> None:
    """The editor refuses a choice of nothing, and with it every other field."""
    assert field(config, "resources", "languages")["widget"] == "hidden"


def test_hints_say_what_a_field_is_for_and_how_much_fits(config: Config) -> None:
    assert field(config, "resources", "try_this")["hint"] == (
        "One thing to do with it this month, in a sentence. At most 300 characters. "
        "Example: Bring one week of data to your next team meeting."
    )
    assert (
        "Seen by: Everyone, in search and open data; no page shows it."
        in field(config, "resources", "asked_as")["hint"]
    )


def test_a_new_page_is_published_once_it_is_accepted(config: Config) -> None:
    status = field(config, "resources", "status")

    assert (status["default"], status["required"]) == ("published", True)
    assert [option["value"] for option in status["options"]] == ["draft", "published", "retired"]
    assert all(": " in option["label"] for option in status["options"])


def test_no_other_field_is_filled_in_unasked(config: Config) -> None:
    """So that a file which says nothing of a matter says nothing of it after it was saved."""
    filled = {
        setting["name"]
        for found in config["collections"]
        for setting in found.get("fields", [])
        if "default" in setting
    }

    assert filled == {"status"}


def test_a_person_begins_as_a_draft_and_is_asked_for_consent_in_plain_words(config: Config) -> None:
    consent = field(config, "coaches", "consent")

    assert field(config, "coaches", "status")["default"] == field(config, "people", "status")["default"] == "draft"
    assert consent["label"] == "May we show this person?" and "Needed before" in consent["hint"]


def test_words_of_the_vocabulary_show_their_labels_and_no_click_removes_one(config: Config) -> None:
    vocabulary = config["collections"][-1]["files"][-1]
    lists = [setting for setting in vocabulary["fields"] if "fields" in setting]

    assert [setting["name"] for setting in lists if setting["allow_remove"]] == []
    assert next(setting for setting in lists if setting["name"] == "topics")["summary"] == "{{fields.label}}"


def test_what_may_be_left_unsaid_is_no_switch(config: Config) -> None:
    assert field(config, "coaches", "accepting")["widget"] == "yes-no"
    assert field(config, "resources", "verified")["widget"] == "boolean"


def test_files_land_in_the_folder_of_their_item(config: Config) -> None:
    portrait, agenda = field(config, "coaches", "photo.file"), field(config, "resources", "attachments.file")

    assert (portrait["widget"], agenda["widget"]) == ("image", "file")
    assert ".svg" not in portrait["accept"] + agenda["accept"]
    for file in (portrait, agenda):
        assert (file["media_folder"], file["public_folder"]) == ("{{slug}}", "")
    # Told from the item, a kind's own folder would have each deletion take the files of all items along.
    assert all(found["media_folder"].startswith("/") for found in config["collections"] if "media_folder" in found)


def test_nobody_sees_unpublished_titles_in_the_lists(site: DrawnSite) -> None:
    site.resource("secret", title="CANARY-7F3A", status="draft")
    site.resource("open", title="Open to all")

    text = render_config(editor_config(EditedSite(site.public(), load_words()), SETTINGS))

    assert "CANARY-7F3A" not in text
    assert "Resource: Open to all" in text


def test_changes_are_proposals_and_outsiders_may_propose(config: Config) -> None:
    assert config["publish_mode"] == "editorial_workflow"
    assert config["backend"]["open_authoring"] is True
    assert config["backend"]["auth_methods"] == ["token"]
    assert "local_backend" not in config


def test_a_service_for_signing_in_is_named_where_there_is_one(site: DrawnSite) -> None:
    settings = EditorSettings("owner/name", sign_in="https://sign-in.example.org")
    backend = editor_config(EditedSite(site.public(), load_words()), settings)["backend"]

    assert (backend["base_url"], backend["auth_methods"]) == ("https://sign-in.example.org", ["oauth", "token"])


def test_the_file_reads_the_same_as_json_and_as_yaml(config: Config) -> None:
    text = render_config(config)

    assert json.loads(text) == config
    assert yaml.safe_load(text) == config


def test_hostile_titles_stay_text(site: DrawnSite) -> None:
    title = "</script>{{slug}} \"'`<img src=x onerror=alert(1)>: # &a *b"
    site.resource("hostile", title=title)

    read = yaml.safe_load(render_config(editor_config(EditedSite(site.public(), load_words()), SETTINGS)))

    assert {"label": f"Resource: {title}", "value": "resources/hostile"} in field(read, "collections", "items.item")[
        "options"
    ]
