"""What is said of records that come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearinghouse.records.taking_in import Outcome


def render_outcomes(
    outcomes: Sequence[Outcome],
    unclear: Sequence[tuple[str, str]] = (),
    dry_run: bool = False,
    left: str = "what was not written is still in the file it came from",
) -> str:
    """Return a line for each record that was not simply written, and how many there were of each.

    Args:
        outcomes: what became of the records.
        unclear: what was not understood, each with why.
        dry_run: whether nothing was to be written.
        left: where what was not written is.
    """
    from clearinghouse.records.taking_in import Fate

    lines = [f"{_plain(label)}: not understood: {_plain(why)}\n" for label, why in unclear]
    lines += [
        f"{_plain(outcome.entry.label)}: {outcome.fate}: {_plain(outcome.why)}\n"
        for outcome in outcomes
        if outcome.fate in (Fate.BAD, Fate.DOUBT)
    ]
    lines += [f"{outcome.path}\n" for outcome in outcomes if outcome.fate is Fate.NEW]
    counts = Counter(outcome.fate for outcome in outcomes)
    words = {
        Fate.NEW: "would be written" if dry_run else "written",
        Fate.THERE: "there already",
        Fate.DOUBT: "doubtful",
        Fate.BAD: "refused",
    }
    said = [f"{counts[fate]} {word}" for fate, word in words.items() if counts[fate] or fate is Fate.NEW]
    said += [f"{len(unclear)} not understood"] if unclear else []
    if counts[Fate.DOUBT] or counts[Fate.BAD] or unclear:
        said.append(left)
    return "".join(lines) + "; ".join(said) + ".\n"


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
