"""The command, making a site without anything that only machines read: what a benchmark compares the whole site with.

It is left out by taking the places away where it is made, so that nobody's settings need a switch for it.
"""

from __future__ import annotations

from clearinghouse import cli
from clearinghouse.host import plugin, work
from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish import outputs
from clearinghouse.publish.kinds import resource


def leave_out() -> None:
    """Make no twin, no head for machines, no JSON-LD, no citations, no item data, and none of the machine files."""
    for module in (plugin, work):
        _put(module, twin_outputs=lambda site, pages: iter(()))
    _put(resource, citation_links=lambda citation: (), coins=lambda citation: "")
    _put(PageRenderer, machine_words=lambda self, page: ("", ""))
    kept = tuple(group for group in outputs._GROUPS if group.make is not outputs.cited_outputs)
    assert len(kept) == len(outputs._GROUPS) - 1
    _put(outputs, _GROUPS=kept, _MACHINES=())


def _put(place: object, **instead: object) -> None:
    """Put something else in the place of what is there. What has moved away would stay switched on without a word."""
    for name, value in instead.items():
        assert name in vars(place), f"{place} has no {name}"
        setattr(place, name, value)


if __name__ == "__main__":
    leave_out()
    cli.main()
