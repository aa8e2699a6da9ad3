"""What matters of a proposal: the choice of what is told of it, in no words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from clearinghouse.changes.alike import lookalikes, odd_publishers
from clearinghouse.changes.effects import Act, Effects, Fault, PageEffect, Sample
from clearinghouse.changes.figures import compare_figures
from clearinghouse.changes.files import FileChange
from clearinghouse.changes.lost import lost_addresses
from clearinghouse.changes.moves import index_moves
from clearinghouse.changes.pages import page_effect
from clearinghouse.changes.proposal import Proposal
from clearinghouse.changes.terms import compare_terms
from clearinghouse.content.figures import FIGURES
from clearinghouse.content.files import STANDARDS
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.read_file import VOCABULARY
from clearinghouse.rules import RULES

LARGE = 5 * 1024 * 1024
"""From this size on a file for readers is named as large: on a phone it takes long and costs money."""
_TITLES = {rule.code: rule.title for rule in RULES}
_SAMPLES = ("/", "/find/", "/resources/", "/standards/")
"""Pages that between them show most of the site's parts, to look at where the program itself changes."""


def what_matters(proposal: Proposal) -> Effects:
    """Return all that a proposal does to the site and its readers."""
    pages = tuple(page_effect(change, proposal) for change in proposal.changes)
    return Effects(
        pages=pages,
        counts=tuple(_counts(pages)),
        samples=tuple(_samples(proposal)),
        faults=tuple(sorted(_faults(proposal), key=lambda fault: fault.elsewhere)),
        touches_word_lists=any(file.path == VOCABULARY for file in proposal.files),
        touches_standards=any(file.path.parent == STANDARDS for file in proposal.files),
        terms=compare_terms(proposal.before.catalog, proposal.after.catalog),
        figures=compare_figures(proposal.before.catalog, proposal.after.catalog),
        loose=tuple(filter(_is_loose, proposal.files)),
        code=tuple(file for file in proposal.files if not file.is_content),
        problems=proposal.new_problems,
        mended=proposal.mended,
        old_errors=proposal.old_errors,
        lookalikes=lookalikes(proposal),
        odd_publishers=odd_publishers(proposal),
        lost=lost_addresses(proposal),
        large=tuple(file for file in proposal.files if file.is_content and file.what != "gone" and file.size > LARGE),
        moves=index_moves(proposal),
    )


def _counts(pages: Iterable[PageEffect]) -> Iterator[tuple[Act, str, int]]:
    counts = Counter((page.kind, page.act) for page in pages)
    for name in (*(kind.name for kind in KINDS), ""):
        yield from ((act, name, number) for (kind, act), number in counts.items() if kind == name)


def _is_loose(file: FileChange) -> bool:
    """True for content that is neither a page nor data: attachments, pictures, and what else there is."""
    data = file.path in (VOCABULARY, FIGURES) or file.path.parent == STANDARDS
    return file.is_content and not file.is_page and not data


def _faults(proposal: Proposal) -> Iterator[Fault]:
    touched = {str(file.path) for file in proposal.files}
    for problem in proposal.new_problems:
        if problem.level == "error":
            yield Fault(problem, _TITLES.get(problem.code, problem.code), str(problem.path) not in touched)


def _samples(proposal: Proposal) -> Iterator[Sample]:
    """Yield some pages of each sort where the program may change how any page looks."""
    if any(file.is_look for file in proposal.files):
        firsts = [items[0].address for kind in KINDS if (items := proposal.after.public.of(kind.name))]
        for address in (*_SAMPLES, *firsts):
            yield Sample(address, *(bool(side.leads_to(address)) for side in (proposal.before, proposal.after)))
