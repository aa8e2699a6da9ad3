"""The pictures of a site, once all its files stand: without what cameras and programs left in them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clearinghouse.content.pictures import PICTURES, without_traces


def clean_pictures(site_dir: Path, addresses: Iterable[str]) -> None:
    """Take the traces out of every picture among the files that came from content.

    Raises:
        NotAPicture: one cannot be taken apart; the check names it before any build comes here.
    """
    for address in addresses:
        file = site_dir / address.lstrip("/")
        if file.suffix.casefold() in PICTURES and file.is_file():
            data = file.read_bytes()
            if (clean := without_traces(data)) != data:
                file.write_bytes(clean)
