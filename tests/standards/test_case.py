"""CASE: what a site offers is valid and complete, and what others write is read whatever it lacks."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from machine import HOSTILE, URL, sampled

from clearinghouse.publish.case import LIST, offered
from clearinghouse.standards.case import NoPackage, left_out, make_package, read_package
from clearinghouse.standards.case.names import PATH, identifier
from clearinghouse.standards.framework import Framework

UUID = {"type": "string", "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"}
URI = {"type": "string", "pattern": "^https://clearinghouse[.]example[.]org/ct/case/ims/case/v1p1/"}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
TEXT = {"type": "string", "minLength": 1}
KINDS = ["isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar"]


def closed(required: dict[str, Any], optional: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": required | optional,
        "required": list(required),
        "additionalProperties": False,
    }


LINK = closed({"title": TEXT, "identifier": UUID, "uri": URI}, {})
NAMED = {"identifier": UUID, "uri": URI, "lastChangeDateTime": MOMENT}
DOCUMENT = closed(
    NAMED | {"creator": TEXT, "title": TEXT},
    dict.fromkeys(("officialSourceURL", "publisher", "description", "language", "version", "notes"), TEXT)
    | {"caseVersion": {"enum": ["1.1"]}, "licenseURI": LINK, "extensions": {"type": "object"}}
    | {"adoptionStatus": {"enum": ["Private Draft", "Draft", "Adopted", "Deprecated"]}},
)
ITEM = closed(
    NAMED | {"fullStatement": TEXT},
    dict.fromkeys(("abbreviatedStatement", "humanCodingScheme", "CFItemType", "language", "notes"), TEXT)
    | {"CFItemTypeURI": LINK, "licenseURI": LINK, "extensions": {"type": "object"}},
)
ASSOCIATION = closed(
    NAMED | {"associationType": {"enum": KINDS}, "originNodeURI": LINK, "destinationNodeURI": LINK},
    {"sequenceNumber": {"type": "integer"}, "notes": TEXT},
)
TYPE = closed(NAMED | {"title": TEXT, "description": TEXT, "hierarchyCode": TEXT}, {"typeCode": TEXT})
LICENCE = closed(NAMED | {"title": TEXT, "licenseText": TEXT}, {"description": TEXT})
PACKAGE = closed(
    {"CFDocument": DOCUMENT},
    {
        "CFItems": {"type": "array", "items": ITEM},
        "CFAssociations": {"type": "array", "items": ASSOCIATION},
        "CFDefinitions": closed(
            {}, {"CFItemTypes": {"type": "array", "items": TYPE}, "CFLicenses": {"type": "array", "items": LICENCE}}
        ),
    },
)
"""The parts of the CASE 1.1 information model that a site uses, written down from the specification: what is
required, what is allowed inside a package, and nothing else."""


def package(framework: Framework) -> dict[str, Any]:
    found: dict[str, Any] = sampled().json(f"{PATH}CFPackages/{identifier(framework.id)}")
    return found


FRAMEWORKS = offered(sampled().site)


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_every_package_is_as_the_specification_wants_it(framework: Framework) -> None:
    jsonschema.Draft202012Validator(PACKAGE).validate(package(framework))


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_export_then_import_gives_the_same_framework(framework: Framework) -> None:
    assert read_package(package(framework)).framework == framework
    assert read_package(package(framework)).notes == ()


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_import_goes_by_identifiers_whatever_the_order_of_the_file(framework: Framework) -> None:
    turned = package(framework)
    turned["CFItems"].reverse()
    turned["CFAssociations"].reverse()

    assert read_package(turned).framework == framework


def test_every_address_that_a_package_names_is_answered() -> None:
    for framework in FRAMEWORKS:
        for uri in uris(package(framework)):
            answer = json.loads(sampled().outputs["/" + uri.removeprefix(URL)])
            assert uri.rpartition("/")[2] in json.dumps(answer)


def uris(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["uri"]} if "uri" in value else set()
        return own.union(*(uris(one) for one in value.values()))
    return set().union(*map(uris, value)) if isinstance(value, list) else set()


def test_every_item_repeats_its_licence_and_every_licence_and_type_is_defined() -> None:
    for framework in FRAMEWORKS:
        found = package(framework)
        defined = {one["uri"] for group in found["CFDefinitions"].values() for one in group}
        for item in found["CFItems"]:
            assert {item["licenseURI"]["uri"], item["CFItemTypeURI"]["uri"]} <= defined


def as_opensalt(whole: dict[str, Any]) -> dict[str, Any]:
    """Return what OpenSALT keeps of a package, by the code of its importer: links are followed into CFDefinitions alone.

    Each item is found by its identifier, whatever document it belonged to before; what is not found is lost in silence.

    Source: `core/src/DataTransformer/CaseJson` of the public repository `opensalt/opensalt`, d138f0a2.
    """
    defined = {one["identifier"]: one["title"] for group in whole["CFDefinitions"].values() for one in group}
    ends = {one["identifier"] for one in whole["CFItems"]} | {whole["CFDocument"]["identifier"]}
    return {
        "licence": defined.get(whole["CFDocument"]["licenseURI"]["identifier"]),
        "items": {
            one["identifier"]: (
                one["humanCodingScheme"],
                one["fullStatement"],
                defined.get(one["CFItemTypeURI"]["identifier"]),
                defined.get(one["licenseURI"]["identifier"]),
            )
            for one in whole["CFItems"]
        },
        "tree": {
            line["originNodeURI"]["identifier"]: (line["destinationNodeURI"]["identifier"], line["sequenceNumber"])
            for line in whole["CFAssociations"]
            if line["associationType"] == "isChildOf"
            and {line["originNodeURI"]["identifier"], line["destinationNodeURI"]["identifier"]} <= ends
        },
    }


@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_opensalt_keeps_every_item_with_its_type_licence_and_place(framework: Framework) -> None:
    kept = as_opensalt(package(framework))
    nodes = list(framework.walk())

    assert kept["licence"]
    assert list(kept["items"]) == list(kept["tree"]) and len(kept["items"]) == len(nodes)
    for (standard, parent), (code, words, level, licence) in zip(nodes, kept["items"].values(), strict=True):
        assert (code, licence) == (standard.code, kept["licence"]) and words
        assert level == (framework.level_names.element if parent else framework.level_names.standard)


def test_no_two_packages_share_an_identifier_which_opensalt_would_refuse() -> None:
    """An item or association that another document has already stops its whole import."""
    parts = ("CFItems", "CFAssociations")
    ids = [one["identifier"] for framework in FRAMEWORKS for part in parts for one in package(framework)[part]]

    assert len(ids) == len(set(ids))


def test_every_sibling_has_a_number_of_its_own() -> None:
    for framework in FRAMEWORKS:
        places = [
            (line["destinationNodeURI"]["identifier"], line["sequenceNumber"])
            for line in package(framework)["CFAssociations"]
            if line["associationType"] == "isChildOf"
        ]
        assert len(places) == len(set(places)) == len(package(framework)["CFItems"])


def test_what_was_not_verified_or_may_not_be_shared_is_left_out_with_the_reason() -> None:
    listed = {one["title"] for one in sampled().json(LIST)["CFDocuments"]}  # type: ignore[attr-defined]
    frameworks = sampled().site.catalog.frameworks

    assert listed == {one.title for one in FRAMEWORKS}
    assert all(left_out(one) for one in frameworks if one.title not in listed)
    kept = FRAMEWORKS[0].model_copy(update={"shared": False, "license_note": "Not to be copied."})
    assert left_out(kept) == "Not to be copied."


def test_the_list_and_each_document_say_where_the_package_is() -> None:
    for document in sampled().json(LIST)["CFDocuments"]:  # type: ignore[attr-defined]
        assert "/" + document["CFPackageURI"]["uri"].removeprefix(URL) in sampled().outputs


@given(st.lists(st.sampled_from(HOSTILE), min_size=3, max_size=12), st.integers(0, 3))
def test_hostile_words_come_back_as_they_were(words: list[str], elements: int) -> None:
    plain = FRAMEWORKS[0]
    standards = [
        {
            "code": f"S{place}",
            "title": text[:200],
            "summary": text[:500],
            "elements": [
                {"code": f"S{place}.{part}", "title": text[:200], "summary": words[0]} for part in range(elements)
            ],
        }
        for place, text in enumerate(words)
    ]
    drawn = Framework.model_validate(plain.model_dump() | {"title": words[1], "standards": standards})

    assert read_package(json.loads(json.dumps(make_package(drawn, [drawn], (), URL).whole()))).framework == drawn


def foreign(**changes: Any) -> dict[str, Any]:
    """Return a small package as another system might write it: nulls, no codes, no numbers, one sentence twice."""
    nothing = dict.fromkeys(
        ("humanCodingScheme", "abbreviatedStatement", "CFItemType", "licenseURI", "extensions", "notes")
    )
    items = [
        {"identifier": id, "fullStatement": text, "uri": f"https://other.example.org/{id}", **nothing}
        for id, text in (("A1", "Leads people"), ("b2", "Same sentence"), ("c3", "Same sentence"), ("d4", "Alone"))
    ]
    lines = [("a1", "DOC", None), ("b2", "A1", None), ("c3", "a1", 1)]
    return {
        "CFDocument": {
            "identifier": "doc",
            "title": "Somebody's standards",
            "creator": "Somebody",
            "uri": "https://other.example.org/doc",
            "lastChangeDateTime": "2024-05-06T00:00:00Z",
            "adoptionStatus": None,
            "publisher": None,
        },
        "CFItems": items,
        "CFAssociations": [
            {
                "associationType": "isChildOf",
                "originNodeURI": {"identifier": child},
                "destinationNodeURI": {"identifier": parent},
                "sequenceNumber": number,
            }
            for child, parent, number in lines
        ],
        "CFDefinitions": None,
    } | changes


def test_a_package_with_nulls_no_codes_and_doubled_sentences_is_read_by_its_identifiers() -> None:
    read = read_package({"CFPackage": foreign()})

    first, alone = read.framework.standards
    assert (first.title, [one.title for one in first.elements]) == ("Leads people", ["Same sentence"] * 2)
    assert [one.code for one in (first, *first.elements, alone)] == ["1", "1.1", "1.2", "2"]
    assert read.framework.year == 2024 and read.framework.publisher == "Somebody"
    assert read.framework.verified is False and not any(one.verified for one in read.framework.standards)


def test_what_is_odd_is_told() -> None:
    notes = " ".join(read_package(foreign()).notes)

    assert "2 items have no number among their siblings" in notes
    assert "1 items have no parent that is in the package and stand at the top: Alone" in notes
    assert "4 items had no code" in notes


def test_an_item_with_several_parents_stands_below_the_first_and_is_told() -> None:
    doubled = foreign()
    doubled["CFAssociations"].append(
        {"associationType": "isChildOf", "originNodeIdentifier": "c3", "destinationNodeIdentifier": "d4"}
    )

    read = read_package(doubled)

    assert "1 items have several parents and stand below the first: Same sentence" in read.notes
    assert len(read.framework.standards[0].elements) == 2


def test_a_circle_is_opened_and_a_chain_without_end_is_cut() -> None:
    rounds = foreign(CFItems=[{"identifier": str(n), "fullStatement": f"Item {n}"} for n in range(3000)])
    rounds["CFAssociations"] = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": str(n)},
            "destinationNodeURI": {"identifier": str((n + 1) % 3000)},
        }
        for n in range(3000)
    ]

    read = read_package(rounds)

    assert len(read.framework.nodes) == 3000
    assert any("its own ancestor" in note for note in read.notes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"CFDocument": None}, "no CFDocument"),
        ({"CFItems": None}, "no item"),
        ({"CFItems": [{"identifier": "a", "fullStatement": "x"}] * 20_001}, "20001 items"),
        ({"CFDocument": {"title": "T", "uri": "https://example.org/"}}, "names no year"),
        ({"CFDocument": {"title": "T", "uri": "urn:x"}}, "neither officialSourceURL nor uri"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(NoPackage, match=said):
        read_package(foreign(**changes))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    )
)
def test_no_json_makes_the_reader_fail_in_another_way(value: Any) -> None:
    for place in ("CFDocument", "CFItems", "CFAssociations"):
        broken = copy.deepcopy(foreign())
        broken[place] = value
        try:
            read_package(broken)
        except NoPackage as error:
            assert str(error)


@given(st.sampled_from(["identifier", "fullStatement", "humanCodingScheme", "CFItemType", "extensions"]), st.data())
def test_no_value_of_an_item_makes_the_reader_fail_in_another_way(name: str, data: Any) -> None:
    broken = foreign()
    broken["CFItems"][0][name] = data.draw(st.none() | st.integers() | st.text() | st.lists(st.none()))
    try:
        read_package(broken)
    except NoPackage as error:
        assert str(error)
