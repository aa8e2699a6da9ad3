"""People as nodes. Ways to reach them are for readers of the page, not in here."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Coach, Person
from clearinghouse.publish.jsonld.node import Node, link, node
from clearinghouse.publish.jsonld.work import item_id, standard_link
from clearinghouse.publish.site import Site


def person_node(site: Site, item: Item, fields: Coach | Person) -> Node:
    languages = fields.languages if isinstance(fields, Coach) else ()
    return node(
        "Person",
        item_id(site, item),
        name=fields.name,
        jobTitle=fields.role,
        description=fields.summary,
        mainEntityOfPage=link(site.at(item.address)),
        knowsAbout=[standard_link(site, one) for one in item.standards if site.catalog.standard(one)],
        knowsLanguage=list(languages),
    )
