"""The body of a page in its twin: what its author wrote, without what the page does not show."""

from __future__ import annotations

import re

from clearinghouse.catalog.catalog import Item, Page
from clearinghouse.catalog.live_list import BadRequest
from clearinghouse.publish.live import answer
from clearinghouse.publish.markdown.text import markdown_link, markdown_text
from clearinghouse.publish.site import Site

_LIVE = re.compile(r"^ {0,3}<!--\s*clearinghouse\s*:(.*?)-->\s*$", re.MULTILINE)
# What a page hides is taken out everywhere, in code too: better a sample loses a comment than a note gets out.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DROPPED = re.compile(r"<(script|style|template|iframe|object)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_ADDRESS = re.compile(r"<(?:https?|mailto):[^<>\s]+>|<[^<>\s@]+@[^<>\s]+>", re.IGNORECASE)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<label>[^\]]+)\]:.*(?:\n[ \t]+\S.*)*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}\n]*[#.=][^{}\n]*\}")


def twin_body(site: Site, origin: Item | Page) -> str:
    """Return a body as its twin has it: live lists answered, links whole, HTML and what no page shows left out."""
    text = origin.body.text.strip()
    if "<" in text:
        text = _without_html(_LIVE.sub(lambda found: _answered(site, found[1].strip()), text))
    if "]:" in text:
        text = _without_hidden(text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    return _with_whole_links(site, text, origin).strip()


def _without_html(text: str) -> str:
    text = _DROPPED.sub("", _COMMENT.sub("", text))
    return _TAG.sub(lambda found: found[0] if _ADDRESS.fullmatch(found[0]) else "", text)


def _without_hidden(text: str) -> str:
    """Take out definitions of links and footnotes that nothing uses: they are a way to write unseen notes."""
    used = {label.casefold() for label in re.findall(r"\[([^\]]+)\](?!:)", text)}
    return _DEFINITION.sub(lambda found: found[0] if found["label"].casefold() in used else "", text)


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


def _with_whole_links(site: Site, text: str, origin: Item | Page) -> str:
    """Write links out whole. Where one leads nowhere that readers may go, its words stay; a picture goes with its words."""
    for link in origin.body.links:
        place = site.addresses.resolve(link.target, origin)
        if place.goes in ("page", "file"):
            text = _led(text, link.target, site.at(place.address) + (f"#{place.fragment}" if place.fragment else ""))
        elif place.goes != "outside" or link.image:
            text = _unlinked(text, link.target)
    return text


def _led(text: str, target: str, whole: str) -> str:
    """Lead every link to a target elsewhere, whether it stands in the sentence or below the text."""
    return re.sub(
        rf"(\]\(<?|\]:[ \t]*<?){re.escape(target)}(?=[\s)>#]|$)", lambda found: found[1] + whole, text, flags=re.M
    )


def _unlinked(text: str, target: str) -> str:
    """Take every link to a target out."""
    inline = rf"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?{re.escape(target)}>?(?:\s[^()]*)?\)"
    text = re.sub(inline, lambda found: "" if found[1] else found[2], text)
    below = re.compile(rf"^ {{0,3}}\[([^\]]+)\]:[ \t]*<?{re.escape(target)}>?(?:[ \t].*)?$\n?", re.M)
    for label in below.findall(text):
        named = rf"(!?)\[([^\[\]]*)\]\[{re.escape(label)}\]|(!?)\[({re.escape(label)})\](?![(\[:])(?:\[\])?"
        text = re.sub(named, lambda found: "" if found[1] or found[3] else found[2] or found[4], text, flags=re.I)
    return below.sub("", text)
