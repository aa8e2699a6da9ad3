"""The body of a file: its links, images, anchors and live lists, each with its line."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markdown_it.token import Token

from clearinghouse.content.markdown import Document, footnote_ids, html_tags, parse_markdown, render_markdown
from clearinghouse.content.plain_links import plain_links
from clearinghouse.content.slug import ANCHOR
from clearinghouse.problems import Mark

_FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})(?P<rest>.*)$")
_TELLING = re.compile(r"[<#\]}]|^[ >]*(?:=+|-+)[ \t]*$", re.MULTILINE)
"""Without any of these a text has no link, no heading and no HTML."""
_LEADING = re.compile(r"[<\]]")
"""Without any of these it has no link and no HTML, and most texts have none: to take one apart costs most of a check."""
_ODD_LIST = re.compile(r"<!--.*?clearing-?\s?house|^\s*clearing-?house\s*:.*-->", re.IGNORECASE)
_SPAN = re.compile(r"`[^`]*`|^(?: {4}|\t).*")
LIVE_LIST = re.compile(r"^ {0,3}<!--\s*clearinghouse\s*:(.*?)-->\s*$")
LIST_PLACE = f"\ue001{secrets.token_hex(16)}"
"""With a hyphen and a number behind it, stands for a live list in HTML.

It holds a number that nobody can guess and that reaches no page, so no author can write it in any spelling.
"""


@dataclass(frozen=True)
class BodyLink:
    """A link or image in a body: where it leads, its text or alternative text, and its line."""

    target: str
    text: str
    mark: Mark
    image: bool = False


@dataclass(frozen=True)
class LiveList:
    """A place in a body where the site puts a list: what was asked for, and its line in the file."""

    request: str
    mark: Mark


@dataclass(frozen=True)
class Body:
    """Markdown text, and the line of its file on which it begins."""

    text: str = ""
    first_line: int = 1

    @property
    def links(self) -> tuple[BodyLink, ...]:
        """Every link and image, in the order of the text. Code and comments hold none."""
        if not _LEADING.search(self.text):
            return ()
        plain = None if "_reading" in self.__dict__ else self._plain_links
        return self._reading.links if plain is None else plain

    @cached_property
    def _plain_links(self) -> tuple[BodyLink, ...] | None:
        if (found := plain_links(self.text)) is None:
            return None
        return tuple(_placed([(BodyLink(target, words, Mark(line)), 0) for target, words, line in found], self))

    @property
    def anchors(self) -> frozenset[str]:
        """The ids that links can point to on this page: those of its headings and of its own HTML."""
        return self._reading.anchors

    @property
    def live_lists(self) -> tuple[LiveList, ...]:
        """Every `<!-- clearinghouse: ... -->` that stands on a line of its own outside code."""
        return self._reading.live_lists if "<" in self.text else ()

    @cached_property
    def lines_outside_code(self) -> tuple[tuple[int, str], ...]:
        """The lines that are not in a fenced block, each with its number counted from 0."""
        lines, kept, fence = enumerate(self.text.split("\n")), [], ""
        if "```" not in self.text and "~~~" not in self.text:
            return tuple(lines)
        for number, line in lines:
            found = _FENCE.match(line)
            if fence:
                if found and found["mark"].startswith(fence) and not found["rest"].strip():
                    fence = ""
            elif found and "`" not in found["rest"]:
                fence = found["mark"]
            else:
                kept.append((number, line))
        return tuple(kept)

    @cached_property
    def odd_lists(self) -> tuple[Mark, ...]:
        """Where a comment speaks of the clearinghouse and yet is no live list, because of how it is written."""
        if "<!--" not in self.text:
            return ()
        return tuple(
            Mark(self.first_line + number, found.start() + 1)
            for number, line in self.lines_outside_code
            if (found := _ODD_LIST.search(_SPAN.sub("", line))) and not LIVE_LIST.match(line)
        )

    @property
    def tags(self) -> tuple[tuple[str, Mark], ...]:
        """The HTML tags that open in the text, in lower case, each with the place of its block."""
        return self._reading.tags if "<" in self.text else ()

    @property
    def open_markup(self) -> tuple[tuple[str, Mark], ...]:
        """What begins in HTML and is never closed, such as `comment` or `tag`, each with its place."""
        return self._reading.open_markup if "<" in self.text else ()

    @property
    def html(self) -> str:
        """The text as HTML, which still holds whatever tags its author wrote; paragraphs of `LIST_PLACE` for live lists.

        What the reading of links has made is given out once and forgotten, for each page is made once.
        """
        made: str | None = self.__dict__.pop("_html", None)
        return made if made is not None else _render(parse_markdown(self.text))

    def make(self) -> None:
        """Read the text and render it now, so that both are at hand wherever the body is handed on to."""
        _, self.__dict__["_html"] = self._reading, self.html

    def to_show(self) -> Body:
        """Return the body with what its page needs of what is known of it already, and not what only rules ask for."""
        shown = Body(self.text, self.first_line)
        shown.__dict__.update({name: self.__dict__[name] for name in ("_html", "_reading") if name in self.__dict__})
        return shown

    def __getstate__(self) -> Mapping[str, Any]:
        """Return the body for another process, whose own places for live lists have another number."""
        return {name: value for name, value in self.__dict__.items() if name != "_html" or LIST_PLACE not in value}

    @cached_property
    def _reading(self) -> _Reading:
        if not _TELLING.search(self.text):
            return _Reading()
        document = parse_markdown(self.text)
        found = _read(self, document)
        # To take a text apart costs most, and the page needs the same: see `html`.
        self.__dict__["_html"] = _render(document)
        return found


@dataclass(frozen=True)
class _Reading:
    """All that one reading of a text finds."""

    links: tuple[BodyLink, ...] = ()
    anchors: frozenset[str] = frozenset()
    live_lists: tuple[LiveList, ...] = ()
    tags: tuple[tuple[str, Mark], ...] = ()
    open_markup: tuple[tuple[str, Mark], ...] = ()


def _render(document: Document) -> str:
    """Return a document as HTML, with a paragraph that the cleaner lets through where each live list was asked for."""
    number = 0
    for token in document.tokens:
        if token.type == "html_block" and "clearinghouse" in token.content:
            lines = token.content.split("\n")
            for place, line in enumerate(lines):
                if LIVE_LIST.match(line):
                    lines[place] = f"<p>{LIST_PLACE}-{number};</p>"
                    number += 1
            token.content = "\n".join(lines)
    return render_markdown(document)


def _read(body: Body, document: Document) -> _Reading:
    links: list[tuple[BodyLink, int]] = []
    anchors: set[str] = set()
    lists: list[LiveList] = []
    html = _Html(body.first_line)
    for token, block in document.walk():
        first, last = block.map or (0, 0)
        if isinstance(id := token.attrGet("id"), str):
            anchors.add(id)
        if token.type == "inline":
            links += [(link, last) for link in _inline_links(token.children or [], first)]
        elif token.type == "html_block":
            links += [(link, last) for link in _html_links(token.content, first)]
            lists += _lists(token.content, body.first_line + first)
        if token.type in ("html_block", "html_inline"):
            html.read(token.content, first)
        anchors.update(footnote_ids(token))
    kept = frozenset(anchor for anchor in (anchors | html.ids) if ANCHOR.match(anchor))
    placed = tuple(_placed(links, body))
    return _Reading(placed, kept, tuple(lists), tuple(html.tags), tuple(html.open))


class _Html:
    """The author's own HTML: its tags and ids, and what it leaves open."""

    def __init__(self, first_line: int) -> None:
        self._first_line = first_line
        self.tags: list[tuple[str, Mark]] = []
        self.ids: set[str] = set()
        self.open: list[tuple[str, Mark]] = []

    def read(self, html: str, line: int) -> None:
        mark = Mark(self._first_line + line)
        tags, whole = html_tags(html)
        for tag, attributes in tags:
            self.tags.append((tag, mark))
            self.ids.add(attributes.get("id") or "")
        if not whole:
            self.open.append(("comment" if html.rfind("<!--") > html.rfind("-->") else "tag", mark))


