// @ts-check
// What a question will need of the index, asked for at once: one after another would cost a reader on a slow line a second each.

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Start} Start */

/**
 * Asks for what some words, those beside them and what stands for them lead to. What cannot be had is asked for again
 * when it is needed.
 * @param {import("./words.js").Word[]} words
 * @param {Start} start
 * @param {IndexFiles} files
 * @param {number} longest so many words make a phrase at most
 */
export function askAhead(words, start, files, longest) {
  const terms = words.filter((word) => !start.stop.has(word.text)).map((word) => word.term);
  const wanted = new Set(topicsIn(start));
  for (const [place, term] of terms.entries()) {
    wanted.add(term);
    if (place) wanted.add(`${terms[place - 1]} ${term}`);
    for (let length = 1; length <= longest; length++) {
      const phrase = terms.slice(place, place + length).join(" ");
      for (const concept of start.meanings.get(phrase)?.keys() ?? []) wanted.add(concept);
      for (const other of start.groups.get(phrase) ?? []) for (const part of other.split(" ")) wanted.add(part);
    }
  }
  for (const term of wanted) files.postings(term).catch(() => undefined);
}

/**
 * The topics there are, as the index calls them.
 * @param {Start} start
 */
export function topicsIn({ labels }) {
  return [...labels.keys()].filter((concept) => concept.startsWith("#topic/"));
}
