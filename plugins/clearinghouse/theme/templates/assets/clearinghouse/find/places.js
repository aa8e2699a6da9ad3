// @ts-check
// Places that a question names, by their titles or by what people call them.

import { splitWords, fold } from "./words.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./query.js").Question} Question */

/**
 * A page to which readers go straight; `number` is that of its entry, or -1.
 * @typedef {{number: number, address: string, label: string, title: string}} Place
 */

const MOST = 2;
/** A title that says more than the question does must share so much of itself. */
const SHARED = 0.6;
const VERY = 2;
const LONG = 3;

/**
 * Returns the places whose name is the question, the nearest first.
 * @param {Question} question
 * @param {IndexFiles} files
 * @returns {Promise<Place[]>}
 */
export async function placesNamed(question, files) {
  const [{ stop }, rows] = await Promise.all([files.start(), files.places()]);
  const taken = new Map(question.corrected.map(({ typed, taken }) => [typed, taken]));
  const text = wordsOf(question.text).map((word) => taken.get(word) ?? word).join(" ");
  const fits = rows.map(([number, address, label, title, names]) => ({
    place: { number, address, label, title },
    fit: Math.max(...names.map((name) => likeness(text, name, stop))),
  }));
  const found = fits.filter(({ fit }) => fit >= SHARED).sort((a, b) => b.fit - a.fit);
  // Beside a name that is the very one, those that only hold it are not meant.
  return found.filter(({ fit }) => fit === found[0].fit || found[0].fit < 1).slice(0, MOST).map(({ place }) => place);
}

/**
 * How much of a name a question says, from 0 to 1, and 2 if it is the very name; nothing if it says anything else.
 * @param {string} text
 * @param {string} name
 * @param {Set<string>} stop
 */
export function likeness(text, name, stop) {
  if (text === wordsOf(name).join(" ")) return VERY;
  const [asked, named] = [telling(text, stop), telling(name, stop)];
  const met = asked.every((word) => named.some((other) => sameWord(word, other)));
  // A single word says too little of a title in which only one word tells anything.
  if (!asked.length || !met || (asked.length === 1 && wordsOf(name).length > LONG)) return 0;
  return asked.length / Math.max(named.length, asked.length);
}

/**
 * True for a word and its plural. A stem that two words share does not make them the same: a coach is no coaching.
 * @param {string} one
 * @param {string} other
 */
export function sameWord(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return long === short || long === `${short}s` || long === `${short}es` || long === short.replace(/y$/, "ies");
}

/** @param {string} text */
function wordsOf(text) {
  return splitWords(fold(text)).map((word) => word.text);
}

/**
 * @param {string} text
 * @param {Set<string>} stop
 */
function telling(text, stop) {
  return [...new Set(wordsOf(text).filter((word) => !stop.has(word)))];
}
