"""Front matter: the fields at the head of a Markdown file, told apart from its body."""

from __future__ import annotations

from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from clearinghouse.content.marked_yaml import Marked, YamlFault, parse_yaml
from clearinghouse.content.places import Places
from clearinghouse.problems import Mark

MAX_FRONT_MATTER = 64 * 1024
_HINT = "begin the file with a line of three hyphens, then the fields, then another line of three hyphens"


@dataclass(frozen=True)
class FrontMatter:
    """A Markdown file taken apart.

    `fields` holds the front matter (its value is a mapping), `places` the same to be kept, `body` the Markdown after
    it, and `body_line` the line of the file on which the body begins.
    """

    fields: Marked
    places: Places
    body: str
    body_line: int


def parse_front_matter(text: str) -> FrontMatter:
    """Return a file's front matter and body.

    Line ends are read as `\\n` whatever they were, and a byte order mark is dropped.

    Raises:
        YamlFault: there is no front matter, it is too large, not a set of fields, or not plain YAML.
    """
    text = without_mark(text)
    head, head_line, body = _split(text)
    if len(head.encode()) > MAX_FRONT_MATTER:
        hint = "move long text below the second line of hyphens"
        raise YamlFault("front-matter-too-large", Mark(), "the fields at the head are larger than 64 kB", hint)
    marked = parse_yaml(head, head_line)
    if marked.value is None:
        marked.value = {}
    if not isinstance(marked.value, dict):
        hint = "write each field as `name: value` on a line of its own"
        raise YamlFault("front-matter-not-fields", marked.find(()), "the head of the file is not a set of fields", hint)
    return FrontMatter(marked, Places(head, head_line), body, text.count("\n", 0, len(text) - len(body)) + 1)


def without_mark(text: str) -> str:
    """Drop a byte order mark, and read line ends as `\\n` whatever they were."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _split(text: str) -> tuple[str, int, str]:
    """Return the head, the line its text begins on (that of the opening hyphens), and the body."""
    handler = YAMLHandler()
    opening = handler.FM_BOUNDARY.match(text)
    if not opening:
        raise YamlFault("front-matter-missing", Mark(), "the file does not begin with fields", _HINT)
    try:
        head, body = handler.split(text)
    except ValueError:
        message = "the fields at the head of the file have no end"
        raise YamlFault(
            "front-matter-missing", Mark(), message, "after the last field write a line of three hyphens"
        ) from None
    return head, text.count("\n", 0, opening.end()) + 1, body
