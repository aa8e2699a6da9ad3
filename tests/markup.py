"""HTML pages taken apart, as far as tests ask about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
Attributes = dict[str, str | None]


@dataclass
class Element:
    """One element: its tag, attributes, and all words inside it."""

    tag: str
    attributes: Attributes
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""

    def has_class(self, name: str) -> bool:
        return name in self.get("class").split()


class Markup(HTMLParser):
    """Every element of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str, where: Callable[[Element], bool] = lambda element: True) -> list[Element]:
        return [element for element in self.elements if element.tag == tag and where(element)]

    def of_class(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.has_class(name)]

    @property
    def text(self) -> str:
        """All words of the page, as one line."""
        return self.elements[0].text if self.elements else ""

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]

    @property
    def links(self) -> list[str]:
        """Every address in an `href` or `src`, in order."""
        return [
            value for element in self.elements for name in ("href", "src") if (value := element.attributes.get(name))
        ]

    def leads_to(self, address: str) -> list[str]:
        """Return the addresses on the site to which this page, at its own address, leads; fragments are kept."""
        found = [urlsplit(urljoin(f"https://site.test{address}", link)) for link in self.links]
        inside = [parts for parts in found if parts.netloc == "site.test"]
        return [unquote(parts.path) + (f"#{parts.fragment}" if parts.fragment else "") for parts in inside]


HIDDEN = "script, style, template, title, noscript, [hidden]"
WITHIN_WORDS = frozenset(
    "a abbr b cite code del dfn em i ins kbd mark q s samp small span strong sub sup u var wbr".split()
)


def seen_text(html: str) -> str:
    """Return the text that a page shows, read as browsers read HTML; blocks stand apart, and what is inside words does not part them."""
    tree = LexborHTMLParser(html)
    for hidden in tree.css(HIDDEN):
        hidden.decompose()
    return "".join(_texts(tree.body)) if tree.body else ""


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text_content or ""
        else:
            gap = "" if child.tag in WITHIN_WORDS else " "
            yield gap
            yield from _texts(child)
            yield gap
