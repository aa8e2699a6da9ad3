// Prints what ical.js reads in a contact card, by property: node read_card.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const card = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
console.log(JSON.stringify(Object.fromEntries(card.getAllProperties().map((one) => [one.name, one.getFirstValue()]))));
