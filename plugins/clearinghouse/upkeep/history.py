"""What earlier checks of links found: a file that is read with suspicion and written whole."""

from __future__ import annotations

import datetime
import json
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from clearinghouse.content.whole_file import replace_whole
from clearinghouse.upkeep.finding import Finding, Found
from clearinghouse.upkeep.web_address import MAX_ADDRESS

MAX_BYTES = 64 * 1024 * 1024
MAX_ADDRESSES = 50_000
MAX_SINCE_GOOD = 16
"""Checks kept of an address that no longer answers well."""
REST_DAYS = 3
"""Days between two looks at an address, however often the check is run. The bounds of `verdict` build on it."""


class BadHistory(Exception):
    """A file that cannot be used as a record of checks; says why."""


class Check(BaseModel):
    """One look at an address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    day: datetime.date
    found: Found
    detail: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{0,30}$")] = ""
    moved: Annotated[str, StringConstraints(max_length=MAX_ADDRESS)] = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    about: str = ""
    addresses: Annotated[dict[str, tuple[Check, ...]], Field(max_length=MAX_ADDRESSES)]


Checks = tuple[Check, ...]
History = Mapping[str, Checks]
"""Address -> its checks, oldest first."""

_ABOUT = "What clearinghouse upkeep found at each outside address. Deleting this file makes it begin afresh."


def read_history(file: Path) -> History:
    """Return what a file of `write_history` holds; nothing where there is no file.

    Raises:
        BadHistory: the file is no such record, is damaged, too large, or cannot be read.
    """
    try:
        # Opening a pipe would wait for ever for someone to write into it.
        if not stat.S_ISREG(file.stat().st_mode):
            raise BadHistory("it is no ordinary file")
        with open(file, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BadHistory(f"it cannot be read: {error.strerror}") from None
    return parse_history(data)


def parse_history(data: bytes) -> History:
    """Return the checks of each address.

    Raises:
        BadHistory: this is no record of checks, or a damaged one.
    """
    if len(data) > MAX_BYTES:
        raise BadHistory("it is larger than any record of checks can be")
    try:
        read = _File.model_validate_json(data)
    except (ValidationError, ValueError, RecursionError):
        raise BadHistory("it is not a record of checks, or it is damaged") from None
    return {address: _trimmed(checks) for address, checks in read.addresses.items()}


def render_history(history: History) -> str:
    """Return a history as text: addresses in order, so that the same checks make the same bytes."""
    addresses = {address: [_plain(check) for check in checks] for address, checks in sorted(history.items())}
    return json.dumps({"about": _ABOUT, "addresses": addresses}, indent=1) + "\n"


def write_history(file: Path, history: History) -> None:
    """Write a history whole or not at all. Raises `OSError`."""
    replace_whole(file, render_history(history).encode())


def select_known(history: History, addresses: Collection[str], today: datetime.date) -> History:
    """Return the history of the given addresses. Checks of days to come are left out: no honest record has them."""
    known = {address: history.get(address, ()) for address in sorted(addresses)[:MAX_ADDRESSES]}
    return {address: tuple(check for check in checks if check.day <= today) for address, checks in known.items()}


def select_due(history: History, today: datetime.date) -> list[str]:
    """Return the addresses to look at, those not looked at for longest first."""
    seen = {address: checks[-1].day if checks else None for address, checks in history.items()}
    due = [address for address, day in seen.items() if day is None or (today - day).days >= REST_DAYS]
    return sorted(due, key=lambda address: (seen[address] or datetime.date.min, address))


def record(history: History, findings: Mapping[str, Finding], today: datetime.date) -> History:
    """Return the history with a day's findings added. Addresses without any check are left out."""
    added = {
        address: (*checks, Check(day=today, **asdict(findings[address]))) if address in findings else checks
        for address, checks in history.items()
    }
    return {address: _trimmed(checks) for address, checks in added.items() if checks}


def _trimmed(checks: Iterable[Check]) -> Checks:
    """Return the checks that matter, oldest first: the last sights of the page, and what came after them.

    Where more came after than is kept, the first of each sort stays, so that it is known since when.
    """
    ordered = sorted(checks, key=lambda check: check.day)
    good = [check for check in ordered if check.found == "good"]
    since = [check for check in ordered if not good or check.day > good[-1].day]
    since = [check for check in since if check.found != "good"]
    first = {check.found: check for check in reversed(since)}
    late = since[-MAX_SINCE_GOOD:]
    kept = [check for check in since if check in late or check is first[check.found]]
    return (*_sights(good), *kept)


def _sights(good: list[Check]) -> list[Check]:
    """Return the first and last of the sights that agree with the latest one on where the page is."""
    same: list[Check] = []
    for check in reversed(good):
        if check.moved != good[-1].moved:
            break
        same.append(check)
    return [same[-1], same[0]] if len(same) > 1 else same


def _plain(check: Check) -> dict[str, Any]:
    return check.model_dump(mode="json", exclude_defaults=True)
