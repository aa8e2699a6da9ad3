"""The list for the staff: one Markdown text for an issue, most urgent first, each line with the way to its form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.catalog.catalog import Item
from clearinghouse.github_markdown import code, plain
from clearinghouse.publish.when import spoken_day
from clearinghouse.upkeep.bad_links import BadLink
from clearinghouse.upkeep.due import CONSENT_DAYS, CONSENT_SOON_DAYS, Due, DueList
from clearinghouse.upkeep.links import IN_THE_TEXT, LinkPlace
from clearinghouse.upkeep.reasons import reason
from clearinghouse.upkeep.spread import MINUTES
from clearinghouse.upkeep.verdict import SILENT_DAYS, Kind
from clearinghouse.words import load_words

_ENGLISH = load_words()
MAX_BYTES = 60_000
"""GitHub takes 65,536 characters in an issue."""
MAX_LINES = 50
"""Lines shown of one section, so that the others keep their place."""
MAX_ADDRESS = 300
_ROOM = 5_000
"""Bytes kept free for the headings and closing words of the sections that follow."""

_INTRO = (
    "What to look after on the site, most urgent first. {way} This list is renewed by itself every week: what is "
    "done goes away, and when nothing is left the issue is closed."
)
_BY_FORM = "Each title opens the form in which it is mended."
_BY_FILE = "The file is named beside each title."
_ENDED = (
    "From its next build on the site leaves these out, or leaves out the school's name. Ask again, and write down the "
    "new days. Whoever does not agree any more is deleted."
)
_SOON = "Ask again before it ends, and write down the new days; else the page is taken off the site by itself. The form shows the day."
_BROKEN = (
    "Open the address. If the page is gone, write its new address, find something to take its place, or retire the "
    "resource. If it opens for you, set *Last reviewed* to today: then it stays off this list until something changes."
)
_UNANSWERED = f"Nothing has come back for {SILENT_DAYS // 7} weeks, though the page may only be slow or in trouble. Open the address and do as above."
_FRONT = "The address leads to the site's front page, so the page itself is probably gone. Look for it there, and write its new address or retire the resource."
_REVIEW = "Read it and open its link. If it is still good, set *Last reviewed* to today and *Review again by* to a day within two years; else retire it."
_AHEAD = "Many reviews fall on the same days. {share} a week, about {minutes} minutes, keep them from piling up; with these the week is done. Do as above."
_MOVED = "The site says that these have moved for good. Open the new address; if it is the same page, write it in."
_EVENT = "If there is a recording, or files that those who came may share, add them. If not, there is nothing to do."
_SHUT = "These sites turn programs away, so nobody has looked. There is nothing to do; a person opens them when the resource is reviewed."


@dataclass(frozen=True)
class ReportPart:
    """Some lines of one sort with a heading and what to do. `counts` is False for what is only good to know."""

    heading: str
    advice: str
    lines: Sequence[str]
    counts: bool = True


def count_due(sections: Iterable[ReportPart]) -> int:
    """Return how many lines ask for somebody's work."""
    return sum(len(section.lines) for section in sections if section.counts)


def list_sections(due: DueList, links: Iterable[BadLink], site_url: str) -> list[ReportPart]:
    """Return everything that is due, most urgent first, sections without lines left out.

    Args:
        due: what the calendar says.
        links: what the checks of links say.
        site_url: the site's address without a closing slash; empty where it is not known.
    """
    found = list(links)
    sections = (*_consent(due, site_url), *_broken(found, site_url), *_dated(due, found, site_url))
    return [section for section in sections if section.lines]


def _consent(due: DueList, site_url: str) -> Iterator[ReportPart]:
    ended = [*_pages(due, "consent-ended", "consent has ended", site_url), *_hidden_lines(due, site_url)]
    yield ReportPart("Consent has ended", _ENDED, ended)
    soon = [
        *_pages(due, "consent-soon", f"consent ends within {CONSENT_SOON_DAYS} days", site_url),
        *_pages(due, "consent-later", f"consent ends within {CONSENT_DAYS} days", site_url),
    ]
    yield ReportPart("Consent ends soon", _SOON, soon)


def _broken(found: Sequence[BadLink], site_url: str) -> Iterator[ReportPart]:
    yield ReportPart("Links that lead nowhere", _BROKEN, _bad(found, "broken", site_url))
    yield ReportPart("Links that lead to a front page", _FRONT, _bad(found, "front", site_url))
    yield ReportPart("Links that do not answer", _UNANSWERED, _bad(found, "unanswered", site_url))


