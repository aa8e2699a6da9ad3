"""Measures what the finder makes of single words, and whether it says when it has nothing: part of scripts/finder."""

from __future__ import annotations

import random
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

JUDGED = Path(__file__).resolve().parent.parent / "tests" / "publish" / "search"
COMMON = 20_000
"""So many of the commonest words are everyday ones."""
NEAR = "qwertyuiop asdfghjkl zxcvbnm".split()
READ = """async (questions) => {
  const at = new URL('../assets/clearinghouse/find/', location.href);
  const [{IndexFiles}, {Filters}, {answered}, {viewOf}] = await Promise.all(
    ['index-files', 'filters', 'answer', 'address'].map((name) => import(`${at}${name}.js`)));
  const folder = new URL(document.getElementById('find').dataset.index, document.baseURI);
  const files = new IndexFiles(async (name) => (await fetch(`${folder}${name}.json`)).json());
  const filters = new Filters(files);
  const found = [];
  for (const question of questions) {
    const answer = await answered({...viewOf('', []), q: question}, files, filters);
    const named = answer.missing.length > 0;
    const taken = answer.question.corrected.map((pair) => pair.taken);
    found.push({taken, named, said: named || answer.unsaid.length > 0 || answer.nearest || !answer.numbers.length});
  }
  return found;
}"""


def measure_words(page: Page) -> None:
    """Print how many correct words are read as others, and how many slips are mended. A point ends each word: it is no beginning."""
    known = _known(page)
    text = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    counted = sorted(
        ((word, int(count)) for word, count in map(str.split, text.splitlines())), key=lambda pair: -pair[1]
    )
    words = [word for word, _ in counted if len(word) > 2 and word.isascii() and word.isalpha() and word not in known]
    chance = random.Random(7)
    for name, drawn in (("everyday", words[:COMMON]), ("rarer", words[COMMON:])):
        found = page.evaluate(READ, [f"{word} ." for word in chance.sample(drawn, 600)])
        print(f"{name} words read as others: {sum(bool(row['taken']) for row in found)} of 600")
    long = sorted(word for word, count in known.items() if count > 2 and len(word) > 5 and word.isalpha())
    for name, slip in (("on the first letter", _first), ("elsewhere", _elsewhere)):
        pairs = [(slip(word, chance), word) for word in chance.sample(long, 300)]
        found = page.evaluate(READ, [f"{slipped} ." for slipped, _ in pairs])
        print(
            f"slips {name} mended: {sum(word in row['taken'] for (_, word), row in zip(pairs, found, strict=True))} of 300"
        )


def measure_honesty(page: Page) -> None:
    """Print on how many questions about nothing here it says so, and on how many of the judged ones it does too."""
    off = yaml.safe_load((JUDGED / "off_topic.yml").read_text())
    judged = [row["q"] for row in yaml.safe_load((JUDGED / "judged.yml").read_text())]
    said, alarms = page.evaluate(READ, off), page.evaluate(READ, judged)
    print(
        f"off topic: said on {sum(row['said'] for row in said)}, words named on {sum(row['named'] for row in said)} of {len(off)};"
        f" false alarms: {sum(row['said'] for row in alarms)} of {len(judged)}"
    )


def _known(page: Page) -> dict[str, int]:
    """The words of the index with the number of entries that have each."""
    found: dict[str, Any] = page.evaluate(
        """async () => {
          const folder = new URL(document.getElementById('find').dataset.index, document.baseURI);
          const letters = [...'abcdefghijklmnopqrstuvwxyz'];
          const read = async (letter) => (await fetch(`${folder}words/${letter}.json`)).json().catch(() => ({}));
          return Object.assign({}, ...await Promise.all(letters.map(read)));
        }"""
    )
    return found


def _first(word: str, chance: random.Random) -> str:
    return _beside(word[0], chance) + word[1:]


def _elsewhere(word: str, chance: random.Random) -> str:
    """A letter left out, doubled, exchanged with the next, or missed for the key beside it."""
    place = chance.randrange(1, len(word) - 1)
    before, sign, after = word[:place], word[place], word[place + 1 :]
    slips = (before + after, before + sign * 2 + after, before + after[0] + sign + after[1:])
    return chance.choice((*slips, before + _beside(sign, chance) + after))


def _beside(sign: str, chance: random.Random) -> str:
    row = next(row for row in NEAR if sign in row)
    place = row.index(sign)
    return chance.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
