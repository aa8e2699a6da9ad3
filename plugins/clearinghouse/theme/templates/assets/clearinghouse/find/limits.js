// @ts-check
// Limits that a question says in words, such as "free", "in Spanish", "near a town", "after 2020", "for APs", "not elementary".

import { wording } from "../wording.js";
import { numbersOf } from "./index-files.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./words.js").Word} Word */

/**
 * What an answer must be: one of some values of a facet, or none of them, or in a range of years or minutes. `said` is
 * its chip, `taken` are the places of its words, which look for nothing themselves.
 * @typedef {{facet: string, values: string[], not: boolean, from: number, to: number, said: string, taken: number[]}} Limit
 */

/** @typedef {{phrases: Record<string, string[]>, labels: Record<string, string>, every: string[], regions: Record<string, string>, free: string, paid: string, minutes: [number, number][]}} Known */

/** @typedef {{words: Word[], known: Known}} Reading */

const NOT = new Set(["not", "no", "except", "excluding", "without"]);
/** The words before a value by which it limits; a level of two words or more does so by itself. */
const BEFORE = {
  level: new Set(["for", "in", "at"]),
  audience: new Set(["for"]),
  language: new Set(["in"]),
  publisher: new Set(["from", "by"]),
  region: new Set(["near", "around", "in", "from"]),
};
const BETWEEN = new Set(["the", "a", "an", "my", "our", "new", "for", "in", "at", "from", "by"]);
/** What these say is no part of what is looked for. */
const NO_SUBJECT = new Set(["language", "publisher", "region"]);
const LONGEST = 5;
const SINCE = { after: 1, since: 0, newer: 1, later: 1 };
const UNTIL = new Set(["before", "older", "earlier"]);
/** What is free beside money, and what may be free of something. */
const FREE_WITH = new Set(["lunch", "lunches", "meal", "meals", "and", "or", "speech", "play", "time", "period", "appropriate", "choice", "from", "for", "school", "schools"]);
const FREE_OF = new Set(["phone", "phones", "drug", "tobacco", "smoke", "gun", "bully", "stress", "hands", "weapon", "device"]);
/** What may follow a time that a reader has. */
const AFTER_TIME = new Set(["", "or", "and", "to", "for", "read", "video", "meeting", "activity", "session", "long", "max", "only", "left", "before", "on", "about", "not", "no", "free", "please", "tops", "that", "i", "we", "in", "by", "at", "because", "tomorrow", "today"]);
const MINUTES = new Set(["minutes", "minute", "mins", "min"]);

/**
 * Returns the limits that words say, each facet once, without those that the reader has set aside.
 * @param {Word[]} words
 * @param {Known} known
 * @param {string[]} aside facets whose limits are not wanted
 * @returns {Limit[]}
 */
export function limitsIn(words, known, aside = []) {
  const reading = { words, known };
  const readers = [valueAt, freeAt, yearsAt, minutesAt];
  /** @type {Map<string, Limit>} */
  const found = new Map();
  for (let place = 0; place < words.length; place++) {
    const limit = readers.map((read) => read(reading, place)).find(Boolean);
    if (!limit) continue;
    if (!found.has(limit.facet) && !aside.includes(limit.facet)) found.set(limit.facet, limit);
    place = Math.max(place, ...limit.taken);
  }
  return [...found.values()];
}

/**
 * Returns the places of words that say that any level will do.
 * @param {Word[]} words
 * @param {Known} known
 */
export function anyLevel(words, { every }) {
  const phrases = new Set(every);
  const begins = words.flatMap((_, place) => {
    const length = [3, 2, 1].find((count) => place + count <= words.length && phrases.has(words.slice(place, place + count).map((word) => word.term).join(" ")));
    return length ? range(place, place + length) : [];
  });
  return new Set(begins);
}

/**
 * A value that follows the word that makes it a limit.
 * @param {Reading} reading
 * @param {number} place
 * @returns {Limit | undefined}
 */
function valueAt({ words, known }, place) {
  const first = words[place].text;
  const not = NOT.has(first);
  let begin = place;
  while (begin < words.length && (begin === place ? not || led(first) : BETWEEN.has(words[begin].text))) begin++;
  for (let end = Math.min(words.length, begin + LONGEST); end > begin; end--) {
    const meant = values(known, words.slice(begin, end));
    const facet = meant[0]?.split("/")[0];
    if (!facet) continue;
    const whole = begin === place && facet === "level" && end - begin > 1;
    if (!not && !whole && !BEFORE[/** @type {keyof typeof BEFORE} */ (facet)].has(first)) continue;
    // A level or an audience is also what is looked for; the others say nothing of that.
    const taken = not || NO_SUBJECT.has(facet) ? range(place, end) : [];
    const labels = meant.map((value) => known.labels[value]).join(` ${wording("search.or")} `);
    const said = not ? wording("search.limit_not", { label: labels }) : labels;
    return { facet, values: meant.map((value) => value.slice(facet.length + 1)), not, from: 0, to: 0, said, taken };
  }
  return undefined;
}

/** @param {string} word */
function led(word) {
  return Object.values(BEFORE).some((words) => words.has(word));
}

/**
 * The values of one facet that a phrase means.
 * @param {Known} known
 * @param {Word[]} words
 */
