"""The command, making a site without anything that only machines read: what a benchmark compares the whole site with.

It is left out by taking the places away where it is made, so that nobody's settings need a switch for it.
"""

from __future__ import annotations

from clearinghouse import cli
from clearinghouse.host import plugin, shards
from clearinghouse.host.templates import PageRenderer
from clearinghouse.publish import outputs
from clearinghouse.publish.citations import citation_outputs
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.kinds import resource


def leave_out() -> None:
    """Make no twin, no head for machines, no JSON-LD, no citations, no item data, and none of the machine files."""
    for module in (plugin, shards):
        vars(module)["twin_outputs"] = lambda site, pages: iter(())
    vars(resource).update(citation_links=lambda citation: (), coins=lambda citation: "")
    PageRenderer.machine_words = lambda self, page: ("", "")  # type: ignore[method-assign]  # the purpose of this file
    own = (citation_outputs, item_data)
    kept = tuple(group for group in outputs._GROUPS if group.make not in own)
    assert len(kept) == len(outputs._GROUPS) - len(own)
    vars(outputs).update(_GROUPS=kept, _MACHINES=())


if __name__ == "__main__":
    leave_out()
    cli.main()
