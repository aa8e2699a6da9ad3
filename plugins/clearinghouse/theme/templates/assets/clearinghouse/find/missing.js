// @ts-check
// Words of a question that nothing here has, or nothing that is shown.

import { has } from "./index-files.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Postings} Postings */
/** @typedef {import("./query.js").Question} Question */
/** @typedef {import("./query.js").Unit} Unit */

/**
 * Words by how well a question's answer knows them: `missing` are those that nothing has, `meant` those of which only the
 * meaning is known, with what they are about, `unsaid` those that something has, but none of the entries shown first.
 * @typedef {{missing: string[], meant: {words: string[], about: string[]}, unsaid: string[]}} Unknown
 */

/**
 * Returns the words as they were typed, each once. Everyday words that tell little are none.
 * @param {Question | null} question
 * @param {number[]} shown the entries shown first
 * @param {IndexFiles} files
 * @returns {Promise<Unknown>}
 */
export async function unknownWords(question, shown, files) {
  const { stop, labels } = await files.start();
  const units = question?.units.filter((unit) => textsOf([unit], stop).length) ?? [];
  const [own, concepts] = await Promise.all([Promise.all(units.map((unit) => ways(unit, files))), Promise.all(units.map((unit) => anyOf([...unit.concepts.keys()], files)))]);
  const unheld = units.filter((_, place) => !own[place].length);
  const meant = unheld.filter((unit) => concepts[units.indexOf(unit)]);
  const unsaid = units.filter((_, place) => own[place].length && shown.length && !shown.some((number) => own[place].some((way) => way.every((one) => has(one, number)))));
  const about = meant.flatMap((unit) => [...unit.concepts.keys()].map((concept) => labels.get(concept) ?? "").filter(Boolean).slice(0, 2));
  return {
    missing: textsOf(unheld.filter((unit) => !meant.includes(unit)), stop),
    meant: { words: textsOf(meant, stop), about: [...new Set(about)] },
    unsaid: textsOf(unsaid, stop),
  };
}

/**
 * The words that tell, as they were typed, each once.
 * @param {Unit[]} units
 * @param {Set<string>} stop
 */
function textsOf(units, stop) {
  const words = units.flatMap((unit) => unit.words);
  return [...new Set(words.filter((word) => word.share === 1 && !stop.has(word.text)).map((word) => word.text))];
}

/**
 * The ways in which entries can have a unit: one of its telling words, a word or a phrase that stands for it. An entry that
 * has all postings of a way has the unit.
 * @param {Unit} unit
 * @param {IndexFiles} files
 * @returns {Promise<Postings[][]>}
 */
async function ways(unit, files) {
  const words = unit.words.filter((word) => word.share === 1).flatMap((word) => [word.term, ...word.others]);
  const { groups } = await files.start();
  const standing = words.flatMap((term) => groups.get(term) ?? []).map((phrase) => phrase.split(" "));
  const found = await Promise.all([...words.map((term) => [term]), ...standing, ...unit.phrases].map((way) => Promise.all(way.map((term) => files.postings(term)))));
  return /** @type {Postings[][]} */ (found.filter((way) => way.every(Boolean)));
}

/**
 * @param {string[]} terms
 * @param {IndexFiles} files
 */
async function anyOf(terms, files) {
  return (await Promise.all(terms.map((term) => files.postings(term)))).some(Boolean);
}
