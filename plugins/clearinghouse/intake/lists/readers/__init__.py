"""The formats of files that can be imported: one module each."""

from __future__ import annotations

from clearinghouse.intake.lists.readers.address_list import read_addresses
from clearinghouse.intake.lists.readers.bibtex import read_bibtex
from clearinghouse.intake.lists.readers.csl_json import read_csl_json
from clearinghouse.intake.lists.readers.csv_file import read_csv
from clearinghouse.intake.lists.readers.headings import Known
from clearinghouse.intake.lists.readers.ris import read_ris
from clearinghouse.intake.lists.readers.xlsx import read_xlsx
from clearinghouse.intake.lists.rows import MAX_FILE, BadFile, Source

FORMATS = {
    "xlsx": "Excel workbook (.xlsx)",
    "csv": "table saved as CSV (.csv, .tsv)",
    "ris": "RIS (.ris)",
    "bibtex": "BibTeX (.bib)",
    "csl-json": "CSL-JSON, as Zotero exports it (.json)",
    "addresses": "list of titles and web addresses (.txt, .md)",
}
_ENDINGS = {
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".csv": "csv", ".tsv": "csv", ".tab": "csv", ".ris": "ris", ".bib": "bibtex",
    ".bibtex": "bibtex", ".json": "csl-json", ".txt": "addresses", ".md": "addresses", ".markdown": "addresses",
}  # fmt: skip
_BETTER = {
    ".xls": "open it and choose Save As, then Excel Workbook (.xlsx)",
    ".ods": "open it and choose Save As, then Excel (.xlsx) or CSV",
    ".numbers": "open it and choose Export To, then Excel or CSV",
    ".gsheet": "open it and choose File, Download, Microsoft Excel (.xlsx)",
    ".docx": "copy the list to a text file (.txt), a title and its address on each line",
    ".pdf": "copy the list to a text file (.txt), a title and its address on each line",
    ".html": "copy the list to a text file (.txt), a title and its address on each line",
    ".rdf": "in Zotero choose Export, then the format CSL JSON",
}


def format_of(ending: str) -> str:
    """Return the format of files with an ending such as `.csv`.

    Raises:
        BadFile: there is none; names those there are.
    """
    if known := _ENDINGS.get(ending.casefold()):
        return known
    better = _BETTER.get(ending.casefold())
    listed = "; ".join(FORMATS.values())
    said = f"a file that ends in '{ending}'" if ending else "a file without an ending such as .csv"
    raise BadFile(f"{said} cannot be imported. {f'Instead, {better}. ' if better else ''}What can be: {listed}")


def read_source(name: str, data: bytes, format: str, is_heading: Known, sheet: str | None = None) -> Source:
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
    if format == "xlsx":
        found = read_xlsx(name, data, is_heading, sheet)
    elif format == "csv":
        found = read_csv(name, data, is_heading)
    else:
        readers = {"ris": read_ris, "bibtex": read_bibtex, "csl-json": read_csl_json, "addresses": read_addresses}
        found = readers[format](name, data)
    if not any(table.rows or table.passed for table in found.tables):
        raise BadFile("there is no entry in it")
    return found
