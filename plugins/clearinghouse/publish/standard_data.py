"""Standard data: what a standard asks and the best resources for it, as a small JSON file beside its page.

Small enough for another site's page to read: see `embed.js`, which shows it there by one line of HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.standards.framework import Framework, Standard

MOST = 12
"""This many resources at most, the best first; `total` counts all that name the standard or its elements."""


def standard_data(site: Site) -> Iterator[Output]:
    """Yield `index.json` beside the page of every framework and every standard."""
    for framework in site.catalog.frameworks:
        yield _output(framework.address, _framework(site, framework))
        for standard, parent in framework.walk():
            yield _output(framework.reference(standard).address, _standard(site, framework, standard, parent))


def _output(address: str, values: dict[str, Any]) -> Output:
    return Output(f"{address}index.json", json_text(values) + "\n")


def _framework(site: Site, framework: Framework) -> dict[str, Any]:
    return {
        "framework": framework.id,
        "title": framework.title,
        "publisher": framework.publisher,
        "year": framework.year,
        "status": framework.status,
        "address": framework.address,
        "url": site.at(framework.address),
        "standards": [_pointer(site, framework, one) for one in framework.standards],
    }


def _pointer(site: Site, framework: Framework, standard: Standard) -> dict[str, Any]:
    reference = framework.reference(standard)
    return {
        "code": standard.code,
        "title": standard.title,
        "verified": standard.verified,
        "url": site.at(reference.address),
    }


def _standard(site: Site, framework: Framework, standard: Standard, parent: Standard | None) -> dict[str, Any]:
    rows = [row.item for row in site.alignments.of(framework.reference(standard), "resource") if row.way != "crosswalk"]
    usable = [item for item in rows if item.status == "published"]
    return {
        "key": f"{framework.id}/{standard.code}",
        **_pointer(site, framework, standard),
        "summary": standard.summary,
        "framework": framework.title,
        "parent": parent.code if parent else None,
        "elements": [_pointer(site, framework, one) for one in standard.elements],
        "total": len(usable),
        "resources": [
            {"key": item.key, "title": item.title, "url": site.at(item.address), "facts": list(site.card(item).facts)}
            for item in usable[:MOST]
        ],
    }
