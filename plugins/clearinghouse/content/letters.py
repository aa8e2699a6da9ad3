"""Letters as people read them: one spelling for what is written in many ways, so that names can be compared."""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from urllib.parse import unquote

_NAMED = re.compile(r"&(?:#0*+[0-9]{1,7}|#[xX]0*+[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_CODED = re.compile(r"(?<![\w-])xn--[a-z0-9-]{1,59}", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_WORD = re.compile(r"[^\W_]+")
_INSTEAD = str.maketrans(
    {
        **dict.fromkeys("'`\u00b4\u02b9\u02bb\u02bc\u02c8\u2018\u2019\u201b\u2032\uff07\u00ad\u200b\u200c\u200d\u2060"),
        **{"\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D", "\u00f0": "d"},
        **{"\u00e6": "ae", "\u00c6": "Ae", "\u0153": "oe", "\u0152": "Oe", "\u00fe": "th", "\u00de": "Th"},
        **{"\u0131": "i", "\u0130": "I", "\u0127": "h", "\u0126": "H", "\u1e9e": "ss", "\u00df": "ss"},
    }
)
"""Apostrophes and what prints nothing, which are left out, and letters that Unicode does not take apart."""
_WRITTEN_OUT = {"\u00e4": "ae", "\u00f6": "oe", "\u00fc": "ue", "\u00f8": "oe", "\u00e5": "aa"}
_OUT = str.maketrans({**_WRITTEN_OUT, **{one.upper(): other.title() for one, other in _WRITTEN_OUT.items()}})
TWINS = str.maketrans(
    "\u0430\u0441\u0435\u04bb\u0456\u0458\u04cf\u043e\u0440\u051b\u0455\u051d\u0445\u0443\u0501\u03bf\u03bd\u03b1\u03c1"
    "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7",
    "acehijlopqswxydovapABCEHIJKMOPSTXABEHIKMNOPTX",
)
"""Cyrillic and Greek letters that nobody can tell from Latin ones. Source: Unicode TS 39, confusables."""
_NEW_LINES = dict.fromkeys(map(ord, "\n\r"), " ")
_OTHER = re.compile(r"[\u0370-\u052f]")
_WHOLE = (
    "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\U00020000-\U0003ffff"
)
"""Letters of scripts that write no blank between words, and those of Hangul, which adds endings to a name."""
_APART = re.compile(rf"(?<=[{_WHOLE}])[ \u3000\u30fb\u00b7]{{1,3}}(?=[{_WHOLE}])")
_UNSPACED = re.compile(rf"[{_WHOLE}]")


def plain_letters(text: str) -> str:
    """Return a text with names and codes of signs read, without accents and apostrophes, each line in its place.

    Capitals are kept; words of scripts without blanks are joined again.
    """
    text = _NAMED.sub(lambda found: _one_line(unescape(found[0])), text) if "&" in text else text
    text = _PERCENT.sub(lambda found: _one_line(unquote(found[0])), text) if "%" in text else text
    text = _CODED.sub(lambda found: _decoded(found[0]), text) if "--" in text else text
    text = _ESCAPED.sub("", text) if "\\" in text else text
    text = text.translate(_INSTEAD)
    return text if text.isascii() else _latin(text)


def without_accents(text: str) -> str:
    """Return a text without accents and other marks above and below, each letter in its plainest form (NFKD)."""
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def written_out(text: str) -> str:
    """Return a text with the letters that some write in place of an accent: `Mueller`."""
    return unicodedata.normalize("NFC", text).translate(_OUT)


def is_unspaced(text: str) -> bool:
    """True where a text has letters of a script in which no blank shows where a name ends."""
    return _UNSPACED.search(text) is not None


def _latin(text: str) -> str:
    plain = without_accents(text).translate(_INSTEAD)
    plain = _WORD.sub(lambda found: _by_looks(found[0]), plain) if _OTHER.search(plain) else plain
    return _APART.sub("", plain) if _UNSPACED.search(plain) else plain


def _by_looks(word: str) -> str:
    """Return a word with letters that pass for Latin ones as those, where no other letter says that they are none."""
    seen = word.translate(TWINS)
    return seen if seen.isascii() or re.search("[a-zA-Z]", word) else word


def _decoded(label: str) -> str:
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label


def _one_line(text: str) -> str:
    return text.translate(_NEW_LINES)
