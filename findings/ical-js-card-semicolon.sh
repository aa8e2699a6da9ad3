#!/bin/sh
# A contact card has a semicolon in a name, written \; as RFC 2426 asks for in version 3.0 and RFC 6350 (section 3.4) allows
# in 4.0. One expects ical.js, which reads cards for Thunderbird and Nextcloud, to show a plain semicolon, as it shows a plain
# comma for \, beside it. It leaves the backslash standing in FN, in both versions, and takes it away in the parts of N. Who
# writes cards of 4.0 leaves semicolons in texts of one part bare; in 3.0 other readers need the backslash.
# Exits with 1 when that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 >/dev/null
cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
const read = (version) => {
  const lines = ["BEGIN:VCARD", `VERSION:${version}`, "N:Muster\\;Mayer;Ada;;;", "FN:Muster\\; Mayer\\, Ada", "END:VCARD"];
  const card = new ICAL.Component(ICAL.parse(lines.join("\r\n") + "\r\n"));
  return { FN: card.getFirstPropertyValue("fn"), N: card.getFirstPropertyValue("n") };
};
console.log("ical.js", JSON.parse(readFileSync("node_modules/ical.js/package.json")).version);
const [old, current] = [read("3.0"), read("4.0")];
console.log("3.0:", JSON.stringify(old));
console.log("4.0:", JSON.stringify(current));
process.exit([old, current].every(({ FN, N }) => FN === "Muster\\; Mayer, Ada" && N[0] === "Muster;Mayer") ? 0 : 1);
END
node read.mjs
