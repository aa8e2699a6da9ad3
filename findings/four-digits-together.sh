#!/bin/sh
# A number that a page is built with and that a script renews differs, in one language and by one data set.
#
# One would expect Babel and a browser's Intl to write 1234 alike, since both go by Unicode's CLDR. CLDR says of Spanish,
# Polish, Italian, Portuguese of Portugal, Bulgarian, Hungarian, Latvian and Slovenian that four digits stand together
# (minimumGroupingDigits is 2). Intl follows that by default, Babel does not know it, so "1.234 resultados" becomes
# "1234 resultados" as soon as a script counts anew. Meets whoever formats numbers on the server and in the browser,
# and tests with English, where all is well. `useGrouping: "always"` brings the two together.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install --quiet babel==2.18.0
npm install --silent --no-audit --no-fund node@22.11.0 >/dev/null

cat >written.py <<'END'
import babel
from babel.numbers import format_decimal
print("Babel", babel.__version__)
for language in ("en", "es", "pl"):
    print(language, *(format_decimal(number, locale=language) for number in (999, 1234, 12345)), sep="|")
END
cat >written.js <<'END'
console.log("Intl of Node", process.versions.node, "with CLDR", process.versions.cldr);
for (const language of ["en", "es", "pl"]) {
  console.log([language, ...[999, 1234, 12345].map((number) => number.toLocaleString(language))].join("|"));
}
console.log(["always", (1234).toLocaleString("es", { useGrouping: "always" })].join("|"));
END
venv/bin/python written.py >python.txt
node_modules/.bin/node written.js >node.txt
cat python.txt node.txt

# One check a line: `set -e` looks over what fails on the left of `&&`.
grep -q '^en|999|1,234|12,345$' python.txt
grep -q '^en|999|1,234|12,345$' node.txt
grep -q '^es|999|1[.]234|12[.]345$' python.txt
grep -q '^es|999|1234|12[.]345$' node.txt
grep -q '^always|1[.]234$' node.txt
echo "As described: 1234 is 1.234 in one and 1234 in the other, in Spanish, and the same in English."
