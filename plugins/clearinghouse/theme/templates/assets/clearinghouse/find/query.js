// @ts-check
// A question as it was typed, and what the index can be asked for it.

import { NUMBERS } from "../numbers.js";
import { askAhead } from "./ahead.js";
import { anyLevel, limitsIn } from "./limits.js";
import { completions, corrections, firstKeyMissed } from "./spelling.js";
import { stem } from "./stem.js";
import { fold, splitWords } from "./words.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Start} Start */

/**
 * A word of the question: as typed, the term it is looked up by, other terms it may stand for, and what it was
 * taken for if the index does not know it as typed. `share` is how much it counts, from 0 to 1;
 * `held` tells whether any entry has the word itself.
 * @typedef {{text: string, term: string, others: string[], taken: string,
 *   share: number, held: boolean}} Asked
 */

/**
 * A part of the question that is looked up as one: its words, phrases that stand for it, and the concepts it means
 * with how surely, from 0 to 1.
 * @typedef {{words: Asked[], phrases: string[][], concepts: Map<string, number>}} Unit
 */

/**
 * `telling` is false where all its words are of everyday talk.
 * @typedef {{text: string, units: Unit[], corrected: {typed: string, taken: string}[], telling: boolean,
 *   limits: import("./limits.js").Limit[]}} Question
 */

const LONGEST_PHRASE = 5;
export const LONGEST_QUESTION = NUMBERS.find.question;
/** Grades written as one word, such as `k12`. */
const GRADES = /\b(k)-?([0-9]{1,2})\b/g;
/** A word of everyday talk counts for so much. */
const WEAK = 0.35;
/** A standard's code also stands for the words of its title, which count for so much. */
const OF_A_TITLE = 0.5;
/** What stands under the whole of which a standard is a part counts for so much. */
const OF_THE_WHOLE = 0.5;
/** Fewer letters begin too many words to tell which was meant. */
const SHORTEST_BEGINNING = 3;
/** What is less surely meant by a word is not meant by one that stands for it. */
const SURE = 0.7;
/** What each point of a reading's cost takes from its word. */
const DOUBT = 0.3;

/**
 * Returns what a question asks for.
 * @param {string} text
 * @param {IndexFiles} files
 * @param {string[]} aside facets whose limits in words are not wanted as limits
 * @returns {Promise<Question>}
 */
export async function understood(text, files, aside = []) {
  const [start, known] = await Promise.all([files.start(), files.limits()]);
  const folded = fold(text.slice(0, LONGEST_QUESTION)).replace(GRADES, "$1 $2");
  const all = splitWords(folded, start.longest);
  askAhead(all, start, files, LONGEST_PHRASE);
  const { coded, units, titles } = await standardsNamed(all.map((word) => word.text), files);
  const limits = limitsIn(all, known, aside);
  const limiting = new Set(limits.flatMap((limit) => limit.taken));
  const silent = silentWords(all, start);
  const any = anyLevel(all, known);
  const named = all.filter((word, place) => !coded.has(place) && !limiting.has(place) && !silent.has(word.text));
  const rest = named.filter((word) => !any.has(all.indexOf(word)));
  const left = rest.some((word) => !start.stop.has(word.text)) ? rest : named;
  const telling = left.filter((word) => !start.stop.has(word.text));
  const kept = (telling.length || units.length ? telling : left).slice(0, NUMBERS.find.words);
  const typing = /[\p{L}\p{N}]$/u.test(folded);
  const asked = (await Promise.all(kept.map((word, place) => knownWord(word, { last: typing && place === kept.length - 1, spanish: silent.size > 0 }, start, files)))).flat();
  const corrected = asked.filter((word) => word.taken).map((word) => ({ typed: word.text, taken: word.taken }));
  const said = titles.flatMap((title) => splitWords(fold(title)).filter((word) => !start.stop.has(word.text)));
  const standing = said.map((word) => ({ ...word, others: [], taken: "", share: OF_A_TITLE, held: true }));
  const tells = units.length > 0 || asked.some((word) => word.share > WEAK && !start.stop.has(word.text));
  return { text, units: [...units, ...segmented(standing, start), ...segmented(asked, start)], corrected, telling: tells, limits };
}

