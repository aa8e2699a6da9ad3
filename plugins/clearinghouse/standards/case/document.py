"""The head of a framework in CASE: the document, its licence, and the names of its levels."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.standards.case.names import Json, Names, changed, identifier, licence_title
from clearinghouse.standards.framework import Framework

OURS = "clearinghouse"
"""Under this name stands, in `extensions`, what a framework's file says and CASE has no word for."""
_NO_LICENCE = (
    "No license was found for the original. Codes and titles are given as facts with their source; "
    "summaries are this site's own words."
)


def left_out(framework: Framework) -> str:
    """Return why a framework is not offered in CASE, or nothing where it is."""
    if not framework.shared:
        return framework.license_note or "Its license does not let us pass it on."
    if framework.verified is False:
        return "None of it was verified at its source, and others would build on it."
    return ""


def document(framework: Framework, names: Names) -> Json:
    """Return the CFDocument as it stands inside a package."""
    own = framework.model_dump(mode="json", exclude={"standards"})
    return {
        **{key: value for key, value in names.document(framework).items() if key != "title"},
        "caseVersion": "1.1",
        "creator": framework.publisher,
        "title": framework.title,
        "lastChangeDateTime": changed(framework),
        "officialSourceURL": framework.url,
        "publisher": framework.publisher,
        "description": " ".join(filter(None, (framework.status_note, framework.verified_note))) or framework.title,
        "language": "en",
        "version": str(framework.year),
        "adoptionStatus": "Adopted" if framework.status == "current" else "Deprecated",
        "licenseURI": names.licence(framework),
        "notes": "Summaries are independent wording. Items that were not verified at the source say so in their notes.",
        "extensions": {OURS: own},
    }


def licence(framework: Framework, names: Names) -> Json:
    return {
        **names.licence(framework),
        "description": licence_title(framework),
        "licenseText": framework.license_note or _NO_LICENCE,
        "lastChangeDateTime": changed(framework),
    }


def item_types(framework: Framework, names: Names) -> Iterator[Json]:
    """Yield the kinds of node that a framework has, the highest first, each once."""
    levels = dict.fromkeys((framework.level_names.standard, framework.level_names.element))
    for place, level in enumerate(levels, 1):
        yield {
            **names.item_type(framework, level),
            "description": f"{level} of {framework.title}",
            "hierarchyCode": str(place),
            "typeCode": identifier(f"{framework.id} type {level}"),
            "lastChangeDateTime": changed(framework),
        }
