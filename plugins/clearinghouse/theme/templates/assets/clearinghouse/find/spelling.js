// @ts-check
// Words that the index does not know: what they may begin, and what they may be slips of.

/** @typedef {{word: string, cost: number}} Guess */

const VOWELS = "aeiouy";
/** Letters and pairs that sound alike, so that one is readily written for the other. */
const ALIKE = new Set(["cs", "ck", "sz", "gj", "fv", "mn", "dt", "bp", "kq", "iy"]);
const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** The keys that touch one: beside it, and of the rows above and below, each of which stands half a key further. */
const TOUCHING = new Map(
  KEYS.flatMap((row, r) =>
    [...row].map((key, k) => {
      const others = [row[k - 1], row[k + 1], KEYS[r - 1]?.[k], KEYS[r - 1]?.[k + 1], KEYS[r + 1]?.[k - 1], KEYS[r + 1]?.[k]];
      return /** @type {[string, string]} */ ([key, others.filter(Boolean).join("")]);
    }),
  ),
);
/** Fewer letters after a wrong first one leave too many readings. */
const SHORTEST_SLIPPED = 5;
/** A first letter is seldom mistaken, so other likely readings come before this one. */
const FIRST_SLIPPED = 0.9;

/**
 * Returns the commonest words that begin with what was typed.
 * @param {string} typed
 * @param {Map<string, number>} words words with the number of entries that have them
 * @param {number} most
 */
export function completions(typed, words, most = 4) {
  const found = [...words].filter(([word, count]) => count > 0 && word.length > typed.length && word.startsWith(typed));
  return found
    .sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([word]) => word);
}

/**
 * Returns the words that a mistyped one most likely stands for, the likeliest first.
 * @param {string} typed
 * @param {Map<string, number>} words
 * @returns {Guess[]}
 */
export function corrections(typed, words) {
  const limit = allowance(typed);
  if (!limit) return [];
  /** @type {Guess[]} */
  const found = [];
  for (const [word, count] of words) {
    if (Math.abs(word.length - typed.length) > limit || /[0-9]/.test(word)) continue;
    const cost = slips(typed, word, limit);
    // Between two likely readings, the word that more entries have is the likelier.
    if (cost <= limit) found.push({ word, cost: cost - Math.min(0.5, 0.08 * Math.log2(1 + count)) });
  }
  return found.sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1)).slice(0, 3);
}

/**
 * Returns the words that a mistyped one stands for if only its first key was missed, the commonest first.
 * @param {string} typed
 * @param {(letter: string) => Promise<Map<string, number>>} wordsOf the words that begin with a letter
 * @returns {Promise<Guess[]>}
 */
export async function firstKeyMissed(typed, wordsOf) {
  if (typed.length < SHORTEST_SLIPPED) return [];
  const letters = [...(TOUCHING.get(typed[0]) ?? "")];
  const words = await Promise.all(letters.map(wordsOf));
  const counted = letters.map((letter, place) => ({ word: letter + typed.slice(1), count: words[place].get(letter + typed.slice(1)) ?? 0 }));
  const found = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  return found.map(({ word }, place) => ({ word, cost: FIRST_SLIPPED + 0.1 * place }));
}

/**
 * How many slips a word of this length may hold before any reading is a guess.
 * @param {string} typed
 */
function allowance(typed) {
  if (typed.length < 4 || /[0-9]/.test(typed)) return 0;
  if (typed.length < 6) return 1;
  return typed.length < 10 ? 2 : 2.6;
}

/**
 * The cost of the slips that lead from one word to another: letters left out, put in, changed or exchanged.
 * Slips that people readily make cost less than one.
 *
 * Source: optimal string alignment distance, with weights.
 * @param {string} typed
 * @param {string} meant
 * @param {number} limit beyond this the exact cost does not matter
 */
export function slips(typed, meant, limit = Infinity) {
  /** @type {number[]} */
  let older = [];
  let before = Array.from({ length: meant.length + 1 }, (_, j) => j);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= meant.length; j++) {
      let cost = before[j - 1] + changed(typed[i - 1], meant[j - 1]);
      cost = Math.min(cost, before[j] + added(typed, i - 1), row[j - 1] + added(meant, j - 1));
      if (i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 0.8);
      }
      row.push(cost);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [older, before] = [before, row];
  }
  // Few people mistake the first letter.
  return before[meant.length] + (typed[0] === meant[0] ? 0 : 0.6);
}

/**
 * @param {string} one
 * @param {string} other
 */
function changed(one, other) {
  if (one === other) return 0;
  if (VOWELS.includes(one) && VOWELS.includes(other)) return 0.7;
  const pair = [one, other].sort().join("");
  return ALIKE.has(pair) || neighbors(one, other) ? 0.8 : 1;
}

/**
 * A letter doubled, or one of a double left out, costs less, and so does a silent e.
 * @param {string} word
 * @param {number} place
 */
function added(word, place) {
  if (word[place] === word[place - 1] || word[place] === word[place + 1]) return 0.5;
  return VOWELS.includes(word[place]) ? 0.8 : 1;
}

/**
 * @param {string} one
 * @param {string} other
 */
function neighbors(one, other) {
  return KEYS.some((row) => row.includes(one) && row.includes(other) && Math.abs(row.indexOf(one) - row.indexOf(other)) === 1);
}
