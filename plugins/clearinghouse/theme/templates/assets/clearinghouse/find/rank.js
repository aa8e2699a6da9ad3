// @ts-check
// Ranking: which entries answer a question, and how well.
//
// Each word adds its impact on an entry (worked out when the index was made, by BM25F) times its rarity. Words that
// stand for one another count as one word. A concept that the question names adds to the entries under it.

import { NUMBERS } from "../numbers.js";
import { topicsIn } from "./ahead.js";
import { addPairs } from "./pairs.js";
import { rarityOf } from "./rarity.js";
import { saidOnce } from "./said-once.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Postings} Postings */
/** @typedef {import("./query.js").Unit} Unit */
/** @typedef {import("./query.js").Question} Question */

/**
 * What speaks for an entry: its score, and how much of the question's weight it covers itself, from 0 to 1.
 * @typedef {{number: number, score: number, covered: number}} Found
 */

/** The figures that tell how much counts what. `scripts/finder` measures them. */
export const WEIGHTS = {
  equivalent: 0.75,
  completion: 0.7,
  second: 0.2,
  concept: 1.0,
  conceptLeast: 0.3,
  conceptMost: 2.2,
  coverage: 0.15,
  least: 0.2,
  scoreLeast: 0.2,
  kindred: 0.3,
  kindredLeast: 0.1,
  pair: 0.3,
  again: 0.2,
};
/** The topics of so many of the best entries tell what the question is about. */
const LEADERS = 5;
const FIRST = NUMBERS.find.first;
const MOST_TOPICS = 4;

/**
 * Returns the entries that answer a question, the best first. Ties keep the order of their numbers.
 * @param {Question} question
 * @param {IndexFiles} files
 * @param {typeof WEIGHTS} weights
 * @returns {Promise<Found[]>}
 */
export async function ranked(question, files, weights = WEIGHTS) {
  const { entries, kinds } = await files.start();
  const counted = kinds[0]?.[0] === "resource" && kinds[0][1] > 0 ? kinds[0][1] : entries;
  const scores = new Float32Array(entries);
  const covered = new Float32Array(entries);
  let whole = 0;
  const parts = await Promise.all(saidOnce(question.units, weights.again).map((unit) => unitScores(unit, files, counted, entries, weights)));
  for (const part of parts) {
    whole += part.weight;
    for (let i = 0; i < entries; i++) {
      scores[i] += part.scores[i];
      covered[i] += part.covered[i] * part.weight;
    }
  }
  await addPairs(question, files, counted, scores, weights.pair);
  // Who names a standard by its code wants all that stands under it, and nothing else.
  const coded = question.units.some((unit) => !unit.words.length);
  question.units.forEach((unit, place) => {
    if (!unit.words.length) parts[place].covered.forEach((share, number) => (covered[number] = share ? covered[number] : 0));
  });
  const found = whole ? chosen(scores, covered, whole, coded ? { ...weights, least: 0 } : weights) : [];
  const lifted = await kindred(found, files, counted, weights);
  if (coded) return lifted;
  // Behind the first, what hardly answers is no answer; where no word tells anything, nothing behind them is.
  const least = question.telling ? lifted[0]?.score * weights.scoreLeast : Infinity;
  return lifted.filter((hit, place) => place < FIRST || hit.score >= least);
}

/**
 * Lifts the entries that share the topics most of the best ones have: what a question is about shows in its answers.
 *
 * Source: pseudo-relevance feedback, Rocchio (1971), over topics instead of words.
 * @param {Found[]} found the best first
 * @param {IndexFiles} files
 * @param {number} counted
 * @param {typeof WEIGHTS} weights
 */
