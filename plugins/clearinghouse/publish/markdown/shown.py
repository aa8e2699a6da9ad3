"""Cleaned HTML of a body as Markdown: a twin says what its page shows, for it is made of nothing else."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from clearinghouse.content.html import WITHIN_WORDS

_PIECE = re.compile(
    r'<(?P<block>p|li|h[1-6])(?: id="[^"]*")?>(?P<all>[^<]+)</(?P=block)>(?P<line>\n(?=<))?|'
    r'<(?P<end>/?)(?P<tag>[a-z0-9]+)(?P<more>(?:[^>"]|"[^"]*")*)>|(?P<words>[^<]+)'
)
_ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
_SIGNS = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;)")
_ANY_SIGN = re.compile(r"[\\`*\[\]<_~&]")
_START = re.compile(r"^[ \t]*(?:([#>+=~|-]|!(?=!!))|(\d+)(?=[.)]))", re.MULTILINE)
_BREAK = "\\\n"
_TICKS = re.compile("`+")
_AROUND = {tag: sign for tags, sign in (("em i", "*"), ("strong b", "**"), ("del s", "~~")) for tag in tags.split()}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ALONE = frozenset(("br", "hr", "img", "col"))


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet: what stands in it so far, as whole blocks and as words behind them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    blocks: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def end_words(self) -> None:
        if self.words:
            if text := _started("".join(self.words).strip()):
                self.blocks.append(text)
            self.words.clear()

    def text(self, between: str = "\n\n") -> str:
        self.end_words()
        return between.join(self.blocks)

    @property
    def line(self) -> str:
        return " ".join(self.text(" ").replace(_BREAK, " ").split())

    def is_of(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


def markdown_of(cleaned: str, lead: Callable[[str], str]) -> str:
    """Return HTML that the cleaner made as Markdown.

    Words of titles, names of references and notes, and the language of code are not shown, so they are left out.

    Args:
        lead: turns an address as it stands in the HTML into the one that the Markdown has.
    """
    writer = _Writer(lead)
    for piece in _PIECE.finditer(cleaned):
        block, all, line, end, tag, more, words = piece.groups()
        if words:
            writer.say(words)
        elif block:
            writer.stand(block, all)
            if line:
                writer.end_line()
        elif end:
            writer.close(tag)
        else:
            writer.open(tag, more)
    return writer.whole()


class _Writer:
    def __init__(self, lead: Callable[[str], str]) -> None:
        self._lead = lead
        self._opened = [_Open("")]

    def whole(self) -> str:
        while len(self._opened) > 1:
            self.close(self._opened[-1].tag)
        return self._opened[0].text()

    def say(self, words: str) -> None:
        here = self._opened[-1]
        if words == "\n" and not here.words and here.tag not in WITHIN_WORDS:
            return
        text = html.unescape(words) if "&" in words else words
        if here.words and here.words[-1] == _BREAK:
            text = text.removeprefix("\n")
        is_code = here.tag in ("code", "pre")
        here.words.append(text if is_code else _escaped(text))

    def stand(self, tag: str, words: str) -> None:
        """Take in a block that holds nothing but words, as most do."""
        if self._opened[-1].words:
            self._end_words()
        within = self._opened[-1]
        text = _started(_escaped(html.unescape(words) if "&" in words else words).strip())
        if tag == "p" and text:
            within.blocks.append(text)
        elif tag == "li" and within.tag == "ul" and text and "\n" not in text:
            within.blocks.append(f"- {text}")
        else:
            within.blocks += filter(None, [_block(_Open(tag, blocks=[text] if text else []), within)])

    def end_line(self) -> None:
        """Take in the end of a line behind a block, which says something among words alone."""
        if self._opened[-1].tag in WITHIN_WORDS:
            self.say("\n")

    def open(self, tag: str, more: str) -> None:
        here = _Open(tag, {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(more)} if more else {})
        if tag in _ALONE:
            self._stand(here)
        else:
            if tag not in WITHIN_WORDS and self._opened[-1].words:
                self._end_words()
            self._opened.append(here)

    def _end_words(self) -> None:
        """End the sentence before a block, which may begin within an element that stands among words."""
        depth = len(self._opened) - 1
        while self._opened[depth].tag in WITHIN_WORDS:
            depth -= 1
        for here in self._opened[depth + 1 :]:
            self._opened[depth].words += here.words
            here.words.clear()
        self._opened[depth].end_words()

    def close(self, tag: str) -> None:
        here = self._opened.pop()
        within = self._opened[-1]
        if tag in WITHIN_WORDS and not here.blocks:
            within.words.append(self._within(here))
        else:
            within.end_words()
            within.blocks += filter(None, [_block(here, within)])

    def _stand(self, here: _Open) -> None:
        within = self._opened[-1]
        if here.tag == "img":
            within.words.append(f"![{_escaped(here.attributes.get('alt', ''))}]({self._address(here, 'src')})")
        elif here.tag == "br":
            within.words.append(_BREAK)
        elif here.tag == "hr":
            within.end_words()
            within.blocks.append("---")

    def _within(self, here: _Open) -> str:
        """Return what an element within a sentence says, with the spaces at its ends outside its signs."""
        text = "".join(here.words)
        if here.tag == "code":
            return text if self._opened[-1].tag == "pre" else _code(text)
        if here.tag == "a":
            return self._link(here, text)
        sign, inner = _AROUND.get(here.tag, ""), text.strip()
        before = "".join(self._opened[-1].words[-1:])[-1:]
        if before.isalnum() and not inner[:1].isalnum():
            # Between a letter and a sign of another kind a star opens nothing, in CommonMark.
            return text
        return text.replace(inner, f"{sign}{inner}{sign}", 1) if inner else text

    def _link(self, here: _Open, text: str) -> str:
        target = here.attributes.get("href", "")
        if here.is_of("footnote-backref"):
            return ""
        if not target or not text.strip() or self._opened[-1].is_of("footnote-ref"):
            return text
        bare = target.removeprefix("mailto:")
        return (
            f"<{bare}>"
            if _SIGNS.sub("", bare) == text.replace("\\", "") == bare
            else f"[{text}]({self._address(here, 'href')})"
        )

    def _address(self, here: _Open, name: str) -> str:
        address = self._lead(here.attributes.get(name, ""))
        return address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text) if _ANY_SIGN.search(text) else text


def _block(here: _Open, within: _Open) -> str:
    """Return a closed element as one block."""
    if here.tag == "li":
        return _entry(here, within)
    return _BLOCKS.get(here.tag, _words_block)(here)


def _row(here: _Open) -> str:
    return "| " + " | ".join(here.blocks) + " |"


def _cell(here: _Open) -> str:
    return here.line.replace("|", "\\|") or " "


def _lines(here: _Open) -> str:
    return here.text("\n")


def _list(here: _Open) -> str:
    return here.text("\n\n" if any("\n\n" in item for item in here.blocks) else "\n")


def _quotation(here: _Open) -> str:
    return "\n".join(f"> {line}".rstrip() for line in here.text().split("\n"))


def _words_block(here: _Open) -> str:
    if here.tag in _HEADINGS:
        line = here.line
        return f"{'#' * int(here.tag[1])} {line}" if line else ""
    if here.tag == "summary" or here.is_of("admonition-title"):
        line = here.line
        return f"**{line}**" if line else ""
    return here.text()


def _entry(here: _Open, within: _Open) -> str:
    first = within.attributes.get("start", "1")
    number = int(first if first.isdecimal() else 1) + len(within.blocks)
    mark = f"{number}. " if within.tag == "ol" else "- "
    indent = " " * len(mark)
    lists = all(block.startswith(("- ", "1. ")) for block in here.blocks[1:])
    text = here.text("\n" if lists and len(here.blocks) > 1 else "\n\n")
    return mark + "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n")).removeprefix(indent)


def _table(here: _Open) -> str:
    rows = "\n".join(block for block in here.blocks).split("\n")
    rule = "|" + "---|" * max(1, len(re.findall(r"(?<!\\)\|", rows[0])) - 1)
    return "\n".join([rows[0], rule, *rows[1:]]) if rows[0] else ""


def _fenced(here: _Open) -> str:
    text = "".join(here.words)
    fence = "`" * max(3, 1 + max(map(len, _TICKS.findall(text)), default=0))
    return f"{fence}\n{text.removesuffix(chr(10))}\n{fence}"


def _code(text: str) -> str:
    if not text:
        return ""
    ticks = "`" * (1 + max(map(len, _TICKS.findall(text)), default=0))
    space = " " if text[0] == "`" or text[-1] == "`" else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _started(text: str) -> str:
    """Return words whose lines begin with no sign that would make them something else."""
    if text[:1].isalpha() and "\n" not in text:
        return text
    return _START.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\",
        re.sub(r"\n[ \t]+", "\n", text) if "\n" in text else text,
    )


_BLOCKS: dict[str, Callable[[_Open], str]] = {
    "pre": _fenced, "tr": _row, "td": _cell, "th": _cell, "table": _table, "thead": _lines, "tbody": _lines, "tfoot": _lines,
    "ul": _list, "ol": _list, "blockquote": _quotation,
}  # fmt: skip