def _dated(due: DueList, found: Sequence[BadLink], site_url: str) -> Iterator[ReportPart]:
    passed = _pages(due, "review-passed", "was to be looked at again by {day}", site_url)
    soon = _pages(due, "review-soon", "to be looked at again by {day}", site_url)
    over = _pages(due, "event-over", "ended on {day}", site_url)
    yield ReportPart("Past the day of review", _REVIEW, passed)
    yield ReportPart("To be reviewed within a month", _REVIEW, soon)
    ahead = _pages(due, "review-ahead", "to be looked at again by {day}", site_url)
    advice = _AHEAD.format(share=due.share, minutes=due.share * MINUTES)
    yield ReportPart("This week's share of later reviews", advice, ahead)
    yield ReportPart("Pages that have moved", _MOVED, _bad(found, "moved", site_url))
    yield ReportPart("Events that are over", _EVENT, over, counts=False)
    yield ReportPart("Links that only a person can check", _SHUT, _bad(found, "shut", site_url), counts=False)


def _pages(due: DueList, why: str, words: str, site_url: str) -> list[str]:
    return [_due_line(entry, words, site_url) for entry in due.pages if entry.why == why]


def _bad(found: Sequence[BadLink], kind: Kind, site_url: str) -> list[str]:
    return [_link_line(link, site_url) for link in found if link.verdict.kind == kind]


def render_report(sections: Sequence[ReportPart], site_url: str) -> str:
    """Return the issue's text. Its first line is `<!-- due: N -->`, by which a program knows whether there is any."""
    due = count_due(sections)
    opening = _INTRO.format(way=_BY_FORM if site_url else _BY_FILE) if due else "Nothing is due."
    text = f"<!-- due: {due} -->\n{opening}\n"
    for section in sections:
        text += _section(section, MAX_BYTES - _ROOM - len(text.encode()))
    return text


def _section(section: ReportPart, room: int) -> str:
    head = f"\n## {section.heading} ({len(section.lines)})\n\n{section.advice}\n\n"
    room -= len(head.encode())
    shown = []
    for line in section.lines[:MAX_LINES]:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        shown.append(f"{line}\n")
    left = len(section.lines) - len(shown)
    more = f"- … and {left} more, which come up here when these are done.\n" if left else ""
    return f"{head}{''.join(shown)}{more}"


def _due_line(due: Due, words: str, site_url: str) -> str:
    day = spoken_day(due.day, _ENGLISH) if due.day else ""
    return f"- {_named(due.item, site_url)}: {words.format(day=day)}"


def _hidden_lines(due: DueList, site_url: str) -> Iterator[str]:
    for kind, count in due.hidden.values():
        number = f"{count} {'entry' if count == 1 else 'entries'}"
        folder = code(f"{kind.folder}/")
        where = f"[{kind.plural_label}]({site_url}/edit/#/collections/{kind.plural}), folder {folder}"
        yield (
            f"- {number} in {where if site_url else folder}. Everyone can read this list, so it names nobody: "
            "`clearinghouse check` names the files to whoever has them."
        )


def _link_line(link: BadLink, site_url: str) -> str:
    place, said = link.place, link.verdict
    field = "in the text" if place.field == IN_THE_TEXT else f"field *{plain(place.field)}*"
    line = f"- {_placed(place, site_url)}, {field}: {code(link.address, MAX_ADDRESS)}"
    if said.kind in ("moved", "front"):
        return f"{line} leads to {code(said.moved, MAX_ADDRESS)}"
    return f"{line}: {reason(said.detail)}, since {spoken_day(said.since, _ENGLISH)}"


def _placed(place: LinkPlace, site_url: str) -> str:
    if place.item:
        return _named(place.item, site_url)
    return f"**{plain(place.title)}** ({code(str(place.source.path))}, line {place.mark.line})"


def _named(item: Item, site_url: str) -> str:
    title = plain(item.title)
    return f"[{title}]({form_address(item, site_url)})" if site_url else f"**{title}** ({code(str(item.source.path))})"


def form_address(item: Item, site_url: str) -> str:
    """Return the address of an item's form in the editor."""
    return f"{site_url}/edit/#/collections/{item.kind.plural}/entries/{item.id}"


def is_site_address(text: str) -> bool:
    """True for an address that can stand in a link and in a request as it is."""
    return bool(re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?", text))
