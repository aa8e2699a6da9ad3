#!/bin/sh
# Installing numpy, for whatever part of a program, makes `import openpyxl` load all of it.
#
# One would expect a library for workbooks that does not depend on numpy to leave it alone until somebody hands it an
# array. openpyxl tries `import numpy` when it is itself imported, to know numpy's numbers and dates as cells. So a
# command that reads a workbook only now and then, but imports openpyxl at its start, starts about twice as slowly from
# the day on which another part of the program begins to use numpy; nothing in openpyxl's own version has changed.
# Meets whoever adds numpy, or a library that needs it, to a command line program. Import openpyxl where it is used.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install --quiet openpyxl==3.1.5

cat >loaded.py <<'END'
import sys
before = set(sys.modules)
import openpyxl
found = set(sys.modules) - before
print("openpyxl", openpyxl.__version__, "loads", len(found), "modules,", sum(name.split(".")[0] == "numpy" for name in found), "of numpy")
END
venv/bin/python loaded.py >without.txt
venv/bin/pip install --quiet numpy==2.2.6
venv/bin/python loaded.py >with.txt
cat without.txt with.txt

grep -q ' 0 of numpy$' without.txt
grep -Eq ' [0-9]{2,} of numpy$' with.txt
echo "As described: the same openpyxl loads numpy as soon as it is there."
