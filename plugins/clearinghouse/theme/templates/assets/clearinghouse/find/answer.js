// @ts-check
// The answer to a view: which entries, in which order, and why each of them.

import { NUMBERS } from "../numbers.js";
import { standing } from "./filters.js";
import { kindOf } from "./index-files.js";
import { limited } from "./limits.js";
import { unknownWords } from "./missing.js";
import { placesNamed, sameWord } from "./places.js";
import { understood } from "./query.js";
import { ranked } from "./rank.js";
import { splitWords, fold } from "./words.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./index-files.js").Entry} Entry */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./address.js").View} View */
/** @typedef {import("./query.js").Question} Question */

/**
 * `numbers` are all that answer, in order; `before` are those before the kind was chosen, by which the kinds are
 * counted; `found` are those before any filter; `nearest` tells that none covers much of the question, `missing` are
 * its words that nothing has, `meant` and `unsaid` others that are hardly known, `unmet` are limits in it that nothing
 * keeps to, and `silent` are others of which some answers say nothing.
 * @typedef {{question: Question | null, numbers: number[], before: number[], found: number[],
 *   kept: Map<string, Set<number>>, straight: import("./places.js").Place[], nearest: boolean, silent: {limit: import("./limits.js").Limit, count: number}[],
 *   unmet: import("./limits.js").Limit[], isOfKind: (number: number) => boolean} & import("./missing.js").Unknown} Answer
 */

/** Kinds that answer a question but are no content of their own. */
const PLACES = new Set(["standard", "topic"]);
const NEAREST = 0.34;
/** Standards and topics that the question names are looked for among so many of the best. */
const OTHERS = 12;
const MOST_OF_IT = 0.6;
/** Among so many of the best, titles of what is in no list of places are looked for. */
const TITLED = 3;
/** Kinds that are never places: resources are the results themselves. */
const LISTED = new Set([...PLACES, "resource"]);
/** So many places are offered at most. */
const MOST_STRAIGHT = 2;
/** Kinds that are found by what they are called alone. */
const PEOPLE = new Set(["coach", "person"]);
const CALLED = new Set([...PLACES, ...PEOPLE]);
/** What is no resource is offered where it answers as well as the best of them, and well enough. */
const AS_WELL = 0.95;
const ENOUGH = { covered: 0.4, score: 3.5 };
const FIRST = NUMBERS.find.first;

/**
 * @param {View} view
 * @param {IndexFiles} files
 * @param {Filters} filters
 * @returns {Promise<Answer>}
 */
export async function answered(view, files, filters) {
  const { entries, kinds } = await files.start();
  const asked = view.q.trim();
  const [question, kept] = await Promise.all([asked ? understood(asked, files, view.aside) : null, filters.keptBy(view)]);
  const ranks = question ? await ranked(question, files) : [];
  askEntries(ranks, kinds, question, files);
  const hits = question ? await titledFirst(ranks, question, files) : [];
  const straight = question ? await straightTo(question, hits, files, filters) : [];
  const first = new Set(leading(straight, hits, kinds, question?.telling ?? true));
  // Where no word tells anything, the place that was named is all there is.
  const others = first.size && !question?.telling ? [] : hits.map((hit) => hit.number).filter((number) => !first.has(number));
  const { left, unmet, silent: open } = await limited(question ? byKind(others, kinds) : everything(entries, kinds), question?.limits ?? [], files, filters);
  const found = [...first, ...left];
  const before = await sorted(standing(found, kept), view.sort, files, kinds);
  const isOfKind = (/** @type {number} */ number) => !view.kind || kindOf(number, kinds) === view.kind;
  const numbers = before.filter(isOfKind);
  const nearest = hits.length > 0 && Math.max(...hits.map((hit) => hit.covered)) < NEAREST;
  const resources = numbers.filter((number) => kindOf(number, kinds) === "resource");
  // No resource says in which region it is, so that it is no doubt.
  const silent = open.filter(({ limit }) => limit.facet !== "region").map(({ limit, unsaid }) => ({ limit, count: resources.filter((number) => unsaid.has(number)).length })).filter(({ count }) => count);
  const unknown = await unknownWords(question, numbers.slice(0, FIRST), files);
  return { question, numbers, before, found, kept, straight, nearest, ...unknown, unmet, silent, isOfKind };
}

/**
 * Asks at once for the entries that the answer will look at: those with the best titles, those shown first, and the
 * standards and topics among the best.
 * @param {import("./rank.js").Found[]} hits
 * @param {[string, number][]} kinds
 * @param {Question | null} question
 * @param {IndexFiles} files
 */
function askEntries(hits, kinds, question, files) {
  const numbers = hits.map((hit) => hit.number);
  const others = nameable(hits, kinds, question).map((hit) => hit.number);
  files.entries([...numbers.slice(0, FIRST), ...byKind(numbers, kinds).slice(0, FIRST), ...others]).catch(() => undefined);
}

/**
 * What the question may name: standards and topics, by a code or because they have most of what it says, and what there
 * is so much of that its titles are in no list of places.
 * @param {import("./rank.js").Found[]} hits
 * @param {[string, number][]} kinds
 * @param {Question | null} question
 */
function nameable(hits, kinds, question) {
  const coded = question?.units.some((unit) => !unit.words.length);
  const listed = hits.filter((hit) => (coded || hit.covered >= MOST_OF_IT) && PLACES.has(kindOf(hit.number, kinds)));
  const large = new Set(kinds.filter(([kind, count]) => !LISTED.has(kind) && count > NUMBERS.find.places).map(([kind]) => kind));
  const titled = large.size ? hits.filter((hit) => hit.covered >= MOST_OF_IT && large.has(kindOf(hit.number, kinds))) : [];
  return [...listed.slice(0, OTHERS), ...titled.slice(0, TITLED)];
}

