"""Items and pages: who sees each, and what is new, changed or gone, told whole or on a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from clearinghouse.changes.effects import Act, Hidden, PageEffect, Standing
from clearinghouse.changes.words.counting import counted, first
from clearinghouse.changes.words.lines import body_line, field_line, path_said, place_lines
from clearinghouse.changes.words.verdict import noun
from clearinghouse.github_markdown import code, plain, strong

MOST_TOLD_WHOLE = 15
"""So many pages of one sort are told with all that differs; where there are more, each gets a line."""
_FEW = 5
_MOST_FIELDS = 20
_STANDINGS: dict[Standing, str] = {
    "unread": "It cannot be read until what is wrong in it is mended; nothing more can be said of it before.",
    "shown": "Everyone will see it at {address}.",
    "hidden": "{hidden}",
    "changed": "Everyone sees the change.",
    "changed retired": "It is retired; its page keeps the notice.",
    "moved": "It moves from {old} to {address}. {afterwards}",
    "retired": "It will be retired: its page keeps its address and shows a notice{notice}",
    "retired hidden": "It is retired, and not shown: {hidden}",
    "withdrawn": "Everyone sees it today. {hidden} {afterwards}",
    "published": "It becomes visible to everyone at {address}. Today readers do not see it.",
    "brought back": "It was retired and comes back: the notice on its page goes.",
    "removed": "{afterwards}",
    "removed hidden": "Readers did not see it.",
}
_HIDDEN: dict[Hidden, str] = {
    "": "",
    "draft": "It is a draft: readers of the site do not see it until its status is `published`.",
    "example": "It is a sample for editors, which readers never see.",
    "no consent": "Readers do not see it, because there is no consent that holds today.",
    "empty": "Readers do not see it, because everything in it is hidden from them.",
}
_BRIEFLY: dict[Act, str] = {
    "publishes": "becomes visible to everyone; ",
    "retires": "is retired; ",
    "withdraws": "will no longer be visible; ",
    "moves": "gets another address; ",
    "brings back": "comes back; ",
}
_TOLD_BY_RETIRING = frozenset({"Replaced by", "Why it was retired"})
Tell = Callable[[PageEffect], Iterator[str]]


def page_blocks(pages: Sequence[PageEffect], tell: Tell) -> Iterator[str]:
    """Yield pages of one sort, each whole as it is told, or on a line where there are many."""
    for page in pages:
        if len(pages) <= MOST_TOLD_WHOLE:
            yield "\n".join([f"### {plain(page.title)} ({noun(page.kind)})", "", *tell(page)]).rstrip()
        else:
            yield f"- {strong(page.title, 90)} ({noun(page.kind)}): {_brief(page)}"


def _brief(page: PageEffect) -> str:
    if page.standing == "unread":
        return f"cannot be read, in {path_said(page.path)}"
    if page.act in ("adds", "drafts"):
        return "everyone will see it" if page.seen_after else "readers of the site do not see it yet"
    fields = first([plain(field.label, 40) for field in page.fields], 4)
    what = ", ".join(filter(None, (fields, "the text" if page.body else "")))
    return f"{_BRIEFLY.get(page.act, '')}{what or 'only how the file is written'}"


def who_sees(page: PageEffect) -> str:
    """Return in a sentence or two who will see a page, and who sees it today."""
    old = code(page.old_address, 200)
    ends = f"The old address {old} leads on to {code(page.leads_to, 200)}."
    return _STANDINGS[page.standing].format(
        address=code(page.address, 200),
        old=old,
        hidden=_HIDDEN[page.hidden],
        notice=_notice(page),
        afterwards=ends if page.leads_to else f"Its address {old} will lead nowhere.",
    )


def _notice(page: PageEffect) -> str:
    if page.replaced_by:
        return f" that leads to {strong(page.replaced_by)}."
    return f": “{plain(page.retired_note, 200)}”" if page.retired_note else "."


def tell_new(page: PageEffect) -> Iterator[str]:
    """Yield the lines about a page that is new."""
    yield from (who_sees(page), "")
    if page.standing == "unread":
        yield f"- The file: {path_said(page.path)}"
    if page.summary:
        yield f"- **In short**: {plain(page.summary, 400)}"
    if page.url:
        yield f"- **Leads to**: {code(page.url, 300)}"
    if page.links:
        yield f"- **Its text links to**: {first([code(address, 120) for address in page.links], _FEW)}"
    yield from place_lines(page.gained, "Found in")


def tell_changed(page: PageEffect) -> Iterator[str]:
    """Yield the lines about a page that differs."""
    yield from (who_sees(page), "")
    yield from _field_lines(page)
    if page.body:
        yield body_line(page.body)
    if page.namers:
        yield f"- **Still named by**: {_named(page)}"
    if page.act == "changes" and not (page.fields or page.body or page.standing == "unread"):
        yield "- Only how the file is written changes; the page stays as it is."
    yield from place_lines(page.gained, "Will also be found in" if page.seen_before else "Found in")
    yield from place_lines(page.lost, "No longer found in")


def _field_lines(page: PageEffect) -> Iterator[str]:
    told = [field for field in page.fields if page.act != "retires" or field.label not in _TOLD_BY_RETIRING]
    yield from map(field_line, told[:_MOST_FIELDS])
    if len(told) > _MOST_FIELDS:
        yield f"- and {counted(len(told) - _MOST_FIELDS, 'more field')}"


def _named(page: PageEffect) -> str:
    return first([plain(title, 80) for title in page.namers], _FEW)


def removed_line(page: PageEffect) -> str:
    """Return what becomes of a page that goes."""
    named = f" It was named by {_named(page)}." if page.namers else ""
    return f"- {strong(page.title)} ({noun(page.kind)}, {path_said(page.path)}). {who_sees(page)}{named}"
