"""Notes for the editor: what must be settled before a draft is published."""

from __future__ import annotations

import re

from clearinghouse.content.body import Body

NOTES_HEADING = "For the editor"
NOTES_LEAD = "Settle these points, then delete this part. It must not be published."
"""The first line of the notes, by which they are known under any heading."""
TO_BE_WRITTEN = "To be written"
"""How a summary begins that nobody has written yet."""
_HEADING = re.compile(rf"^ {{0,3}}#{{1,6}}\s++{NOTES_HEADING}\s*+#*+\s*+$", re.IGNORECASE)


def notes_line(body: Body) -> int | None:
    """Return the line of the file on which notes for the editor begin, or None where there are none."""
    if NOTES_LEAD not in body.text and NOTES_HEADING.casefold() not in body.text.casefold():
        return None
    lines = (number for number, line in body.lines_outside_code if _HEADING.match(line) or line.startswith(NOTES_LEAD))
    return next((body.first_line + number for number in lines), None)


TEMPLATE_TEXT = "Write here what a busy reader should know. Delete the lines above that begin with #."
"""What a new file says in place of its text."""
