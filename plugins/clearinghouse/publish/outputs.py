"""All outputs of the site: what it serves beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from clearinghouse.publish.case import case_outputs
from clearinghouse.publish.citations import citation_outputs
from clearinghouse.publish.coaches import coach_outputs
from clearinghouse.publish.contact_card import contact_cards
from clearinghouse.publish.discovery import discovery_outputs
from clearinghouse.publish.event_calendars import event_outputs
from clearinghouse.publish.feeds import feed_outputs
from clearinghouse.publish.finder import ADDRESS as FINDER
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.oai import oai_outputs
from clearinghouse.publish.open_data.figures import figure_outputs
from clearinghouse.publish.open_data.package import package_outputs
from clearinghouse.publish.page import Output
from clearinghouse.publish.reading_list import list_data
from clearinghouse.publish.search.files import Search
from clearinghouse.publish.search.scripts import script_outputs
from clearinghouse.publish.site import Site
from clearinghouse.publish.spoken import spoken_outputs
from clearinghouse.publish.standard_data import standard_data


@dataclass(frozen=True)
class Group:
    """Outputs that are made together. `page` is the address of the page that is made of the same, where there is one."""

    make: Callable[[Site], Iterable[Output]]
    page: str = ""


def search_outputs(site: Site) -> Iterator[Output]:
    yield from site.once(Search).outputs()


def cited_outputs(site: Site) -> Iterator[Output]:
    """Yield what holds citations: where it is made together, each is rendered once."""
    yield from item_data(site)
    yield from citation_outputs(site)


_GROUPS = (
    Group(lambda site: script_outputs()),
    Group(search_outputs, FINDER),
    *map(Group, (cited_outputs, list_data, event_outputs, contact_cards, coach_outputs)),
    *map(Group, (spoken_outputs, figure_outputs)),
)
_MACHINES = tuple(
    map(Group, (discovery_outputs, feed_outputs, case_outputs, standard_data, package_outputs, oai_outputs))
)


def output_groups(site: Site) -> tuple[Group, ...]:
    """Return what makes every output of the site, each address once: first what pages themselves ask for.

    What others read from elsewhere names its things by address: there is none on a site whose address nobody knows.
    """
    return (*_GROUPS, *(_MACHINES if site.url else ()))


def machine_outputs(site: Site) -> Iterator[Output]:
    """Yield what others read from elsewhere."""
    for group in _MACHINES if site.url else ():
        yield from group.make(site)
