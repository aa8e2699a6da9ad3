"""The script that carries JSON-LD in a page, and what must be escaped in it."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.publish.json_text import json_text
from clearinghouse.publish.jsonld.node import CONTEXT, Node

# No text can end the script or open a comment in it, and old readers take these two for ends of lines.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def render_graph(nodes: Iterable[Node]) -> str:
    """Return nodes as a JSON-LD document that may stand inside `<script>` whatever the values hold."""
    document = {"@context": CONTEXT, "@graph": list(nodes)}
    text = json_text(document)
    for sign, written in _ESCAPES.items():
        text = text.replace(sign, written)
    return text