/**
 * The words of a Spanish question that say nothing of what is looked for.
 * @param {import("./words.js").Word[]} words
 * @param {Start} start
 */
export function silentWords(words, { spanish, stop }) {
  const found = new Set(words.map((word) => word.text).filter((text) => spanish.has(text)));
  const telling = [...found].filter((text) => !stop.has(text));
  return telling.length >= 2 ? found : new Set();
}

/**
 * Finds the standards that a question names by code, such as `2.B` or `psel 6`.
 * @param {string[]} words
 * @param {IndexFiles} files
 * @returns {Promise<{coded: Set<number>, units: Unit[], titles: string[]}>}
 */
async function standardsNamed(words, files) {
  /** @type {Set<number>} */
  const coded = new Set();
  /** @type {Unit[]} */
  const units = [];
  /** @type {string[]} */
  const titles = [];
  if (!words.some((word) => /[0-9]/.test(word))) return { coded, units, titles };
  const frameworks = Object.entries(await files.codes());
  for (let begin = 0; begin < words.length; begin++) {
    for (let length = Math.min(5, words.length - begin); length > 0; length--) {
      const found = named(words.slice(begin, begin + length).join(""), frameworks);
      if (!found.concepts.size) continue;
      // The framework's name may also be looked for as a word; the code itself is none, however many words say it.
      for (let place = begin + length - 1, left = found.code.length; left > 0; place--) {
        coded.add(place);
        left -= words[place].length;
      }
      units.push({ words: [], phrases: [], concepts: found.concepts });
      titles.push(found.title);
      begin += length - 1;
      break;
    }
  }
  return { coded, units, titles };
}

/**
 * Returns the standards of a code, with the whole of which each is a part, the title of the first, and the code itself as
 * it was said. What a framework calls its standards means the first that calls them so, where none is named.
 * @param {string} joined
 * @param {[string, {names: string[], codes: Record<string, [string, string, string]>}][]} frameworks
 */
function named(joined, frameworks) {
  /** @type {Map<string, number>} */
  const concepts = new Map();
  let [title, code] = ["", ""];
  for (const [id, { names, codes }] of frameworks) {
    const rests = names.filter((name) => joined.startsWith(name)).map((name) => joined.slice(name.length));
    // A bare number is no code; letters and a number together are.
    if (/[a-z]/.test(joined) && /[0-9]/.test(joined)) rests.push(joined);
    for (const rest of rests.filter((said) => Object.hasOwn(codes, said))) {
      const [official, called, whole] = codes[rest];
      const inWords = rest === joined && rest !== official.replace(/[^a-z0-9]/g, "");
      if (inWords && concepts.size) continue;
      title ||= called;
      code ||= rest;
      concepts.set(`#standard/${id}/${official}`, 1);
      if (whole) concepts.set(`#standard/${id}/${whole}`, OF_THE_WHOLE);
    }
  }
  return { concepts, title, code };
}

/**
 * Returns a word that the index knows for one that was typed: itself, a longer one it begins, or the likeliest reading.
 * @param {{text: string, term: string}} word
 * @param {{last: boolean, spanish: boolean}} said whether it may not be typed to its end, and whether the question is in
 *   Spanish, whose words are no slips of English ones
 * @param {Start} start
 * @param {IndexFiles} files
 * @returns {Promise<Asked[]>}
 */
async function knownWord(word, { last, spanish }, start, files) {
  const held = Boolean(await files.postings(word.term));
  const asked = { text: word.text, term: word.term, others: [], taken: "", share: start.weak.has(word.text) ? WEAK : 1, held };
  if (start.weak.has(word.text) || start.meanings.has(word.term) || start.groups.has(word.term) || held) return [asked];
  const words = await files.words(word.text[0]);
  // The vocabulary and everyday talk know words that no entry has; they are no slips.
  if (words.has(word.text) || (await files.everyday(word.term))) return [asked];
  const longer = word.text.length >= SHORTEST_BEGINNING && last ? completions(word.text, words) : [];
  if (longer.length) return [{ ...asked, term: stem(longer[0]), others: unique(longer.slice(1).map(stem)) }];
  return spanish ? [asked] : readings(asked, words, files);
}

