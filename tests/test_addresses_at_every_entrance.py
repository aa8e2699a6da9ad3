"""An address that not everyone can open, or that leads elsewhere than it seems, comes in by no entrance."""

from __future__ import annotations

import contextlib
import datetime
import json
import random
import subprocess
from collections.abc import Iterator
from ipaddress import IPv4Address, ip_address, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from drawn import ROOT, DrawnSite
from sound_items import sound, typed

from clearinghouse.content.invisible import find_invisible
from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.shape import Holds, Shape, shapes
from clearinghouse.content.web_address import address_fault, is_public, link_fault
from clearinghouse.host.content import load_content
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.drafts import NoDraft
from clearinghouse.intake.suggested import _url
from clearinghouse.shared import FOLDER, read_data
from clearinghouse.upkeep.web_address import Unfit, parse_address

ADDRESSES = json.loads((ROOT / "tests/scripts/hostile-addresses.json").read_text(encoding="utf-8"))
HOSTILE = [*ADDRESSES["refused"], *ADDRESSES["misleading"]]
HOSTS = read_data("suggest/hosts.js", "HOSTS")
FORM = FOLDER / "suggest" / "web-address.js"
TODAY = datetime.date(2026, 9, 1)


def lines_of(root: Path, path: str) -> set[str]:
    return {problem.code for problem in load_content(root, TODAY).problems if str(problem.path) == path}


def with_links(fields: tuple[Shape, ...], value: Any, address: str) -> Iterator[Any]:
    """Yield a set of fields once for each field that holds a link, with the address in its place."""
    for field in fields:
        inner = value.get(field.name) or typed(field.example)
        if Holds.LINK in field.holds and not field.fields:
            yield {**value, field.name: [address] if field.many else address}
        elif field.fields and inner:
            first = inner[0] if field.many else inner
            for changed in with_links(field.fields, first, address):
                yield {**value, field.name: [changed] if field.many else changed}


def every_link(address: str) -> Iterator[tuple[Kind, dict[str, Any]]]:
    for kind in KINDS:
        for fields in with_links(shapes(kind.model), sound(kind.name), address):
            yield kind, fields


def test_every_kind_of_field_that_holds_a_link_is_tried() -> None:
    tried = {kind.name for kind, _ in every_link("https://example.org/")}

    assert tried >= {"resource", "event", "coach", "person", "practice"} and len(list(every_link(""))) > 8


def test_no_field_takes_one(site: DrawnSite) -> None:
    paths = []
    for number, address in enumerate(HOSTILE):
        for place, (kind, fields) in enumerate(every_link(address)):
            paths.append(f"{kind.folder}/r-{number}-{place}.md")
            site.write(paths[-1], "Words.\n", **fields)
    errors = {str(problem.path) for problem in load_content(site.root, TODAY).problems if problem.level == "error"}

    assert len(paths) > 800 and sorted(set(paths) - errors) == []


@pytest.mark.parametrize("address", HOSTILE)
def test_no_field_list_mail_or_upkeep_takes_it(address: str) -> None:
    assert address_fault(address)
    taken = read_address(address).url
    assert taken == "" or address_fault(taken) == ""
    with contextlib.suppress(NoDraft):
        assert address_fault(_url(address, [])) == ""
    if address in ADDRESSES["refused"]:
        # What is asked for goes out in ASCII: signs that a page may not hold stand there as codes, behind the host.
        with contextlib.suppress(Unfit):
            asked = parse_address(address)
            assert address_fault(f"{asked.scheme}://{asked.host_header}/") == ""


def test_no_text_takes_one(site: DrawnSite) -> None:
    paths = {}
    for number, address in enumerate(HOSTILE):
        # These end a link, so there is none to that address.
        if not set("\n<>") & set(address):
            paths[f"content/text-{number}.md"] = address
            site.write(f"content/text-{number}.md", f"[a](<{address}>)\n", title=f"Text {number}")
    told = {str(problem.path) for problem in load_content(site.root, TODAY).problems}

    assert len(paths) > 100 and [address for path, address in paths.items() if path not in told] == []


@pytest.mark.parametrize(
    "address", ["http://localhost/", "http://10.0.0.1/a", "https://a@example.org/", "https://ex\u0430mple.org/"]
)
@pytest.mark.parametrize("place", ["framework", "source", "crosswalk"])
def test_no_standard_and_no_crosswalk_takes_it(site: DrawnSite, address: str, place: str) -> None:
    path = "content/standards/" + ("crosswalks.yml" if place == "crosswalk" else "psel-2015.yml")
    source = {"title": "A", "publisher": "B", "url": address}
    if place == "crosswalk":
        row = {
            "from": "psel-2015/1",
            "to": "psel-2015/2",
            "relation": "isRelatedTo",
            "level": "standard",
            "source": source,
        }
        value: Any = [row]
    else:
        value = yaml.safe_load((site.root / path).read_text())
        value |= {"url": address} if place == "framework" else {"source": {**value["source"], "url": address}}
    (site.root / path).write_text(yaml.safe_dump(value, allow_unicode=True))

    assert "link-unsafe" in lines_of(site.root, path)


