// @ts-check
/** What the site says of its items today, from the small file beside each item's page. */
import { KEY, SITE } from "./store.js";

/**
 * @typedef {{key: string, title: string, address: string}} Pointer
 * @typedef {Pointer & {
 *   kind: string, summary: string, status: string, facts: string[], type: string | null, publisher: string | null,
 *   authors: string[], year: number | null, url: string | null, minutes: number | null, standards: string[],
 *   replaced_by: Pointer | null, retired_note: string | null, try_this?: string | null, questions?: string[],
 * }} Facts
 * @typedef {{state: "here", facts: Facts} | {state: "gone"} | {state: "unknown"}} Finding
 *   `gone`: the site has no such item any more; `unknown`: it could not be asked.
 */

/** @type {Map<string, Promise<Finding>>} */
const asked = new Map();

/** What is known of an item. An earlier address leads to the item that lives elsewhere today. @param {string} key */
export function findItem(key) {
  const found = asked.get(key) ?? ask(key, true);
  asked.set(key, found);
  return found;
}

/**
 * Wait until something is known of all of them, or for half a second: what is then shown seldom moves.
 * @param {{key: string}[]} items
 */
export async function findAll(items) {
  const patience = new Promise((done) => setTimeout(done, 500));
  await Promise.race([patience, Promise.all(items.map(({ key }) => findItem(key)))]);
}

/** @param {string} key @returns {string} the whole address of an item's page */
export function addressOf(key) {
  if (!KEY.test(key)) throw new Error("not a key");
  return new URL(`${key}/`, SITE).href;
}

/** @param {string} key @param {boolean} follow @returns {Promise<Finding>} */
async function ask(key, follow) {
  try {
    const answer = await fetch(`${addressOf(key)}index.json`, { mode: "same-origin" });
    if (answer.status === 404 || answer.status === 410) return { state: "gone" };
    const found = await answer.json();
    if (follow && KEY.test(found.moved_to?.key)) return ask(found.moved_to.key, false);
    return isFacts(found) ? { state: "here", facts: found } : { state: "unknown" };
  } catch {
    return { state: "unknown" };
  }
}

/**
 * How an item's own page has it cited, or nothing where it offers no citation.
 * @param {Facts} facts
 * @param {"ris" | "bib"} ending
 */
export async function citationOf({ key, kind, status }, ending) {
  if (kind !== "resource" || status === "draft") return "";
  try {
    const answer = await fetch(`${addressOf(key)}cite.${ending}`, { mode: "same-origin" });
    const text = answer.ok ? await answer.text() : "";
    return /^(TY {2}- |@\w+\{)/.test(text) ? text : "";
  } catch {
    return "";
  }
}

/** @param {any} found @returns {found is Facts} */
function isFacts(found) {
  const words = [found?.title, found?.status, found?.kind];
  return KEY.test(found?.key) && words.every((word) => typeof word === "string") && Array.isArray(found.facts);
}

/** @param {string | null} url @returns {URL | null} the address of a resource, if it is one that may be followed */
export function webAddress(url) {
  try {
    const address = new URL(url ?? "");
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null;
  }
}
