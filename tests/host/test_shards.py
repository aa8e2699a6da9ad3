"""Pages have the same bytes whoever renders them: this process, or several beside it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest
from machine import sampled

from clearinghouse.catalog.catalog import Catalog
from clearinghouse.host import shards as shards_module
from clearinghouse.host import work as work_module
from clearinghouse.host.shards import Shards, among_copies
from clearinghouse.host.templates import PageRenderer
from clearinghouse.host.work import Placed, Rendered, Work
from clearinghouse.publish.card import Card
from clearinghouse.publish.outputs import Group
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.pages import make_pages
from clearinghouse.publish.site import Site
from clearinghouse.publish.twins import twin_outputs


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards_module, "MANY", 1)
    monkeypatch.setattr(shards_module, "SHARD", 7)
    monkeypatch.setattr(work_module, "SHARD", 7)


def renderer() -> PageRenderer:
    return PageRenderer(Site(Catalog(), date(2026, 9, 1), url="https://example.org/"))


def pages(count: int) -> list[Placed]:
    made = []
    for number in range(count):
        card = Card(f"topics/{number}", "Topic", f"/topics/{number}/", f"The title {number} & more", "", ())
        values = {"heading": "X", "cards": (card,), "counted": "resource", "intro": "", "paging": _Only()}
        made.append((Page(f"/x/{number}/", f"Page {number}", "listing.html", values), "../.."))
    return made


class _Only:
    """The place of a page that is its list's only one."""

    last, total = 1, 1


def begun(placed: list[Placed], processes: int, groups: Sequence[Group] = ()) -> Shards:
    work = Work(renderer(), placed, groups)
    return Shards(work, among_copies(work, processes))


def everything(placed: list[Placed], processes: int) -> list[Rendered]:
    shards = begun(placed, processes)
    try:
        return [shards.rendered(*one) for one in placed]
    finally:
        shards.close()


@pytest.mark.parametrize("count", [0, 1, 6, 7, 8, 100])
def test_pages_are_the_same_from_one_process_and_from_several(count: int) -> None:
    placed = pages(count)

    alone, shared = everything(placed, 1), everything(placed, 3)

    assert shared == alone and len(set(alone)) == count
    assert active_children() == []


def test_a_shard_s_pages_have_the_twins_they_have_alone_and_what_they_were_made_of_is_let_go() -> None:
    site = sampled().site
    placed = [(page, "..") for page in make_pages(site) if page.body]
    work = Work(PageRenderer(site), placed)

    made = [one for begin in range(0, len(placed), work_module.SHARD) for one in work.shard(begin)]

    assert any("<!--" in page.body.text for page, _ in placed if page.body)  # a live list among them
    assert [one.twin for one in made] == [tuple(twin_outputs(site, [page])) for page, _ in placed]
    assert made == [work.rendered(one) for one in placed]
    assert not site.bodies.__dict__["_shown"]


def test_a_page_that_is_asked_for_out_of_turn_is_itself() -> None:
    placed = pages(40)
    alone = everything(placed, 1)
    shards = begun(placed, 2)
    order = [*range(10), 30, 11, *range(12, 40), 10]

    assert [shards.rendered(*placed[number]) for number in order] == [alone[number] for number in order]
    shards.close()
    assert active_children() == []


def outputs(processes: int, page: str = "", killed: bool = False) -> tuple[list[Output], list[Rendered]]:
    placed = pages(40)
    groups = [Group(partial(_three, number), page if number == 1 else "") for number in range(20)]
    shards = begun(placed, processes, groups)
    try:
        made = [shards.rendered(*one) for one in placed]
        for child in active_children() if killed else ():
            os.kill(child.pid or 0, signal.SIGKILL)
        return list(shards.outputs()), made
    finally:
        shards.close()


def _three(number: int, site: Site) -> Iterator[Output]:
    return (Output(f"/{number}-{place}.txt", f"{site.url} {place}") for place in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("page", ["", "/x/3/", "/x/39/"])
def test_outputs_are_the_same_and_in_order_from_one_process_and_from_several(page: str) -> None:
    alone = outputs(1, page)

    assert outputs(3, page) == alone and len(alone[0]) == 60
    assert outputs(3, page, killed=True) == alone
    assert active_children() == []


def test_where_a_process_is_ended_from_outside_all_pages_come_all_the_same() -> None:
    placed = pages(100)
    alone = everything(placed, 1)
    shards = begun(placed, 2)
    found = [shards.rendered(*placed[0])]
    for child in active_children():
        os.kill(child.pid or 0, signal.SIGKILL)

    found += [shards.rendered(*one) for one in placed[1:]]

    assert found == alone


def test_a_fault_in_a_template_is_told_as_it_is() -> None:
    placed = [*pages(20), (Page("/y/", "Y", "no-such-page.html"), "..")]
    with pytest.raises(Exception, match="no-such-page"):
        everything(placed, 2)
    assert active_children() == []


@pytest.mark.slow
def test_who_is_killed_takes_the_others_along() -> None:
    """Else they would hold its locks for ever, and every later build would be told that another is at work."""
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]; import test_shards as t; from clearinghouse.host import shards;"
        "shards.MANY = 1; placed = t.pages(500); s = t.begun(placed, 3);"
        "s.rendered(*placed[0]); print(*(c.pid for c in t.active_children()), flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent), str(Path(__file__).parent.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        children = [int(pid) for pid in process.stdout.readline().split()]
        process.kill()

    assert len(children) == 2
    deadline = time.monotonic() + 30
    while any(map(_lives, children)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(_lives, children))


def _lives(pid: int) -> bool:
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
