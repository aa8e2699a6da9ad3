"""Notes for the editor: the part of a body that says what must be settled before it is published."""

from __future__ import annotations

import re

from clearinghouse.content.body import Body

NOTES_HEADING = "For the editor"
_HEADING = re.compile(rf"^ {{0,3}}#{{1,6}}\s+{NOTES_HEADING}\s*#*\s*$", re.IGNORECASE)


def notes_line(body: Body) -> int | None:
    """Return the line of the file on which notes for the editor begin, or None where there are none."""
    lines = (number for number, line in body.lines_outside_code if _HEADING.match(line))
    return next((body.first_line + number for number in lines), None)
