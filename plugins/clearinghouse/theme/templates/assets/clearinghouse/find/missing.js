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
  const found = await Promise.all(question.units.map((unit) => answers(unit, files, [...unit.concepts.keys()])));
  const words = question.units.filter((_, place) => !found[place]).flatMap((unit) => unit.words);
  return textsOf(words, stop);
}

/**
 * Returns the words that nothing has, though it is known what they are about, and those topics.
 * @param {import("./query.js").Question} question
 * @param {IndexFiles} files
 */
export async function meantOnly(question, files) {
  const { stop, labels } = await files.start();
  const found = await Promise.all(question.units.map((unit) => answers(unit, files, [])));
  const units = question.units.filter((unit, place) => !found[place] && unit.concepts.size && textsOf(unit.words, stop).length);
  const about = units.flatMap((unit) => [...unit.concepts.keys()].map((concept) => labels.get(concept) ?? "").filter(Boolean).slice(0, 2));
  return { words: textsOf(units.flatMap((unit) => unit.words), stop), about: [...new Set(about)] };
}

/**
 * The words that tell, as they were typed, each once.
 * @param {import("./query.js").Asked[]} words
 * @param {Set<string>} stop
 */
function textsOf(words, stop) {
  return [...new Set(words.filter((word) => word.share === 1 && !stop.has(word.text)).map((word) => word.text))];
}

/**
 * True where something has a word of a unit, or what stands for it, or one of some concepts.
 * @param {Unit} unit
 * @param {IndexFiles} files
 * @param {string[]} concepts
 */
async function answers(unit, files, concepts) {
  const own = unit.words.filter((word) => word.share === 1);
  const terms = [...(own.length ? own : unit.words).flatMap((word) => [word.term, ...word.others]), ...concepts];
  if ((await Promise.all(terms.map((term) => files.postings(term)))).some(Boolean)) return true;
  const phrases = await Promise.all(unit.phrases.map((phrase) => Promise.all(phrase.map((term) => files.postings(term)))));
  return phrases.some((phrase) => phrase.every(Boolean));
}
