"""Mails as files: the words of a mail, whatever its encoding, with the heads that tell who sent it."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

from clearinghouse.content.html import TagReader
from clearinghouse.intake.text_file import decode_text

_OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = re.compile(rb"^(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){2,}\r?\n?")
_OF_MAIL = re.compile(
    rb"^(?:mime-version|content-type|received|message-id|return-path|delivered-to|date):", re.IGNORECASE | re.MULTILINE
)
_WESTERN = re.compile(r"(?:us-)?ascii$|iso-?8859-1[45]?$|latin-?[19]$|windows-1252$|cp-?1252$", re.IGNORECASE)
"""What programs also say of a mail that is UTF-8; letters of these that can be read as UTF-8 are UTF-8."""
_LATIN = re.compile(r"(?:us-)?ascii$|iso-?8859-1$|latin-?1$", re.IGNORECASE)
"""What calls itself so is mostly Windows-1252. Source: WHATWG Encoding."""
_BLOCKS = frozenset("p div br li tr h1 h2 h3 h4 h5 h6 blockquote ul ol table hr pre".split())
_MOST_WITHIN = 3
_LITTLE = 200
_VOID = frozenset("img br hr input meta link area col wbr source".split())
_UNSEEN = frozenset(["style", "script", "head", "title"])


class Unreadable(Exception):
    """A file whose words cannot be read; says what to do instead."""


def read_mail(data: bytes) -> tuple[str, str]:
    """Return the words of a mail, or of a plain text, and a remark on how they were read (mostly empty).

    Of a mail with plain text and HTML the plain text counts. The heads that name the sender stand before the words, so
    that what tells the sender can be taken out of them.

    Raises:
        Unreadable: it is Outlook's own format, or its letters cannot be told.
    """
    if data.startswith(_OUTLOOK):
        raise Unreadable(
            "this is a mail in Outlook's own format (.msg); open it, choose Save As, then Text Only (.txt)"
        )
    head = _HEAD.match(data)
    text, remark = _of_any_mail(data) if head and _OF_MAIL.search(head[0]) else decode_text(data)
    if "\ufffd" in text:
        raise Unreadable(
            "some of its letters cannot be read; copy the words of the mail into a text file, saved as UTF-8"
        )
    return text, remark


def _of_any_mail(data: bytes) -> tuple[str, str]:
    try:
        return _of_mail(data)
    except Unreadable:
        raise
    except (
        Exception
    ) as error:  # Python's reader of mails raises whatever its parts stumble over: IndexError, ValueError
        raise Unreadable("this mail is built as no mail program does; copy its words into a text file") from error


def _of_mail(data: bytes) -> tuple[str, str]:
    mail = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    words, remark = _all_words(mail, _MOST_WITHIN)
    if not words.strip():
        raise Unreadable(_why_wordless(mail))
    return f"{_heads(mail)}\n\n{words}", remark


def _heads(mail: EmailMessage) -> str:
    """Return the heads that tell who sent a mail, those of mails attached to it too."""
    within = [part for part in mail.walk() if isinstance(part, EmailMessage)]
    return "\n".join(
        f"{name}: {part[name]}" for part in within for name in ("From", "Reply-To", "Sender") if part[name]
    )


def _all_words(mail: EmailMessage, depth: int) -> tuple[str, str]:
    """Return the words of a mail, then those of mails and texts attached to it."""
    words, remark = _body(mail)
    for part in mail.iter_attachments() if depth and mail.is_multipart() else ():
        inner = ""
        if part.get_content_type() == "message/rfc822" and isinstance(mail := part.get_content(), EmailMessage):
            inner, _ = _all_words(mail, depth - 1)
        elif part.get_content_type() == "text/plain":
            inner, _ = _words(part)
        words = f"{words}\n\n{inner}" if inner.strip() else words
    return words.replace("\r\n", "\n"), remark


def _body(mail: EmailMessage) -> tuple[str, str]:
    """Return the words of the plain text, or of the HTML where the plain text says little beside it."""
    read = {}
    for kind in ("plain", "html"):
        part = mail.get_body((kind,))
        read[kind] = _words(part) if isinstance(part, EmailMessage) else ("", "")
    told, html = read["plain"][0].strip(), _without_tags(read["html"][0])
    if not told or (len(told) < _LITTLE and len(html.strip()) > len(told) and ":" not in told):
        return html, read["html"][1]
    return read["plain"]


def _why_wordless(mail: EmailMessage) -> str:
    kinds = {part.get_content_type() for part in mail.walk()}
    if any("pkcs7" in kind or kind == "multipart/encrypted" for kind in kinds):
        return "this mail is encrypted or sealed; open it in the mail program and copy its words into a text file"
    if "application/ms-tnef" in kinds:
        return "its words are in winmail.dat, Outlook's own format; open it in Outlook and save it as Text Only (.txt)"
    return "there are no words in this mail; if they are in an attachment, save that as text"


def _words(part: EmailMessage) -> tuple[str, str]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or "utf-8"
    for likely in ("utf-8" if _WESTERN.match(charset) else charset, "cp1252" if _LATIN.match(charset) else charset):
        try:
            return data.decode(likely), ""
        except (LookupError, UnicodeDecodeError):
            continue
    return decode_text(data)


class _Text(TagReader):
    """Keeps the words of a mail in HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0
        self._link = ""
        self._cells = 0
        self._hidden, self._deep = "", 0
        self._cited = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        style = re.sub(r"\s", "", dict(attrs).get("style") or "").casefold()
        if self._hidden:
            self._deep += tag == self._hidden
        elif "display:none" in style and tag not in _VOID:
            self._hidden, self._deep = tag, 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "blockquote" and (self._cited or self._answers(dict(attrs).get("type") or "")):
            self._cited += 1
        self._cells = 0 if tag == "tr" else self._cells
        if tag == "a":
            self._link = dict(attrs).get("href") or ""

    def _answers(self, kind: str) -> bool:
        """True where a quotation begins that is no mail sent on."""
        return kind.casefold() == "cite" and "forwarded message" not in "".join(self.parts[-40:]).casefold()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            # The first cell of a row is what the next one answers.
            self.parts.append(" " if self._cells or "".join(self.parts[-1:]).rstrip().endswith(":") else ": ")
            self._cells += 1
        self._cited -= tag == "blockquote" and self._cited > 0
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if self._hidden:
            self._deep -= tag == self._hidden
            self._hidden = self._hidden if self._deep else ""
            return
        if tag in _BLOCKS and tag != "br":
            self.parts.append("\n")
        if tag == "a" and self._link.startswith("http") and self._link not in "".join(self.parts[-6:]):
            self.parts.append(f" <{self._link}>")
        self._link = "" if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        if not self._unseen and not self._hidden:
            if self._cited and data.strip() and "".join(self.parts[-3:]).rstrip(" ")[-1:] in ("", "\n"):
                self.parts.append("> ")
            self.parts.append(re.sub(r"\s+", " ", data))


def _without_tags(text: str) -> str:
    reader = _Text()
    reader.read(text)
    return re.sub(r"\n[ \n]*\n", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(reader.parts)))
