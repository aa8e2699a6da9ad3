// @ts-check
/**
 * The reader's own list, in this browser's storage alone. Read afresh before each change, so that two tabs never
 * undo each other's work. What cannot be read is set aside first.
 *
 * @typedef {{key: string, title: string, note: string, added: string}} Entry with the title, in case the item goes
 * @typedef {{version: 1, title: string, intro: string, from: string, items: Entry[]}} List
 * @typedef {"done" | "blocked" | "full" | "newer" | "many"} Outcome all but `done`: nothing has changed
 */

/** The root of the site. */
export const SITE = new URL("../../../", import.meta.url);
export const MOST = 200;
/** An item's folder and id. */
export const KEY = /^[a-z]+\/[a-z0-9-]{1,100}$/;
export const PLACE = `clearinghouse.list:${SITE.pathname}`;
export const ASIDE = `${PLACE}:damaged`;
export const CHANGED = "clearinghouse:list-changed";

/**
 * The list. It is not ours to write where a `newer` site wrote it, or the browser gives no access or room.
 * @returns {{list: List, standing: "done" | "blocked" | "newer"}}
 */
export function readList() {
  /** @type {List} */
  const list = { version: 1, title: "", intro: "", from: "", items: [] };
  try {
    const raw = localStorage.getItem(PLACE);
    if (raw && !fill(list, raw)) setAside(raw, list);
    return { list, standing: list.version > 1 ? "newer" : "done" };
  } catch {
    return { list, standing: "blocked" };
  }
}

/** @param {List} list @param {string} raw @returns {boolean} false where some of it could not be read */
export function fill(list, raw) {
  try {
    const found = JSON.parse(raw);
    list.version = found.version;
    const seen = new Set();
    list.items = found.items.filter((/** @type {any} */ one) => isSound(one) && seen.size < seen.add(one.key).size);
    for (const name of /** @type {const} */ (["title", "intro", "from"])) list[name] = String(found[name] ?? "");
    return list.version >= 1 && list.items.length === found.items.length;
  } catch {
    return list.version > 1;
  }
}

/** @param {any} one */
function isSound(one) {
  const words = [one?.key, one?.title, one?.note, one?.added];
  return words.every((word) => typeof word === "string") && KEY.test(one.key);
}

/** @param {string} raw @param {List} list */
function setAside(raw, list) {
  const before = localStorage.getItem(ASIDE);
  localStorage.setItem(ASIDE, before ? `${before}\n${raw}` : raw);
  list.version = 1;
  localStorage.setItem(PLACE, JSON.stringify(list));
}

/** @param {(list: List) => void} change alters the list it is given @returns {Outcome} */
export function changeList(change) {
  const { list, standing } = readList();
  if (standing !== "done") return standing;
  const before = list.items.length;
  change(list);
  if (list.items.length > Math.max(before, MOST)) return "many";
  try {
    localStorage.setItem(PLACE, JSON.stringify(list));
  } catch (error) {
    return Object(error).name === "QuotaExceededError" ? "full" : "blocked";
  }
  dispatchEvent(new Event(CHANGED));
  return "done";
}

/**
 * Add at the end. What is there already keeps its place and its note.
 * @param {Entry[]} items @param {{key: string, title: string, note?: string}} item
 */
export function add(items, { key, title, note = "" }) {
  const there = items[place(items, key)];
  if (there) there.note ||= note;
  else items.push({ key, title, note, added: new Date().toISOString() });
}

/** @param {Entry[]} items @param {string} key @returns {number} or -1 */
export function place(items, key) {
  return items.findIndex((one) => one?.key === key);
}

/** After each change, in whatever tab. @param {() => void} callback */
export function onListChange(callback) {
  addEventListener(CHANGED, callback);
  // Null: all storage was cleared.
  addEventListener("storage", ({ key }) => (key === PLACE || key === null) && callback());
  // A page back from the browser's memory has missed changes.
  addEventListener("pageshow", ({ persisted }) => persisted && callback());
}
