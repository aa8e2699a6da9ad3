"""Pages as HTML: our own templates, in which everything is escaped unless it was made safe."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from clearinghouse.catalog.live_list import BadRequest
from clearinghouse.host.environment import environment
from clearinghouse.host.folding import FoldingEnvironment
from clearinghouse.host.guarded import guarded, mailto
from clearinghouse.host.wording import html_wording
from clearinghouse.problems import Problem, help_address
from clearinghouse.publish.advisers import AdviserView
from clearinghouse.publish.bodies import ROOT
from clearinghouse.publish.card import Card
from clearinghouse.publish.head import make_head, render_head
from clearinghouse.publish.live import LiveAnswer, answer
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.paper import PaperAddresses
from clearinghouse.publish.search.entries import Entry
from clearinghouse.publish.site import Site
from clearinghouse.publish.when import spoken_day

_MOST = 20
"""How many problems a page of the preview names; the terminal has them all."""


class PageRenderer:
    """Renders the main part of every page of one site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._cards: dict[tuple[Card, str], Markup] = {}
        self._advisers: dict[tuple[AdviserView, bool], Markup] = {}
        self._people: dict[Card, Markup] = {}
        self._subjects: dict[tuple[tuple[Link, ...], bool], Markup] = {}
        self._templates = environment(FoldingEnvironment, "pages", site.wording)
        self._templates.filters |= {"to": to, "mailto": mailto, "guarded": guarded}
        self._templates.filters["day"] = lambda day: spoken_day(day, site.wording)
        self._templates.globals["card"] = self._card
        self._templates.globals["adviser"] = self._adviser
        self._templates.globals["result"] = self._result
        self._templates.known = {"wording": html_wording(site.wording), "icon": self._icon}
        self._papers = PaperAddresses(site)
        self._paper_template = self._templates.get_template("paper.html")
        self._card_template = self._templates.get_template("card.html")
        self._adviser_parts: Any = self._templates.get_template("adviser.html").module

    def render(self, page: Page, base: str) -> str:
        """Return the HTML of a page's main part.

        Args:
            page: the page.
            base: the way from the page to the site's root, such as `../..`.
        """
        template = self._templates.get_template(page.template)
        html = template.render(page=page, body=self._body(page), **page.values)
        return f"{html}{self._paper(page)}".replace(ROOT, f"{base}/")

    def problems(self, problems: Sequence[Problem], base: str) -> str:
        """Return the HTML that says on a page of the preview what is wrong with it."""
        template = self._templates.get_template("wrong.html")
        return template.render(problems=problems, most=_MOST, help=help_address).replace(ROOT, f"{base}/")

    def _paper(self, page: Page) -> str:
        """Return what a page carries on paper alone."""
        found = self._papers.of(page)
        return self._paper_template.render(address=found.words, code=found.code) if found else ""

    def machine_words(self, page: Page) -> tuple[str, str]:
        """Return what a page says to machines, as HTML: in its head, and as JSON-LD at its end."""
        head = make_head(self.site, page)
        script = f'<script type="application/ld+json">{head.json_ld}</script>' if head.json_ld else ""
        return render_head(self.site, head), script

    def _body(self, page: Page) -> Markup:
        """Render a page's body."""
        if page.origin is None:
            return Markup("")
        return Markup(self.site.bodies.render(page.origin, self._live))  # noqa: S704  # cleaned by nh3

    def _live(self, request: str) -> str:
        try:
            found = answer(request, self.site)
        except BadRequest:
            # It asks for what only drafts have, or a preview shows a list that the check has named.
            found = LiveAnswer()
        return self._templates.get_template("live.html").render(found=found)

    def _card(self, card: Card, level: str = "h3") -> Markup:
        """Render each card once, however many lists it stands in.

        The card itself is the key and so stays alive: an `id` alone is given to another card once its own is gone.
        """
        if (card, level) not in self._cards:
            html = self._card_template.render(card=card, level=level, id=card.key, kind="", keepable=card.keepable)
            self._cards[card, level] = Markup(html)  # noqa: S704  # made by an escaping template
        return self._cards[card, level]

    def _adviser(self, one: AdviserView, seeking: bool = False) -> Markup:
        """Render a person to talk to once, on however many pages they stand. The key stays alive, as a card does."""
        if (key := (one, seeking)) not in self._advisers:
            html = f"<li>\n{self._person(one.card)}{self._asked(one.about, seeking)}</li>"
            self._advisers[key] = Markup(html)  # noqa: S704  # as above
        return self._advisers[key]

    def _person(self, card: Card) -> Markup:
        """Render each person once, whatever they are asked about."""
        if card not in self._people:
            self._people[card] = self._adviser_parts.who(card)
        return self._people[card]

    def _asked(self, about: tuple[Link, ...], seeking: bool) -> Markup:
        """Render each choice of subjects once, whoever is asked about it."""
        if (key := (about, seeking)) not in self._subjects:
            self._subjects[key] = self._adviser_parts.asked(about, seeking)
        return self._subjects[key]

    def _icon(self, name: str) -> Markup:
        return Markup(self._templates.get_template("icons.html").module.icon(name))  # type: ignore[attr-defined]  # noqa: S704  # its macro

    def _result(self, entry: Entry, whole: bool = False) -> Markup:
        card, keepable = entry.card, entry.is_kept or whole
        html = self._card_template.render(card=card, level="h3", id=entry.id, kind=entry.kind, keepable=keepable)
        return Markup(html)  # noqa: S704  # as above


def to(address: Any) -> Markup:
    """Return an address on this site as a link's target, from whatever page."""
    return _target(str(address))


@lru_cache(maxsize=2**15)
def _target(address: str) -> Markup:
    return Markup(ROOT) + escape(quote(address[1:]))  # noqa: S704  # ROOT is a constant