@pytest.mark.parametrize("address", ADDRESSES["fit"])
def test_what_everyone_can_open_comes_in(address: str) -> None:
    assert address_fault(address) == "" and read_address(address).url and link_fault(address) == ""
    parse_address(address) if ":8080" not in address else None


@pytest.mark.parametrize(
    "target",
    ["mailto:", "mailto:ann", "mailto:ann@example.org,bob@example.org", "mailto:ann@example.org?bcc=spy@example.org",
     "mailto:ann@example.org?subject=a&amp;cc=spy@example.org", "mailto:ann@example.org?attach=/etc/passwd", "mailto:?to=spy@example.org",
     "MAILTO:ann@example.org?BCC=spy@example.org", "mailto:ann@example.org%0Abcc:spy@example.org", "mailto:ann%2Cspy@example.org",
     "mailto:ann@example.org?%62cc=spy@example.org", "mailto:ex\u0430mple@example.org", "tel:", "tel:1;postd=22", "tel:*21*5550100#", "tel:javascript"],
)  # fmt: skip
def test_a_link_writes_to_one_and_calls_a_number(site: DrawnSite, target: str) -> None:
    site.write("content/program.md", f"[a](<{target}>)\n", title="Program")

    assert lines_of(site.root, "content/program.md") == {"link-unsafe"}


@pytest.mark.parametrize(
    "target", ["mailto:ann@example.org", "mailto:ann@example.org?subject=A%20visit&body=Hello", "mailto:a.b+c%25d@sub.example.org", "tel:+12035550100", "tel:(203)%20555-0100", "tel:+1-203-555-0100;ext=12"]
)  # fmt: skip
def test_a_plain_mail_or_call_is_right(target: str) -> None:
    assert link_fault(target) == ""


def asked_of_the_form(addresses: list[str]) -> list[str]:
    """Return the addresses that the page on which readers suggest something takes."""
    program = 'const { isAddress } = await import(process.argv[1]); const given = JSON.parse(require("fs").readFileSync(0)); console.log(JSON.stringify(given.filter(isAddress)));'
    command = ["node", "--input-type=module", "-e", f'import {{ createRequire }} from "module"; const require = createRequire("/"); {program}', FORM.as_uri()]  # fmt: skip
    said = subprocess.run(command, input=json.dumps(addresses), capture_output=True, text=True, check=True)
    return list(json.loads(said.stdout))


def hidden_in_codes() -> Iterator[str]:
    """Yield addresses with the code of each sign that nobody sees, at the end and between letters."""
    for sign in map(chr, (*range(0xD800), *range(0xE000, 0x110000))):
        if find_invisible(f"a{sign}b") is not None:
            yield from (f"https://example.org/a{quote(sign)}", f"https://example.org/a{quote(sign)}b?c")


def every_host() -> Iterator[str]:
    """Yield what the lists of hosts name, each alone and with neighbors: the ends of each network, and next to them."""
    yield from (f"https://a.{name}/" for name in (*HOSTS["local"], *HOSTS["inward"], *HOSTS["files"]))
    for network in map(ip_network, HOSTS["networks"]):
        for number in (int(network[0]) - 1, int(network[0]), int(network[-1]), int(network[-1]) + 1):
            ip = ip_address(number % 2**32)
            yield from (
                f"http://{ip}/",
                f"http://x-{str(ip).replace('.', '-')}.example.net/",
                f"http://{ip}.example.net/a",
            )
    yield from (f"https://example.org:{port}/" for port in range(0, 12_000))


@pytest.mark.tools
def test_the_form_refuses_what_the_check_refuses() -> None:
    hosts = list(every_host())
    taken = asked_of_the_form(hosts)

    assert taken == [address for address in hosts if not address_fault(address)]
    assert 0 < len(taken) < len(hosts)
    assert asked_of_the_form(list(hidden_in_codes())) == []


@pytest.mark.slow
def test_no_code_hides_a_sign() -> None:
    assert [address for address in hidden_in_codes() if not address_fault(address)] == []


@pytest.mark.parametrize("network", HOSTS["networks"])
def test_what_is_listed_as_not_for_everyone_is_so(network: str) -> None:
    assert not any(map(is_public, map(str, (ip_network(network)[0], ip_network(network)[-1]))))


def test_no_further_network_is_closed() -> None:
    """The library's own list is that of IANA, and so is ours, which a browser has to know as well."""
    listed = [ip_network(network) for network in HOSTS["networks"]]
    dice = random.Random(1)
    for ip in (IPv4Address(dice.getrandbits(32)) for _ in range(20_000)):
        assert is_public(str(ip)) or any(ip in network for network in listed), ip
