// @ts-check
// How much a word tells, by how few entries have it.

/** @typedef {import("./index-files.js").Postings} Postings */

/**
 * How rare a word is among the entries that are counted, itself and what stands for it together.
 *
 * Source: BM25's inverse document frequency, kept above zero.
 * @param {{postings: Postings}[]} found
 * @param {number} counted
 */
export function rarityOf(found, counted) {
  const having = new Set();
  for (const { postings } of found) {
    for (let i = 0; i < postings.numbers.length && postings.numbers[i] < counted; i++) {
      if (postings.own[i]) having.add(postings.numbers[i]);
    }
  }
  return Math.log(1 + (counted - having.size + 0.5) / (having.size + 0.5));
}
