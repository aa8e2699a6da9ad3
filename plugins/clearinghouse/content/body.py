"""The body of a file: its links, images, anchors and live lists, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from clearinghouse.content.slug import ANCHOR, slugify, unique
from clearinghouse.problems import Mark

_FENCE = re.compile(r"^\s*(?P<mark>`{3,}|~{3,})(?P<rest>.*)$")
_ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]*?#([A-Za-z0-9_:.-]+)[^{}\n]*\}")
_NO_SPACE = re.compile(r"^(#{1,6})(?=[^#\s])", re.MULTILINE)
_TAG = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_NOTE = re.compile(r"^ {0,3}!!!\s")
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:")
_SPACED = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^()<>\"']*[^()<>\"'\s]\s+[^()<>\"'\s][^()<>\"']*)\)"
)
_ODD_LIST = re.compile(r"<!--.*?clearing-?\s?house|^\s*clearing-?house\s*:.*-->", re.IGNORECASE)
_SPAN = re.compile(r"`[^`]*`|^(?: {4}|\t).*")
_LIVE_LIST = re.compile(r"^ {0,3}<!--\s*clearinghouse\s*:(.*?)-->\s*$")


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

    @cached_property
    def links(self) -> tuple[BodyLink, ...]:
        """Every link and image, in the order of the text. Code and comments hold none."""
        if not re.search(r"\]\s*[(\[:]|<|\]", self.text):
            return ()
        return tuple(self._find_links())

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids that links can point to on this page: those of its headings and of its own HTML.

        As in the rendered page, ids that an author gives come first, and headings take what is left.
        """
        outside = "\n".join(line for _, line in self.lines_outside_code)
        taken = {found[1] for found in _ATTRIBUTE_ID.finditer(outside)}
        headings = []
        tokens = _parser().parse(_NO_SPACE.sub(r"\1 ", self._plain))
        for position, token in enumerate(tokens):
            for part in (token, *(token.children or ())):
                if part.type in ("html_block", "html_inline"):
                    taken.update(_attributes(part.content, ("id",)))
            if token.type == "heading_open":
                headings.append(_heading_words(tokens[position + 1]))
        for words in headings:
            if not _own_id(words):
                unique(slugify(words), taken)
        return frozenset(anchor for anchor in taken if ANCHOR.match(anchor))

    @cached_property
    def live_lists(self) -> tuple[LiveList, ...]:
        """Every `<!-- clearinghouse: ... -->` that stands on a line of its own outside code."""
        if "<!--" not in self.text:
            return ()
        return tuple(
            LiveList(found[1].strip(), Mark(self.first_line + number))
            for number, line in self.lines_outside_code
            if (found := _LIVE_LIST.match(line))
        )

    @cached_property
    def lines_outside_code(self) -> tuple[tuple[int, str], ...]:
        """The lines that are not in a fenced block, each with its number counted from 0."""
        kept, fence = [], ""
        for number, line in enumerate(self.text.split("\n")):
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
            if (found := _ODD_LIST.search(_SPAN.sub("", line))) and not _LIVE_LIST.match(line)
        )

    @cached_property
    def tags(self) -> tuple[tuple[str, Mark], ...]:
        """The HTML tags that open in the text, in lower case, each with the place of its block."""
        if "<" not in self.text:
            return ()
        found = []
        for token in _parser().parse(self._plain):
            line = self.first_line + (token.map[0] if token.map else 0)
            parts = (token, *(token.children or ()))
            html = "".join(part.content for part in parts if part.type in ("html_block", "html_inline"))
            found += [(tag.casefold(), Mark(line)) for tag in _TAG.findall(_COMMENT.sub("", html))]
        return tuple(found)

    @cached_property
    def open_comment(self) -> Mark | None:
        """Where a comment begins that is never closed, or None."""
        if "<!--" not in self.text:
            return None
        outside = "\n".join(_SPAN.sub("", line) for _, line in self.lines_outside_code)
        if outside.rfind("<!--") <= outside.rfind("-->"):
            return None
        number = next(number for number, line in reversed(self.lines_outside_code) if "<!--" in line)
        return Mark(self.first_line + number)

    @cached_property
    def _plain(self) -> str:
        """The text as CommonMark would write it, line by line: notes are not indented, footnotes are no references."""
        lines, inside = [], False
        for line in self.text.split("\n"):
            inside = bool(_NOTE.match(line)) or (inside and (not line.strip() or line.startswith("    ")))
            lines.append(_FOOTNOTE.sub("", line.removeprefix("    ") if inside else line))
        return "\n".join(lines)

    def _find_links(self) -> Iterator[BodyLink]:
        lines = self.text.split("\n")
        found: list[tuple[BodyLink, int]] = []
        for token in _parser().parse(self._plain):
            first, last = token.map or [0, len(lines)]
            if token.type == "html_block":
                found += [(link, last) for link in _html_links(token.content, first)]
            elif token.type == "inline":
                found += [(link, last) for link in _inline_links(token.children or [], first)]
        yield from self._placed(found, lines)
        yield from self._with_spaces()

    def _placed(self, found: list[tuple[BodyLink, int]], lines: list[str]) -> Iterator[BodyLink]:
        """Give each link the line and column where its target is typed, at or below where its block begins."""
        seen: dict[tuple[str, int], int] = {}
        for link, last in found:
            for number in range(link.mark.line, max(last, link.mark.line + 1)):
                column = (
                    lines[number].find(link.target, seen.get((link.target, number), 0)) if number < len(lines) else -1
                )
                if column >= 0:
                    seen[link.target, number] = column + max(len(link.target), 1)
                    break
            else:
                number, column = link.mark.line, 0
            yield replace(link, mark=Mark(self.first_line + number, column + 1))

    def _with_spaces(self) -> Iterator[BodyLink]:
        """Links whose target holds a space: CommonMark takes them for text, the site's Markdown for links."""
        for number, line in self.lines_outside_code:
            for found in _SPACED.finditer(re.sub(r"`[^`]*`", lambda code: " " * len(code[0]), line)):
                mark = Mark(self.first_line + number, found.start("target") + 1)
                yield BodyLink(found["target"].strip(), found["text"], mark, image=bool(found["image"]))


def _parser() -> MarkdownIt:
    """Return a parser that reports links as they are typed, the unsafe ones too, so that rules can speak of them."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the library's own way to set this
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # as above
    return parser


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
    for tag, attributes in _tags(html):
        if href := attributes.get("href"):
            yield BodyLink(href, "", Mark(line))
        if tag == "img" and (src := attributes.get("src")):
            yield BodyLink(src, attributes.get("alt") or "", Mark(line), image=True)


def _attributes(html: str, names: tuple[str, ...]) -> Iterator[str]:
    for _, attributes in _tags(html):
        yield from (value for name in names if (value := attributes.get(name)))


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]  # the parser's own hook
    parser.feed(html)
    return found


def _heading_words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or [] if child.type in ("text", "code_inline"))


def _own_id(words: str) -> str | None:
    """Return the id that an author gave a heading, as in `## Aims {#our-aims}`."""
    text = words.rstrip()
    inside = text[text.rfind("{") + 1 : -1] if text.endswith("}") and "{" in text else ""
    found = re.search(r"#([\w:.-]+)", inside)
    return found[1] if found else None