/**
 * Resources come first, then the other kinds in their own order; within a kind the order stays.
 * @param {number[]} numbers
 * @param {[string, number][]} kinds
 */
function byKind(numbers, kinds) {
  /** @type {Map<string, number[]>} */
  const groups = new Map(kinds.map(([kind]) => [kind, []]));
  for (const number of numbers) groups.get(kindOf(number, kinds))?.push(number);
  return [...groups.values()].flat();
}

/**
 * @param {number} entries
 * @param {[string, number][]} kinds
 */
function everything(entries, kinds) {
  const all = Array.from({ length: entries }, (_, number) => number);
  return all.filter((number) => !PLACES.has(kindOf(number, kinds)));
}

/**
 * @param {number[]} numbers
 * @param {string} sort
 * @param {IndexFiles} files
 * @param {[string, number][]} kinds
 */
async function sorted(numbers, sort, files, kinds) {
  if (sort === "relevance") return numbers;
  const wanted = new Set(numbers);
  const order = (await files.order(sort)).filter((number) => wanted.has(number));
  return byKind(order, kinds);
}

/**
 * What bears the very title that was asked for comes first.
 * @param {import("./rank.js").Found[]} hits
 * @param {Question} question
 * @param {IndexFiles} files
 */
async function titledFirst(hits, question, files) {
  const best = hits.slice(0, FIRST);
  const asked = title(question.text);
  const shown = await files.entries(best.map((hit) => hit.number));
  const titled = best.filter((_, place) => title(shown[place].title) === asked);
  return titled.length ? [...titled, ...hits.filter((hit) => !titled.includes(hit))] : hits;
}

/** @param {string} text */
function title(text) {
  return splitWords(fold(text)).map((word) => word.text).join(" ");
}

/**
 * What the question names outright: standards by their codes, places and topics by what they are called.
 * @param {Question} question
 * @param {import("./rank.js").Found[]} hits
 * @param {IndexFiles} files
 * @param {Filters} filters
 * @returns {Promise<import("./places.js").Place[]>}
 */
async function straightTo(question, hits, files, filters) {
  const { kinds, stop } = await files.start();
  const others = nameable(hits, kinds, question);
  const codes = new Set(question.units.flatMap((unit) => (unit.words.length ? [] : [...unit.concepts.keys()])));
  const asked = new Set(question.units.flatMap((unit) => unit.words.map((word) => word.taken || word.text)));
  const [places, shown] = await Promise.all([placesNamed(question, files), files.entries(others.map((hit) => hit.number))]);
  const coded = shown.filter((entry) => codes.has(`#standard/${entry.id}`));
  const titled = shown.filter((entry) => names(entry, asked, stop) && !coded.includes(entry));
  const near = question.limits.some((limit) => limit.facet === "region");
  const people = near || places.some((place) => place.about) ? await helping(hits, kinds, question, files, filters) : [];
  const named = [...coded, ...people, ...places, ...titled];
  const telling = question.units.flatMap((unit) => unit.words).filter((word) => word.share === 1);
  return (named.length || telling.length < 2 ? named : await answering(hits, kinds, files)).slice(0, MOST_STRAIGHT);
}

/**
 * The one who can help with what a question asks, in its region if it names one, if there is somebody.
 * @param {import("./rank.js").Found[]} hits
 * @param {[string, number][]} kinds
 * @param {Question} question
 * @param {IndexFiles} files
 * @param {Filters} filters
 */
async function helping(hits, kinds, question, files, filters) {
  const people = hits.filter((hit) => PEOPLE.has(kindOf(hit.number, kinds)) && hit.covered >= ENOUGH.covered);
  const { left } = await limited(people.map((hit) => hit.number), question.limits, files, filters);
  return files.entries(left.slice(0, 1));
}

/**
 * The one challenge, collection, event, page or the like that answers as well as the best resource, if there is one.
 * @param {import("./rank.js").Found[]} hits
 * @param {[string, number][]} kinds
 * @param {IndexFiles} files
 */
async function answering(hits, kinds, files) {
  const resource = hits.find((hit) => kindOf(hit.number, kinds) === "resource");
  const other = hits.find((hit) => kindOf(hit.number, kinds) !== "resource" && !CALLED.has(kindOf(hit.number, kinds)));
  if (!other || other.covered < ENOUGH.covered || other.score < Math.max(ENOUGH.score, AS_WELL * (resource?.score ?? 0))) return [];
  return files.entries([other.number]);
}

/**
 * True where the words of an entry's title and those of the question are nearly the same.
 * @param {Entry} entry
 * @param {Set<string>} asked
 * @param {Set<string>} stop
 */
function names(entry, asked, stop) {
  const title = [...new Set(splitWords(fold(entry.title)).map((word) => word.text).filter((word) => !stop.has(word)))];
  const met = [...asked].every((word) => title.some((other) => sameWord(word, other)));
  return asked.size > 0 && met && asked.size >= title.length * 0.6;
}

/**
 * What is named outright leads the list where no resource comes near it.
 * @param {import("./places.js").Place[]} named
 * @param {import("./rank.js").Found[]} hits
 * @param {[string, number][]} kinds
 * @param {boolean} telling
 */
function leading(named, hits, kinds, telling) {
  const best = hits.filter((hit) => kindOf(hit.number, kinds) === "resource").reduce((most, hit) => Math.max(most, hit.covered), 0);
  return best < 0.7 || !telling ? named.map((place) => place.number).filter((number) => number >= 0) : [];
}