/**
 * @param {Asked} asked
 * @param {Map<string, number>} words
 * @param {IndexFiles} files
 * @returns {Promise<Asked[]>}
 */
async function readings(asked, words, files) {
  const { text } = asked;
  let guesses = corrections(text, words);
  if (text.length > 3 && text[1] !== text[0] && (guesses[0]?.cost ?? 9) > 1.2) {
    // Perhaps its first two letters are exchanged, or the first is missing.
    guesses = [...guesses, ...corrections(text, await files.words(text[1]))].sort((a, b) => a.cost - b.cost);
  }
  if ((guesses[0]?.cost ?? 9) > 0.9) {
    const missed = await firstKeyMissed(text, (letter) => files.words(letter));
    guesses = [...missed, ...guesses].sort((a, b) => a.cost - b.cost);
  }
  const apart = (guesses[0]?.cost ?? 9) > 0.9 ? await splitInTwo(text, words, files) : [];
  if (apart.length) return apart.map((part) => ({ ...asked, term: stem(part), taken: apart.join(" ") }));
  if (guesses.length) {
    const near = guesses.filter((guess) => guess.cost < guesses[0].cost + 0.25).map((guess) => stem(guess.word));
    return [{ ...asked, term: stem(guesses[0].word), others: unique(near.slice(1)), taken: guesses[0].word, share: 1 - DOUBT * Math.max(0, guesses[0].cost) }];
  }
  const begun = text.length >= SHORTEST_BEGINNING ? completions(text, words) : [];
  return [begun.length ? { ...asked, term: stem(begun[0]), others: unique(begun.slice(1).map(stem)) } : asked];
}

/**
 * Returns the two known words that were written as one, or nothing.
 * @param {string} text
 * @param {Map<string, number>} words words that begin with the same letter
 * @param {IndexFiles} files
 */
async function splitInTwo(text, words, files) {
  const places = Array.from({ length: Math.max(0, text.length - 3) }, (_, i) => i + 2).filter((place) => words.get(text.slice(0, place)));
  const seconds = await Promise.all(places.map((place) => files.words(text[place])));
  let best = { parts: /** @type {string[]} */ ([]), weight: 0 };
  for (const [i, place] of places.entries()) {
    const counts = [words.get(text.slice(0, place)) ?? 0, seconds[i].get(text.slice(place)) ?? 0];
    const weight = Math.min(...counts) * Math.min(place, text.length - place);
    if (weight > best.weight) best = { parts: [text.slice(0, place), text.slice(place)], weight };
  }
  return best.parts;
}

/**
 * Cuts the words into units, the longest known phrases first.
 * @param {Asked[]} words
 * @param {Start} start
 * @returns {Unit[]}
 */
function segmented(words, start) {
  /** @type {Unit[]} */
  const units = [];
  for (let begin = 0; begin < words.length; ) {
    let length = Math.min(LONGEST_PHRASE, words.length - begin);
    while (length > 1 && !start.meanings.has(phraseOf(words, begin, length)) && !start.groups.has(phraseOf(words, begin, length))) length--;
    units.push(unitOf(words.slice(begin, begin + length), start));
    begin += length;
  }
  return units;
}

/**
 * @param {Asked[]} words
 * @param {Start} start
 * @returns {Unit}
 */
function unitOf(words, start) {
  const phrase = phraseOf(words, 0, words.length);
  const phrases = start.groups.get(phrase) ?? [];
  const concepts = new Map(start.meanings.get(phrase));
  for (const other of phrases) {
    for (const [concept, strength] of start.meanings.get(other) ?? []) {
      if (strength >= SURE) concepts.set(concept, Math.max(concepts.get(concept) ?? 0, strength * 0.9));
    }
  }
  return { words, phrases: phrases.map((other) => other.split(" ")), concepts };
}

/**
 * @param {Asked[]} words
 * @param {number} begin
 * @param {number} length
 */
function phraseOf(words, begin, length) {
  return words.slice(begin, begin + length).map((word) => word.term).join(" ");
}

/**
 * @template T
 * @param {T[]} values
 */
function unique(values) {
  return [...new Set(values)];
}
