"""Suggestions: what an issue or a mail says about a resource, without a word on who sent it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clearinghouse.content.fields import Widget
from clearinghouse.content.plain_text import clean_line, clean_text
from clearinghouse.forms.issue_form import MAIL_LABEL
from clearinghouse.forms.suggestion import MOST_LINES, SUGGESTION, Form, Question
from clearinghouse.intake.colleague_notes import reads_like_a_note
from clearinghouse.intake.private import without_private
from clearinghouse.intake.sender import Sender
from clearinghouse.intake.wrappings import unwrapped

MAX_TEXT = 200_000
MAX_ADDRESS = 10_000
TOLD_BY_ADDRESS = "tells who sent it, so it was left out"
_MAX_SENDERS = 40
_MAX_LINES = 5_000
_NOTHING = "_No response_"
_QUOTED = re.compile(r"^(?:\s*>)+ ?")
_HEADING = re.compile(r"^#{2,4}\s+(\S.*)$")
_LABELLED = re.compile(r"^[\s*_]*([^\W\d_](?:[^\W\d_]|[ '\u2019-]){1,60}?)[\s*_]*[:=][*_]*(.*)$")
_FENCE = re.compile(r"^\s*(```+|~~~+)")
_SIGNATURE = re.compile(
    r"^(--+|__+|==+|sent from my .*|get outlook .*|(best|kind|warm)( regards| wishes)?,?|regards,?|sincerely,?|thanks!?,?|thank you!?,?)\s*$",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"^[\s*]*(?:from|reply-to|sender|von|de|absender|remitente|da|van|exp\u00e9diteur)[\s*]*:[\s*]*(.{1,300})$"
    r"|^[\s*]*On\b.{4,120}\d\S{0,6}(?:\s?[AP]\.?M\.?)?,?\s([^\d<>]{2,80}<[^<>]{3,200}>)\s*wrote:\s*$",
    re.IGNORECASE,
)
"""What names who sent a mail: a line of its head, or the one above what was answered."""


class NoSuggestion(Exception):
    """The text holds no suggestion that could be read; says what was looked for."""


@dataclass(frozen=True)
class Suggestion:
    """What a suggestion says, by the names of the questions, and what is doubtful about how it was read.

    Nothing in it names who sent it: such words are taken out, and a doubt says so.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass
class _Read:
    """The answers of one reading: the lines of each, and whether the line was met below which nothing is public."""

    lines: dict[str, list[str]] = field(default_factory=dict)
    ended: bool = False
    strange: list[str] = field(default_factory=list)


_OTHER_LABELS = frozenset(
    "why|for|for whom|for who|shared by|reason|who|note|notes|comment|comments|phone|tel|telephone|cell|contact|date|from|sent|to|cc|subject|author"
    "|authors|year|cost|price|format|length|license|licence|language|rating".split("|")
)
"""Lines that people add to a mail of the form, which are no part of the answer above them."""
Forms = Sequence[Form]
"""One form in the words in which it may have been sent, those of the site first."""


def parse_suggestion(text: str, forms: Forms = (SUGGESTION,)) -> Suggestion:
    """Return what an issue's body or a mail says.

    Known are the body that GitHub makes of the issue form, a mail written by the form on the site, also answered,
    forwarded, quoted or wrapped, and such a mail pasted into the issue form for mails.

    Args:
        text: the issue's body or the mail.
        forms: the form, in the words of the site and in those that it had before.

    Raises:
        NoSuggestion: no field of the form is in the text, or none of those that are needed has an answer.
    """
    rows = clean_text(text, MAX_TEXT).split("\n")[:_MAX_LINES]
    mail = _pasted(rows)
    issue = _read_issue(rows, forms) if mail is rows else _Read()
    read = issue if issue.lines.keys() & {"title", "url"} else _read_mail(mail, forms)
    doubts: list[str] = []
    if read.lines and not (read is issue or read.ended):
        last = list(read.lines)[-1]
        read.lines[last] = _without_end(read.lines[last], doubts)
    if read.strange:
        names = ", ".join(f"'{name}'" for name in dict.fromkeys(read.strange))
        doubts.append(f"the form has no line {names}, so what stood there was left out")
    asked = {question.name: question for question in forms[0].questions}
    answers = {name: _value(asked[name], lines) for name, lines in read.lines.items()}
    kept = _without_sender(answers, rows, doubts, forms[0])
    if not (kept.get("title") or kept.get("url")):
        raise NoSuggestion(_explain(forms[0], text))
    return Suggestion(kept, tuple(doubts))


