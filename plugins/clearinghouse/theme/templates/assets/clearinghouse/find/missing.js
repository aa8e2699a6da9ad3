// @ts-check
// Words of a question that nothing here has, neither as typed nor as what they stand for.

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./query.js").Unit} Unit */

/**
 * Returns the words that nothing has, as they were typed, each once. Everyday words that tell little are none.
 * @param {import("./query.js").Question} question
 * @param {IndexFiles} files
 * @returns {Promise<string[]>}
 */
export async function missingWords(question, files) {
  const { stop } = await files.start();
  const found = await Promise.all(question.units.map((unit) => answers(unit, files)));
  const words = question.units.filter((_, place) => !found[place]).flatMap((unit) => unit.words);
  return [...new Set(words.filter((word) => word.share === 1 && !stop.has(word.text)).map((word) => word.text))];
}

/**
 * @param {Unit} unit
 * @param {IndexFiles} files
 */
async function answers(unit, files) {
  const terms = [...unit.words.flatMap((word) => [word.term, ...word.others]), ...unit.concepts.keys()];
  if ((await Promise.all(terms.map((term) => files.postings(term)))).some(Boolean)) return true;
  const phrases = await Promise.all(unit.phrases.map((phrase) => Promise.all(phrase.map((term) => files.postings(term)))));
  return phrases.some((phrase) => phrase.every(Boolean));
}
