// @ts-check
/**
 * The reader's other lists. One list is open, and everything else on the site works with it alone; the others wait
 * beside it, each under its title, and change places with it.
 *
 * @typedef {import("./store.js").List} List
 * @typedef {import("./store.js").Outcome} Outcome
 */
import { CHANGED, PLACE, fill, readList } from "./store.js";

const OTHERS = `${PLACE}:others`;
export const MOST_LISTS = 40;

/** @returns {List[]} the lists that are not open; what cannot be read is left where it is */
export function otherLists() {
  try {
    const found = JSON.parse(localStorage.getItem(OTHERS) ?? "[]");
    return Array.isArray(found) ? found.map(sound).filter((one) => one.items.length > 0 || one.title) : [];
  } catch {
    return [];
  }
}

/** Open another list; the one that was open waits in its place, unless there is nothing in it. @param {number} at @returns {Outcome} */
export function openList(at) {
  const others = otherLists();
  return at in others ? exchange(others[at], others.toSpliced(at, 1)) : "done";
}

/** Begin a list; the one that was open waits beside the others. @returns {Outcome} */
export function beginList() {
  const others = otherLists();
  return others.length >= MOST_LISTS ? "many" : exchange(empty(), others);
}

/** The notes in the lists that are not open, by item, and the text from which they were read. */
let noted = { raw: /** @type {string | null} */ (""), notes: /** @type {Map<string, Set<string>>} */ (new Map()) };

/** The notes on an item in the lists that are not open, each once. @param {string} key @returns {string[]} */
export function otherNotes(key) {
  const raw = stored();
  if (raw !== noted.raw) noted = { raw, notes: allNotes() };
  return [...(noted.notes.get(key) ?? [])];
}

function stored() {
  try {
    return localStorage.getItem(OTHERS);
  } catch {
    return null;
  }
}

function allNotes() {
  const notes = new Map();
  for (const { key, note } of otherLists().flatMap(({ items }) => items)) {
    if (note) notes.set(key, (notes.get(key) ?? new Set()).add(note));
  }
  return notes;
}

/** @param {List} opened @param {List[]} rest @returns {Outcome} */
function exchange(opened, rest) {
  const { list, standing } = readList();
  if (standing !== "done") return standing;
  const waiting = list.items.length > 0 || list.title ? [...rest, list] : rest;
  const before = localStorage.getItem(OTHERS);
  try {
    localStorage.setItem(OTHERS, JSON.stringify(waiting));
    localStorage.setItem(PLACE, JSON.stringify(opened));
  } catch (error) {
    // The open list is still where it was, so it must not wait among the others as well.
    if (before === null) localStorage.removeItem(OTHERS);
    else localStorage.setItem(OTHERS, before);
    return Object(error).name === "QuotaExceededError" ? "full" : "blocked";
  }
  dispatchEvent(new Event(CHANGED));
  return "done";
}

/** @returns {List} */
function empty() {
  return { version: 1, title: "", intro: "", from: "", items: [] };
}

/** @param {unknown} found @returns {List} */
function sound(found) {
  const list = empty();
  fill(list, JSON.stringify(found) ?? "null");
  return list;
}
