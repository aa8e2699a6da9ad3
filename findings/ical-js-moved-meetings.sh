#!/bin/sh
# A calendar file holds two weekly series at the same hour, and one meeting of the second series is moved.
# One expects ical.js (which Thunderbird and Nextcloud are built on) to move that meeting in the second series alone: the
# moved one bears the UID of its series. But an ICAL.Event takes every RECURRENCE-ID of the file for its own, whatever the
# UID, so the first series moves too; with strictExceptions it throws instead. Who reads a calendar of several series must
# hand over the exceptions of each UID: new ICAL.Event(component, { exceptions: [...] }).
# Exits with 1 when that has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 >/dev/null
cat > read.mjs <<'END'
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
const event = (uid, extra, start = "20260907T150000Z", end = "20260907T160000Z") =>
  ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20260901T000000Z", `DTSTART:${start}`, `DTEND:${end}`, extra, "END:VEVENT"];
const text = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN",
  ...event("first", "RRULE:FREQ=WEEKLY;COUNT=3"), ...event("second", "RRULE:FREQ=WEEKLY;COUNT=3"),
  ...event("second", "RECURRENCE-ID:20260914T150000Z", "20260916T090000Z", "20260916T100000Z"),
  "END:VCALENDAR"].join("\r\n");
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
const first = new ICAL.Event(events[0]);
const starts = [];
const steps = first.iterator();
for (let next = steps.next(); next; next = steps.next()) starts.push(first.getOccurrenceDetails(next).startDate.toString());
let strict = "no error";
try { new ICAL.Event(events[0], { strictExceptions: true }); } catch (error) { strict = error.message; }
console.log("ical.js", JSON.parse(readFileSync("node_modules/ical.js/package.json")).version);
console.log("meetings of the first series:", starts.join(", "));
console.log("with strictExceptions:", strict);
process.exit(starts[1] === "2026-09-16T09:00:00Z" && strict.includes("unrelated") ? 0 : 1);
END
node read.mjs
