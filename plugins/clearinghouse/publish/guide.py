"""The editors' reference that the site writes about itself: a page of help for every problem code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from clearinghouse.catalog import catalog as made
from clearinghouse.catalog.own_examples import own_examples
from clearinghouse.content.body import Body
from clearinghouse.content.load import Source
from clearinghouse.content.models import PageFields
from clearinghouse.problems import Level, help_address
from clearinghouse.publish.page import Link, Page
from clearinghouse.publish.site import Site


class Help(Protocol):
    """What a rule says about itself."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def level(self) -> Level: ...


@dataclass(frozen=True)
class HelpRow:
    """A problem in the list of all problems."""

    link: Link
    level: Level


CONTRIBUTE = "/contribute/"
INDEX = "/contribute/problems/"


def help_pages(site: Site, rules: Sequence[Help]) -> Iterator[Page]:
    """Yield the list of all problems that a check can find, and a page of help for each."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    rows = tuple(HelpRow(Link(rule.code, help_address(rule.code), _title(site, rule)), rule.level) for rule in ordered)
    title, summary = site.wording("problems.title"), site.wording("problems.summary")
    above = (site.home, Link(site.wording("contribute.title"), "/contribute/"))
    yield Page(INDEX, title, "problems.html", {"rows": rows}, summary, above=above)
    if not any(page.address == CONTRIBUTE for page in site.catalog.pages):
        yield _contribute(site, Link(title, INDEX))
    for rule in ordered:
        body = Body(own_examples(site.wording.or_else(f"{rule.key}.help", rule.help), site.catalog))
        address, heading = help_address(rule.code), _title(site, rule)
        yield Page(
            address,
            heading,
            "problem.html",
            {"code": rule.code, "level": rule.level},
            site.wording("problems.what_to_do", code=rule.code),
            origin=made.WrittenPage(address, PageFields(title=heading), body, Source(PurePosixPath(rule.code))),
            above=(*above, Link(title, INDEX)),
        )


def _title(site: Site, rule: Help) -> str:
    return site.wording.or_else(f"{rule.key}.title", rule.title)


def _contribute(site: Site, problems: Link) -> Page:
    """The head of the guides, on a site that has written none of its own."""
    fields = Link(site.wording("fields.title"), "/contribute/fields/")
    options = Link(site.wording("options.title"), "/contribute/options/")
    title, lead = site.wording("contribute.title"), site.wording("contribute.lead")
    return Page(CONTRIBUTE, title, "contribute.html", {"links": (fields, problems, options)}, lead, above=(site.home,))