function values(known, words) {
  const phrase = words.map((word) => word.term).join(" ");
  const meant = Object.hasOwn(known.phrases, phrase) ? known.phrases[phrase] : [];
  return meant.filter((value) => value.split("/")[0] === meant[0].split("/")[0]);
}

/**
 * @param {Reading} reading
 * @param {number} place
 * @returns {Limit | undefined}
 */
function freeAt({ words }, place) {
  const [before, word, after] = [words[place - 1]?.text ?? "", words[place].text, words[place + 1]?.text ?? ""];
  const free = word === "free" && !FREE_OF.has(before) && !FREE_WITH.has(after);
  if (!free && !(word === "no" && after === "cost")) return undefined;
  const taken = free && before === "for" ? [place - 1, place] : range(place, free ? place + 1 : place + 2);
  return { facet: "cost", values: ["free"], not: false, from: 0, to: 0, said: wording("search.limit_free"), taken };
}

/**
 * @param {Reading} reading
 * @param {number} place
 * @returns {Limit | undefined}
 */
function yearsAt({ words }, place) {
  const word = words[place].text;
  const at = words[place + 1]?.text === "than" ? place + 2 : place + 1;
  const year = yearOf(words[at]?.text);
  if (!year) return undefined;
  const taken = range(place, at + 1);
  const part = { facet: "year", values: [], not: false, taken };
  if (Object.hasOwn(SINCE, word)) {
    const from = year + SINCE[/** @type {keyof typeof SINCE} */ (word)];
    return { ...part, from, to: Infinity, said: wording("search.limit_since", { year: String(from) }) };
  }
  return UNTIL.has(word) ? { ...part, from: 0, to: year - 1, said: wording("search.limit_until", { year: String(year - 1) }) } : undefined;
}

/** @param {string | undefined} text */
function yearOf(text) {
  return text && /^(19|20)\d\d$/.test(text) ? Number(text) : 0;
}

/**
 * @param {Reading} reading
 * @param {number} place
 * @returns {Limit | undefined}
 */
function minutesAt({ words }, place) {
  const [first, second, third] = [0, 1, 2].map((step) => words[place + step]?.text ?? "");
  const counted = /^\d{1,3}$/.test(first) && MINUTES.has(second) ? Number(first) : 0;
  const half = first === "half" && second === "an" && third === "hour" ? 30 : 0;
  const minutes = counted || half;
  if (!minutes || !AFTER_TIME.has(words[place + (half ? 3 : 2)]?.text ?? "")) return undefined;
  return { facet: "minutes", values: [], not: false, from: 0, to: minutes, said: wording("search.limit_minutes", { number: minutes }), taken: range(place, place + (half ? 3 : 2)) };
}

/**
 * @param {number} begin
 * @param {number} end
 */
function range(begin, end) {
  return Array.from({ length: Math.max(0, end - begin) }, (_, step) => begin + step);
}

/**
 * Returns the entries that keep to the limits, those that say so before those that say nothing of it, and the limits
 * that nothing keeps to, which are left out. Of the others is told which entries say nothing.
 * @param {number[]} numbers
 * @param {Limit[]} limits
 * @param {IndexFiles} files
 * @param {Filters} filters
 */
export async function limited(numbers, limits, files, filters) {
  /** @type {Limit[]} */
  const unmet = [];
  /** @type {{limit: Limit, unsaid: Set<number>}[]} */
  const silent = [];
  let left = numbers;
  for (const limit of limits) {
    const { kept, broken } = await sides(limit, files, filters);
    const met = left.filter((number) => kept.has(number));
    if (!met.length && !limit.not) {
      unmet.push(limit);
      continue;
    }
    const unsaid = left.filter((number) => !kept.has(number) && !broken.has(number));
    if (!limit.not) silent.push({ limit, unsaid: new Set(unsaid) });
    left = [...met, ...unsaid];
  }
  return { left, unmet, silent };
}

/**
 * The entries that keep to a limit, and those that break it.
 * @param {Limit} limit
 * @param {IndexFiles} files
 * @param {Filters} filters
 */
async function sides(limit, files, filters) {
  const known = await files.limits();
  if (limit.facet === "cost") return { kept: new Set(numbersOf(known.free)), broken: new Set(numbersOf(known.paid)) };
  if (limit.facet === "minutes") return parted(known.minutes, (minutes) => minutes <= limit.to);
  const values = limit.facet === "region" ? regions(known) : [...(await filters.values(limit.facet)).values()];
  if (limit.facet === "year") {
    const rows = values.flatMap(({ id, numbers }) => numbers.map((number) => /** @type {[number, number]} */ ([number, Number(id)])));
    return parted(rows, (year) => year >= limit.from && year <= limit.to);
  }
  const [named, others] = [true, false].map((is) => new Set(values.filter(({ id }) => limit.values.includes(id) === is).flatMap(({ numbers }) => numbers)));
  return limit.not ? { kept: others, broken: named } : { kept: named, broken: others };
}

/** @param {Known} known */
function regions(known) {
  return Object.entries(known.regions).map(([id, steps]) => ({ id, numbers: numbersOf(steps) }));
}

/**
 * @param {[number, number][]} rows an entry and its figure
 * @param {(figure: number) => boolean} fits
 */
function parted(rows, fits) {
  const [kept, broken] = [true, false].map((is) => new Set(rows.filter(([, figure]) => fits(figure) === is).map(([number]) => number)));
  return { kept, broken };
}
