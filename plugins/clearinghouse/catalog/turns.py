"""Turns: an order of people in which nobody is always first."""

from __future__ import annotations

import datetime
import hashlib


def turn(key: str, today: datetime.date, about: str = "") -> str:
    """Return where somebody stands this week, as text to sort by.

    The order is that of a hash over the week, the question and the person: every week another one, for every
    question another one, and on the same day of the same content always the same. No name, and no place in a
    folder, makes anybody first for good.

    Args:
        key: the person's, such as `coaches/ada-example`.
        today: the day the site is made for.
        about: what is asked, so that the same people do not lead every page in the same week.
    """
    year, week, _ = today.isocalendar()
    return hashlib.sha256(f"{year}-{week}/{about}/{key}".encode()).hexdigest()
