"""Going round the addresses: how politely, how long, and what happens when nothing answers."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.rounds import HOSTS_AT_ONCE, PATIENCE, PAUSE, Round, Turns, is_own_fault

GOOD = Finding("good", "200")


@dataclass
class Clock:
    """A clock that stands still but for those who sleep."""

    time: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


def look(addresses: list[str], ask: Callable[[str], Finding], clock: Clock, seconds: float = 600) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    Round(ask, clock.now, found.__setitem__).look_at(addresses, seconds)
    return found


def test_every_address_is_asked_once_and_in_the_order_given_at_its_host() -> None:
    addresses = [f"http://{host}.example.org/{n}" for n in range(5) for host in "abcdefgh"]
    asked: list[str] = []

    found = look(addresses, lambda address: asked.append(address) or GOOD, Clock())

    assert found == dict.fromkeys(addresses, GOOD)
    assert sorted(asked) == sorted(addresses)
    assert [address for address in asked if "//c." in address] == [f"http://c.example.org/{n}" for n in range(5)]


def test_requests_to_one_host_are_kept_apart_and_to_others_are_not() -> None:
    clock = Clock()
    turns = Turns(clock.now, clock.sleep)

    for host in ("a", "a", "b", "a"):
        with turns.turn(host):
            clock.time += 1

    assert clock.slept == [PAUSE, PAUSE - 1]


def test_a_host_is_never_asked_twice_at_a_time_however_the_way_leads_there() -> None:
    turns, inside, most = Turns(lambda: 0.0, lambda seconds: None), Counter[str](), Counter[str]()

    def ask(address: str) -> Finding:
        for host in (address, "doi.example.org"):
            with turns.turn(host):
                inside[host] += 1
                most[host] = max(most[host], inside[host])
                threading.Event().wait(0.001)
                inside[host] -= 1
        return GOOD

    look([f"http://h{n}.example.org/" for n in range(40)], ask, Clock())

    assert set(most.values()) == {1}


def test_only_a_few_hosts_are_asked_at_once() -> None:
    lock, inside, most = threading.Lock(), Counter[str](), Counter[str]()
    all_in = threading.Barrier(HOSTS_AT_ONCE)

    def ask(address: str) -> Finding:
        with lock:
            inside["now"] += 1
            most["now"] = max(most["now"], inside["now"])
        all_in.wait(10)
        with lock:
            inside["now"] -= 1
        return GOOD

    look([f"http://h{n}.example.org/" for n in range(HOSTS_AT_ONCE * 3)], ask, Clock())

    assert most["now"] == HOSTS_AT_ONCE


def test_the_round_ends_in_time_and_leaves_the_rest() -> None:
    clock = Clock()

    def ask(address: str) -> Finding:
        clock.time += 10
        return GOOD

    found = look([f"http://a.example.org/{n}" for n in range(100)], ask, clock, seconds=45)

    assert list(found) == [f"http://a.example.org/{n}" for n in range(5)]


def test_a_host_that_asks_for_less_is_left_alone_for_the_day() -> None:
    found = look([f"http://a.example.org/{n}" for n in range(9)], lambda address: Finding("shut", "429"), Clock())

    assert list(found) == ["http://a.example.org/0"]


def test_a_host_that_does_not_answer_is_not_waited_for_again_and_again() -> None:
    asked: list[str] = []
    silent = Finding("silent", "timeout")

    found = look(
        [f"http://a.example.org/{n}" for n in range(50)], lambda address: asked.append(address) or silent, Clock()
    )

    assert len(asked) == PATIENCE
    assert len(found) == 50 and set(found.values()) == {silent}


def test_an_answer_in_between_renews_the_patience() -> None:
    answers = {"2": GOOD, "4": GOOD}
    asked: list[str] = []

    def ask(address: str) -> Finding:
        asked.append(address)
        return answers.get(address[-1], Finding("silent", "timeout"))

    look([f"http://a.example.org/{n}" for n in range(6)], ask, Clock())

    assert len(asked) == 6


def test_a_fault_of_ours_ends_the_round_and_is_not_hidden() -> None:
    def ask(address: str) -> Finding:
        raise KeyError(address)

    with pytest.raises(KeyError):
        look([f"http://h{n}.example.org/" for n in range(30)], ask, Clock())


def test_what_was_found_before_a_fault_is_told() -> None:
    found: dict[str, Finding] = {}

    def ask(address: str) -> Finding:
        if address.endswith("3"):
            raise KeyboardInterrupt
        return GOOD

    with pytest.raises(KeyboardInterrupt):
        Round(ask, lambda: 0.0, found.__setitem__).look_at([f"http://a.example.org/{n}" for n in range(9)], 60)
    assert list(found) == [f"http://a.example.org/{n}" for n in range(3)]


def test_what_is_no_address_is_told_with_the_others() -> None:
    assert len(look(["http://", "http://[::1", "http://a.example.org/"], lambda address: GOOD, Clock())) == 3


@pytest.mark.parametrize("detail", ["timeout", "unreachable", "no-host"])
def test_when_no_host_answers_our_own_network_is_at_fault(detail: str) -> None:
    down = Finding("silent", detail)
    findings = {f"http://h{n}.example.org/": down for n in range(3)}

    assert is_own_fault(findings)
    assert not is_own_fault(findings | {"http://x.example.org/": GOOD})
    assert not is_own_fault(findings | {"http://x.example.org/": Finding("gone", "404")})


def test_one_site_that_is_down_is_not_our_own_fault() -> None:
    assert not is_own_fault({f"http://a.example.org/{n}": Finding("silent", "timeout") for n in range(9)})
    assert not is_own_fault({})
