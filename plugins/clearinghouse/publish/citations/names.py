"""Names of authors: which are people, whose names are turned round, and which are organizations, kept whole.

The record names both alike, so the name itself must tell. To turn an organization round ("Works, A.")
is worse than to keep a person whole, so a name counts as a person's only where every word of it may
belong to one:

- two to five words, letters only but for the signs that names carry (`.`, `'`, `-`);
- no word that names a body (Center, Department, Works ...), and not the publisher's own name;
- each word with a capital, but for particles such as `van` or `de la`; no word of three capitals or more;
- the last word is the family name, with the particles before it; `Jr.`, `III` and the like follow it.

All others are kept as they are written, single names and names in other scripts among them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_BODIES = frozenset(
    """
    academy advisers advisors agency alliance archives associates association associations authority board bureau
    campaign center centers centre centres clearinghouse club coalition collaborative college colleges commission
    committee communities community company conference congress consortium contributors cooperative corporation council
    county department departments directorate district districts division editors education educational educators
    endowment faculty families federation forum foundation fund funders government group hub impact inc incorporated
    initiative institute institutes institution journal kids knowledge lab laboratories laboratory labs leaders
    leadership league learning library limited literacy llc ltd magazine ministry museum national network networks news
    office online organization panel parents partners partnership partnerships policy practice press principals program
    programme project projects public publications publishers publishing radio reading region regional research
    resource resources royal school schools science sciences secretariat senate service services society solutions
    staff state states strategies student students studies superintendents support system systems task taskforce
    teacher teachers teaching team teams technologies technology television training trust trustees u.k u.s union united
    universities university work workforce workgroup working works workshop youth
    """.split()
)
_PARTICLES = frozenset(
    "al bin da das de del della den der di do dos du el ibn la las le los ten ter van von zu".split()
)
_CAPITAL_PARTICLES = frozenset("De Del Della Der Di La Saint St St. Van Von".split())
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_SMALL_WORDS = frozenset("a an and at for in inc inc. of on the".split())
_WORD = re.compile(r"(?:(?:al|el)-|[dl]['\u2019])?(?P<name>[^\W\d_](?:[^\W\d_]|['\u2019.-])*)")


@dataclass(frozen=True)
class Name:
    """An author. `whole` is the name as written; `family`, `given` and `suffix` are a person's alone."""

    whole: str
    family: str = ""
    given: str = ""
    suffix: str = ""

    @property
    def is_person(self) -> bool:
        return bool(self.family)

    @property
    def initials(self) -> str:
        """A person's given names as initials: `Ellen M.` is `E. M.`, `Jean-Paul` is `J.-P.`."""
        words = self.given.replace(".", ". ").replace(" -", "-").split()
        return " ".join(filter(None, (_initial(word) for word in words)))


def parse_name(text: str, publisher: str = "") -> Name:
    """Return the name of an author, told apart by the rules above.

    Args:
        text: the name on one line, a person's given names first.
        publisher: who published the work; an author of that name is an organization.
    """
    words = unicodedata.normalize("NFC", text).split()
    suffix = words.pop() if len(words) > 2 and words[-1].casefold() in _SUFFIXES else ""
    if suffix:
        words[-1] = words[-1].removesuffix(",")
    if not _may_be_person(words) or (publisher and same_body(text, publisher)):
        return Name(text)
    start = _family_start(words)
    return Name(text, " ".join(words[start:]), " ".join(words[:start]), suffix)


def same_body(author: str, publisher: str) -> bool:
    """True where author and publisher are one organization, or the author's name begins with the publisher's.

    Small words, word order and what stands in parentheses make no difference: `Bill & Melinda Gates
    Foundation (MET project)` is the foundation.
    """
    if publisher and author.casefold().startswith(f"{publisher.casefold()}, "):
        return True
    return bool(_telling(author)) and _telling(author) == _telling(publisher)


def _telling(name: str) -> frozenset[str]:
    plain = re.sub(r"\([^()]*\)", " ", name)
    return frozenset(re.findall(r"[^\W_]+", plain.casefold())) - _SMALL_WORDS


def _may_be_person(words: list[str]) -> bool:
    if not 2 <= len(words) <= 5 or not all(_may_be_in_name(word) for word in words):
        return False
    first, last = words[0], words[-1]
    return first[0].isupper() and first != "The" and len(last.rstrip(".")) > 1 and last not in _PARTICLES


def _may_be_in_name(word: str) -> bool:
    if word in _PARTICLES or word in _CAPITAL_PARTICLES:
        return True
    found = _WORD.fullmatch(word)
    if not found or not found["name"][0].isupper():
        return False
    acronym = len(word) > 2 and word.isupper() and "." not in word
    return not acronym and word.casefold().rstrip(".") not in _BODIES


def _family_start(words: list[str]) -> int:
    """Return the place where the family name begins: the first particle, or else the last word."""
    for place in range(1, len(words) - 1):
        if words[place] in _PARTICLES or all(w in _CAPITAL_PARTICLES for w in words[place:-1]):
            return place
    return len(words) - 1


def _initial(word: str) -> str:
    if len(word) == 2 and word.isupper() and word.isalpha():
        return f"{word[0]}. {word[1]}."
    parts = [part for part in word.rstrip(".").split("-") if part[:1].isupper()]
    return "-".join(f"{part[0]}." for part in parts)
