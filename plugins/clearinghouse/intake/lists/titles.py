"""Titles of rows: what a thing is called, and what stands where a title belongs but is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clearinghouse.content.plain_text import clean_line, elided, shortened, without_markup
from clearinghouse.content.web_address import FILE_ENDINGS
from clearinghouse.intake.addresses import Address
from clearinghouse.intake.lists.candidate import Candidate
from clearinghouse.intake.lists.cells import Cells, text_of
from clearinghouse.intake.telling_words import may_be_in

_MAX_TITLE = 300
_REMARK = re.compile(
    r"\b(?:link|url|site|page|video)(?: is| seems| now)? (?:broken|dead|down|gone|expired)\b|\b(?:broken|dead) link\b"
    r"|(?:^|[-\u2013\u2014:;.(])\s*(?:remove|delete|keep|check|update|fix|duplicate|publish)\s*\?"
    r"|\b(?:TODO|FIXME|TBD|XXX)\b|\blorem ipsum\b|\bneeds (?:a )?(?:review|update|updating|summary|description|new link)\b"
    r"|^(?:ask|check with) (?-i:[A-Z])[a-z]+\W*$|^\W*(?:draft|placeholder|sample text|test)\W*$",
    re.IGNORECASE,
)
_REMARK_WORDS = (
    "broken|dead|down|gone|expired|remove|delete|keep|check|update|fix|duplicate|publish|todo|tbd|xxx|lorem|needs |ask |draft|placeholder"
    "|sample text|test"
).split("|")
_POINTER = re.compile(
    r"^(?:(?:click|tap) (?:here\b.{0,30}|this link|to (?:open|view|access)\b.*)|here|(?:the |web ?|external |open |full )?links?(?: to (?:the )?\w+)?|web ?site|web ?page"
    r"|url|open|view|pdf|file|document|download(?: \w+)?|read more|learn more|more|see (?:link|here|more|website|attach\w*|below|above|file|pdf|description)|(?:see )?attach(?:ed|ment)(?: \w+)?|\(?(?:untitled|unnamed|new|no title)(?: \w+)?\)?|(?:document|presentation|sheet|video|image|scan)\s?\d+|access(?: here)?|go|visit(?: \w+)?|source|\[?link\]?)\W*$",
    re.IGNORECASE,
)

_NO_PAGE = re.compile(
    # What a browser shows for a page that did not open, or that asks who is there.
    r"^\W*(?:(?:error\W*)?(?:40[0-9]|41[0-9]|50[0-9])(?:\W+(?:not found|forbidden|error|unauthori[sz]ed|bad|gone|unavailable|internal|page|client|service)\b.*)?|(?:page|site|file|this page|the page)[\w' ]* (?:not|cannot be|can't be|could not be) found\b.*|page (?:not available|unavailable|missing)\b.*|not found|error(?: page)?"
    r"|forbidden|access (?:is |to this page has been |to this site has been )?denied\b.*|unauthori[sz]ed|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|server error"
    r"|just a moment|attention required\b.*|are you a robot\b.*|verify(?:ing)? (?:that )?you are (?:a )?human\b.*|checking your browser\b.*|security check|one moment,? please|please wait|loading|redirecting\b.*"
    r"|(?:(?:please )?(?:log|sign)[ -]?(?:in|on|up)|login|logon)(?: (?:to|with|required)\b.*|\s*[-|:\u2013\u2014].*| page)?|you need (?:permission|access)|request access|account required|session expired|subscribe to (?:read|continue)\b.*"
    # A word for a program, a sort of thing or a place in a list, alone.
    r"|google (?:docs?|drive|slides|sheets|forms?)|zoom|youtube|vimeo|canvas|one ?drive|dropbox|sharepoint|teams|facebook|outlook|gmail"
    r"|(?:home|welcome|front|start|index)(?: ?page)?|videos?|articles?|slides?|slide ?deck|webinars?|podcasts?|books?|handouts?|resources?|presentations?|images?|audio|tools?|worksheets?|folder|copy|blog|websites?"
    r"|same(?: as above)?|ditto|idem|tests?|testing|asdf+|qwerty|xx+|foo|bar|examples?|samples?|titles?|name|topic|summary|this (?:link|one|page|site)|read this|watch this|new page|my document|blank|doc ?\d+|question title|forms response chart\b.*)\W*$",
    re.IGNORECASE,
)
_COPIED = re.compile(r"^(?:copy of )+", re.IGNORECASE)
_LINK_LAST = re.compile(r"\s*[(\[](?:link|here|click here|open|pdf|url|website|view|download)[)\]]$", re.IGNORECASE)
_SITE_LAST = re.compile(
    r"\s+[-|\u2013\u2014]\s+(?:YouTube|Google (?:Docs|Drive|Slides|Sheets|Forms)|Vimeo|Dropbox|OneDrive|Microsoft Word|Canva)$"
)


_OF_NO_TITLE = frozenset(
    "pdf document documents doc docs word excel powerpoint presentation slide slides deck sheet spreadsheet file files folder page pages item items row rows"
    " resource resources link links click tap go to the a an here there view watch listen open play see download continue reading read more info information full text"
    " new window tab in on website site web webpage now online video audio recording scan scanned image img screenshot photo picture untitled blank final draft copy version"
    " google drive forms adobe acrobat microsoft zoom teams meeting invitation email mail my account dashboard registration register subscription required login tbd title name"
    " same as above below attached attachment external homepage home menu main index default temp test old attachment1 doc1 v".split()
)
"""Words for files, pages, programs, what one does with them, and places in a list."""
_NO_NAME = re.compile(
    r"^\W*(?:oops\b.*|this (?:site|page) (?:can['\u2019]?t|cannot) be (?:reached|displayed|opened).*|thank you for (?:registering|signing up|your \w+).*|google (?:docs|sheets|slides|forms)\b\W+(?:create|free)\b.*"
    r"|shared with me|(?:img|dsc|vid|pxl|mvi|scan|screen ?shot|screen recording|wa|photo|image|book)[-_ ]?(?:\d|20\d\d).*)\W*$",
    re.IGNORECASE,
)
_MAILED = re.compile(r"^(?:(?:RE|[Ff][Ww][Dd]?|A[Ww]|W[Gg]|TR|RV|SV|VS)\s*:\s*|[Rr]e\s*:\s*(?=[a-z]|[Ff][Ww]|RE))+")


def is_no_page(title: str) -> bool:
    """True for what a browser shows instead of a page, and for words that tell a sort of thing and name none."""
    if len(title) > 200:
        return False
    words = re.findall(r"[^\W_\d]+", re.sub(r"\bv\d+\b|(?<=[a-z])\d+\b", "", title.casefold()))
    return bool(_NO_PAGE.match(title) or _NO_NAME.match(title)) or bool(
        {*words} - {"a", "an", "the"} and {*words} <= _OF_NO_TITLE
    )


def _bare(title: str) -> str:
    """Return a title without what programs set around it: `Copy of`, `- YouTube`, the number of messages."""
    return _LINK_LAST.sub(
        "", _SITE_LAST.sub("", _COPIED.sub("", re.sub(r"^\(\d{1,3}\) (?=.+ - YouTube$)", "", title)))
    ).strip()


def name_it(candidate: Candidate, cells: Cells, address: Address) -> None:
    """Find the title; say what is missing of title and address."""
    title = _bare(clean_line(without_markup(text_of(cells, "title"))))
    if re.match(r"^(?:https?://|www\.)\S+$", title) or not re.search(r"[^\W\d_]", title):
        title = ""
    if _FILE_NAME.search(title):
        candidate.doubts.append(f"the title '{elided(title)}' is the name of a file; write what it is called")
    if mailed := _MAILED.match(title):
        candidate.doubts.append(f"the title '{elided(title)}' is the subject of a mail; write what it is called")
        title = title[mailed.end() :].strip()
    title = _out_of_reference(candidate, title)
    if _POINTER.match(title) or is_no_page(title):
        title = _title_beside(candidate, cells, title)
    if not title and "title" not in cells:
        shown = clean_line(text_of(cells, "url"))
        title = "" if _POINTER.match(shown) or "." in shown.split("/")[0] or "://" in shown else shown
    faults = [] if title else [f"it has no title{_instead(cells, candidate.doubts)}"]
    if not address.url:
        faults.append(address.fault or "it has no web address")
    candidate.fields["title"] = shortened(title, _MAX_TITLE)
    candidate.fault = " and ".join(faults)
    if len(title) > _MAX_TITLE:
        candidate.doubts.append(f"the title is longer than {_MAX_TITLE} characters and was cut")


_REFERENCE = re.compile(
    r"^[^\W\d_][\w'\u2019-]+(?:[ -][\w'\u2019-]+)?, (?:[A-Z]\.[ -]?)+.{0,200}?\((?:19|20)\d\d[a-z]?(?:, [A-Z][a-z]+(?: \d{1,2})?)?\)\.\s+([^.?!]{4,200}[?!]?)"
)


def _out_of_reference(candidate: Candidate, text: str) -> str:
    """Return the title within a whole reference, such as `Stone, A. (2019). How leaders listen. A press.`"""
    if not (found := _REFERENCE.match(text)):
        return text
    title = found[1].strip()
    candidate.doubts.append(
        f"a whole reference stands where the title belongs; '{elided(title)}' was taken from it, take the rest from the note"
    )
    candidate.notes.append(f"The whole reference: {elided(text, 300)}")
    return title


_FILE_NAME = re.compile(rf"^Microsoft \w+ - |\.(?:{'|'.join(sorted(FILE_ENDINGS))})$", re.IGNORECASE)


def is_remark(text: str) -> bool:
    """True for words about the list itself, such as `link dead - delete?`, which say nothing of the thing."""
    return len(text) < 200 and may_be_in(text.casefold(), _REMARK_WORDS) and bool(_REMARK.search(text))


def _instead(cells: Cells, doubts: Sequence[str]) -> str:
    """Return what stood where the title belongs, as it is no title: words that point elsewhere, or private things."""
    if held := next((doubt for doubt in doubts if doubt.endswith("which was left out") and " held " in doubt), ""):
        return f" ({held})"
    said = clean_line(next((named.cell.text for named in cells.get("title", ()) if named.cell.text), ""))
    return f" ('{elided(said, 60)}' is none)" if said else ""


def _title_beside(candidate: Candidate, cells: Cells, pointer: str) -> str:
    """Return the title of a row whose title cell says `Click here`: the words of a cell beside it."""
    for name in ("", "summary", "url", "notes"):
        for named in cells.get(name, ()):
            said = clean_line(without_markup(named.cell.text))
            if (
                4 <= len(said) <= 120
                and re.search(r"[^\W\d_]{3}", said)
                and "://" not in said
                and not _POINTER.match(said)
                and not is_no_page(said)
                and not is_remark(said)
            ):
                said = said.rstrip(". ")
                candidate.doubts.append(
                    f"the title says '{elided(pointer)}'; '{elided(said)}' was taken from '{elided(named.heading)}'"
                )
                return said
    return ""
