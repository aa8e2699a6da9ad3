"""Names that people give to fields which are called otherwise here."""

from __future__ import annotations

from collections.abc import Collection

from clearinghouse.problems import nearest

_OTHER = {
    "levels": "grade grades grade_level grade_levels level school_level school_levels gradeband",
    "url": "link website web address web_address href site webpage",
    "licence": "license copyright rights",
    "topics": "tags tag keywords keyword subject subjects category categories topic",
    "authors": "author by writer writers creator creators",
    "year": "date published published_on publication_date publication_year",
    "summary": "description abstract about blurb short_description",
    "publisher": "organization organisation source org company agency",
    "minutes": "time duration length time_needed",
    "audiences": "audience for who for_whom users role roles",
    "standards": "standard psel ccl alignment aligned_to leadership_standards",
    "cost": "price fee free",
    "attachments": "attachment file files download downloads",
    "languages": "language lang",
    "title": "heading headline",
}
_NAMED = {other: name for name, others in _OTHER.items() for other in others.split()}


def close_field(typed: str, known: Collection[str]) -> tuple[str, str]:
    """Return the field of a kind that is meant by a name which it does not have, and what to say of it.

    Known are slips of the keyboard, other names such as `grade` for `levels`, and spaces of another kind that stand
    beside the right name. Both are empty where nothing comes close.
    """
    bare = typed.strip()
    if bare in known:
        return bare, f"a space of another kind stands beside it, as web pages and Word have it; type '{bare}:' afresh"
    other = _NAMED.get(bare.casefold().replace("-", "_").replace(" ", "_"), "")
    close = other if other in known else nearest(bare, known)
    return (close, f"did you mean '{close}'?") if close else ("", "")
