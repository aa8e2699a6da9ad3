"""Links inside the site lead somewhere."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from clearinghouse.catalog.addresses import Destination, addresses_of, body_links, page_address
from clearinghouse.catalog.catalog import Catalog, Item, WrittenPage
from clearinghouse.content.body import BodyLink
from clearinghouse.content.kinds import BY_NAME
from clearinghouse.problems import Problem, nearest
from clearinghouse.rules.rule import Rule

MOST_GUESSES = 200
"""How many links are compared with every address there is. Whoever has more has renamed a folder."""


def check(catalog: Catalog, today: datetime.date) -> Iterator[Problem]:
    known = addresses_of(catalog).pages
    for number, (origin, link, place) in enumerate(_broken(catalog)):
        message = f"the link '{link.target}' leads nowhere" if link.target else "the link has no address"
        hint = _hint(link.target, place.address, origin, known if number < MOST_GUESSES else ())
        yield Problem(origin.source.path, link.mark, "link-broken", message, hint)


def _broken(catalog: Catalog) -> Iterator[tuple[Item | WrittenPage, BodyLink, Destination]]:
    unread = {_address(kind, name) for kind, name in catalog.unread}
    for origin, link, place in body_links(catalog):
        lost = place.goes == "nowhere" and place.address.rstrip("/") + "/" not in unread
        if not link.image and (lost or not link.target):
            yield origin, link, place


def _address(kind: str, name: str) -> str:
    """Return the address that something unread would have."""
    if kind == "page":
        return page_address(PurePosixPath(name))
    return f"/{BY_NAME[kind].plural}/{name}/" if kind in BY_NAME else f"/standards/{name}/"


def _without_spaces(target: str) -> str:
    if "://" in target:
        return "an address holds no spaces: open the page and copy its address from the browser"
    name = re.sub(r"[^a-z0-9._/-]+", "-", target.casefold()).strip("-")
    return f"an address holds no spaces: rename the file to {name}, and write that here"


def _hint(target: str, address: str, origin: Item | WrittenPage, known: Iterable[str]) -> str:
    """Say what to write, by what the target looks like."""
    if target.startswith("www.") or "@" in target:
        return f"write {'mailto:' if '@' in target else 'https://'}{target}"
    if re.fullmatch(r"[0-9() .+-]{7,}", target):
        return f"write tel:{re.sub('[^0-9+]', '', target)}"
    if " " in target:
        return _without_spaces(target)
    if re.search(r"\.\w{2,4}$", target) and not target.endswith(".md") and isinstance(origin, Item):
        return f"put the file into {origin.folder}/"
    section = f"/{address.strip('/').split('/')[0]}/"
    known = [page for page in known if page != origin.address]
    section_meant = f"/{address.rstrip('/').rpartition('/')[2]}/"
    near = [page for page in known if page.startswith(section)] or known
    close = section_meant if section_meant in known else nearest(address, near, 0.75)
    return (
        f"did you mean {close} ?"
        if close and close != section
        else "open the page you mean and copy its address, beginning with /"
    )


RULE = Rule(
    "link-broken",
    "A link leads nowhere",
    """
The text links to a page or file of this site that is not there. Write links inside the site as the end of
the page's address, beginning and ending with a slash:

```markdown
[the six goals](/goals/)
[an attendance toolkit](/resources/ed-every-student-every-day/)
```

A file in the item's own folder is linked by its name: `[agenda](agenda.pdf)`.
""",
    check,
)
