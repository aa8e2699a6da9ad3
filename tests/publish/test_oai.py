"""The static repository, harvested by oaipmh-scythe through a small gateway, as the specification sets one before it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from defusedxml import ElementTree
from machine import Machine, hostile, sampled
from oaipmh_scythe import Scythe

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Resource
from clearinghouse.publish.oai import datestamp, identifier

STATIC = "{http://www.openarchives.org/OAI/2.0/static-repository}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
PAGE = 100
"""So many records to an answer, so that the harvester follows the gateway from one to the next."""


def answer(repository: Any, asked: dict[str, str], base: str) -> bytes:
    """Return what a gateway answers, made of the static file alone."""
    verb = asked["verb"]
    if verb == "Identify":
        parts = list(repository.find(f"{STATIC}Identify"))
    elif verb == "ListMetadataFormats":
        parts = list(repository.find(f"{STATIC}ListMetadataFormats"))
    else:
        start = int(asked.get("resumptionToken", "0"))
        prefix = asked.get("metadataPrefix", "oai_dc")
        records = list(repository.find(f"{STATIC}ListRecords[@metadataPrefix='{prefix}']"))
        parts = records[start : start + PAGE]
        if start + PAGE < len(records):
            parts.append(
                ElementTree.fromstring(f'<resumptionToken xmlns="{OAI[1:-1]}">{start + PAGE}</resumptionToken>')
            )
    from xml.etree.ElementTree import tostring  # only the writer: what is read was made here

    inside = b"".join(tostring(part) for part in parts)
    head = f'<OAI-PMH xmlns="{OAI[1:-1]}"><responseDate>2026-09-01T00:00:00Z</responseDate><request>{base}</request><{verb}>'
    return head.encode() + inside + f"</{verb}></OAI-PMH>".encode()


@contextmanager
def gateway(text: str) -> Iterator[str]:
    repository = ElementTree.fromstring(text.encode())

    class Gateway(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
            body = answer(repository, asked, f"http://127.0.0.1:{server.server_port}/")
            self.send_response(200)
            self.send_header("Content-Type", "text/xml; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.slow
@pytest.mark.parametrize("made", [sampled, hostile], ids=["sample", "hostile"])
def test_a_harvester_gets_every_resource_with_the_same_values(made: Any) -> None:
    known: Machine = made()
    published = sorted((one for one in known.resources if one.status == "published"), key=lambda one: one.id)

    with gateway(known.outputs["/oai.xml"]) as base, Scythe(base) as client:
        name = client.identify()
        records = list(client.list_records(metadata_prefix="oai_dc"))

    assert name.repositoryName == "Clearinghouse"
    assert [record.header.identifier for record in records] == [identifier(known.site, item) for item in published]
    for item, record in zip(published, records, strict=True):
        assert record.header.datestamp == datestamp(item)
        read = {
            key: [value for value in values if value] for key, values in record.get_metadata().items() if key != "dc"
        }
        assert {key: values for key, values in read.items() if values} == expected(known, item)


def expected(known: Machine, item: Item) -> dict[str, list[str]]:
    fields = item.fields
    assert isinstance(fields, Resource)
    vocabulary = known.site.catalog.vocabulary.lists
    values = {
        "title": [fields.title],
        "creator": list(fields.authors),
        "subject": [*(vocabulary["topics"][id].label for id in fields.topics), *map(str, fields.standards)],
        "description": [fields.summary],
        "publisher": [fields.publisher],
        "date": [str(fields.year)] if fields.year else [],
        "type": [vocabulary["types"][fields.type].label],
        "identifier": [known.site.at(item.address)],
        "source": [fields.url] if fields.url else [],
        "rights": [address] if (address := _rights(fields.licence)) else [],
    }
    return {key: found for key, found in values.items() if found}


def _rights(licence: str) -> str:
    from clearinghouse.publish.licences import licence_address

    return licence_address(licence)


def test_one_file_holds_one_format() -> None:
    repository = ElementTree.fromstring(sampled().outputs["/oai.xml"].encode())

    assert len(repository.findall(f"{STATIC}ListRecords")) == 1
