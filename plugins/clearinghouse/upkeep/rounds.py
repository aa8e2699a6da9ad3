"""Going round the addresses: one request at a time to a host, a few hosts at once, and an end to it all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field

from clearinghouse.upkeep.finding import Finding
from clearinghouse.upkeep.web_address import Unfit, parse_address

HOSTS_AT_ONCE = 6
PAUSE = 2.0
"""Seconds between the end of one request to a host and the beginning of the next."""
PATIENCE = 3
"""Addresses of one host that may go without an answer before the rest are taken to be no better."""
ENOUGH_HOSTS = 3
_UNHEARD = ("timeout", "unreachable")
_OWN_FAULT = (*_UNHEARD, "no-host")


@dataclass
class _Turn:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0


class Turns:
    """Keeps requests to one host apart, whoever makes them."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock, self._sleep = clock, sleep
        self._turns: dict[str, _Turn] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until a host may be asked, and keep others from asking it meanwhile."""
        with self._lock:
            turn = self._turns.setdefault(host, _Turn(free_at=self._clock()))
        with turn.lock:
            if (wait := turn.free_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                turn.free_at = self._clock() + PAUSE


@dataclass(frozen=True)
class Round:
    """One round: asks for addresses until all are asked or the time is over, and tells each finding as it comes.

    `tell` is called by one thread at a time.
    """

    ask: Callable[[str], Finding]
    clock: Callable[[], float]
    tell: Callable[[str, Finding], None]
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)

    def look_at(self, addresses: Iterable[str], seconds: float) -> None:
        """Ask for addresses, the earlier ones first; what is not reached in time is left out."""
        end = self.clock() + seconds
        with ThreadPoolExecutor(HOSTS_AT_ONCE) as workers:
            try:
                hosts = [workers.submit(self._look_at_host, queue, end) for queue in _by_host(addresses)]
                for host in as_completed(hosts):
                    host.result()
            except BaseException:
                self._stop.set()
                workers.shutdown(wait=False, cancel_futures=True)
                raise

    def _look_at_host(self, addresses: list[str], end: float) -> None:
        unheard = 0
        for address in addresses:
            if self._stop.is_set() or self.clock() >= end:
                return
            if unheard < PATIENCE:
                finding = self.ask(address)
                unheard = unheard + 1 if finding.detail in _UNHEARD else 0
            with self._lock:
                self.tell(address, finding)
            if finding.detail == "429":
                # The host asks us to come less often, so the rest of its addresses wait for another day.
                return


def is_own_fault(findings: Mapping[str, Finding]) -> bool:
    """True where nothing answered though several hosts were asked: then it is our own network that is down."""
    hosts = {_host(address) for address in findings}
    return len(hosts) >= ENOUGH_HOSTS and all(found.detail in _OWN_FAULT for found in findings.values())


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    queues: dict[str, list[str]] = {}
    for address in addresses:
        queues.setdefault(_host(address), []).append(address)
    return list(queues.values())


def _host(address: str) -> str:
    try:
        return parse_address(address).host
    except Unfit:
        return ""
