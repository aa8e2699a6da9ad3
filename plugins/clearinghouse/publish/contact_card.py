"""Contact cards: a person's details as a file that phones and address books take in."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from clearinghouse.catalog.catalog import Item
from clearinghouse.catalog.order import by_title
from clearinghouse.content.models import Person, Personal
from clearinghouse.content.parts import Contact
from clearinghouse.publish.citations.names import parse_name
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site

VERSIONS = ("3.0", "4.0")
_OCTETS = 75


def card_address(item: Item, version: str = "3.0") -> str:
    """Return the address of a person's card, or nothing where the person gave no way to be reached."""
    fields = item.fields
    name = "contact.vcf" if version == "3.0" else "contact-4.vcf"
    return f"{item.address}{name}" if isinstance(fields, Personal) and fields.contact else ""


def with_cards(site: Site) -> list[Item]:
    """Return everybody who may be shown and can be reached, by name."""
    people = (*site.catalog.of("coach"), *site.catalog.of("person"))
    return sorted((item for item in people if card_address(item)), key=by_title)


def contact_cards(site: Site) -> Iterator[Output]:
    """Yield the cards of everybody who has one, in both versions."""
    for item in with_cards(site):
        for version in VERSIONS:
            yield Output(card_address(item, version), contact_card(item, site.url, version))


def contact_card(item: Item, url: str = "", version: str = "3.0") -> str:
    """Return a person's vCard, without a picture (vobject 0.9.9 cuts one to 22 letters).

    Version 3.0 is what every address book reads (the checker `vcard` 1.0.0 refuses 4.0 whole); 4.0 says beside it what
    newer programs ask for: that it is about a person, and types without capitals.

    Source: RFC 2426 and RFC 6350.
    """
    fields = item.fields
    assert isinstance(fields, Personal)
    name = parse_name(fields.name)
    parts = (name.family or fields.name, name.given, "", "", name.suffix)
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"N:{';'.join(map(_escaped, parts))}",
        f"FN:{_line(fields.name, version)}",
    ]
    lines += ["KIND:individual"] if version == "4.0" else []
    lines.append(f"TITLE:{_line(fields.role, version)}")
    if isinstance(fields, Person) and fields.school:
        lines.append(f"ORG:{_escaped(fields.school)}")
    lines += _ways(fields.contact, version) if fields.contact else []
    if url:
        lines.append(f"SOURCE;VALUE=uri:{urljoin(url, item.address.lstrip('/'))}")
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _ways(contact: Contact, version: str) -> Iterator[str]:
    """Yield the lines that say how to reach a person."""
    email, phone = ("TYPE=INTERNET", "TYPE=WORK,VOICE") if version == "3.0" else ("TYPE=work", 'TYPE="work,voice"')
    if contact.email:
        yield f"EMAIL;{email}:{contact.email}"
    if contact.phone:
        yield f"TEL;{phone}:{_line(contact.phone, version)}"
    if contact.url:
        yield f"URL:{contact.url}"


def _line(text: str, version: str) -> str:
    """Return a text of one part. In 4.0 its semicolons may stand as they are, and ical.js 2.2.1 shows an escape there."""
    return _escaped(text) if version == "3.0" else _escaped(text).replace("\\;", ";")


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