def parse_form(text: str, kinds: Sequence[Forms]) -> tuple[Form, Suggestion]:
    """Return which of several forms a text holds, the one of which it answers most, and what it says.

    Raises:
        NoSuggestion: it holds none of them; says what is missing of the first.
    """
    read: list[tuple[Form, Suggestion]] = []
    refused: list[NoSuggestion] = []
    for forms in kinds:
        try:
            read.append((forms[0], parse_suggestion(text, forms)))
        except NoSuggestion as error:
            refused.append(error)
    if not read:
        raise refused[0]
    return max(read, key=lambda found: len(found[1].answers))


def _explain(form: Form, text: str) -> str:
    needed = " and ".join(f"'{question.label}'" for question in form.public[:2])
    said = (
        f"no suggestion was found in the text; it needs the lines of the form, at least {needed} with words behind them"
    )
    if re.search(r"https?://\S", text):
        lines = " and ".join(f"'{question.label}: ...'" for question in form.public[:2])
        said += f". It holds a web address in words of its own: copy the mail to a text file, write {lines} on lines of their own above it, and read that"
    return said


def _questions(questions: Iterable[Question]) -> dict[str, Question]:
    return {question.label.casefold(): question for question in questions}


def _read_issue(rows: Sequence[str], forms: Forms) -> _Read:
    """Read `### Label`, an empty line and the value, for as long as labels come that were not there yet."""
    known, read, current = _questions(q for form in forms for q in form.public), _Read(), ""
    for row in rows:
        found = _HEADING.match(row)
        question = known.get(found[1].strip().casefold()) if found else None
        if question and question.name not in read.lines:
            current = question.name
            read.lines[current] = []
        elif current:
            read.lines[current].append(row)
    return read


def _pasted(rows: list[str]) -> list[str]:
    """Return the mail that an issue holds, or the rows themselves where they are no such issue."""
    heads = [place for place, row in enumerate(rows) if (found := _HEADING.match(row)) and found[1] == MAIL_LABEL]
    if not heads:
        return rows
    mail = rows[heads[0] + 1 :]
    fences = [place for place, row in enumerate(mail) if _FENCE.match(row)]
    return mail[fences[0] + 1 : fences[-1]] if len(fences) > 1 else mail


def _read_mail(rows: Sequence[str], forms: Forms) -> _Read:
    """Read `Label: value`. Where a mail holds the form more than once, the fullest counts."""
    bare = [_QUOTED.sub("", row) for row in rows]
    titles = {_plain(form.title) for form in forms}
    starts = [place for place, row in enumerate(bare) if _plain(row) in titles] or [0]
    ends = [*starts[1:], len(bare)]
    readings = [_read_fields(bare[start:end], forms) for start, end in zip(starts, ends, strict=True)]
    return max(readings, key=lambda read: sum(len(row) for lines in read.lines.values() for row in lines))


def _read_fields(rows: Sequence[str], forms: Forms) -> _Read:
    known, read, current = _questions(q for form in forms for q in form.questions), _Read(), ""
    ends = tuple(_plain(form.private_line)[:30] for form in forms)
    for row in rows:
        if _plain(row).startswith(ends):
            read.ended, current = True, ""
            continue
        found = _LABELLED.match(row)
        label = found[1].strip().casefold() if found else ""
        question = known.get(label)
        new = question and (question.name not in read.lines or question.choices)
        if question and found and new and (question.private or not read.ended):
            current = question.name
            read.ended = read.ended or question.private
            read.lines.setdefault(current, []).append(found[2])
        elif found and current and label in _OTHER_LABELS and not _is_long(known, current):
            read.strange.append(found[1].strip())
            current = ""
        elif current:
            read.lines[current].append(row)
    return read


