// @ts-check
// Places that a question names, by their titles or by what people call them.

import { silentWords } from "./query.js";
import { splitWords, fold } from "./words.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./query.js").Question} Question */

/**
 * A page to which readers go straight; `number` is that of its entry, or -1. `about` tells that the question goes on to say
 * for what the place is looked for.
 * @typedef {{number: number, address: string, label: string, title: string, about?: boolean}} Place
 */

/**
 * A word by how much it tells, from 0 to 1, with the terms that stand for it.
 * @typedef {{text: string, term: string, weight: number, others: string[]}} Told
 */

const MOST = 2;
/** A question and a name must share so much of what both say. */
const SHARED = 0.7;
/** How near the very name is, and one that stands whole in a longer question. */
const VERY = 2;
const WITHIN = 0.9;
/** What a word tells that says nothing of what is looked for, and one of everyday talk. */
const LITTLE = 0.1;
const SOME = 0.4;
/** A word that stands for the one that was said is as good as this. */
const STANDING = 0.9;
const LONG = 3;
/** What follows a way of asking, before what it is asked for. */
const ABOUT = ["about", "with", "on", "for", "sobre", "con"];

/**
 * Returns the places whose name is the question, the nearest first.
 * @param {Question} question
 * @param {IndexFiles} files
 * @returns {Promise<Place[]>}
 */
export async function placesNamed(question, files) {
  const [start, rows] = await Promise.all([files.start(), files.places()]);
  const taken = new Map(question.corrected.map(({ typed, taken }) => [typed, taken]));
  const said = splitWords(fold(question.text)).map((word) => taken.get(word.text) ?? word.text).join(" ");
  const asked = told(said, start);
  const fits = namesOf(rows, start).map(({ place, named }) => {
    const about = named.some((name) => goesOn(said, name));
    return { place: { ...place, about }, fit: Math.max(about ? WITHIN : 0, ...named.map((name) => likeness(asked, name))) };
  });
  const found = fits.filter(({ fit }) => fit >= SHARED).sort((a, b) => b.fit - a.fit);
  // Beside a name that is the very one, those that only hold it are not meant.
  return found.filter(({ fit }) => fit === found[0].fit || found[0].fit < 1).slice(0, MOST).map(({ place }) => place);
}

/**
 * How much a question and a name say the same, from 0 to 1, and 2 if it is the very name. Nothing if the question says
 * anything else that tells, unless the name stands whole in it and is the better part of it.
 * @param {Told[]} asked
 * @param {Told[]} named
 */
export function likeness(asked, named) {
  if (textOf(asked) === textOf(named)) return VERY;
  if (named.length >= LONG && ` ${textOf(asked)} `.includes(` ${textOf(named)} `) && tells(named) >= tells(asked) / 2) return WITHIN;
  const met = asked.map((word) => nearest(word, named));
  const left = asked.filter((word, place) => word.weight === 1 && !met[place]);
  if (left.length) return standsWithin(asked, named) && left.length < tells(asked) / 2 ? WITHIN : 0;
  const only = named.filter((word) => !nearest(word, asked));
  // A single word says too little of a name that says more, or of a long title.
  if (asked.length === 1 && (named.length > LONG || only.some((word) => word.weight > LITTLE))) return 0;
  const same = asked.reduce((sum, word, place) => sum + word.weight * met[place], 0);
  return same / (weigh(asked) + weigh(only));
}

/**
 * True where a name is a way of asking, such as "who can I talk to", and the question goes on to say about what.
 * @param {string} said
 * @param {Told[]} named
 */
function goesOn(said, named) {
  return !tells(named) && named.length >= LONG - 1 && ABOUT.some((word) => ` ${said} `.includes(` ${textOf(named)} ${word} `));
}

/**
 * True where all that a name says follows one another in the question, and two words of it tell.
 * @param {Told[]} asked
 * @param {Told[]} named
 */
function standsWithin(asked, named) {
  const [long, short] = [asked, named].map((words) => words.filter((word) => word.weight > LITTLE));
  if (tells(short) < 2) return false;
  return long.some((_, begin) => short.every((word, place) => begin + place < long.length && sameWord(long[begin + place].text, word.text)));
}

/**
 * How near the nearest of some words comes to one, from 0 to 1.
 * @param {Told} word
 * @param {Told[]} others
 */
function nearest(word, others) {
  if (others.some((other) => sameWord(word.text, other.text))) return 1;
  return others.some((other) => word.others.includes(other.term)) ? STANDING : 0;
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

/** @param {Told[]} words */
function textOf(words) {
  return words.map((word) => word.text).join(" ");
}

/** How many words tell. @param {Told[]} words */
function tells(words) {
  return words.filter((word) => word.weight === 1).length;
}

/** @param {Told[]} words */
function weigh(words) {
  return words.reduce((sum, word) => sum + word.weight, 0);
}

/** The names of places as words, worked out once for each index. @type {WeakMap<object, {place: Place, named: Told[][]}[]>} */
const READ = new WeakMap();

/**
 * @param {[number, string, string, string, string[]][]} rows
 * @param {import("./index-files.js").Start} start
 */
function namesOf(rows, start) {
  const read = READ.get(rows) ?? rows.map(([number, address, label, title, names]) => ({
    place: { number, address, label, title },
    named: names.map((name) => told(name, start)),
  }));
  READ.set(rows, read);
  return read;
}

/**
 * @param {string} text
 * @param {import("./index-files.js").Start} start
 * @returns {Told[]}
 */
function told(text, start) {
  const { stop, weak, groups } = start;
  const all = splitWords(fold(text));
  const words = new Map(all.map((word) => [word.text, word]));
  const silent = silentWords(all, start);
  return [...words.values()].map(({ text, term }) => {
    return { text, term, weight: stop.has(text) || silent.has(text) ? LITTLE : weak.has(text) ? SOME : 1, others: (groups.get(term) ?? []).filter((other) => !other.includes(" ")) };
  });
}
