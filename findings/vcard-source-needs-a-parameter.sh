#!/bin/sh
# A contact card of version 3.0 says where it comes from: SOURCE:https://... One expects the checker `vcard` to take it,
# for RFC 2426 says that the value is an address and asks for no parameter; its own example has none. The checker refuses
# the whole card until SOURCE has VALUE=uri. Who writes cards for readers they do not know adds the parameter.
# Exits with 1 when that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check vcard==1.0.0 2>/dev/null
card() {
  printf 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster;Ada;;;\r\nFN:Ada Muster\r\n%s\r\nEND:VCARD\r\n' "$1" >"$2"
}
card 'SOURCE:https://example.org/ada/' plain.vcf
card 'SOURCE;VALUE=uri:https://example.org/ada/' with.vcf
venv/bin/pip list --disable-pip-version-check 2>/dev/null | grep '^vcard '
plain=0
venv/bin/vcard plain.vcf >said.txt 2>&1 || plain=$?
with=0
venv/bin/vcard with.vcf >/dev/null 2>&1 || with=$?
echo "without a parameter: exit $plain, $(head -n 1 said.txt)"
echo "with VALUE=uri: exit $with"
[ "$plain" -ne 0 ] && [ "$with" -eq 0 ]
