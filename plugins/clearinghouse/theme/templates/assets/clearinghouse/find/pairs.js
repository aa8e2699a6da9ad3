// @ts-check
// Words that stand side by side.

import { rarityOf } from "./rarity.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./query.js").Question} Question */

/**
 * Adds to each entry for words that stand side by side in it as they do in the question.
 * @param {Question} question
 * @param {IndexFiles} files
 * @param {number} counted
 * @param {Float32Array} scores
 * @param {number} weight how much a pair counts beside a word
 */
export async function addPairs(question, files, counted, scores, weight) {
  const terms = question.units.flatMap((unit) => unit.words.map((word) => word.term));
  const pairs = new Set(terms.slice(1).map((term, place) => `${terms[place]} ${term}`));
  for (const postings of await Promise.all([...pairs].map((pair) => files.postings(pair)))) {
    if (!postings) continue;
    const rarity = weight * rarityOf([{ postings }], counted);
    postings.numbers.forEach((number, i) => (scores[number] += rarity * postings.impacts[i]));
  }
}
