"""Who answers for a thing: publisher, authors, year."""

from __future__ import annotations

import re

from clearinghouse.catalog.everyday.values import read_year
from clearinghouse.content.plain_text import clean_line, elided, shortened, without_markup
from clearinghouse.intake.addresses import looks_like_address
from clearinghouse.intake.author_sayings import BODY
from clearinghouse.intake.lists.candidate import Candidate
from clearinghouse.intake.lists.cells import Cells, text_of
from clearinghouse.intake.lists.listed import ReceivingSite
from clearinghouse.intake.people import read_people
from clearinghouse.intake.wrappings import host_of

_MAX_LINE = 300
_PLATFORM = re.compile(
    r"^(?:you ?tube|vimeo|ted ?talks?|facebook|twitter|x|instagram|linkedin|tiktok|pinterest|amazon(?:\.com)?|google(?: (?:drive|docs?|slides|sheets|books|scholar))?|dropbox|one ?drive|share ?point"
    r"|scribd|issuu|slide ?share|teachers pay teachers|tpt|internet|web|online|website|spotify|apple podcasts?|google podcasts?|medium|substack|wordpress|blogger|wikipedia|canva|padlet)$",
    re.IGNORECASE,
)
_NOT_A_BODY = re.compile(
    r"^(?:(?:(?:my|our|his|her|their|the) |[A-Z][\w-]+['\u2019]s )(?:own )?(?:binder|shelf|files?|drive|desk|folder|collection|computer|laptop|notes|e-?mail|office|closet|bookcase|head|stuff|internet|web|blog)"
    r"|see (?:title|link|notes?|url|below|author)|pdf|docx?|print(?:ed)?|self(?:[- ]published)?|hand-?outs?|hard copy|paper copy|from [A-Z][\w-]+|shared (?:drive|folder|files?)|idk|i don['\u2019]t know|no idea|dunno|not sure|free|paid|various(?: publishers)?|multiple"
    r"|me|myself|us|e-?mail|link|video|article|book|conference|workshop|pd|n/?k|yes|no|x|res?earch ?gate|academia(?:\.edu)?|google search|a (?:friend|colleague)|colleague|district|school)\W*$",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"^(?:found|seen|saw|got|handed|given|heard|read|sent|posted|shared|downloaded|e-?mail(?:ed)?|newsletter|flyer|handout|via|per|thanks to|someone|somebody|no one|nobody|some|unknown|n/a)\b(?! (?:magazine|press))"
    r"|^[A-Z][\w'\u2019]+ (?:sent|gave|shared|found|has|had|made|wrote|told) (?:it|this|me|us|them)\b|\bI (?:think|guess|believe|suppose)\b|^[A-Z]\w+['\u2019]s (?:list|doc|notes|slides|page|site|google)$"
    r"|^(?:an? |my |the )?(?:google|facebook|twitter|wikipedia|youtube|instagram|pinterest|linked ?in|reddit|tiktok)\b.{0,15}$|^(?:chat ?gpt|claude|gemini|copilot|an? ai)$",
    re.IGNORECASE,
)
"""What tells how somebody came by a thing, not who publishes it."""
_DITTO = re.compile(
    r"^(?:[\"\u201c\u201d\u3003'\u2032\u2033,`]{1,4}|(?:the )?same(?: as .*)?|ditto|idem|ibid\.?|as above|see above)$",
    re.IGNORECASE,
)


def credit(candidate: Candidate, cells: Cells, site: ReceivingSite) -> None:
    publisher = _publisher(candidate, clean_line(without_markup(text_of(cells, "publisher"))))
    appeared = clean_line(without_markup(text_of(cells, "published in")))
    known = site.publisher_of(candidate.url)
    if not publisher and appeared:
        candidate.doubts.append("no publisher is given; what it appeared in stands in its place")
    elif not publisher and known:
        candidate.doubts.append(
            f"no publisher is given; '{elided(known)}' was taken, as for others at the same web site"
        )
    elif not publisher:
        candidate.doubts.append("no publisher is given; the name of the web site stands in its place")
    candidate.fields["publisher"] = shortened(publisher or appeared or known or host_of(candidate.url), _MAX_LINE)
    for named in cells.get("authors", ()):
        candidate.keep("authors", read_people(without_markup(named.cell.text), inverted=candidate.is_reference))
    candidate.keep_number("year", read_year(text_of(cells, "year"), site.latest_year))


def _publisher(candidate: Candidate, said: str) -> str:
    """Return who published a thing, unless the cell points elsewhere or holds no name."""
    if not said or _DITTO.match(said) or not re.search(r"[^\W_]", said):
        if said:
            candidate.doubts.append(f"'{elided(said)}' stands where the publisher belongs; write its name")
        return ""
    if re.search(r"[./]", said) and looks_like_address(said):
        candidate.doubts.append(f"'{elided(said)}' is an address and no publisher; write whose web site it is")
        return ""
    if _PLATFORM.match(said):
        candidate.doubts.append(f"'{elided(said)}' is where it is kept, not who answers for it; write who published it")
        return ""
    small = re.match(r"(?!(?:the|de|la|le|el|los|las|les|der|die|das) )[a-z]+ ", said) and not BODY.search(said)
    if _NOT_A_BODY.match(said) or _HEARD.search(said) or small:
        candidate.doubts.append(f"'{elided(said)}' names nobody who publishes; write who answers for it")
        return ""
    return said
