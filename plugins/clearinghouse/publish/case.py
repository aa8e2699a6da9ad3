"""CASE files: a static mirror of the addresses at which a CASE provider answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.standards.case import CasePackage, left_out, make_package
from clearinghouse.standards.case.names import PATH
from clearinghouse.standards.framework import Framework

LIST = f"{PATH}CFDocuments/index.json"
"""A static site cannot serve a list and what stands in it under one name, so the list is the folder's index."""


def offered(site: Site) -> tuple[Framework, ...]:
    """Return the frameworks that others may build on, in the order in which the site shows them."""
    return tuple(one for one in site.catalog.frameworks if not left_out(one))


def case_outputs(site: Site) -> Iterator[Output]:
    """Yield the answers of a CASE 1.1 provider, each at its own address."""
    frameworks = offered(site)
    packages = [make_package(one, frameworks, site.catalog.crosswalk, site.url) for one in frameworks]
    yield Output(LIST, _json({"CFDocuments": [_document(site, one) for one in packages]}))
    for package in packages:
        yield from _answers(site, package)


def _answers(site: Site, package: CasePackage) -> Iterator[Output]:
    id = package.document["identifier"]
    yield Output(f"{PATH}CFDocuments/{id}", _json(_document(site, package)))
    yield Output(f"{PATH}CFPackages/{id}", _json(package.whole()))
    yield Output(f"{PATH}CFLicenses/{package.licence['identifier']}", _json(package.licence))
    for type in package.item_types:
        yield Output(f"{PATH}CFItemTypes/{type['identifier']}", _json({"CFItemTypes": [type]}))
    for item in package.items:
        yield from _item(package, item)
    for association in package.associations:
        yield Output(f"{PATH}CFAssociations/{association['identifier']}", _json(_standing_alone(package, association)))


def _item(package: CasePackage, item: dict[str, Any]) -> Iterator[Output]:
    alone = _standing_alone(package, item)
    near = [
        one for one in package.associations if item["identifier"] in (_end(one, "origin"), _end(one, "destination"))
    ]
    both = {"CFItem": alone, "CFAssociations": [_standing_alone(package, one) for one in near]}
    yield Output(f"{PATH}CFItems/{item['identifier']}", _json(alone))
    yield Output(f"{PATH}CFItemAssociations/{item['identifier']}", _json(both))


def _end(association: dict[str, Any], which: str) -> str:
    return str(association[f"{which}NodeURI"]["identifier"])


def _document(site: Site, package: CasePackage) -> dict[str, Any]:
    id = package.document["identifier"]
    link = {"title": package.document["title"], "identifier": id, "uri": site.at(f"{PATH}CFPackages/{id}")}
    return {**package.document, "CFPackageURI": link}


def _standing_alone(package: CasePackage, part: dict[str, Any]) -> dict[str, Any]:
    """Outside its package a part says which document it belongs to."""
    document = package.document
    return {
        **part,
        "CFDocumentURI": {"title": document["title"], "identifier": document["identifier"], "uri": document["uri"]},
    }


def _json(value: Any) -> str:
    return f"{json_text(value)}\n"
