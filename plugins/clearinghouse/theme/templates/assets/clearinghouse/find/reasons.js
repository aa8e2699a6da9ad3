// @ts-check
// Why an entry answers: what is said below it, where its title and summary do not show it.

import { wording } from "../wording.js";
import { has, numbersOf } from "./index-files.js";
import { splitWords, fold } from "./words.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Entry} Entry */
/** @typedef {import("./query.js").Question} Question */

/**
 * Why an entry answers, where its title and summary do not show it: its region, its topics, and the words in its text.
 * @param {Entry} entry
 * @param {Question} question
 * @param {IndexFiles} files
 * @returns {Promise<string[]>}
 */
export async function reasons(entry, question, files) {
  const near = await regionsShared(entry, question, files);
  return [...(near.length ? [wording("search.in_region", { region: near.join(", ") })] : []), ...(await subjects(entry, question, files))];
}

/**
 * The regions that the question names and the entry has.
 * @param {Entry} entry
 * @param {Question} question
 * @param {IndexFiles} files
 */
async function regionsShared({ number }, { limits }, files) {
  const { regions, labels } = await files.limits();
  const asked = limits.flatMap(({ facet, not, values }) => (facet === "region" && !not ? values : []));
  return asked.filter((id) => numbersOf(regions[id]).includes(number)).map((id) => labels[`region/${id}`]);
}

/**
 * @param {Entry} entry
 * @param {Question} question
 * @param {IndexFiles} files
 * @returns {Promise<string[]>}
 */
async function subjects(entry, question, files) {
  const { labels } = await files.start();
  const seen = new Set(splitWords(fold(`${entry.title} ${entry.summary}`)).map((word) => word.term));
  /** @type {string[]} */
  const found = [];
  for (const unit of question.units) {
    if (unit.words.some((word) => seen.has(word.term))) return [];
    for (const concept of unit.concepts.keys()) {
      if (labels.has(concept) && (await holds(concept, entry.number, files))) found.push(labels.get(concept) ?? "");
    }
  }
  if (found.length) return [wording("search.about", { topics: [...new Set(found)].slice(0, 3).join(", ") })];
  const words = await wordsHeld(entry.number, question, files);
  return words.length ? [wording("search.in_text", { words: words.slice(0, 4).map((word) => wording("search.quoted", { word })).join(", ") })] : [];
}

/**
 * @param {number} number
 * @param {Question} question
 * @param {IndexFiles} files
 */
async function wordsHeld(number, question, files) {
  const words = question.units.flatMap((unit) => unit.words);
  const held = await Promise.all(words.map((word) => holds(word.term, number, files)));
  return [...new Set(words.filter((_, place) => held[place]).map((word) => word.taken || word.text))];
}

/**
 * @param {string} term
 * @param {number} number
 * @param {IndexFiles} files
 */
async function holds(term, number, files) {
  const found = await files.postings(term);
  return Boolean(found && has(found, number));
}
