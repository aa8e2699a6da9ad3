#!/bin/sh
# python-calamine 0.9.1 hands over hidden rows and columns like all others, and nothing in its interface tells them.
#
# One would expect that what reads workbooks fast, tells hidden sheets and merged cells, also tells a row or a column
# that its owner hid: `sheets_metadata` has `visible`, a sheet has `merged_cell_ranges`. A row or column that is hidden,
# often because it is about people, comes in `to_python()` as any other, and links behind cells are not there at all.
# Who imports people's spreadsheets and leaves out what they hid meets it when taking calamine in place of openpyxl.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-calamine==0.9.1 openpyxl==3.1.5
cat > "$folder/try.py" <<'PYTHON'
import sys
from importlib.metadata import version

import openpyxl
from python_calamine import CalamineWorkbook

book = openpyxl.Workbook()
sheet = book.active
for row in (["Title", "Link", "Reviewer"], ["A plan", "see", "Jo"], ["A secret plan", "see", "Bo"]):
    sheet.append(row)
sheet.row_dimensions[3].hidden = True
sheet.column_dimensions["C"].hidden = True
sheet["B2"].hyperlink = "https://example.org/plan"
book.save(sys.argv[1])

read = CalamineWorkbook.from_path(sys.argv[1])
found = read.get_sheet_by_index(0)
rows = found.to_python()
names = [name for name in dir(found) if not name.startswith("_")]
kept = openpyxl.load_workbook(sys.argv[1]).active
print("python-calamine", version("python-calamine"), "reads:", rows)
print("a sheet of it tells:", ", ".join(names))
print("openpyxl tells: row 3 hidden", kept.row_dimensions[3].hidden, "- column C hidden", kept.column_dimensions["C"].hidden,
      "- link", kept["B2"].hyperlink.target)
same = rows[2] == ["A secret plan", "see", "Bo"] and not [name for name in names if "hidden" in name or "link" in name]
sys.exit(0 if same else 1)
PYTHON
"$folder/venv/bin/python" "$folder/try.py" "$folder/list.xlsx"
