"""What is wrong, where the preview shows it: on the page it is about, in the place of one that cannot be shown, at home."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from clearinghouse.content.kinds import KINDS
from clearinghouse.problems import Problem
from clearinghouse.publish.page import Page
from clearinghouse.words import Words

HOME = "/"
_PLAIN = re.compile(r"(/[a-z0-9-]+)+/")
_FOLDERS = tuple(kind.folder for kind in KINDS)


def problems_by_address(problems: Iterable[Problem]) -> Mapping[str, Sequence[Problem]]:
    """Return the problems of each page by its address, and at the home page all of them."""
    found: dict[str, list[Problem]] = {}
    for problem in sorted(problems, key=lambda problem: problem.level):
        for address in dict.fromkeys((HOME, _address(problem.path))):
            found.setdefault(address, []).append(problem)
    return found


def pages_instead(addresses: Iterable[str], pages: Iterable[Page], wording: Words) -> Iterator[Page]:
    """Yield a page for each address that has problems and no page: the check could not read what belongs there."""
    there = {page.address for page in pages}
    for address in addresses:
        if address not in there:
            yield Page(address, wording("preview.unshown", address=address), "unshown.html", draft=True)


def _address(path: PurePosixPath) -> str:
    """Return the address of the page that a file is shown on; the home page for what belongs to none."""
    item = next((path.relative_to(folder).parts for folder in _FOLDERS if path.is_relative_to(folder)), ())
    if item and (len(item) > 1 or path.suffix == ".md"):
        folder = next(folder for folder in _FOLDERS if path.is_relative_to(folder))
        address = f"/{folder.name}/{item[0].removesuffix('.md')}/"
    elif path.suffix == ".md" and path.parts[0] == "content":
        address = "/" + str(path.relative_to("content").with_suffix("")).removesuffix("index").strip("/") + "/"
    else:
        address = HOME
    return address if _PLAIN.fullmatch(address) else HOME
