"""All outputs of the site: what it serves beside its pages."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.case import case_outputs
from clearinghouse.publish.citations import citation_outputs
from clearinghouse.publish.coaches import coach_outputs
from clearinghouse.publish.contact_card import contact_cards
from clearinghouse.publish.discovery import discovery_outputs
from clearinghouse.publish.event_calendars import event_outputs
from clearinghouse.publish.feeds import feed_outputs
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.oai import oai_outputs
from clearinghouse.publish.open_data.figures import figure_outputs
from clearinghouse.publish.open_data.package import package_outputs
from clearinghouse.publish.page import Output
from clearinghouse.publish.search.files import Search
from clearinghouse.publish.search.scripts import script_outputs
from clearinghouse.publish.site import Site
from clearinghouse.publish.spoken import spoken_outputs
from clearinghouse.publish.standard_data import standard_data


def make_outputs(site: Site) -> Iterator[Output]:
    """Yield every output of the site, each address once."""
    yield from item_data(site)
    yield from citation_outputs(site)
    yield from event_outputs(site)
    yield from contact_cards(site)
    yield from coach_outputs(site)
    yield from spoken_outputs(site)
    yield from figure_outputs(site)
    yield from site.once(Search).outputs()
    yield from script_outputs()
    yield from machine_outputs(site)


def machine_outputs(site: Site) -> Iterator[Output]:
    """Yield what others read from elsewhere. It names its things by address: none on a site whose address nobody knows."""
    if site.url:
        yield from discovery_outputs(site)
        yield from feed_outputs(site)
        yield from case_outputs(site)
        yield from standard_data(site)
        yield from package_outputs(site)
        yield from oai_outputs(site)
