"""Text in XML: the one way in which every XML file of the site writes a value."""

from __future__ import annotations

import re

# What XML 1.0 has no way to write at all, not even as a reference.
_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# An attribute's ends of lines become spaces unless they are references, and any text's CR becomes LF.
_REFERENCES = {ord(sign): f"&#{ord(sign)};" for sign in "\t\n\r"}
_REFERENCES |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}


def xml_text(text: str) -> str:
    """Return a text as content or attribute of XML; what XML cannot write stands as U+FFFD.

    Source: Extensible Markup Language (XML) 1.0, fifth edition, 2.2 and 2.11.
    """
    if text.isprintable() and "&" not in text and "<" not in text and ">" not in text and '"' not in text:
        return text
    return _IMPOSSIBLE.sub("\ufffd", text).translate(_REFERENCES)


def element(name: str, text: str, **attributes: str) -> str:
    """Return an element with a text, or nothing where there is no text."""
    inside = "".join([f' {key}="{xml_text(value)}"' for key, value in attributes.items()]) if attributes else ""
    return f"<{name}{inside}>{xml_text(text)}</{name}>" if text else ""
