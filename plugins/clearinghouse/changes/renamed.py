"""What went and came again under another name or in another place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.catalog.likeness import normal_url


def renamed(gone: Mapping[str, Item | WrittenPage], came: Mapping[str, Item | WrittenPage]) -> dict[str, str]:
    """Return the path of each thing that came and is one of those that went, with the path that it had."""
    paths: dict[tuple[str, str, str], str] = {}
    for path, written in gone.items():
        for sign in _signs(written):
            paths.setdefault(sign, path)
    found: dict[str, str] = {}  # the other way round, so that nothing that went comes twice
    for path, written in came.items():
        if old := next((paths[sign] for sign in _signs(written) if sign in paths), None):
            found.setdefault(old, path)
    return {path: old for old, path in found.items()}


def _signs(written: Item | WrittenPage) -> Iterator[tuple[str, str, str]]:
    """Yield by what a thing is known again among those of its kind, the surest sign first."""
    kind = written.kind.name if isinstance(written, Item) else ""
    if isinstance(written, Item) and (url := written.url):
        yield kind, "url", normal_url(url)
    yield kind, "title", written.title.casefold()
    if len(written.body.text) > 200:
        yield kind, "body", written.body.text
