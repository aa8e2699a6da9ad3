#!/bin/sh
# Days kept as text, year-month-day, in a SQLite column that is declared DATE, and an open end written as '9999':
# "contacts while the assignment lasts" is  day <= coalesce(ends, '9999').
# One would expect text to be compared with text, as in DuckDB, where an open end lies after every day (or the query is
# refused). But DATE is a word that SQLite does not know, so the column takes numbers for preferred: the text '9999'
# becomes the number 9999 and comes before every text. Every row with an open end is lost, without a word.
# With '9999-12-31', which is no number, or with a column declared TEXT, the same query is right.
# Met by whoever moves a schema with DATE columns to SQLite and asks with coalesce for open ranges.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --disable-pip-version-check apsw==3.54.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import sys

import apsw

QUERY = "SELECT count(*) FROM contact c JOIN assignment a WHERE c.day <= coalesce(a.ends, '{end}')"
seen = {}
for declared in ("DATE", "TEXT"):
    for end in ("9999", "9999-12-31"):
        database = apsw.Connection(":memory:")
        database.execute(f"CREATE TABLE assignment (starts {declared}, ends {declared}); CREATE TABLE contact (day {declared})")
        database.execute("INSERT INTO assignment VALUES ('2026-09-01', NULL); INSERT INTO contact VALUES ('2026-10-06')")
        seen[declared, end] = next(iter(database.execute(QUERY.format(end=end))))[0]
print("SQLite", apsw.sqlitelibversion(), "through apsw", apsw.apswversion())
for (declared, end), found in seen.items():
    print(f"columns declared {declared}, open end '{end}': {found} of 1 contact found")
expected = {("DATE", "9999"): 0, ("DATE", "9999-12-31"): 1, ("TEXT", "9999"): 1, ("TEXT", "9999-12-31"): 1}
sys.exit(seen != expected)
PYTHON
