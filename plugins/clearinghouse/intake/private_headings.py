"""Headings of columns that say themselves that they are not meant for everyone."""

from __future__ import annotations

import re

HEADING = re.compile(
    r"\b(?:notes? to (?:self|me|myself)|private|internal|confidential|do not (?:share|publish|distribute|post)|don't (?:share|publish)|not (?:for|to be) (?:public\w*|shar\w+)"
    r"|not public|staff (?:only|use|notes?|comments?)|(?:for )?office use|admin(?:istrative)? (?:only|use|notes?)|restricted|sensitive"
    r"|personal|pii|student (?:names?|ids?|data)|for our eyes|hidden|secret|embargo\w*|not yet public"
    r"|(?:reviewer|evaluator|observer|supervisor|coach|principal|parent|student)(?:'s)? (?:notes?|names?|comments?|initials|e-?mails?|phones?|feedback)|ferpa"
    r"|(?:cas|staff|team|office|district) only|for (?:cas )?staff|submitted by|added by|ssn|dob|date of birth|birthdays?|salary|home address|home phone|cell phone"
    r"|hr notes?|confidencial|privado|interno|no publicar|no compartir)\b",
    re.IGNORECASE,
)
