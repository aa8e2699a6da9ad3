"""The project's own catalogue before every judge of machine files, and CASE packages before the published schema."""

from __future__ import annotations

import hashlib
import io
import json
import re
import urllib.request
from functools import cache
from pathlib import Path
from typing import Any
from urllib.error import URLError

import jsonschema
import pytest
from drawn import ROOT
from machine import TODAY, Machine, machine
from publish.test_generated import linked_data, read_back

from clearinghouse.catalog.catalog import make_catalog
from clearinghouse.catalog.published import select_published
from clearinghouse.content.load import load_site
from clearinghouse.publish.case import offered
from clearinghouse.standards.case import read_package
from clearinghouse.standards.case.names import PATH, identifier

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

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


def schema(name: str, kept: Path = ROOT / ".cache" / "judges") -> dict[str, Any]:
    """Return a schema, fetched once. Without it the test fails: nothing stands in for a judge."""
    address, checksum = SCHEMAS[name]
    file = kept / name
    content = file.read_bytes() if file.is_file() else fetched(address, file)
    if hashlib.sha256(content).hexdigest() != checksum:
        pytest.fail(f"{name} is not the file that was chosen. Delete {file}; it is fetched from {address}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    found: dict[str, Any] = json.loads(content)
    return found


def fetched(address: str, file: Path) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # one of the two addresses above
            content: bytes = answer.read()
            return content
    except OSError as fault:
        pytest.fail(f"{address} cannot be reached ({fault}). Fetch it elsewhere and put it at {file}.")


def test_a_judge_that_cannot_be_reached_fails_in_words_and_is_never_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def unreachable(address: str, timeout: int) -> Any:
        raise URLError("nobody answers")

    monkeypatch.setattr(urllib.request, "urlopen", unreachable)
    for name, (address, _) in SCHEMAS.items():
        with pytest.raises(
            pytest.fail.Exception, match=f"{re.escape(address)} cannot be reached .*nobody answers.* put"
        ):
            schema(name, tmp_path)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("kept", [True, False], ids=["kept", "fetched"])
def test_another_file_in_the_place_of_a_judge_is_refused_and_not_kept(
    kept: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    name = next(iter(SCHEMAS))
    if kept:
        (tmp_path / name).write_bytes(b"{}")
    monkeypatch.setattr(urllib.request, "urlopen", lambda address, timeout: io.BytesIO(b"{}"))

    with pytest.raises(pytest.fail.Exception, match=f"{name} is not the file that was chosen"):
        schema(name, tmp_path)

    assert (tmp_path / name).exists() is kept


@cache
def ours() -> Machine:
    """The site of this project, with everything that machines read of it."""
    return machine(select_published(make_catalog(load_site(ROOT)), TODAY))


@pytest.mark.hard
def test_every_reader_gives_back_what_the_project_s_own_catalogue_holds(tmp_path: Path) -> None:
    assert ours().resources
    read_back(ours(), tmp_path)
    linked_data(ours(), tmp_path, whole=True)


@pytest.mark.hard
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


@pytest.mark.hard
@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_refuses_what_is_no_package(name: str) -> None:
    judge = jsonschema.validators.validator_for(schema(name))
    package: dict[str, Any] = ours().json(f"{PATH}CFPackages/{identifier(offered(ours().site)[0].id)}")
    package["CFItems"][0].pop("fullStatement")
    package["CFDocument"]["identifier"] = "no uuid"

    assert len(list(judge(schema(name), format_checker=judge.FORMAT_CHECKER).iter_errors(package))) >= 2