def _is_long(known: Mapping[str, Question], name: str) -> bool:
    """True for an answer of several lines, in which a word and a colon are its own."""
    return any(question.name == name and question.lines for question in known.values())


def _plain(row: str) -> str:
    return re.sub(r"[^\w ]|[\d_]", "", row.casefold()).strip()


def _value(question: Question, lines: Sequence[str]) -> str:
    given = [row for row in lines if row.strip() != _NOTHING]
    if question.widget is Widget.LINK:
        return _address("\n".join(given)[:MAX_ADDRESS])
    if question.choices:
        return ", ".join(filter(None, map(clean_line, given)))[: question.most]
    paragraphs = list(_paragraphs(given))
    # A summary is cut to its whole sentences later on.
    told = question.lines and question.most == MOST_LINES
    return ("\n\n" if told else " ").join(paragraphs)[: max(question.most, 2000)]


def _paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Yield the paragraphs, the lines that a mail program broke joined again."""
    for block in re.split(r"\n\s*\n", "\n".join(lines).strip()):
        rows = [row.strip() for row in block.split("\n") if row.strip()]
        joined = re.sub(r"\n(?![-*\u2022] )", " ", "\n".join(rows))
        if joined:
            yield joined


def _address(text: str) -> str:
    """Return the first web address, also where a mail program broke it or set it in pointed brackets."""
    rows = [row.strip() for row in text.strip().split("\n")]
    if bracketed := re.match(r"<\s*(https?://[^<>]*)>", text.strip()):
        return re.sub(r"\s", "", bracketed[1])
    address = re.split(r"[ <]", rows[0])[0]
    for row in rows[1:] if address == rows[0] else ():
        if not row or " " in row or "://" in row or _SIGNATURE.match(row):
            break
        address += row
    return address


def _without_end(lines: Sequence[str], doubts: list[str]) -> list[str]:
    """Return the first paragraph alone: without the line that ends the form, the others may be a signature."""
    begun = next((place for place, row in enumerate(lines) if row.strip()), len(lines))
    ends = (place for place, row in enumerate(lines) if place > begun and _ends(row.strip()))
    cut = next(ends, len(lines))
    if any(row.strip() for row in lines[cut:]):
        doubts.append("what stood at the end was left out, as it may be a signature")
    return list(lines[:cut])


def _ends(row: str) -> bool:
    return not row or bool(_SIGNATURE.match(row))


def _without_sender(answers: Mapping[str, str], rows: Sequence[str], doubts: list[str], form: Form) -> dict[str, str]:
    """Return the public answers without any word on who sent them."""
    heads = [found[1] or found[2] for row in rows if (found := _SENDER.match(_QUOTED.sub("", row)))]
    name, school, email = (answers.get(own, "") for own in ("name", "school", "email"))
    sender = Sender.of(name, school, email, heads[:_MAX_SENDERS])
    kept = {}
    for question in form.public:
        is_link = question.widget is Widget.LINK
        said = unwrapped(answers.get(question.name, "")) if is_link else answers.get(question.name, "")
        clean = sender.bare_address(said) if is_link else sender.redacted(said)
        if clean != said:
            doubts.append(f"'{question.label}' {_taken_out(is_link, clean)}")
        if not is_link and not question.choices:
            clean, what = without_private(clean)
            if reads_like_a_note(clean, among_us=True):
                clean, what = "", "what reads like a note to a colleague about somebody"
            doubts += [f"'{question.label}' held {what}, which was left out"] if what else []
        if clean:
            kept[question.name] = clean
    return kept


def _taken_out(is_link: bool, clean: str) -> str:
    if not is_link:
        return "held a name, a school, a telephone number or an e-mail; it was taken out"
    if clean:
        return "held a name, a school, a telephone number or an e-mail; what stood behind the '?' or '#' was left out"
    return f"{TOLD_BY_ADDRESS}; look for another address of the resource"
