"""The formats of files that can be imported: one table, and one module each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from clearinghouse.intake.lists.people_lists import without_people
from clearinghouse.intake.lists.readers.address_list import read_addresses
from clearinghouse.intake.lists.readers.bibtex import read_bibtex
from clearinghouse.intake.lists.readers.bookmarks import BOOKMARKS, read_bookmarks
from clearinghouse.intake.lists.readers.csl_json import read_csl_json
from clearinghouse.intake.lists.readers.csv_file import read_csv
from clearinghouse.intake.lists.readers.headings import Known
from clearinghouse.intake.lists.readers.mail_list import read_mail_list
from clearinghouse.intake.lists.readers.tagged import read_nbib, read_ris
from clearinghouse.intake.lists.rows import MAX_FILE, BadFile, ListFile


@dataclass(frozen=True)
class Format:
    """A format of files: what people call it, the endings it has, and its reader."""

    label: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes, Known, str | None], ListFile]


def _plain(read: Callable[[str, bytes], ListFile]) -> Callable[[str, bytes, Known, str | None], ListFile]:
    return lambda name, data, is_heading, sheet: read(name, data)


def _read_workbook(name: str, data: bytes, is_heading: Known, sheet: str | None) -> ListFile:
    # What reads workbooks takes longer to load than most lists take to read.
    from clearinghouse.intake.lists.readers.xlsx import read_xlsx

    return read_xlsx(name, data, is_heading, sheet)


FORMATS: Mapping[str, Format] = {
    "xlsx": Format("Excel workbook (.xlsx)", (".xlsx", ".xlsm"), _read_workbook),
    "csv": Format(
        "table saved as CSV (.csv, .tsv)",
        (".csv", ".tsv", ".tab"),
        lambda name, data, is_heading, sheet: read_csv(name, data, is_heading),
    ),
    "ris": Format("RIS (.ris)", (".ris",), _plain(read_ris)),
    "nbib": Format("NBIB, as ERIC and PubMed export it (.nbib)", (".nbib",), _plain(read_nbib)),
    "bibtex": Format("BibTeX (.bib)", (".bib", ".bibtex"), _plain(read_bibtex)),
    "csl-json": Format("CSL-JSON, as Zotero exports it (.json)", (".json",), _plain(read_csl_json)),
    "bookmarks": Format(
        "bookmarks of a browser (.html)",
        (".html", ".htm"),
        lambda name, data, is_heading, sheet: read_bookmarks(name, data, is_heading),
    ),
    "mail": Format("mail with a list in its words (.eml)", (".eml",), _plain(read_mail_list)),
    "addresses": Format(
        "list of titles and web addresses (.txt, .md)",
        (".txt", ".md", ".markdown"),
        lambda name, data, is_heading, sheet: read_addresses(name, data, is_heading),
    ),
}
_ENDINGS = {ending: name for name, format in FORMATS.items() for ending in format.endings}
_EXPORT = "open it in the program it comes from and choose Export, then RIS or BibTeX"
_BETTER = {
    ".xls": "open it and choose Save As, then Excel Workbook (.xlsx)",
    ".ods": "open it and choose Save As, then Excel (.xlsx) or CSV",
    ".numbers": "open it and choose Export To, then Excel or CSV",
    ".gsheet": "open it and choose File, Download, Microsoft Excel (.xlsx)",
    **dict.fromkeys(
        (".docx", ".doc", ".pdf", ".rtf", ".odt"),
        "copy the list to a text file (.txt), a title and its address on each line",
    ),
    ".rdf": "in Zotero choose Export, then the format CSL JSON",
    **dict.fromkeys((".xml", ".enw", ".ciw", ".enl", ".mods", ".isi"), _EXPORT),
    ".msg": "open it in Outlook, choose Save As, then Text Only, and read it by: clearinghouse suggestion FILE",
}


def format_of(ending: str) -> str:
    """Return the format of files with an ending such as `.csv`.

    Raises:
        BadFile: there is none; names those there are.
    """
    if known := _ENDINGS.get(ending.casefold()):
        return known
    better = _BETTER.get(ending.casefold())
    listed = "; ".join(format.label for format in FORMATS.values())
    said = f"a file that ends in '{ending}'" if ending else "a file without an ending such as .csv"
    raise BadFile(f"{said} cannot be imported. {f'Instead, {better}. ' if better else ''}What can be: {listed}")


def read_source(name: str, data: bytes, format: str, is_heading: Known, sheet: str | None = None) -> ListFile:
    """Return the tables of a file.

    Args:
        name: the file's name, for messages.
        data: what is in it.
        format: one of FORMATS.
        is_heading: whether a cell's text is known as a column's heading.
        sheet: the one sheet of a workbook to read.

    Raises:
        BadFile: it cannot be read, or holds no entries.
    """
    if len(data) > MAX_FILE:
        raise BadFile(f"the file is larger than {MAX_FILE // 1024**2} MB; divide it into smaller ones")
    if format == "addresses" and re.match(BOOKMARKS, data[:300].lstrip(b"\xef\xbb\xbf \r\n\t")):
        format = "bookmarks"
    found = without_people(FORMATS[format].read(name, data, is_heading, sheet))
    if not any(table.rows or table.passed for table in found.tables):
        raise BadFile("there is no entry in it")
    return found
