"""An address that not everyone can open, or that leads elsewhere than it seems, comes in by no entrance."""

from __future__ import annotations

import contextlib
import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from drawn import ROOT, DrawnSite
from sound_items import sound, typed

from clearinghouse.content.kinds import KINDS, Kind
from clearinghouse.content.shape import Holds, Shape, shapes
from clearinghouse.content.web_address import _INWARD, _LOCAL, address_fault, link_fault
from clearinghouse.host.content import load_content
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.drafts import NoDraft
from clearinghouse.intake.suggested import _url
from clearinghouse.upkeep.web_address import Unfit, parse_address

ADDRESSES = json.loads((ROOT / "tests/scripts/hostile-addresses.json").read_text(encoding="utf-8"))
HOSTILE = [*ADDRESSES["refused"], *ADDRESSES["misleading"]]
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
        # What is asked for goes out in ASCII, so signs that a page may not hold are written as numbers there.
        with contextlib.suppress(Unfit):
            assert address_fault(parse_address(address).text) == ""


@pytest.mark.parametrize("address", [one for one in HOSTILE if "\n" not in one])
def test_no_text_takes_it(site: DrawnSite, address: str) -> None:
    escaped = address.replace("<", "%3C").replace(">", "%3E")
    site.write("content/program.md", f"[a](<{escaped}>)\n", title="Program")

    assert lines_of(site.root, "content/program.md") or escaped != address


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


def test_the_form_knows_the_same_local_names() -> None:
    script = (ROOT / "plugins/clearinghouse/theme/templates/assets/clearinghouse/suggest/web-address.js").read_text()

    lists = [
        re.findall(r'"([a-z0-9.-]+)"', found) for found in re.findall(r"const [A-Z]+ = [^;]*\[([^\]]*)\]", script)[:2]
    ]

    assert set(lists[0]) == _LOCAL and lists[1] == [name[1:] for name in _INWARD]
