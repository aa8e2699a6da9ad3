#!/bin/sh
# rjsmin takes blanks out of a template inside the `${}` of another, and out of a regular expression after `of` or `case`.
#
# One would expect a minifier that knows template strings and regular expressions to leave what stands in them alone,
# wherever they stand. rjsmin reads a script with one pattern and without its grammar: a template inside another ends the
# outer one for it, and a slash after a word that it does not list is a division. What the script then says is another
# text, or another search, with no word of warning; both results are still valid JavaScript.
# Meets whoever strips scripts when a site is made. Compare the parsed program before and after, or avoid the two forms.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install --quiet rjsmin==1.3.0

cat >stripped.py <<'END'
import rjsmin

SCRIPTS = {
    "let s = `a ${`b   c`} d`;": "let s=`a ${`b c`} d`;",
    "for (const a of /b   c/[Symbol.split](d)) e(a);": "for(const a of/b c/[Symbol.split](d))e(a);",
    "let t = `a   ${b}   c`;": "let t=`a   ${b}   c`;",
}
print("rjsmin", rjsmin.__version__)
for script, expected in SCRIPTS.items():
    found = rjsmin.jsmin(script)
    print(f"{script}  ->  {found}")
    if found != expected:
        raise SystemExit(f"changed: {expected} was seen before")
END
venv/bin/python stripped.py
