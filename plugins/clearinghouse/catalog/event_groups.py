"""Groups that events are for: each has a calendar of its own."""

from __future__ import annotations

from clearinghouse.content.slug import slug_apart


def group_calendar(cohort: str) -> str:
    """Return the address of a group's calendar. The check refuses a second group with the same one."""
    return f"/events/groups/{slug_apart(cohort, 'group')}/events.ics"
