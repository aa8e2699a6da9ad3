#!/bin/sh
# Saved queries in a metadata file vanish without a word when Datasette is renewed from 0.65 to a 1.0 alpha.
#
# One would expect a file that the option -m (--metadata) still takes to be used whole, or refused. The title in it is
# still shown, and the saved queries beside it answer 404: they are read from the file given with -c (--config), an option
# that 0.65 does not know. The same file serves both. Meets whoever hands out a database with questions ready to ask.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
for version in 0.65.1 1.0a41; do
  python3 -m venv "venv-$version"
  "venv-$version/bin/pip" install --quiet "datasette==$version"
done
python3 -c 'import sqlite3; made = sqlite3.connect("visits.db"); made.execute("CREATE TABLE visit (minutes INTEGER)"); made.execute("INSERT INTO visit VALUES (45)"); made.commit()'
cat >told.json <<'END'
{"title": "Visits of the year", "databases": {"visits": {"queries": {"total": {"sql": "SELECT sum(minutes) AS minutes FROM visit"}}}}}
END

ask() {
  version=$1 option=$2 address=$3
  if "venv-$version/bin/datasette" visits.db "$option" told.json --get "$address" >answer.txt 2>errors.txt; then found=answered; else found=refused; fi
  printf '%s %s %s: %s\n' "$version" "$option" "$address" "$found"
}

ask 0.65.1 -m "/visits/total.json?_shape=array"
grep -q '"minutes": 45' answer.txt
ask 1.0a41 -m "/"
grep -q "Visits of the year" answer.txt
ask 1.0a41 -m "/visits/total.json?_shape=array"
test "$found" = refused
grep -q "404" answer.txt
test ! -s errors.txt
ask 1.0a41 -c "/visits/total.json?_shape=array"
grep -q '"minutes": 45' answer.txt
ask 0.65.1 -c "/"
test "$found" = refused
grep -q "No such option" errors.txt
echo "As described: the same file keeps its title and loses its queries with -m, and has them with -c."
