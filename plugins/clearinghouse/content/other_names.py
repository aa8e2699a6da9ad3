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
    "start": "date day when begins begin starts start_date start_time",
    "end": "ends finish finishes end_date end_time until",
    "timezone": "zone tz time_zone",
    "venue": "place location where room site building",
    "online": "zoom meeting_link join join_link video_link webinar link url",
    "registration": "register signup sign_up rsvp registration_link",
    "materials": "slides handouts attachments files",
    "repeats": "recurs recurring repeat series",
    "role": "position job job_title",
    "contact": "email e_mail mail phone telephone",
    "photo": "picture portrait image headshot",
    "regions": "region area areas county counties",
    "approach": "bio biography about how_i_work",
    "what_we_did": "what_happened description steps",
    "result": "results outcome outcomes impact",
    "school": "school_name",
}
_NAMED: dict[str, list[str]] = {}
for _name, _others in _OTHER.items():
    for _other in _others.split():
        _NAMED.setdefault(_other, []).append(_name)


def close_field(typed: str, known: Collection[str]) -> tuple[str, str]:
    """Return the field of a kind that is meant by a name which it does not have, and what to say of it.

    Known are slips of the keyboard, other names such as `grade` for `levels`, and spaces of another kind that stand
    beside the right name. Both are empty where nothing comes close.
    """
    bare = typed.strip()
    if bare in known:
        return bare, f"a space of another kind stands beside it, as web pages and Word have it; type '{bare}:' afresh"
    others = _NAMED.get(bare.casefold().replace("-", "_").replace(" ", "_"), ())
    close = next((other for other in others if other in known), None) or nearest(bare, known)
    return (close, f"did you mean '{close}'?") if close else ("", "")
