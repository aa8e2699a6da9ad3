"""Says of the guides what an editor may want to look at: `guide: what`, a line each. Fails nothing."""

from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
import guides  # noqa: E402  # lies beside the tests that use it too

from clearinghouse.catalog.addresses import Addresses  # noqa: E402  # as above
from clearinghouse.catalog.catalog import Catalog  # noqa: E402  # as above
from clearinghouse.content.kinds import KINDS  # noqa: E402  # as above
from clearinghouse.host.content import load_content  # noqa: E402  # as above
from clearinghouse.problems import CODES  # noqa: E402  # as above
from clearinghouse.standards.reference import parse_reference  # noqa: E402  # as above

MOST_WORDS = 750
"""A guide is read in one sitting, so it may have three or four minutes' worth of words."""
USUAL_SENTENCE, LONGEST_SENTENCE = 14, 40
"""Words in a sentence: half of them have at most so many, and none has more than the other number."""


def main() -> None:
    catalog = load_content(ROOT, datetime.date.today()).catalog
    for guide in guides.PAGES:
        for words in advice(guide, catalog):
            print(f"{guide.relative_to(ROOT)}: {words}")


def advice(guide: Path, catalog: Catalog) -> Iterator[str]:
    """Yield what may be better about a guide, in words."""
    yield from _length(guide)
    yield from _names(guide, catalog)
    yield from _layout(guide)
    yield from _quoted(guide, catalog)


def _length(guide: Path) -> Iterator[str]:
    if (count := guides.word_count(guides.prose(guide))) > MOST_WORDS:
        yield f"it has {count} words; up to {MOST_WORDS} are read in one sitting"
    lengths = sorted(guides.word_count(sentence) for sentence in guides.sentences(guide)) or [0]
    if median(lengths) > USUAL_SENTENCE:
        yield f"half of its sentences have more than {USUAL_SENTENCE} words"
    if lengths[-1] > LONGEST_SENTENCE:
        yield f"its longest sentence has {lengths[-1]} words; cut it at {LONGEST_SENTENCE}"


def _names(guide: Path, catalog: Catalog) -> Iterator[str]:
    """Yield the names in a guide that stand for nothing: words of files, addresses, standards."""
    shown = guides.inline_code(guide)
    for word in sorted(shown - _known(catalog)):
        if re.fullmatch(r"[a-z]+([_-][a-z0-9]+)*", word):
            yield f"nothing is called `{word}`"
        elif re.fullmatch(r"/[\w/-]*/", word) and not _leads(word, catalog):
            yield f"there is no page {word}"
        elif re.fullmatch(r"[a-z0-9-]+/[A-Z0-9][\w.]*", word):
            reference = parse_reference(word)
            if not (reference and catalog.standard(reference)):
                yield f"there is no standard {word}"


def _known(catalog: Catalog) -> set[str]:
    fields = list(guides.all_fields())
    terms = {id for listed in catalog.vocabulary.lists.values() for id in listed}
    named = {field.name for field in fields} | {choice for field in fields for choice in field.choices}
    kinds = {kind.plural for kind in KINDS} | {item.id for item in catalog.items}
    return named | terms | kinds | set(CODES) | guides.LABELS | {"main", "true", "false"}


def _leads(address: str, catalog: Catalog) -> bool:
    addresses = Addresses(catalog)
    return address in addresses.pages or address in addresses.aliases


def _layout(guide: Path) -> Iterator[str]:
    if re.search(r"^ +```", guides.body(guide), re.MULTILINE):
        yield "an example stands inside a list, where Markdown spoils it"
    for target, words in guides.images(guide):
        if guides.word_count(words) < 5 or re.match(r"(?i)(picture|image|screenshot|photo) of", words):
            yield f"say in five words or more what {target} shows"
    index = guides.CONTRIBUTE / "index.md"
    if guide != index and f"/contribute/{guide.stem}/" not in guides.links(index):
        yield "the list of guides does not lead to it"


def _quoted(guide: Path, catalog: Catalog) -> Iterator[str]:
    """Yield the examples that are no longer what the catalogue says."""
    text = guides.body(guide)
    for id, words in re.findall(r"\(/resources/([\w-]+)/\):\n\n> (.*)\n", text):
        item = catalog.get("resource", id)
        if not item or words not in (item.fields.summary, getattr(item.fields, "try_this", "")):
            yield f"the words quoted for /resources/{id}/ are not its own"
    for id, codes in re.findall(r"^- \[.*\]\(/resources/([\w-]+)/\): ((?:`[^`]+`(?:, )?)+)\.", text, re.MULTILINE):
        item = catalog.get("resource", id)
        if not item or [parse_reference(code) for code in re.findall(r"`([^`]+)`", codes)] != list(item.standards):
            yield f"the standards shown for /resources/{id}/ are not its own"


if __name__ == "__main__":
    main()
