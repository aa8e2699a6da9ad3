"""OAI-PMH: all resources as a static repository, which a gateway answers for and harvesters read.

One file holds one format: asked for one, a client of a file with two gets both.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.facets import TOPIC
from clearinghouse.content.models import Resource
from clearinghouse.publish.citations.citation import cited_url
from clearinghouse.publish.dated import feed_day
from clearinghouse.publish.licences import licence_address
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.publish.xml_text import element, xml_text

ADDRESS = "/oai.xml"
_OAI = "http://www.openarchives.org/OAI/2.0/"
_STATIC = "http://www.openarchives.org/OAI/2.0/static-repository"
_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
_NO_DAY = "1970-01-01"
"""For a resource whose content names neither a day nor a year: the format wants a day of every record."""


def oai_outputs(site: Site) -> Iterator[Output]:
    """Yield the static repository of the resources that are published.

    Source: Specification for an OAI Static Repository and an OAI Static Repository Gateway, 2.0.
    """
    told = sorted((item for item in site.catalog.of("resource") if item.status == "published"), key=lambda one: one.id)
    yield Output(ADDRESS, "\n".join((*_head(site, told), *(_record(site, item) for item in told), *_FOOT)))


def datestamp(item: Item) -> str:
    day = feed_day(item)
    return day.isoformat() if day else _NO_DAY


def identifier(site: Site, item: Item) -> str:
    """Return the name of a record: the site's host, then the item's key. Source: OAI identifier format."""
    return f"oai:{urlsplit(site.url).hostname or 'localhost'}:{item.key}"


def _head(site: Site, told: list[Item]) -> Iterator[str]:
    earliest = min(map(datestamp, told), default=_NO_DAY)
    email = site.contact_email or f"nobody@{urlsplit(site.url).hostname or 'localhost'}"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<Repository xmlns="{_STATIC}" xmlns:oai="{_OAI}" xmlns:xsi="{_SCHEMA}" '
        f'xsi:schemaLocation="{_STATIC} {_STATIC}.xsd">'
    )
    yield "<Identify>"
    yield element("oai:repositoryName", site.name or site.url)
    yield element("oai:baseURL", site.at(ADDRESS))
    yield "<oai:protocolVersion>2.0</oai:protocolVersion>"
    yield element("oai:adminEmail", email)
    yield element("oai:earliestDatestamp", earliest)
    yield "<oai:deletedRecord>no</oai:deletedRecord>"
    yield "<oai:granularity>YYYY-MM-DD</oai:granularity>"
    yield "</Identify>"
    yield "<ListMetadataFormats><oai:metadataFormat>"
    yield "<oai:metadataPrefix>oai_dc</oai:metadataPrefix>"
    yield "<oai:schema>http://www.openarchives.org/OAI/2.0/oai_dc.xsd</oai:schema>"
    yield f"<oai:metadataNamespace>{_DC}</oai:metadataNamespace>"
    yield "</oai:metadataFormat></ListMetadataFormats>"
    yield '<ListRecords metadataPrefix="oai_dc">'


_FOOT = ("</ListRecords>", "</Repository>\n")


def _record(site: Site, item: Item) -> str:
    head = element("oai:identifier", identifier(site, item)) + element("oai:datestamp", datestamp(item))
    return (
        f"<oai:record><oai:header>{head}</oai:header><oai:metadata>"
        f'<oai_dc:dc xmlns:oai_dc="{_DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xsi:schemaLocation="{xml_text(_DC)} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
        f"{''.join(element(f'dc:{name}', value) for name, value in _dublin_core(site, item))}"
        "</oai_dc:dc></oai:metadata></oai:record>"
    )


def _dublin_core(site: Site, item: Item) -> Iterator[tuple[str, str]]:
    fields, labels = item.fields, site.values(TOPIC)
    assert isinstance(fields, Resource)
    type = site.catalog.vocabulary.lists["types"].get(fields.type)
    yield "title", fields.title
    yield from (("creator", author) for author in fields.authors)
    yield from (("subject", labels[id]) for id in fields.topics if id in labels)
    yield from (("subject", str(reference)) for reference in fields.standards)
    yield "description", fields.summary
    yield "publisher", fields.publisher
    yield "date", str(fields.year or "")
    yield "type", type.label if type else ""
    yield "identifier", site.at(item.address)
    yield "source", cited_url(fields)
    yield "rights", licence_address(fields.licence)
