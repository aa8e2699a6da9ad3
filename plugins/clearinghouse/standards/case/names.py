"""Names in CASE: identifiers that never change, and the addresses at which they are found."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from clearinghouse.standards.framework import Framework, Standard

PATH = "/case/ims/case/v1p1/"
"""Where a CASE provider serves version 1.1, from the root of its site."""
_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "case.mkdocs-clearinghouse")
Json = dict[str, Any]


def identifier(name: str) -> str:
    """Return the UUID of anything with a name of its own: the same on every site and in every build."""
    return str(uuid.uuid5(_SPACE, name))


@dataclass(frozen=True)
class Names:
    """How the parts of frameworks are named on a site; `base` is the address of `PATH` there."""

    base: str

    def uri(self, collection: str, id: str) -> str:
        return f"{self.base}{collection}/{id}"

    def link(self, collection: str, id: str, title: str) -> Json:
        """Return a LinkURI: an identifier, the address of what it names, and words for people."""
        return {"title": title, "identifier": id, "uri": self.uri(collection, id)}

    def document(self, framework: Framework) -> Json:
        return self.link("CFDocuments", identifier(framework.id), framework.title)

    def item(self, framework: Framework, standard: Standard) -> Json:
        return self.link("CFItems", item_id(framework, standard), f"{standard.code} {standard.title}")

    def licence(self, framework: Framework) -> Json:
        return self.link("CFLicenses", identifier(f"{framework.id} licence"), licence_title(framework))

    def item_type(self, framework: Framework, level: str) -> Json:
        return self.link("CFItemTypes", identifier(f"{framework.id} type {level}"), level)


def item_id(framework: Framework, standard: Standard) -> str:
    return identifier(f"{framework.id}/{standard.code.casefold()}")


def licence_title(framework: Framework) -> str:
    return "License of the original" if framework.license_note else "No license stated"


def changed(framework: Framework) -> str:
    """Return when a framework last changed, as its file says it: the day, or else its year."""
    day = framework.changed or datetime.date(framework.year, 1, 1)
    return f"{day.isoformat()}T00:00:00+00:00"
