"""Twin files: `index.md` beside every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.publish.markdown import has_twin, twin
from clearinghouse.publish.page import Output, Page
from clearinghouse.publish.site import Site


def twin_outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """Yield the twins of pages; none on a site whose address nobody knows, since a twin's links are whole."""
    return (
        iter(())
        if not site.url
        else (Output(f"{page.address}index.md", twin(site, page)) for page in pages if has_twin(page))
    )
