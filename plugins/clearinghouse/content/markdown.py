"""Markdown as this site reads it: one reading, which the check, the page and the finder share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin

from clearinghouse.content.html import TagReader
from clearinghouse.content.slug import ANCHOR, Anchors, slugify

_SPACED = re.compile(r"(?<!`)(`++).*?\1(?!`)|\\.|\[|\](?:\((?P<target>[^()<>\"'\n]{3,500})\))?", re.DOTALL)
"""Code and what is escaped, which hold no brackets; brackets that open; and those that close, with an address behind."""
_OWN_ID = re.compile(r"[ \n]\{:?([^{}\n]*)\}[ ]*$")
_ID_WORD = re.compile(r"(?:^|\s)#([\w:.-]+)")
Tag = tuple[str, Mapping[str, str | None]]


@dataclass(frozen=True)
class Document:
    """A text taken apart: the parser's tokens, and what it noted down about footnotes."""

    tokens: Sequence[Token]
    notes: MutableMapping[str, Any]

    def walk(self) -> Iterator[tuple[Token, Token]]:
        """Yield every token, each with the one of its block, which knows the lines."""
        for token in self.tokens:
            yield token, token
            for child in token.children or ():
                yield child, token


def parse_markdown(text: str) -> Document:
    """Return a text taken apart as CommonMark with tables, notes (`!!! note`) and footnotes.

    Headings have their ids: those that the author gives, as in `## Aims {#our-aims}`, else made from their words.
    Addresses stand as they are typed, the unsafe ones too, so that rules can speak of them.
    """
    notes: dict[str, Any] = {}
    return Document(_parser().parse(text, notes), notes)


def render_markdown(document: Document) -> str:
    """Return a document as HTML, which still holds whatever tags its author wrote."""
    parser = _parser()
    html: str = parser.renderer.render(document.tokens, parser.options, document.notes)
    return html


def html_tags(html: str) -> tuple[list[Tag], bool]:
    """Return the tags that open in a piece of HTML with their attributes, and whether the last tag has an end."""
    found: list[Tag] = []
    parser = TagReader()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]  # the parser's own hook
    parser.feed(html)
    return found, not parser.rawdata.startswith("<")


def footnote_ids(token: Token) -> tuple[str, ...]:
    """Return the ids that the page gives to a footnote and to the place that leads there."""
    if token.type != "footnote_ref":
        return ()
    number, again = token.meta["id"] + 1, token.meta.get("subId", 0)
    return f"fn{number}", f"fnref{number}" + (f":{again}" if again else "")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable("table")
    parser.use(admon_plugin).use(footnote_plugin, inline=False)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # the library's own way to set this
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # as above
    parser.core.ruler.before("inline", "spaced_addresses", _wrap_spaced_addresses)
    parser.core.ruler.push("anchors", _set_anchors)
    parser.add_render_rule("footnote_block_open", lambda *_: '<div class="footnote">\n<hr>\n<ol>\n')
    parser.add_render_rule("footnote_block_close", lambda *_: "</ol>\n</div>\n")
    return parser


def _wrap_spaced_addresses(state: StateCore) -> None:
    """Read `[Agenda](old agenda.pdf)` as the link that it is meant for; in CommonMark it is no link."""
    for token in state.tokens:
        if token.type == "inline" and "](" in token.content:
            token.content = _wrapped(token.content)


def _wrapped(text: str) -> str:
    depth = 0

    def wrap(found: re.Match[str]) -> str:
        nonlocal depth
        within, target = depth > 0, (found["target"] or "").strip()
        depth = max(0, depth + {"[": 1, "]": -1}.get(found[0][0], 0))
        return f"](<{target}>)" if within and len(target.split()) > 1 else found[0]

    return _SPACED.sub(wrap, text)


def _set_anchors(state: StateCore) -> None:
    """Give headings their ids. Those that an author gives come first, and headings take what is left."""
    anchors = Anchors(_written_ids(state))
    named = []
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if inline.type == "inline" and opening.type in ("heading_open", "paragraph_open"):
            if own := _take_own_id(inline):
                anchors.take(own)
                opening.attrSet("id", own)
            elif opening.type == "heading_open":
                named.append((opening, slugify(_words(inline))))
    for opening, anchor in named:
        opening.attrSet("id", anchors.free(anchor))


def _written_ids(state: StateCore) -> Iterator[str]:
    for token in state.tokens:
        for part in (token, *(token.children or ())):
            if part.type in ("html_block", "html_inline"):
                yield from (id for _, attributes in html_tags(part.content)[0] if (id := attributes.get("id")))
            yield from footnote_ids(part)


def _take_own_id(inline: Token) -> str | None:
    """Take `{#id}` or `{: #id}` off the end of a block's words, and return the id."""
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text" or not last.content.endswith("}"):
        return None
    found = _OWN_ID.search(f"\n{last.content}")
    id = _ID_WORD.search(found[1]) if found else None
    if not found or not id or not ANCHOR.match(id[1]):
        return None
    last.content = last.content[: max(0, found.start() - 1)]
    return id[1]


def _words(inline: Token) -> str:
    kinds = {"text": None, "code_inline": None, "softbreak": " ", "hardbreak": " "}
    return "".join(kinds[child.type] or child.content for child in inline.children or [] if child.type in kinds)
