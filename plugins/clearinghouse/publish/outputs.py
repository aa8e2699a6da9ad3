"""All outputs of the site: what it serves beside its pages."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.publish.case import case_outputs
from clearinghouse.publish.citations import citation_outputs
from clearinghouse.publish.discovery import discovery_outputs
from clearinghouse.publish.event_calendars import event_outputs
from clearinghouse.publish.feeds import feed_outputs
from clearinghouse.publish.item_data import item_data
from clearinghouse.publish.open_data.package import package_outputs
from clearinghouse.publish.page import Output
from clearinghouse.publish.site import Site
from clearinghouse.publish.standard_data import standard_data


def make_outputs(site: Site) -> Iterator[Output]:
    """Yield every output of the site, each address once.

    What others read from elsewhere names its things by address: a site whose address nobody knows has none of it.
    """
    yield from item_data(site)
    yield from citation_outputs(site)
    yield from event_outputs(site)
    yield from site.search.outputs()
    if site.url:
        yield from discovery_outputs(site)
        yield from feed_outputs(site)
        yield from case_outputs(site)
        yield from standard_data(site)
        yield from package_outputs(site)
