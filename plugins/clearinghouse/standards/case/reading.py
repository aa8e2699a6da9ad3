"""A CASE package as others write it, as a framework of ours.

Parts are told apart by their identifiers alone: in real packages most items have no code, one sentence
stands many times, most associations have no number, and any field may be null.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, count
from typing import Any

from pydantic import ValidationError

from clearinghouse.standards.case.document import OURS
from clearinghouse.standards.case.tree import Node, read_tree
from clearinghouse.standards.framework import Framework

MOST_ITEMS = 20_000
_CODE = re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class NoPackage(Exception):
    """The file holds no CASE package that can be read; says why."""


@dataclass(frozen=True)
class Imported:
    """A framework that was read, and what its editor should know of it."""

    framework: Framework
    notes: tuple[str, ...]


@dataclass
class _Reading:
    """The codes given so far, and what happened on the way."""

    notes: list[str]
    taken: set[str] = field(default_factory=set)
    made: int = 0
    shortened: int = 0


def is_package(data: Any) -> bool:
    """True for what was read from JSON and looks like a CASE package, whole or wrapped in an answer."""
    return isinstance(data, Mapping) and isinstance(_unwrapped(data).get("CFDocument"), Mapping)


def _unwrapped(data: Mapping[str, Any]) -> Mapping[str, Any]:
    inner = data.get("CFPackage")
    return inner if isinstance(inner, Mapping) else data


def read_package(data: Any) -> Imported:
    """Return the framework of a CASE package, as it was read from JSON.

    Raises:
        NoPackage: there is no document, no item, or more items than any framework has.
    """
    if not is_package(data):
        raise NoPackage("there is no CFDocument in it; ask for the whole package (CFPackages/<identifier>)")
    package = _unwrapped(data)
    head, items = package["CFDocument"], _rows(package, "CFItems")
    if not items:
        raise NoPackage("there is no item in it")
    if len(items) > MOST_ITEMS:
        raise NoPackage(f"it has {len(items)} items; the most that are read is {MOST_ITEMS}")
    roots, notes = read_tree(str(head.get("identifier") or ""), items, _rows(package, "CFAssociations"))
    reading = _Reading(list(notes))
    own = _own(head)
    values = {
        **_head(head),
        **own,
        "standards": [_standard(root, (place,), reading) for place, root in enumerate(roots, 1)],
    }
    values.setdefault("level_names", _levels(roots))
    return Imported(_framework(values), tuple(_told(reading)))


def _rows(package: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    rows = package.get(name)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _framework(values: dict[str, Any]) -> Framework:
    try:
        return Framework.model_validate_json(json.dumps(values))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise NoPackage(f"its {where} cannot be kept here: {first['msg']}") from None


def _own(head: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a package made by a site like this says of itself."""
    extensions = head.get("extensions")
    own = extensions.get(OURS) if isinstance(extensions, Mapping) else None
    known = Framework.model_fields.keys() - {"standards"}
    return {key: value for key, value in own.items() if key in known} if isinstance(own, Mapping) else {}


def _head(head: Mapping[str, Any]) -> dict[str, Any]:
    title = _text(head, "title") or "Framework without a title"
    publisher = _text(head, "publisher") or _text(head, "creator") or "Not stated"
    url = next(filter(_is_web, (_text(head, "officialSourceURL"), _text(head, "uri"))), "")
    if not url:
        raise NoPackage("its CFDocument has neither officialSourceURL nor uri with a web address")
    year = _year(head)
    return {
        "id": re.sub(r"[^a-z0-9]+", "-", title.casefold())[:60].strip("-") or "framework",
        "kind": "practice-standards",
        "title": title[:300],
        "short_title": title[:60].rstrip(),
        "jurisdiction": "not stated",
        "publisher": publisher[:200],
        "year": year,
        "status": "superseded" if head.get("adoptionStatus") == "Deprecated" else "current",
        "url": url,
        "source": {"title": title[:300], "publisher": publisher[:300], "url": url},
        "verified": False,
        "verified_note": "Read from a CASE package; not compared with the official text.",
        "license_note": _licence(head),
    }


def _licence(head: Mapping[str, Any]) -> str:
    named = head.get("licenseURI")
    return _text(named, "title")[:500] if isinstance(named, Mapping) else ""


def _year(head: Mapping[str, Any]) -> int:
    for name in ("version", "statusStartDate", "lastChangeDateTime"):
        if found := _YEAR.search(_text(head, name)):
            return int(found[0])
    raise NoPackage("its CFDocument names no year: not in version, statusStartDate or lastChangeDateTime")


def _is_web(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not any(c in text for c in ' <>"\\\n\t')


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _standard(node: Node, place: tuple[int, ...], reading: _Reading) -> dict[str, Any]:
    item = node.item
    own = _own_item(item)
    statement = _text(item, "fullStatement") or _text(item, "abbreviatedStatement") or "Not stated"
    title = _text(item, "abbreviatedStatement") or statement
    values = {"title": _short(title, 200, reading), "summary": _short(statement, 500, reading), **own}
    code = _code(_text(item, "humanCodingScheme"), place, reading)
    parts = [_standard(child, (*place, number), reading) for number, child in enumerate(node.children, 1)]
    return {"code": code, **values, "elements": parts}


def _own_item(item: Mapping[str, Any]) -> dict[str, Any]:
    extensions = item.get("extensions")
    own = extensions.get(OURS) if isinstance(extensions, Mapping) else None
    known = ("title", "short_title", "summary", "verified", "basis")
    return {key: own[key] for key in known if key in own} if isinstance(own, Mapping) else {}


def _short(text: str, most: int, reading: _Reading) -> str:
    if len(text) <= most:
        return text
    reading.shortened += 1
    return text[: most - 1].rsplit(" ", 1)[0] + "\u2026"


def _code(written: str, place: tuple[int, ...], reading: _Reading) -> str:
    """Return an item's own code where it has one that no other item took, else one made of its place."""
    code = ".".join(_CODE.findall(written))
    if not _is_free(code, reading):
        reading.made += 1
        made = chain([".".join(map(str, place))], (f"N{number}" for number in count(len(reading.taken) + 1)))
        code = next(one for one in made if _is_free(one, reading))
    reading.taken.add(code.casefold())
    return code


def _is_free(code: str, reading: _Reading) -> bool:
    return 0 < len(code) <= 20 and code.casefold() not in reading.taken


def _levels(roots: tuple[Node, ...]) -> dict[str, str]:
    """Return what the package calls its two highest levels: the type that most of their items name."""
    above = Counter(_text(root.item, "CFItemType") for root in roots)
    below = Counter(_text(child.item, "CFItemType") for root in roots for child in root.children)
    return {"standard": _most(above, "Standard"), "element": _most(below, "Element")}


def _most(counted: Counter[str], otherwise: str) -> str:
    del counted[""]
    return counted.most_common(1)[0][0][:60] if counted else otherwise


def _told(reading: _Reading) -> list[str]:
    made = f"{reading.made} items had no code that could be used; their place stands in its stead."
    cut = f"{reading.shortened} titles or statements were longer than this site keeps, and were cut at a word."
    return [*reading.notes, *([made] if reading.made else []), *([cut] if reading.shortened else [])]
