"""The verdict: what a proposal does and what it lacks, in a few sentences that come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clearinghouse.changes.files import FileChange
from clearinghouse.changes.proposal import Act, Proposal
from clearinghouse.changes.words.counting import counted, joined, spelled
from clearinghouse.content.kinds import KINDS
from clearinghouse.content.load import STANDARDS, VOCABULARY
from clearinghouse.words import load_words

_ENGLISH = load_words()


def _noun(kind: str) -> tuple[str, str]:
    return _ENGLISH(f"noun.{kind}", count=1), _ENGLISH(f"noun.{kind}", count=2)


NOUNS = {**{kind.name: _noun(kind.name) for kind in KINDS}, "": _noun("page")}
"""What the things of each kind are called in a sentence: one, and more."""
_ACTS: dict[Act, str] = {
    "adds": "adds {}",
    "drafts": "prepares {} as {drafts}",
    "publishes": "makes {} visible to everyone",
    "brings back": "brings back {}",
    "changes": "changes {}",
    "moves": "gives {} another address",
    "retires": "retires {}",
    "withdraws": "takes {} out of public view",
    "removes": "removes {}",
}


def verdict(proposal: Proposal) -> str:
    """Return what the proposal does, and how much must be mended before it can be published."""
    done = joined([*_acts(proposal), *_others(proposal)])
    return f"This {done or 'changes nothing that the site shows'}. {_mending(proposal)}"


def remarks(proposal: Proposal, worries: int) -> str:
    """Return what else to know at the outset, in sentences, or nothing.

    Args:
        proposal: both sides of the change.
        worries: how many things are worth a look though they stop nothing.
    """
    sentences = [
        _code(proposal) if proposal.code else "",
        f"{counted(worries, 'thing is', 'things are').capitalize()} worth a look." if worries else "",
        f"It mends {counted(proposal.mended, 'problem')} that the site had." if proposal.mended else "",
        _old(proposal) if proposal.old_errors else "",
    ]
    return " ".join(filter(None, sentences))


def _acts(proposal: Proposal) -> Iterator[str]:
    counts = Counter((change.act, change.kind.name if change.kind else "") for change in proposal.changes)
    for act, words in _ACTS.items():
        if what := [counted(counts[act, kind], *NOUNS[kind]) for kind in NOUNS if counts[act, kind]]:
            alone = sum(counts[act, kind] for kind in NOUNS) == 1
            yield words.format(joined(what), drafts="a draft" if alone else "drafts")


def _others(proposal: Proposal) -> Iterator[str]:
    paths = [file.path for file in proposal.files]
    if VOCABULARY in paths:
        yield "changes the word lists"
    if any(path.parent == STANDARDS for path in paths):
        yield "changes the leadership standards"
    if number := len(loose_files(proposal)):
        yield f"touches {counted(number, 'file', 'files')} for readers"


def loose_files(proposal: Proposal) -> tuple[FileChange, ...]:
    """Return the files of content that are neither pages nor data: attachments, pictures, and what else there is."""
    pages = {change.path for change in proposal.changes}
    return tuple(
        file
        for file in proposal.files
        if file.is_content
        and str(file.path) not in pages
        and file.path != VOCABULARY
        and file.path.parent != STANDARDS
        and not (file.path.suffix == ".md" and not file.is_hidden)
    )


def _mending(proposal: Proposal) -> str:
    errors = len(proposal.errors)
    if errors:
        return f"{counted(errors, 'thing').capitalize()} must be mended before it can be published."
    return "Nothing in it has to be mended."


def _code(proposal: Proposal) -> str:
    files = counted(len(proposal.code), "file")
    return f"It touches {files} outside the content, so someone who knows the code must look at it."


def _old(proposal: Proposal) -> str:
    one = proposal.old_errors == 1
    number = spelled(proposal.old_errors)
    were, keep = ("problem was", "keeps") if one else ("problems were", "keep")
    return f"{number.capitalize()} {were} there before this and {keep} the site from being published too."
