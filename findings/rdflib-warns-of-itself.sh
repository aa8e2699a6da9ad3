#!/usr/bin/env bash
# One would expect that reading JSON-LD by the way that rdflib's own guide shows, Graph().parse(format="json-ld"), warns of
# nothing that a caller could mend. In rdflib 7.6.0 it warns that ConjunctiveGraph is deprecated: rdflib's reader of
# JSON-LD uses that class itself, while Turtle read the same way warns of nothing.
# Who meets it: a project whose tests take warnings for errors, and which searches its own code for the class in vain.
# What works: ignore that one message where JSON-LD is read.
set -euo pipefail
where=$(mktemp -d)
trap 'rm -rf "$where"' EXIT
python3 -m venv "$where/venv"
"$where/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
cat > "$where/read.py" <<'PY'
import json
import sys
import warnings

import rdflib

print("rdflib", rdflib.__version__)
said = {}
for format, text in (
    ("turtle", '<https://example.org/a> <https://schema.org/name> "A" .'),
    ("json-ld", json.dumps({"@id": "https://example.org/a", "https://schema.org/name": "A"})),
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        graph = rdflib.Graph().parse(data=text, format=format)
    said[format] = [str(one.message) for one in caught if issubclass(one.category, DeprecationWarning)]
    print(f"{format}: {len(graph)} triple, deprecation warnings: {said[format]}")
sys.exit(0 if not said["turtle"] and any("ConjunctiveGraph" in one for one in said["json-ld"]) else 1)
PY
"$where/venv/bin/python" "$where/read.py"
