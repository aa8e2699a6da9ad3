"""The summary: a proposal in plain words, as Markdown of a bounded size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from clearinghouse.catalog.catalog import Item
from clearinghouse.changes.effects import (
    IndexMove,
    index_moves,
    named_after,
    named_by,
    places_gained,
    places_lost,
)
from clearinghouse.changes.files import FileChange
from clearinghouse.changes.proposal import Change, Proposal, outside_links
from clearinghouse.changes.visibility import removed, who_sees
from clearinghouse.changes.words.counting import counted, first, spelled
from clearinghouse.changes.words.lines import (
    Addresses,
    body_line,
    field_line,
    path_said,
    place_lines,
    problem_block,
    size_said,
)
from clearinghouse.changes.words.terms import term_lines
from clearinghouse.changes.words.verdict import NOUNS, loose_files, remarks, verdict
from clearinghouse.changes.words.worries import worries
from clearinghouse.github_markdown import code, is_web, link, plain, strong

MOST_TOLD_WHOLE = 15
"""So many pages of one sort are told with all that differs; where there are more, each gets a line."""
_FEW = 5


@dataclass(frozen=True)
class Section:
    """A part of the summary. `room` is how many bytes its blocks may take; `rest` tells of those left out."""

    title: str
    blocks: Sequence[str]
    room: int
    rest: str
    opening: str = ""


def render_summary(proposal: Proposal, addresses: Addresses, pictures: Iterable[str] = ()) -> str:
    """Return what a proposal does to the site, for someone who knows neither git nor YAML.

    All text from content is escaped and bounded; the whole stays below 60 kB.

    Args:
        proposal: both sides of the change.
        addresses: where links lead.
        pictures: addresses, or folders, where pictures of the changed pages are.
    """
    looks = worries(proposal)
    parts = ["# What this proposal does", f"**{verdict(proposal)}**", remarks(proposal, len(looks))]
    parts += [_render(section) for section in _sections(proposal, addresses, looks) if section.blocks]
    parts += list(_pictures(list(pictures)[:_FEW]))
    parts.append(
        f"What all this means, and how to mend things: {addresses.page('Proposals', '/contribute/proposals/')}."
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _render(section: Section) -> str:
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


def _sections(proposal: Proposal, addresses: Addresses, looks: Sequence[str]) -> Iterator[Section]:
    fresh = [change for change in proposal.changes if change.act in ("adds", "drafts")]
    gone = [change for change in proposal.changes if change.act == "removes"]
    told = {id(change) for change in (*fresh, *gone)}
    rest = [change for change in proposal.changes if id(change) not in told]
    in_files = "They are in the list of changed files."
    yield _mend(proposal, addresses)
    yield Section("Worth a look", looks, 6000, "", "None of this stops the site from being published.")
    yield Section("New", list(_told(fresh, proposal, _new)), 10_000, in_files)
    yield Section("Changed", list(_told(rest, proposal, _changed)), 12_000, in_files)
    yield Section("Removed", [_removed(change, proposal) for change in gone], 4000, in_files)
    yield Section("Word lists and standards", list(term_lines(proposal)), 3000, in_files)
    yield Section("Files for readers", [_file(file) for file in loose_files(proposal)], 3000, in_files)
    yield Section("Lists that change", list(_lists(proposal)), 6000, "", _LISTS)
    yield _code(proposal)


_LISTS = "These pages are made by the site itself; nobody has to edit them."


def _mend(proposal: Proposal, addresses: Addresses) -> Section:
    touched = {str(file.path) for file in proposal.files}
    errors = sorted(proposal.errors, key=lambda problem: str(problem.path) not in touched)
    blocks = [
        problem_block(number, problem, addresses, str(problem.path) not in touched)
        for number, problem in enumerate(errors, 1)
    ]
    return Section("To be mended before it can be published", blocks, 12_000, "The check names them all, each beside its line.")  # fmt: skip


def _told(
    changes: Sequence[Change], proposal: Proposal, tell: Callable[[Change, Proposal], Iterator[str]]
) -> Iterator[str]:
    whole = len(changes) <= MOST_TOLD_WHOLE
    for change in changes:
        noun = NOUNS[change.kind.name if change.kind else ""][0]
        if whole:
            yield "\n".join([f"### {plain(change.title)} ({noun})", "", *tell(change, proposal)]).rstrip()
        else:
            yield f"- {strong(change.title, 90)} ({noun}): {_brief(change)}"


def _brief(change: Change) -> str:
    if change.unread:
        return f"cannot be read, in {path_said(change.path)}"
    if change.act in ("adds", "drafts"):
        return "everyone will see it" if change.seen_after else "readers of the site do not see it yet"
    fields = first([plain(field.label, 40) for field in change.fields], 4)
    what = ", ".join(filter(None, (fields, "the text" if change.body else "")))
    return f"{_BRIEFLY.get(change.act, '')}{what or 'only how the file is written'}"


_BRIEFLY = {
    "publishes": "becomes visible to everyone; ",
    "retires": "is retired; ",
    "withdraws": "will no longer be visible; ",
    "moves": "gets another address; ",
    "brings back": "comes back; ",
}


def _new(change: Change, proposal: Proposal) -> Iterator[str]:
    yield who_sees(change, proposal)
    yield ""
    there = change.after
    if there is None:
        yield f"- The file: {path_said(change.path)}"
        return
    if summary := there.fields.summary:
        yield f"- **In short**: {plain(summary, 400)}"
    if isinstance(there, Item) and (url := there.url):
        yield f"- **Leads to**: {code(url, 300)}"
    if links := outside_links(there):
        yield f"- **Its text links to**: {first([code(address, 120) for address in links], _FEW)}"
    yield from place_lines(places_gained(proposal, change), "Found in")


_TOLD_BY_RETIRING = frozenset({"Replaced by", "Why it was retired"})


def _changed(change: Change, proposal: Proposal) -> Iterator[str]:
    yield who_sees(change, proposal)
    yield ""
    told = [field for field in change.fields if change.act != "retires" or field.label not in _TOLD_BY_RETIRING]
    yield from (field_line(field) for field in told[:20])
    if len(told) > 20:
        yield f"- and {counted(len(told) - 20, 'more field')}"
    if change.body:
        yield body_line(change.body)
    if change.act == "retires" and (namers := named_after(proposal, change)):
        yield f"- **Still named by**: {first([plain(item.title, 80) for item in namers], _FEW)}"
    if change.act == "changes" and not (change.fields or change.body or change.unread):
        yield "- Only how the file is written changes; the page stays as it is."
    if change.seen_before and change.seen_after:
        yield from place_lines(places_gained(proposal, change), "Will also be found in")
    elif change.seen_after:
        yield from place_lines(places_gained(proposal, change), "Found in")
    yield from place_lines(places_lost(proposal, change), "No longer found in")


def _removed(change: Change, proposal: Proposal) -> str:
    noun = NOUNS[change.kind.name if change.kind else ""][0]
    others = [plain(item.title, 80) for item in named_by(proposal, change)]
    named = f" It was named by {first(others, _FEW)}." if others else ""
    return f"- {strong(change.title)} ({noun}, {path_said(change.path)}). {removed(change, proposal)}{named}"


def _file(file: FileChange) -> str:
    what = {"added": "new", "changed": "changed", "gone": "removed"}[file.what]
    notes = [what, size_said(file.size) if file.what != "gone" else ""]
    notes += ["a link to another place, which the site refuses"] if file.is_link else []
    notes += ["hidden: the site passes it over"] if file.is_hidden else []
    return f"- {path_said(file.path)}: {', '.join(filter(None, notes))}"


def _lists(proposal: Proposal) -> Iterator[str]:
    """Yield an entry for each sort of index page, with the pages that move by name."""
    touched = {change.title for change in proposal.changes}
    moves = [move for move in index_moves(proposal) if not move.place.crossed]
    for group, found in groupby(moves, key=lambda move: move.place.group):
        listed = [_move(move, proposal, touched) for move in found]
        yield f"- **{group}**: {'; '.join([*listed[:12], *([f'{len(listed) - 12:,} more'] if len(listed) > 12 else [])])}"
    if crossed := sum(move.place.crossed for move in index_moves(proposal)):
        yield f"- **Standards of other frameworks**, through the crosswalk: {counted(crossed, 'page')}"


def _move(move: IndexMove, proposal: Proposal, touched: AbstractSet[str]) -> str:
    """Return an index page and what it gains and loses; what this proposal does not edit itself is named."""
    place, goal = move.place, move.place.group == "Goals"
    parts = [
        "a new page" if not goal and place.address not in proposal.before.indexes else "",
        _some(move.comes, "more", touched),
        _some(move.leaves, "fewer", touched),
        "the page goes" if not goal and place.address not in proposal.after.indexes else "",
    ]
    return f"{plain(place.name, 80)} ({', '.join(filter(None, parts))})"


def _some(titles: Sequence[str], which: str, touched: AbstractSet[str]) -> str:
    others = [plain(title, 70) for title in titles if title not in touched]
    named = f": {first(others, 3)}" if others else ""
    return f"{spelled(len(titles))} {which}{named}" if titles else ""


def _code(proposal: Proposal) -> Section:
    by_part = sorted(proposal.code, key=lambda file: file.part)
    blocks = [_part(part, list(files)) for part, files in groupby(by_part, key=lambda file: file.part)]
    opening = "These files are not content: they decide how the site is made, checked or guarded."
    return Section("For someone who knows the code", blocks, 4000, "", opening)


def _part(part: str, files: Sequence[FileChange]) -> str:
    names = [f"{path_said(file.path)} ({file.what})" for file in files]
    return f"- {part[:1].upper()}{part[1:]}: {counted(len(files), 'file')}: {first(names, 8)}"


def _pictures(places: Sequence[str]) -> Iterator[str]:
    if places:
        yield "## Pictures"
        named = [link("Open the pictures", place) if is_web(place) else code(place, 200) for place in places]
        yield f"The changed pages as a phone shows them, before and after: {', '.join(named)}."
