"""The verdict: what a proposal does and what it lacks, in a few sentences that come first."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.changes.effects import Act, Effects
from clearinghouse.changes.words.counting import counted, joined, spelled
from clearinghouse.words import load_words

_ENGLISH = load_words()
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


def noun(kind: str, count: int = 1) -> str:
    """Return what things of a kind are called in a sentence; without a kind they are pages."""
    return _ENGLISH(f"noun.{kind or 'page'}", count=count)


def verdict(effects: Effects) -> str:
    """Return what the proposal does, and how much must be mended before it can be published."""
    done = joined([*_acts(effects), *_others(effects)])
    return f"This {done or 'changes nothing that the site shows'}. {_mending(len(effects.faults))}"


def remarks(effects: Effects, worries: int) -> str:
    """Return what else to know at the outset, in sentences, or nothing.

    Args:
        effects: what matters of the proposal.
        worries: how many things are worth a look though they stop nothing.
    """
    sentences = [
        _code(len(effects.code)) if effects.code else "",
        f"{counted(worries, 'thing is', 'things are').capitalize()} worth a look." if worries else "",
        f"It mends {counted(effects.mended, 'problem')} that the site had." if effects.mended else "",
        _old(effects.old_errors) if effects.old_errors else "",
    ]
    return " ".join(filter(None, sentences))


def _acts(effects: Effects) -> Iterator[str]:
    for act, words in _ACTS.items():
        counts = [(kind, number) for done, kind, number in effects.counts if done == act]
        if counts:
            what = joined([counted(number, noun(kind), noun(kind, 2)) for kind, number in counts])
            yield words.format(what, drafts="a draft" if sum(number for _, number in counts) == 1 else "drafts")


def _others(effects: Effects) -> Iterator[str]:
    if effects.touches_word_lists:
        yield "changes the word lists"
    if effects.touches_standards:
        yield "changes the leadership standards"
    if effects.figures:
        yield "changes the program's figures"
    if number := len(effects.loose):
        yield f"touches {counted(number, 'file')} for readers"


def _mending(faults: int) -> str:
    if faults:
        return f"{counted(faults, 'thing').capitalize()} must be mended before it can be published."
    return "Nothing in it has to be mended."


def _code(files: int) -> str:
    return f"It touches {counted(files, 'file')} outside the content, so someone who knows the code must look at it."


def _old(errors: int) -> str:
    were, keep = ("problem was", "keeps") if errors == 1 else ("problems were", "keep")
    return f"{spelled(errors).capitalize()} {were} there before this and {keep} the site from being published too."
