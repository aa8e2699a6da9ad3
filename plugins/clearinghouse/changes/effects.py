"""Effects: what matters of a proposal, as values that hold names and numbers of the site, and no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clearinghouse.changes.files import FileChange
from clearinghouse.problems import Problem

Act = Literal["adds", "drafts", "publishes", "brings back", "changes", "moves", "retires", "withdraws", "removes"]
"""What happens to a page."""
Hidden = Literal["", "draft", "example", "no consent", "empty"]
"""Why readers do not see something."""
Standing = Literal[
    "unread", "shown", "hidden", "changed", "changed retired", "moved", "retired", "retired hidden", "withdrawn",
    "published", "brought back", "removed", "removed hidden",
]  # fmt: skip
"""What becomes of a page for readers, from what it is for them today."""


@dataclass(frozen=True)
class FieldChange:
    """One field that differs.

    A plain value has `before` and `after`, empty where there is none. A list has the entries that it gains
    and loses by name, and `reordered` where it has only changed its order.
    """

    label: str
    before: str = ""
    after: str = ""
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    reordered: bool = False


@dataclass(frozen=True)
class BodyChange:
    """How the text below the fields differs, in words: how many there were, are new and are gone.

    `links` are the addresses outside the site to which the text did not lead before.
    """

    were: int
    new: int
    gone: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class IndexPage:
    """An index page: its sort, its name and its address.

    `crossed` where an item came by a crosswalk; `alone` where it stands on one page of that sort at most.
    """

    group: str
    name: str
    address: str
    crossed: bool = False
    alone: bool = False


@dataclass(frozen=True)
class PageEffect:
    """What a proposal does to an item or plain page.

    `kind` is empty for a plain page. `address` is where it will stand, or stood; `old_address` is where it stands
    today, and `leads_to` where that one ends afterwards; each is empty where there is none. Of what is new there
    are its summary, its `url` and the `links` of its text; of what is retired what replaces it or the note.
    `namers` are the titles of what names a thing that goes or is retired.
    """

    path: str
    kind: str
    title: str
    act: Act
    standing: Standing
    hidden: Hidden
    address: str
    old_address: str
    leads_to: str
    seen_before: bool
    seen_after: bool
    fields: tuple[FieldChange, ...]
    body: BodyChange | None
    summary: str
    url: str
    links: tuple[str, ...]
    replaced_by: str
    retired_note: str
    gained: tuple[IndexPage, ...]
    lost: tuple[IndexPage, ...]
    namers: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """True where the address differs."""
        return bool(self.old_address) and self.address != self.old_address


@dataclass(frozen=True)
class Fault:
    """A problem that must be mended. `rule` is the title of what it breaks; `elsewhere` where its file stays as it is."""

    problem: Problem
    rule: str
    elsewhere: bool


@dataclass(frozen=True)
class Lookalike:
    """Something, by its title, that seems to be on the site already as another, and in what the two are alike."""

    title: str
    other: str
    other_path: str
    other_retired: bool
    alike: Literal["publication", "title"]


@dataclass(frozen=True)
class OddPublisher:
    """A resource, by its title, whose publisher is new to the site and nearly the `usual` name of another."""

    title: str
    named: str
    usual: str


@dataclass(frozen=True)
class LostAddress:
    """An address that readers can open today and that will lead nowhere, and by what it can be kept.

    That is an alias in the file at `path`, retiring in place of removing, or an alias in whatever follows. For an
    index page it is to be asked whether it is meant to go; a plain page can keep nothing.
    """

    address: str
    name: str
    kept_by: Literal["alias", "retiring", "successor", "asking", "nothing"]
    path: str = ""


@dataclass(frozen=True)
class Moved:
    """How many items move, and the titles of those that the proposal does not edit itself."""

    number: int
    unedited: tuple[str, ...]


@dataclass(frozen=True)
class IndexMove:
    """An index page on which items come or go, and whether readers find the page on either side."""

    place: IndexPage
    comes: Moved
    leaves: Moved
    before: bool
    after: bool


@dataclass(frozen=True)
class FrameworkChange:
    """A framework that differs: how many standards it has, and the codes of those that are new, gone and reworded."""

    title: str
    what: Literal["unread", "gone", "new", "changed"]
    size: int = 0
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermEffects:
    """What changes in the frameworks, in the links of the crosswalk, and in the word lists, which may be `unread`."""

    frameworks: tuple[FrameworkChange, ...]
    links_new: int
    links_gone: int
    unread: bool
    lists: tuple[FieldChange, ...]


@dataclass(frozen=True)
class TableNamed:
    """A table of figures by what tells it from others; `survey` and `question` are 0 where it is none of a survey."""

    table: str
    period: str
    survey: int
    question: int
    asked: str


@dataclass(frozen=True)
class FigureEffects:
    """What changes in the program's figures.

    The tables that are `new`, with how many numbers they have and how many of these are withheld; those published that
    are `gone` or have numbers that `changed`; those whose question was worded anew, and the new ones without one.
    `address` is that of the page that shows them.
    """

    new: tuple[TableNamed, ...]
    numbers: int
    withheld: int
    gone: tuple[TableNamed, ...]
    changed: tuple[TableNamed, ...]
    asked: tuple[TableNamed, ...]
    unasked: tuple[TableNamed, ...]
    address: str

    def __bool__(self) -> bool:
        return bool(self.new or self.gone or self.changed or self.asked)


@dataclass(frozen=True)
class Sample:
    """A page to look at where the program itself changes, and whether an address leads anywhere on either side."""

    address: str
    before: bool
    after: bool


@dataclass(frozen=True)
class Effects:
    """All that matters of a proposal.

    `counts` says how many pages of a kind something happens to, in the order of the kinds; `problems` are those that
    it brings, `faults` the errors among them, those in the proposal's own files first. `loose` are files for readers
    that are neither page nor data, `code` the files outside the content.
    """

    counts: tuple[tuple[Act, str, int], ...]
    pages: tuple[PageEffect, ...]
    touches_word_lists: bool
    touches_standards: bool
    terms: TermEffects
    figures: FigureEffects
    loose: tuple[FileChange, ...]
    code: tuple[FileChange, ...]
    problems: tuple[Problem, ...]
    faults: tuple[Fault, ...]
    mended: int
    old_errors: int
    lookalikes: tuple[Lookalike, ...]
    odd_publishers: tuple[OddPublisher, ...]
    lost: tuple[LostAddress, ...]
    large: tuple[FileChange, ...]
    moves: tuple[IndexMove, ...]
    samples: tuple[Sample, ...]
