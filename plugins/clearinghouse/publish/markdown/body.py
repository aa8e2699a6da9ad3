"""The body of a page in its twin: what the page shows of it, as Markdown."""

from __future__ import annotations

from clearinghouse.catalog.catalog import Item, WrittenPage
from clearinghouse.catalog.live_list import BadRequest
from clearinghouse.content.body import LIST_PLACE
from clearinghouse.publish.bodies import ROOT
from clearinghouse.publish.live import answer
from clearinghouse.publish.markdown.shown import markdown_of
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.site import Site


def twin_body(site: Site, origin: Item | WrittenPage) -> str:
    """Return a body as its twin has it: live lists answered, links whole, and nothing that its page does not show."""
    text = markdown_of(site.bodies.shown(origin), lambda target: _led(site, target))
    for number, asked in enumerate(origin.body.live_lists):
        text = text.replace(f"{LIST_PLACE}-{number};", _answered(site, asked.request))
    return text


def _led(site: Site, target: str) -> str:
    return site.at("/") + target.removeprefix(ROOT) if target.startswith(ROOT) else target


def _answered(site: Site, request: str) -> str:
    try:
        found = answer(request, site)
    except BadRequest:
        return ""
    cards = [
        f"- {markdown_link(card.title, site.at(card.address))}: {markdown_text(card.summary)}" for card in found.cards
    ]
    steps = [f"- {markdown_text(step.title)}: {markdown_text(step.summary)}" for step in found.steps]
    return "\n".join([*cards, *steps])
