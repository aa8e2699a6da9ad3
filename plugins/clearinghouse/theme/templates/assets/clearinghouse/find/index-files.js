// @ts-check
// The files of the index: fetched when a question needs them, and then kept.

import { NUMBERS } from "../numbers.js";

/**
 * The entries of one term: their numbers, the impact of the term on each from 0 to 1, and whether the entry has the
 * term itself (or only resembles others that have it).
 * @typedef {{numbers: Int32Array, impacts: Float32Array, own: Uint8Array}} Postings
 */

/**
 * One entry as a result shows it.
 * @typedef {{number: number, id: string, key: string, kind: string, label: string, address: string, title: string,
 *   summary: string, facts: string, mark: string}} Entry
 */

/**
 * What the finder knows before any question: `terms` are where each file of postings begins, `kinds` how many
 * entries there are of each kind, in the order of their numbers.
 * @typedef {{entries: number, kinds: [string, number][], together: number, terms: string[], stop: Set<string>, weak: Set<string>,
 *   spanish: Set<string>,
 *   longest: number, meanings: Map<string, Map<string, number>>, groups: Map<string, string[]>,
 *   labels: Map<string, string>}} Start
 */

/** @typedef {{label: string, under?: string, entries: string}} FilterValue */

const LEVELS = NUMBERS.find.levels;

export class IndexFiles {
  /** @param {(name: string) => Promise<any>} read fetches one file by its name and gives what it holds */
  constructor(read) {
    this.read = read;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    /** @type {Map<string, Postings | null>} */
    this.decoded = new Map();
    /** @type {Promise<Start> | undefined} */
    this.started = undefined;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  fetched(name) {
    const known = this.kept.get(name);
    if (known) return known;
    const asked = this.read(name).catch((error) => {
      this.kept.delete(name);
      throw error;
    });
    this.kept.set(name, asked);
    return asked;
  }

  /** @returns {Promise<Start>} */
  start() {
    if (this.started) return this.started;
    const started = this.fetched("start").then((raw) => ({
      ...raw,
      stop: new Set(raw.stop),
      weak: new Set(raw.weak),
      spanish: new Set(raw.spanish),
      meanings: meant(raw.meanings),
      labels: new Map(Object.entries(raw.labels)),
      groups: grouped(raw.equivalents),
    }));
    this.started = started;
    // What could not be had is asked for again.
    started.catch(() => (this.started = undefined));
    return started;
  }

  /**
   * Returns the postings of a term, or null where no entry has it.
   * @param {string} term
   * @returns {Promise<Postings | null>}
   */
  async postings(term) {
    const known = this.decoded.get(term);
    if (known !== undefined) return known;
    const { terms } = await this.start();
    const place = pieceOf(term, terms);
    const piece = place < 0 ? {} : await this.fetched(`terms/${place}`);
    const found = Object.hasOwn(piece, term) ? decoded(piece[term]) : null;
    this.decoded.set(term, found);
    return found;
  }

  /**
   * Returns the words that begin with a letter, each with the number of entries that have it.
   * @param {string} letter
   * @returns {Promise<Map<string, number>>}
   */
  async words(letter) {
    if (!/^[a-z]$/.test(letter)) return new Map();
    const name = `words/${letter}`;
    return new Map(Object.entries(await this.fetched(name).catch(() => ({}))));
  }

  /**
   * True for an English word that no entry has, by its stem.
   * @param {string} term
   * @returns {Promise<boolean>}
   */
  async everyday(term) {
    if (!/^[a-z]/.test(term)) return false;
    const listed = await this.fetched(`everyday/${term[0]}`).catch(() => "");
    return ` ${listed} `.includes(` ${term} `);
  }

  /**
   * Returns the values of a facet, or of a framework as `standard-<id>`.
   * @param {string} name
   * @returns {Promise<Map<string, FilterValue>>}
   */
  async filter(name) {
    return new Map(Object.entries(await this.fetched(`filters/${name}`)));
  }

  /**
   * Returns the numbers of all entries in an order: `newest` or `title`.
   * @param {string} name
   * @returns {Promise<number[]>}
   */
  order(name) {
    return this.fetched(`order/${name}`);
  }

  /** @returns {Promise<Record<string, {names: string[], codes: Record<string, [string, string, string]>}>>} */
  codes() {
    return this.fetched("codes");
  }

  /** @returns {Promise<import("./limits.js").Known>} */
  limits() {
    return this.fetched("limits");
  }

  /** @returns {Promise<[number, string, string, string, string[]][]>} */
  places() {
    return this.fetched("places");
  }

  /**
   * Returns entries by number, in the order asked for.
   * @param {number[]} numbers
   * @returns {Promise<Entry[]>}
   */
  async entries(numbers) {
    const { together, kinds } = await this.start();
    return Promise.all(
      numbers.map(async (number) => {
        const rows = await this.fetched(`entries/${Math.floor(number / together)}`);
        const [id, key, label, address, title, summary, facts, mark] = rows[number % together];
        return { number, id, key, kind: kindOf(number, kinds), label, address, title, summary, facts, mark };
      }),
    );
  }
}

/**
 * The kind of an entry, by its number.
 * @param {number} number
 * @param {[string, number][]} kinds
 */
export function kindOf(number, kinds) {
  let end = 0;
  for (const [kind, count] of kinds) {
    end += count;
    if (number < end) return kind;
  }
  return "";
}

/**
 * True where an entry has the term of some postings itself.
 * @param {Postings} postings
 * @param {number} number
 */
export function has({ numbers, own }, number) {
  const place = numbers.indexOf(number);
  return place >= 0 && Boolean(own[place]);
}

/**
 * Reads numbers written as the steps from one to the next.
 * @param {string} steps
 * @returns {number[]}
 */
export function numbersOf(steps) {
  let last = -1;
  return steps ? steps.split(",").map((step) => (last += Number(step))) : [];
}

/**
 * @param {string} term
 * @param {string[]} firsts
 */
function pieceOf(term, firsts) {
  let [low, high] = [0, firsts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firsts[middle] <= term) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Reads a line of steps and letters: `3F1c` is entry 2 with impact F, then entry 3 with impact c, lent by others.
 * @param {string} line
 * @returns {Postings}
 */
function decoded(line) {
  const count = line.replace(/[0-9]/g, "").length;
  const found = { numbers: new Int32Array(count), impacts: new Float32Array(count), own: new Uint8Array(count) };
  let [place, number, step] = [0, -1, 0];
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code < 58) {
      step = step * 10 + code - 48;
      continue;
    }
    number += step;
    step = 0;
    const own = code < 91;
    found.numbers[place] = number;
    found.impacts[place] = (code - (own ? 64 : 96)) / LEVELS;
    found.own[place++] = own ? 1 : 0;
  }
  return found;
}

/**
 * Returns for each phrase the concepts that it means.
 * @param {[Record<string, number>, string[]][]} rows concepts, and the phrases that mean them
 */
function meant(rows) {
  /** @type {Map<string, Map<string, number>>} */
  const found = new Map();
  for (const [concepts, phrases] of rows) {
    const read = new Map(Object.entries(concepts));
    for (const phrase of phrases) found.set(phrase, read);
  }
  return found;
}

/**
 * Returns for each phrase those that stand for it.
 * @param {string[][]} groups
 * @returns {Map<string, string[]>}
 */
function grouped(groups) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const group of groups) {
    for (const phrase of group) {
      const others = group.filter((other) => other !== phrase);
      found.set(phrase, [...new Set([...(found.get(phrase) ?? []), ...others])]);
    }
  }
  return found;
}
