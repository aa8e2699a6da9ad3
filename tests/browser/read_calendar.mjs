// Prints the meetings that ical.js and node-ical find in a calendar file: node read_calendar.mjs FILE FROM TO
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const [file, from, to] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

console.log(JSON.stringify({ "ical.js": byIcalJs(text), "node-ical": byNodeIcal(text) }));

/** Thunderbird's and Nextcloud's reader. It knows only the time zones that the file itself describes. */
function byIcalJs(source) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(source));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents("vevent");
  const moved = events.filter((event) => event.hasProperty("recurrence-id"));
  // Left to itself, an event takes the moved meetings of every other series in the file for its own.
  const whole = events
    .filter((event) => !moved.includes(event))
    .map((event) => new ICAL.Event(event, { exceptions: moved.filter((other) => uid(other) === uid(event)) }));
  const found = [];
  for (const event of whole) {
    if (!event.isRecurring()) {
      found.push([event.uid, said(event.startDate), said(event.endDate)]);
      continue;
    }
    const starts = event.iterator();
    for (let next = starts.next(); next; next = starts.next()) {
      const one = event.getOccurrenceDetails(next);
      found.push([event.uid, said(one.startDate), said(one.endDate)]);
    }
  }
  return found;
}

function uid(component) {
  return component.getFirstPropertyValue("uid");
}

function said(time) {
  if (time.isDate) return time.toString();
  return time.zone.tzid === "floating" ? `floating ${time}` : new Date(time.toUnixTime() * 1000).toISOString();
}

function byNodeIcal(source) {
  const events = Object.values(nodeIcal.sync.parseICS(source)).filter((found) => found.type === "VEVENT");
  return events.flatMap((event) =>
    nodeIcal
      .expandRecurringEvent(event, { from: new Date(from), to: new Date(to) })
      .map((one) => [event.uid, shown(one.start, one.isFullDay), shown(one.end, one.isFullDay)]),
  );
}

function shown(moment, wholeDay) {
  if (!wholeDay) return moment.toISOString();
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
