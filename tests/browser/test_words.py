"""The finder cuts words into the same terms as the index does."""

from __future__ import annotations

import random

from drawn import SAMPLE
from playwright.sync_api import Browser

from clearinghouse.publish.search.words import Stems, split_words

TERMS = """async ([base, texts]) => {
  const {fold, splitWords} = await import(base + '/assets/clearinghouse/find/words.js');
  return texts.map((text) => splitWords(fold(text)).map((word) => [word.text, word.term]));
}"""
ENDINGS = (
    "s es ies ied sses us ss ing ingly ed edly eed eedly y ly li ational tional ization ousness iveness fulness biliti "
    "aliti iviti alism ator izer ogist ogi icate ative alize iciti ical ful ness ance ence able ible ment ement ent ant "
    "ism ate iti ous ive ize sion tion al er ic e ll dd tting ying"
).split()


def test_every_word_has_the_same_stem_on_both_sides(browser: Browser, address: str) -> None:
    chance = random.Random(1)
    made = [
        "".join(chance.choices("aeiouybcdfglmnprstvxz", k=chance.randint(1, 6))) + chance.choice(ENDINGS)
        for _ in range(4_000)
    ]
    files = [*SAMPLE.rglob("*.md"), SAMPLE / "content" / "vocabulary.yml"]
    _assert_same(browser, address, [" ".join(made), *(file.read_text(encoding="utf-8") for file in files)])


def test_letters_of_all_kinds_are_cut_alike(browser: Browser, address: str) -> None:
    texts = [
        "Résumé, naïve café: el niño está aquí",
        "the school's, schools' and O\u2019Brien's",
        "under_score e-mail 3rd-grade K-12 50% $1,000",
        "ÅNGSTRÖM straße ΣΊΣΥΦΟΣ İstanbul",
        "ﬁnance ½ x² ①",
        "日本語 中文 한국어 العربية हिन्दी",
        "\u202ebidi\u202c zero\u200bwidth nbsp\u00a0space",
        "'quoted' ''twice'' rock'n'roll",
        "a" * 100,
        "",
    ]
    _assert_same(browser, address, texts)


def _assert_same(browser: Browser, address: str, texts: list[str]) -> None:
    page = browser.new_page()
    page.goto(f"{address}/find/")
    there = page.evaluate(TERMS, [address, texts])
    page.close()
    stems = Stems()
    for text, found in zip(texts, there, strict=True):
        here = [[word, stems.of(word)] for word in split_words(text)]
        assert found == here, next((pair for pair in zip(found, here, strict=False) if pair[0] != pair[1]), text[:80])
