"""The project's own catalogue before every judge of machine files, and CASE packages before the published schema."""

from __future__ import annotations

import hashlib
import json
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from drawn import ROOT
from machine import TODAY, Machine, machine
from publish.test_generated import read_back

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.catalog.published import select_published
from clearinghouse.content.load import load_site
from clearinghouse.publish.case import offered
from clearinghouse.standards.case import read_package
from clearinghouse.standards.case.names import PATH, identifier

pytestmark = [pytest.mark.hard, pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")]

_GITHUB = "https://raw.githubusercontent.com"
SCHEMAS = {
    # The schema that 1EdTech publishes for version 1.1, as its own OpenCASE carries it (Apache-2.0).
    "case-v1p1-cfpackage.json": (
        f"{_GITHUB}/1EdTech/OpenCASE/a30c942bc98f431e2d5483f37f5e0e2b087a2b34/apps/opencase/schemas/official/case-v1p1-cfpackage.json",
        "0fb12b56304253dd02c116638e51590b47fb924307463098dbc889e9400ddf63",
    ),
    # What OpenSALT asks of a package before it takes it in (MIT).
    "opensalt-cfpackage.json": (
        f"{_GITHUB}/opensalt/opensalt/d138f0a28ec848c79d3cf8f1b8c25578f827fe9b/core/config/schema/case-v1p0-cfpackage-schema.json",
        "f0fc2d59f84af04f869b1ae14fc648123642324846d71ccade6b35b7a25a1950",
    ),
}
"""File in `.cache/judges` -> where it comes from, at a pinned commit, and its SHA-256. None of it is kept in the repository."""


def schema(name: str) -> dict[str, Any]:
    """Return a schema, fetched once. Without it the test fails: nothing stands in for a judge."""
    address, checksum = SCHEMAS[name]
    file = ROOT / ".cache" / "judges" / name
    if not file.is_file():
        file.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(address, timeout=60) as answer:  # one of the two addresses above
            file.write_bytes(answer.read())
    assert hashlib.sha256(file.read_bytes()).hexdigest() == checksum, f"{file} is not what was chosen; delete it"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def ours() -> Machine:
    """The site of this project, with everything that machines read of it."""
    return machine(select_published(make_catalog(load_site(ROOT)), TODAY))


def test_every_reader_gives_back_what_the_project_s_own_catalogue_holds(tmp_path: Path) -> None:
    assert ours().resources
    read_back(ours(), tmp_path)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_packages_are_valid_against_the_published_schema(name: str) -> None:
    judge = jsonschema.validators.validator_for(schema(name))
    frameworks = offered(ours().site)

    assert frameworks
    for framework in frameworks:
        package = ours().json(f"{PATH}CFPackages/{identifier(framework.id)}")
        faults = judge(schema(name), format_checker=judge.FORMAT_CHECKER).iter_errors(package)
        assert [f"{framework.id}: {fault.json_path}: {fault.message}" for fault in faults] == []
        assert read_package(package).framework == framework


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_refuses_what_is_no_package(name: str) -> None:
    judge = jsonschema.validators.validator_for(schema(name))
    package: dict[str, Any] = ours().json(f"{PATH}CFPackages/{identifier(offered(ours().site)[0].id)}")
    package["CFItems"][0].pop("fullStatement")
    package["CFDocument"]["identifier"] = "no uuid"

    assert len(list(judge(schema(name), format_checker=judge.FORMAT_CHECKER).iter_errors(package))) >= 2
