"""A site whose words are all changed says nothing else: what its pages say is content, or one of the words."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
import yaml
from built import built_once
from drawn import CONFIG, ROOT, BuiltSite, DrawnSite
from words.test_stray_templates import NAMES, SPOKEN

from clearinghouse.content.kinds import KINDS
from clearinghouse.content.models import Practice, Resource
from clearinghouse.content.shape import Shape, shapes
from clearinghouse.host.site_words import declared_words
from clearinghouse.words import Text, load_words

SAMPLE = ROOT / "tests" / "sites" / "sample"
_OTHER = str.maketrans({chr(sign): chr(sign + 0xFEE0) for sign in (*range(65, 91), *range(97, 123))})
"""Letters that look like ours, and are others."""
_PATTERNS = ("day.date", "day.of_the_week", "day.morning", "day.afternoon", "day.month")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|(?:{_MONTH})(?: \d+,)? \d+")
"""Days, months and weekdays are those of the language, and English here."""
_NO_WORD = re.compile(r"\S*(?:[\d@/]|\.org)\S*|\b[A-Z]{2,}\b")
"""Codes, numbers, addresses and initials."""


def other(text: Text) -> Text:
    """Return words in other letters, their holes as they were."""
    if isinstance(text, str):
        return "".join(
            part if part.startswith("{") else part.translate(_OTHER) for part in re.split(r"(\{\w+\})", text)
        )
    return {form: str(other(words)) for form, words in text.items()}


@pytest.fixture(scope="module")
def other_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    root = tmp_path_factory.mktemp("other") / "site"
    shutil.copytree(SAMPLE, root)
    declared = {key: text for key, text in declared_words().items() if not key.startswith("problem.")}
    words = {key: other(text) for key, text in {**load_words().texts, **declared}.items() if key not in _PATTERNS}
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    option = yaml.safe_dump({"words": words}, allow_unicode=True, width=10_000)
    text = text.replace(
        "      page_size: 20\n", "      page_size: 20\n" + re.sub("^", "      ", option, flags=re.MULTILINE)
    )
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return built_once("other", tmp_path_factory, root)


KNOWN = NAMES | {"CSL-JSON", ".no.mail", "sveltia", "sveltia.", "decap", "none"}
"""Formats by their names, and what stands in an address to mislead those who collect them."""
_SILENT = ("script", "style", "code", "pre")
_SINGLE = ("br", "img", "input", "link", "meta", "wbr", "hr")


def _is_citation(attrs: dict[str, str | None]) -> bool:
    """True for a reference, which stands in the language and the form that its readers ask for."""
    return attrs.get("class") in ("ch-cite", "Z3988")


class Shown(HTMLParser):
    """What a page says, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT or (self._silent > 0 and tag not in _SINGLE) or _is_citation(dict(attrs))
        if self._silent:
            return
        self.found += [value or "" for name, value in attrs if name in SPOKEN and name != "value"]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= self._silent > 0 and tag not in _SINGLE

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(data)


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", _NO_WORD.sub("", _DATE.sub("", text))).strip().casefold()


def typed(fields: tuple[Shape, ...]) -> Iterator[str]:
    """Yield the values that fields may have, which are no words but names."""
    yield from (choice for field in fields for choice in (*field.choices, *typed(field.fields)))


@cache
def content() -> str:
    """All that the site's own files say, the examples of fields, and what is typed into files as it stands."""
    files = [file for file in SAMPLE.rglob("*") if file.suffix in (".md", ".yml", ".txt")]
    fields = [str(field.example) for model in (Resource, Practice) for field in shapes(model)]
    fields += [choice for kind in KINDS for choice in typed(shapes(kind.model))]
    texts = [*fields, *(file.read_text(encoding="utf-8").replace("/", " ") for file in sorted(files))]
    return " ".join(plain(text) for text in texts)


def said_in_english(page: str) -> Iterator[str]:
    shown = Shown()
    shown.feed(page)
    for piece in shown.found:
        for part in re.split(r" · |[.,:?!] | - |[\uff21-\uff3a\uff41-\uff5a]+", _DATE.sub("", piece)):
            words = plain(part)
            if re.search("[a-z]{2,}", words) and words not in content() and part.strip() not in KNOWN:
                yield part.strip()


@pytest.mark.slow
def test_pages_say_nothing_but_content_and_words_of_the_catalogue(other_site: BuiltSite) -> None:
    pages = sorted(file for file in other_site.folder.rglob("*.html") if "problems" not in file.parts)
    assert len(pages) > 100
    found: dict[str, str] = {}
    for file in pages:
        for words in said_in_english(file.read_text(encoding="utf-8")):
            found.setdefault(words, str(file.relative_to(other_site.folder)))
    assert "\n".join(f"{place}: {words}" for words, place in found.items()) == ""


@pytest.mark.slow
def test_a_site_in_another_language_says_which_and_what_it_lacks(site: DrawnSite) -> None:
    (site.root / "mkdocs.yml").write_text(CONFIG.replace("time_zone:", "language: es, time_zone:"), encoding="utf-8")
    spanish = "card: {keep: Guardar}\nsearch: {count: {one: '{count} resultado', other: '{count} resultados'}}\n"
    (site.root / "words").mkdir()
    (site.root / "words" / "es.yml").write_text(spanish, encoding="utf-8")

    built = site.build()

    home = built.text("/resources/")
    assert '<html lang="es"' in home
    assert ">Guardar</button>" in home
    assert "words/es.yml:1:1: warning: words-missing" in site.check().stdout
    assert "resultados" in built.text("/find/")
