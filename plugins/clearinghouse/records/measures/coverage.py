"""Coverage: which standards coaching worked on, and how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clearinghouse.records.ledger import Met


@dataclass(frozen=True)
class Worked:
    """How much coaching named a standard: contacts, and the minutes of these contacts in whole.

    A contact that names two standards counts for both, so that neither contacts nor minutes add up over standards.
    """

    contacts: int = 0
    minutes: int = 0
    schools: int = 0


def coverage(contacts: Iterable[Met]) -> Mapping[str, Worked]:
    """Return how much coaching named each standard that was named, sorted. Naming an element counts for it alone."""
    found: dict[str, list[Met]] = {}
    for met in contacts:
        for standard in met.standards:
            found.setdefault(standard, []).append(met)
    return {standard: _worked(mets) for standard, mets in sorted(found.items())}


def _worked(mets: list[Met]) -> Worked:
    return Worked(len(mets), sum(met.minutes for met in mets), len({met.school for met in mets if met.school}))