async function kindred(found, files, counted, weights) {
  const leaders = found.filter(({ number }) => number < counted).slice(0, LEADERS);
  const sum = leaders.reduce((total, { score }) => total + score, 0);
  if (leaders.length < 2 || !sum) return found;
  const parts = new Map(leaders.map(({ number, score }) => [number, score / sum]));
  const common = (await topics(files)).map(({ name, under }) => ({ name, under, share: shareOf(under, (number) => parts.get(number) ?? 0) }));
  common.sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
  const lifts = new Map();
  for (const { under, share } of common.slice(0, MOST_TOPICS)) {
    const usual = shareOf(under, (number) => (number < counted ? 1 : 0)) / counted;
    const lift = weights.kindred * leaders[0].score * Math.max(0, share - usual - weights.kindredLeast);
    if (lift) under.numbers.forEach((number, i) => lifts.set(number, (lifts.get(number) ?? 0) + lift * under.impacts[i]));
  }
  for (const entry of found) entry.score += lifts.get(entry.number) ?? 0;
  return found.sort((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * The topics that entries have.
 * @param {IndexFiles} files
 */
async function topics(files) {
  const names = topicsIn(await files.start());
  const found = await Promise.all(names.map((name) => files.postings(name)));
  return names.flatMap((name, place) => {
    const under = found[place];
    return under ? [{ name, under }] : [];
  });
}

/**
 * How much of some entries stands under a topic.
 * @param {Postings} under
 * @param {(number: number) => number} part how much an entry counts
 */
function shareOf(under, part) {
  return under.numbers.reduce((sum, number, i) => sum + part(number) * under.impacts[i], 0);
}

/**
 * @param {Float32Array} scores
 * @param {Float32Array} covered
 * @param {number} whole
 * @param {typeof WEIGHTS} weights
 */
function chosen(scores, covered, whole, weights) {
  let most = 0;
  for (const share of covered) most = Math.max(most, share / whole);
  /** @type {Found[]} */
  const found = [];
  covered.forEach((weight, number) => {
    const share = weight / whole;
    if (share > 0 && share >= most * weights.least) found.push({ number, score: scores[number] * share ** weights.coverage, covered: share });
  });
  return found.sort((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * The scores of one unit over all entries, what of it each entry covers, and what the unit weighs in the question.
 * @param {Unit} unit
 * @param {IndexFiles} files
 * @param {number} counted
 * @param {number} entries
 * @param {typeof WEIGHTS} weights
 */
async function unitScores(unit, files, counted, entries, weights) {
  const [words, phrases, concepts] = await Promise.all([
    Promise.all(unit.words.map((word) => wordPostings(word, files, weights))),
    Promise.all(unit.phrases.map((phrase) => Promise.all(phrase.map((term) => files.postings(term))))),
    Promise.all([...unit.concepts].map(async ([concept, strength]) => ({ strength, found: await files.postings(concept) }))),
  ]);
  const scores = new Float32Array(entries);
  const covered = new Float32Array(entries);
  let weight = 0;
  for (const [place, found] of words.entries()) {
    const rarity = found.length ? unit.words[place].share * rarityOf(found, counted) : 0;
    weight += rarity;
    if (rarity) addBest(found, rarity, scores, covered, entries);
  }
  for (let i = 0; i < entries; i++) covered[i] = weight ? covered[i] / weight : 0;
  for (const phrase of phrases) weight = addPhrase(phrase, weight, counted, scores, covered, weights);
  weight = addConcepts(concepts, weight, counted, scores, covered, entries, weights);
  // What nothing has is as rare as can be: an answer without it covers little of the question.
  const missing = unit.words.reduce((sum, word) => sum + word.share, 0) * rarityOf([], counted);
  return { scores, covered, weight: weight || missing };
}

/**
 * The postings of a word and of those it may stand for, each with how surely.
 * @param {import("./query.js").Asked} word
 * @param {IndexFiles} files
 * @param {typeof WEIGHTS} weights
 */
async function wordPostings(word, files, weights) {
  const { groups } = await files.start();
  const same = (groups.get(word.term) ?? []).filter((phrase) => !phrase.includes(" "));
  const asked = [[word.term, 1], ...word.others.map((term) => [term, weights.completion]), ...same.map((term) => [term, weights.equivalent])];
  const found = await Promise.all(
    asked.map(async ([term, share]) => ({ postings: await files.postings(String(term)), share: Number(share) })),
  );
  return found.flatMap(({ postings, share }) => (postings ? [{ postings, share }] : []));
}

/**
 * Adds to each entry the strongest of the words that stand for one another.
 * @param {{postings: Postings, share: number}[]} found
 * @param {number} rarity
 * @param {Float32Array} scores
 * @param {Float32Array} covered
 * @param {number} entries
 */
function addBest(found, rarity, scores, covered, entries) {
  const best = new Float32Array(entries);
  const own = new Uint8Array(entries);
  for (const { postings, share } of found) {
    postings.numbers.forEach((number, i) => {
      best[number] = Math.max(best[number], share * postings.impacts[i]);
      if (postings.own[i]) own[number] = 1;
    });
  }
  for (let i = 0; i < entries; i++) {
    scores[i] += rarity * best[i];
    if (own[i]) covered[i] += rarity;
  }
}

/**
 * Counts a phrase that stands for the unit where an entry has all its words. Returns what the unit weighs then.
 * @param {(Postings | null)[]} phrase
 * @param {number} weight
 * @param {number} counted
 * @param {Float32Array} scores
 * @param {Float32Array} covered
 * @param {typeof WEIGHTS} weights
 */
function addPhrase(phrase, weight, counted, scores, covered, weights) {
  const together = inAll(phrase);
  if (!together) return weight;
  const full = weight || rarityOf([{ postings: together }], counted);
  together.numbers.forEach((number, i) => {
    const value = weights.equivalent * full * together.impacts[i];
    const [more, less] = [Math.max(value, scores[number]), Math.min(value, scores[number])];
    scores[number] = more + weights.second * less;
    if (together.own[i]) covered[number] = 1;
  });
  return full;
}

/**
 * The entries that have every word of a phrase, with the least of its impacts.
 * @param {(Postings | null)[]} phrase
 * @returns {Postings | null}
 */
function inAll(phrase) {
  /** @type {Map<number, [number, number]> | null} */
  let kept = null;
  for (const postings of phrase) {
    if (!postings) return null;
    /** @type {Map<number, [number, number]>} */
    const next = new Map();
    for (let i = 0; i < postings.numbers.length; i++) {
      const before = kept ? kept.get(postings.numbers[i]) : [1, 1];
      if (before) next.set(postings.numbers[i], [Math.min(before[0], postings.impacts[i]), before[1] & postings.own[i]]);
    }
    kept = next;
  }
  if (!kept) return null;
  return {
    numbers: Int32Array.from(kept.keys()),
    impacts: Float32Array.from(kept.values(), ([impact]) => impact),
    own: Uint8Array.from(kept.values(), ([, own]) => own),
  };
}

/**
 * Adds to each entry the strongest of the concepts that the unit means. Returns what the unit weighs then.
 * @param {{strength: number, found: Postings | null}[]} concepts
 * @param {number} weight
 * @param {number} counted
 * @param {Float32Array} scores
 * @param {Float32Array} covered
 * @param {number} entries
 * @param {typeof WEIGHTS} weights
 */
function addConcepts(concepts, weight, counted, scores, covered, entries, weights) {
  const best = new Float32Array(entries);
  let full = weight;
  for (const { strength, found } of concepts) {
    if (!found) continue;
    const rarity = Math.min(weights.conceptMost, Math.max(weights.conceptLeast, rarityOf([{ postings: found }], counted)));
    if (!weight) full = Math.max(full, rarity * strength);
    found.numbers.forEach((number, i) => {
      best[number] = Math.max(best[number], weights.concept * rarity * strength * found.impacts[i]);
      covered[number] = Math.max(covered[number], strength * found.impacts[i]);
    });
  }
  for (let i = 0; i < entries; i++) scores[i] += best[i];
  return full;
}
