"""The summary: a proposal in plain words, as Markdown of a bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.changes.effects import Effects
from clearinghouse.changes.words.figures import figure_lines
from clearinghouse.changes.words.files import file_line, part_lines
from clearinghouse.changes.words.indexes import index_lines
from clearinghouse.changes.words.lines import Addresses, fault_block
from clearinghouse.changes.words.pages import page_blocks, removed_line, tell_changed, tell_new
from clearinghouse.changes.words.terms import term_lines
from clearinghouse.changes.words.verdict import remarks, verdict
from clearinghouse.changes.words.worries import worry_lines
from clearinghouse.github_markdown import code, is_web, link

_MOST_PICTURES = 5


@dataclass(frozen=True)
class SummaryPart:
    """A part of the summary. `room` is how many bytes its blocks may take; `rest` tells of those left out."""

    title: str
    blocks: Sequence[str]
    room: int
    rest: str = ""
    opening: str = ""


def render_summary(effects: Effects, addresses: Addresses, pictures: Iterable[str] = ()) -> str:
    """Return what a proposal does to the site, for someone who knows neither git nor YAML.

    All text from content is escaped and bounded; the whole stays below 60 kB.

    Args:
        effects: what matters of the proposal.
        addresses: where links lead.
        pictures: addresses, or folders, where pictures of the changed pages are.
    """
    worries = list(worry_lines(effects))
    parts = ["# What this proposal does", f"**{verdict(effects)}**", remarks(effects, len(worries))]
    parts += [_render(section) for section in _sections(effects, addresses, worries) if section.blocks]
    parts += list(_pictures(list(pictures)[:_MOST_PICTURES]))
    parts.append(
        f"What all this means, and how to mend things: {addresses.page('Proposals', '/contribute/proposals/')}."
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _render(section: SummaryPart) -> str:
    kept: list[str] = []
    room = section.room
    for block in section.blocks:
        room -= len(block.encode("utf-8", "backslashreplace")) + 2
        if room < 0:
            break
        kept.append(block)
    left = len(section.blocks) - len(kept)
    closing = [f"… and {left:,} more. {section.rest}".rstrip()] if left else []
    return "\n\n".join([f"## {section.title}", *filter(None, [section.opening]), _joined(kept), *closing])


def _joined(blocks: Iterable[str]) -> str:
    """Return blocks one below the other: entries of a list close, all else with a line between."""
    return "".join(f"{'' if block.startswith('- ') else chr(10)}{block}{chr(10)}" for block in blocks).strip()


def _sections(effects: Effects, addresses: Addresses, worries: Sequence[str]) -> Iterator[SummaryPart]:
    fresh = [page for page in effects.pages if page.act in ("adds", "drafts")]
    gone = [page for page in effects.pages if page.act == "removes"]
    rest = [page for page in effects.pages if page.act not in ("adds", "drafts", "removes")]
    faults = [fault_block(number, fault, addresses) for number, fault in enumerate(effects.faults, 1)]
    yield SummaryPart("To be mended before it can be published", faults, 12_000, _IN_CHECK)
    yield SummaryPart("Worth a look", worries, 6000, opening="None of this stops the site from being published.")
    yield SummaryPart("New", list(page_blocks(fresh, tell_new)), 10_000, _IN_FILES)
    yield SummaryPart("Changed", list(page_blocks(rest, tell_changed)), 12_000, _IN_FILES)
    yield SummaryPart("Removed", list(map(removed_line, gone)), 4000, _IN_FILES)
    yield SummaryPart("Word lists and standards", list(term_lines(effects.terms)), 3000, _IN_FILES)
    yield SummaryPart("The program's figures", list(figure_lines(effects.figures)), 3000, _IN_FILES)
    yield SummaryPart("Files for readers", list(map(file_line, effects.loose)), 3000, _IN_FILES)
    yield SummaryPart("Lists that change", list(index_lines(effects.moves)), 6000, opening=_LISTS)
    yield SummaryPart("For someone who knows the code", list(part_lines(effects.code)), 4000, opening=_CODE)


_IN_CHECK = "The check names them all, each beside its line."
_IN_FILES = "They are in the list of changed files."
_LISTS = "These pages are made by the site itself; nobody has to edit them."
_CODE = "These files are not content: they decide how the site is made, checked or guarded."


def _pictures(places: Sequence[str]) -> Iterator[str]:
    if places:
        yield "## Pictures"
        named = [link("Open the pictures", place) if is_web(place) else code(place, 200) for place in places]
        yield f"The changed pages as a phone shows them, before and after: {', '.join(named)}."
