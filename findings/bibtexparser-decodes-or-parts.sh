#!/usr/bin/env bash
# One would expect that of the steps "decode LaTeX" and "part the authors" one order gives the authors as people read them.
# In bibtexparser 2.1.0 neither does. Decoded first, the braces are gone that hold an organization together, and one with
# "and" in its name becomes two people. Decoded last, nothing is decoded: the decoder passes over what is parted already.
# Who meets it: whoever counts or lists authors of files in which institutions write, which is most reports.
# What works: decode first, with keep_braced_groups=True, and take the braces off the parted names.
set -euo pipefail
where=$(mktemp -d)
trap 'rm -rf "$where"' EXIT
python3 -m venv "$where/venv"
"$where/venv/bin/pip" install --quiet --disable-pip-version-check bibtexparser==2.1.0 pylatexenc==2.10
cat > "$where/read.py" <<'PY'
import sys
from importlib.metadata import version

import bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors, SplitNameParts

print("bibtexparser", version("bibtexparser"))
TEXT = r"@techreport{one, author = {{Department of Health and Schools} and M{\"u}ller, Ada}, title = {A Report}}"
STEPS = {
    "decoded first": [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()],
    "decoded last": [SeparateCoAuthors(), SplitNameParts(), LatexDecodingMiddleware()],
    "braces kept": [LatexDecodingMiddleware(keep_braced_groups=True), SeparateCoAuthors(), SplitNameParts()],
}
found = {}
for order, steps in STEPS.items():
    library = bibtexparser.parse_string(TEXT, append_middleware=steps)
    assert not library.failed_blocks
    found[order] = [" ".join((*one.first, *one.von, *one.last)) for one in library.entries[0].fields_dict["author"].value]
    print(f"{order}: {len(found[order])} authors, {found[order]}")
surprise = len(found["decoded first"]) == 3 and r"Ada M{\"u}ller" in found["decoded last"]
sys.exit(0 if surprise and found["braces kept"] == ["{Department of Health and Schools}", "Ada Müller"] else 1)
PY
"$where/venv/bin/python" "$where/read.py"
