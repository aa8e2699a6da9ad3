"""Contact cards: a person's details as a file that phones and address books take in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from clearinghouse.catalog.catalog import Item
from clearinghouse.content.models import Person, Personal
from clearinghouse.publish.citations.names import parse_name
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

_OCTETS = 75


def card_address(item: Item) -> str:
    """Return the address of a person's card, or nothing where the person gave no way to be reached."""
    fields = item.fields
    return f"{item.address}contact.vcf" if isinstance(fields, Personal) and fields.contact else ""


def contact_cards(site: Site) -> Iterator[Output]:
    """Yield the card of everybody who may be shown and can be reached."""
    for item in (*site.catalog.of("coach"), *site.catalog.of("person")):
        if address := card_address(item):
            yield Output(address, contact_card(item, site.url))


def contact_card(item: Item, url: str = "") -> str:
    """Return a person's vCard.

    It is of version 3.0, which every address book reads (the checker `vcard` 1.0.0 refuses 4.0 whole), and holds no
    picture (vobject 0.9.9 cuts one to 22 letters).

    Source: RFC 2426.
    """
    fields = item.fields
    assert isinstance(fields, Personal)
    name = parse_name(fields.name)
    parts = (name.family or fields.name, name.given, "", "", name.suffix)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{';'.join(map(_escaped, parts))}", f"FN:{_escaped(fields.name)}"]
    lines.append(f"TITLE:{_escaped(fields.role)}")
    if isinstance(fields, Person) and fields.school:
        lines.append(f"ORG:{_escaped(fields.school)}")
    if contact := fields.contact:
        lines += [f"EMAIL;TYPE=INTERNET:{contact.email}"] if contact.email else []
        lines += [f"TEL;TYPE=WORK,VOICE:{_escaped(contact.phone)}"] if contact.phone else []
        lines += [f"URL:{contact.url}"] if contact.url else []
    if url:
        lines.append(f"SOURCE;VALUE=uri:{urljoin(url, item.address.lstrip('/'))}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 octets, no letter cut, each but the first begun with a space."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _OCTETS - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join([*pieces, piece])
