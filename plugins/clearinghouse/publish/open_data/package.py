"""The catalogue as a data package: `catalogue.json`, `catalogue.csv`, `standards.csv` and what describes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clearinghouse.publish.figures.page import CSV
from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.open_data.columns import Value, columns, rows
from clearinghouse.publish.open_data.csv_text import render_csv
from clearinghouse.publish.open_data.figures import FIGURE_COLUMNS
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

VERSION = "1.1.0"
"""Changes with the columns: a new one is 1.1, one that is gone or means something else is 2.0; see the changelog."""
STANDARD_COLUMNS = (
    ("key", "string", "framework/code, which names the standard."),
    ("framework", "string", "Id of the framework."),
    ("code", "string", "The official code."),
    ("title", "string", "The title."),
    ("summary", "string", "What it asks of a leader, in this site's own words."),
    ("parent", "string", "Key of the standard it is an element of."),
    ("verified", "boolean", "True where code and title were read in the source."),
    ("page", "string", "Its page on this site."),
)


def package_outputs(site: Site) -> Iterator[Output]:
    """Yield the data package and its tables."""
    table = list(rows(site))
    names = [one.name for one in columns()]
    yield Output("/catalogue.csv", render_csv(names, (row.values() for row in table)))
    yield Output("/catalogue.json", _catalogue(site, table))
    yield Output("/standards.csv", render_csv([name for name, _, _ in STANDARD_COLUMNS], _standards(site)))
    yield Output("/datapackage.json", json.dumps(_package(site), ensure_ascii=False, indent=2) + "\n")


def _catalogue(site: Site, table: Sequence[Mapping[str, Value]]) -> str:
    """Return all items as JSON, one a line. What an item has not is left out."""
    head = {"version": VERSION, "title": site.name, "url": site.at("/"), "licence": site.data_licence or None}
    known = ({name: value for name, value in row.items() if value or value not in (None, [])} for row in table)
    lines = ",\n".join(json_text(row) for row in known)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "items": [\n{lines}\n]}}\n'


def _standards(site: Site) -> Iterator[tuple[Any, ...]]:
    for framework in site.catalog.frameworks:
        for standard, parent in framework.walk():
            key = f"{framework.id}/{standard.code}"
            above = f"{framework.id}/{parent.code}" if parent else None
            page = site.at(framework.reference(standard).address)
            yield key, framework.id, standard.code, standard.title, standard.summary, above, standard.verified, page


def _package(site: Site) -> dict[str, Any]:
    """Source: Data Package, version 2, https://datapackage.org/."""
    made: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "clearinghouse",
        "title": site.name,
        "description": site.description,
        "homepage": site.at("/"),
        "version": VERSION,
        "resources": [_catalogue_table(), _standards_table(), *_figures_table(site)],
    }
    if site.data_licence:
        made["licenses"] = [{"path": site.data_licence}]
    return {key: value for key, value in made.items() if value}


def _table(
    path: str, title: str, fields: list[dict[str, Any]], key: Sequence[str] = ("key",), **more: Any
) -> dict[str, Any]:
    return {
        "name": path.rpartition("/")[2].removesuffix(".csv"),
        "type": "table",
        "path": path,
        "title": title,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {"fields": fields, **({"primaryKey": [*key]} if key else {}), "missingValues": [""], **more},
    }


def _catalogue_table() -> dict[str, Any]:
    fields = [
        {
            "name": one.name,
            "type": one.type,
            "description": one.description,
            **({"constraints": {"required": True}} if one.required else {}),
            **({"trueValues": ["true"], "falseValues": ["false"]} if one.type == "boolean" else {}),
        }
        for one in columns()
    ]
    # Without anchors a reader that matches parts would take any text with a slash in it.
    fields[0]["constraints"] = {"required": True, "unique": True, "pattern": "^[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*$"}
    return _table("catalogue.csv", "Everything in the clearinghouse but people", fields)


def _standards_table() -> dict[str, Any]:
    fields: list[dict[str, Any]] = [
        {"name": name, "type": type, "description": description} for name, type, description in STANDARD_COLUMNS
    ]
    fields[0]["constraints"] = {"required": True, "unique": True, "pattern": "^[a-z0-9-]+/[A-Za-z0-9.-]+$"}
    fields[6] |= {"trueValues": ["true"], "falseValues": ["false"]}
    key = {"fields": ["parent"], "reference": {"resource": "", "fields": ["key"]}}
    return _table("standards.csv", "The leadership standards", fields, foreignKeys=[key])


def _figures_table(site: Site) -> Iterator[dict[str, Any]]:
    """Yield the table of figures, once there are any. No column names a row alone: tables have none of a survey."""
    if not site.catalog.figures:
        return
    fields: list[dict[str, Any]] = [
        {"name": name, "type": type, "description": description} for name, type, description in FIGURE_COLUMNS
    ]
    fields[9] |= {"trueValues": ["true"], "falseValues": ["false"]}
    yield _table(CSV.removeprefix("/"), site.wording("figures.title"), fields, key=())
