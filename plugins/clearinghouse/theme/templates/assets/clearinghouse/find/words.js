// @ts-check
// How words are cut into terms: the same as `publish/search/words.py` does when the index is made.

import { NUMBERS } from "../numbers.js";
import { stem } from "./stem.js";

const WORD = /[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+)*/gu;

/**
 * A word as it was typed, and the term it is looked up by.
 * @typedef {{text: string, term: string, begin: number, end: number}} Word
 */

/**
 * Returns a text in lower case and without accents.
 * @param {string} text
 */
export function fold(text) {
  return text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * Returns the words of a text that is already folded, in order, stop words included.
 * @param {string} folded
 * @param {number} longest
 * @returns {Word[]}
 */
export function splitWords(folded, longest = NUMBERS.find.word) {
  return [...folded.matchAll(WORD)].map((found) => {
    const text = found[0].replace(/['\u2019].*/, "").slice(0, longest);
    return { text, term: stem(text), begin: found.index, end: found.index + found[0].length };
  });
}
