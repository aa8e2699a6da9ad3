"""A framework as a CASE package: its document, items, associations and definitions.

What clients of CASE lose is repeated for them. The licence stands on every item, since a common client
forgets the document's. Every licence and item type that is named is also defined in CFDefinitions, since
another forgets what stands as an address alone. Every association has a sequence number, since a sibling
without one stands first in one reader and last in another.

Source: 1EdTech Competencies and Academic Standards Exchange, version 1.1, information model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clearinghouse.standards.case.document import OURS, document, item_types, licence
from clearinghouse.standards.case.names import PATH, Json, Names, changed, identifier, item_id
from clearinghouse.standards.crosswalk import Association
from clearinghouse.standards.framework import Framework, Standard
from clearinghouse.standards.reference import parse_reference


@dataclass(frozen=True)
class CasePackage:
    """A framework in CASE, part by part."""

    document: Json
    items: tuple[Json, ...]
    associations: tuple[Json, ...]
    item_types: tuple[Json, ...]
    licence: Json

    def whole(self) -> Json:
        """Return the CFPackage."""
        return {
            "CFDocument": self.document,
            "CFItems": list(self.items),
            "CFAssociations": list(self.associations),
            "CFDefinitions": {
                "CFItemTypes": list(self.item_types),
                "CFLicenses": [self.licence],
            },
        }


def make_package(
    framework: Framework, offered: Iterable[Framework], crosswalk: Iterable[Association], site: str
) -> CasePackage:
    """Return a framework as a package.

    Args:
        framework: the framework.
        offered: all frameworks that the site offers; associations to others would lead nowhere.
        crosswalk: the site's whole crosswalk. A package holds the associations that begin in it.
        site: the address of the site.
    """
    names = Names(site.rstrip("/") + PATH)
    nodes = [(standard, parent) for standard, parent in framework.walk()]
    related = _related(framework, {one.id: one for one in offered}, crosswalk, names)
    return CasePackage(
        document(framework, names),
        tuple(_item(framework, standard, parent, names) for standard, parent in nodes),
        (*_children(framework, nodes, names), *related),
        tuple(item_types(framework, names)),
        licence(framework, names),
    )


def _item(framework: Framework, standard: Standard, parent: Standard | None, names: Names) -> Json:
    level = framework.level_names.element if parent else framework.level_names.standard
    official = framework.element_titles == "official" or not parent
    own = standard.model_dump(mode="json", exclude={"code", "elements"})
    return {
        "identifier": item_id(framework, standard),
        "uri": names.item(framework, standard)["uri"],
        "fullStatement": standard.title if official else standard.summary,
        "abbreviatedStatement": standard.short_title or standard.title,
        "humanCodingScheme": standard.code,
        "CFItemType": level,
        "CFItemTypeURI": names.item_type(framework, level),
        "language": "en",
        "licenseURI": names.licence(framework),
        "notes": _notes(standard, official),
        "lastChangeDateTime": changed(framework),
        "extensions": {OURS: own},
    }


def _notes(standard: Standard, official: bool) -> str:
    said = standard.summary if official else "The statement is independent wording, not the official text."
    return said if standard.verified else f"{said} Not verified at the source."


def _children(framework: Framework, nodes: Iterable[tuple[Standard, Standard | None]], names: Names) -> Iterator[Json]:
    """Yield where each node belongs: its parent, or the document, with its place among its siblings."""
    places: Counter[str] = Counter()
    for standard, parent in nodes:
        above = names.item(framework, parent) if parent else names.document(framework)
        places[above["identifier"]] += 1
        yield _association(
            framework, "isChildOf", names.item(framework, standard), above, places[above["identifier"]], names
        )


def _related(
    framework: Framework, offered: dict[str, Framework], crosswalk: Iterable[Association], names: Names
) -> Iterator[Json]:
    place = 0
    for line in crosswalk:
        origin, target = _end(line.origin, offered, names), _end(line.target, offered, names)
        if origin and target and line.origin.partition("/")[0] == framework.id:
            place += 1
            yield _association(framework, line.relation, origin, target, place, names) | {"notes": _source(line)}


def _source(line: Association) -> str:
    if isinstance(line.source, str):
        return f"Proposed by this site. {line.note}".strip()
    said = f"Source: {line.source.title}, {line.source.publisher}, {line.source.url}"
    return said if line.verified else f"{said} Not verified."


def _end(name: str, offered: dict[str, Framework], names: Names) -> Json | None:
    """Return what an association of the crosswalk names: a standard, or a whole framework."""
    reference = parse_reference(name)
    framework = offered.get(reference.framework if reference else name)
    if not framework or not reference:
        return names.document(framework) if framework else None
    standard = framework.nodes.get(reference.code)
    return names.item(framework, standard) if standard else None


def _association(framework: Framework, type: str, origin: Json, target: Json, place: int, names: Names) -> Json:
    id = identifier(f"{origin['identifier']} {type} {target['identifier']}")
    return {
        "identifier": id,
        "uri": names.uri("CFAssociations", id),
        "associationType": type,
        "sequenceNumber": place,
        "originNodeURI": origin,
        "destinationNodeURI": target,
        "lastChangeDateTime": changed(framework),
    }
