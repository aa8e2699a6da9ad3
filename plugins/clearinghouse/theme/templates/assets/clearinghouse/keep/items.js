// @ts-check
/** What the site says of its items today: in full from small files of a few items each, and of many at once from the list's. */
import { NUMBERS } from "../numbers.js";
import { crc32 } from "./crc32.js";
import { KEY, SITE } from "./store.js";

/**
 * @typedef {{key: string, title: string, address: string}} Pointer
 * @typedef {{
 *   key: string, title: string, status: string, facts: string[], url?: string | null,
 *   replaced_by?: Pointer | null, retired_note?: string | null,
 * }} Shown what a row says of an item
 * @typedef {Shown & {
 *   address: string, kind: string, summary: string, type: string | null, publisher: string | null, authors: string[],
 *   year: number | null, url: string | null, minutes: number | null, standards: string[],
 *   try_this?: string | null, questions?: string[], cite?: {ris: string, bib: string} | null,
 * }} Facts
 * @typedef {{state: "gone"} | {state: "unknown"}} Missing
 *   `gone`: the site has no such item any more; `unknown`: it could not be asked.
 * @typedef {{state: "here", facts: Facts} | Missing} Finding
 * @typedef {{state: "here", facts: Shown} | Missing} Brief
 */

/** @type {Map<string, Promise<Finding>>} */
const asked = new Map();

/** What is known of an item. An earlier address leads to the item that lives elsewhere today. @param {string} key */
export function findItem(key) {
  const found = asked.get(key) ?? ask(key, true);
  asked.set(key, found);
  return found;
}

/** From so many items of one file on, it is asked for in place of theirs: it holds a thousand, and a request costs time. */
const MANY = 20;

/** What the list's files say of items that were asked for together. @type {Map<string, Promise<Brief>>} */
const told = new Map();

/** What a row says of an item. @param {string} key @returns {Promise<Brief>} */
export function findBrief(key) {
  return told.get(key) ?? findItem(key);
}

/**
 * Wait until something is known of all of them, or for half a second: what is then shown seldom moves.
 * @param {{key: string}[]} items
 * @param {string[]} firsts the keys with which the list's files of items begin
 */
export async function findAll(items, firsts) {
  askTogether(
    items.map(({ key }) => key),
    firsts,
  );
  const patience = new Promise((done) => setTimeout(done, 500));
  await Promise.race([patience, Promise.all(items.map(({ key }) => findBrief(key)))]);
}

/** @param {string[]} keys @param {string[]} firsts */
function askTogether(keys, firsts) {
  const unasked = keys.filter((key) => !told.has(key) && !asked.has(key));
  firsts.forEach((first, number) => {
    const inside = unasked.filter((key) => key >= first && !(key >= firsts[number + 1]));
    if (inside.length < MANY) return;
    const file = readTogether(number);
    for (const key of inside) told.set(key, briefly(file, key));
  });
}

/** @param {number} number @returns {Promise<any>} what each item of a file is, by key; of none where it cannot be had */
async function readTogether(number) {
  try {
    const answer = await fetch(new URL(`list/items/${number}.json`, SITE), { mode: "same-origin" });
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** What is not in the file may have moved or gone, which its own tells. @param {Promise<any>} file @param {string} key */
async function briefly(file, key) {
  const found = { facts: [], ...Object(await file)[key], key };
  return /** @type {Brief} */ (isShown(found) ? { state: "here", facts: found } : await findItem(key));
}

/** @param {string} key @returns {string} the whole address of an item's page */
export function addressOf(key) {
  if (!KEY.test(key)) throw new Error("not a key");
  return new URL(`${key}/`, SITE).href;
}

/** @param {string} key @param {boolean} follow @returns {Promise<Finding>} */
async function ask(key, follow) {
  try {
    const found = (await readFile(crc32(key) % NUMBERS.list.files))[key];
    if (!found) return { state: "gone" };
    if (follow && KEY.test(found.moved_to?.key)) return ask(found.moved_to.key, false);
    return isFacts(found) ? { state: "here", facts: found } : { state: "unknown" };
  } catch {
    return { state: "unknown" };
  }
}

/** @type {Map<number, Promise<any>>} */
const files = new Map();

/** What each item of a file is, by key; of none where there is no such file. @param {number} number @returns {Promise<any>} */
function readFile(number) {
  const found = files.get(number) ?? fetchFile(number);
  files.set(number, found);
  return found;
}

/** @param {number} number */
async function fetchFile(number) {
  const answer = await fetch(new URL(`items/${number}.json`, SITE), { mode: "same-origin" });
  return answer.status === 404 || answer.status === 410 ? {} : answer.json();
}

/**
 * How an item's own page has it cited, or nothing where it offers no citation.
 * @param {Facts} facts
 * @param {"ris" | "bib"} ending
 */
export function citationOf({ cite }, ending) {
  const text = String(cite?.[ending] ?? "");
  return /^(TY {2}- |@\w+\{)/.test(text) ? text : "";
}

/** @param {any} found @returns {found is Facts} */
function isFacts(found) {
  return isShown(found) && typeof Object(found).kind === "string";
}

/** @param {any} found @returns {found is Shown} */
function isShown(found) {
  const words = [found?.title, found?.status];
  return KEY.test(found?.key) && words.every((word) => typeof word === "string") && Array.isArray(found.facts);
}

/** @param {string | null | undefined} url @returns {URL | null} the address of a resource, if it is one that may be followed */
export function webAddress(url) {
  try {
    const address = new URL(url ?? "");
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}
