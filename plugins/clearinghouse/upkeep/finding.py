"""What one look at an address found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Found = Literal["good", "gone", "failed", "silent", "shut"]
"""`good`: the page is there. `gone`: the server says that there is no such page. `failed`: nothing a reader could
use answers there. `silent`: no answer, or the server says that it is in trouble; tomorrow may be better. `shut`:
the server turns programs away, which says nothing about readers."""


@dataclass(frozen=True)
class Finding:
    """What was found at an address.

    `detail` is the status (`404`) or one word for what went wrong. `moved` is the address that stands in its
    place, where the server said so for good or sends every reader to its front page; else it is empty.
    """

    found: Found
    detail: str = ""
    moved: str = ""


def of_status(status: int, moved: str = "") -> Finding:
    """Return what the status of an answer means. Source: RFC 9110, section 15."""
    if 200 <= status < 300:
        return Finding("good", str(status), moved)
    if status in (404, 410):
        return Finding("gone", str(status))
    if status in (401, 402, 403, 406, 407, 429, 451) or status >= 600:
        return Finding("shut", str(status))
    if status in (408, 425) or status >= 500:
        return Finding("silent", str(status))
    return Finding("failed", str(status))