def _lists(html: str, line: int) -> Iterator[LiveList]:
    for number, text in enumerate(html.split("\n")):
        if found := LIVE_LIST.match(text):
            yield LiveList(found[1].strip(), Mark(line + number))


def _placed(found: list[tuple[BodyLink, int]], body: Body) -> Iterator[BodyLink]:
    """Give each link the line and column where its target is typed, at or below where its block begins."""
    lines = body.text.split("\n")
    seen: dict[tuple[str, int], int] = {}
    for link, last in found:
        for number in range(link.mark.line, max(last, link.mark.line + 1)):
            column = lines[number].find(link.target, seen.get((link.target, number), 0)) if number < len(lines) else -1
            if column >= 0:
                seen[link.target, number] = column + max(len(link.target), 1)
                break
        else:
            number, column = link.mark.line, 0
        yield replace(link, mark=Mark(body.first_line + number, column + 1))


def _inline_links(children: list[Token], line: int) -> Iterator[BodyLink]:
    for position, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        elif token.type == "link_open":
            yield BodyLink(str(token.attrGet("href")), _text_after(children, position), Mark(line))
        elif token.type == "image":
            yield BodyLink(str(token.attrGet("src")), token.content, Mark(line), image=True)
        elif token.type == "html_inline":
            yield from _html_links(token.content, line)


def _text_after(children: list[Token], position: int) -> str:
    words = []
    for token in children[position + 1 :]:
        if token.type == "link_close":
            break
        words.append(token.content)
    return "".join(words)


def _html_links(html: str, line: int) -> Iterator[BodyLink]:
    for tag, attributes in html_tags(html)[0]:
        if href := attributes.get("href"):
            yield BodyLink(href, "", Mark(line))
        if tag == "img" and (src := attributes.get("src")):
            yield BodyLink(src, attributes.get("alt") or "", Mark(line), image=True)
