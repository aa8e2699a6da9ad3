// @ts-check
/** The Keep buttons, and the number beside the link to the list. */
import { wording } from "../wording.js";
import { report } from "./announce.js";
import { add, changeList, onListChange, place, readList } from "./store.js";

/** Notes to keep things with: what was taken off gets its own back. @type {Map<string, string>} */
export const notes = new Map();

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && target.closest("[data-keep]");
  if (button) toggle(button);
});
document.addEventListener("clearinghouse:shown", ({ target }) => markKept(/** @type {ParentNode} */ (target)));
onListChange(() => markKept(document));
markKept(document);

/** Show on every Keep button under a root whether it is kept. @param {ParentNode} root */
export function markKept(root) {
  const kept = new Set(readList().list.items.map(({ key }) => key));
  for (const button of root.querySelectorAll("[data-keep]")) mark(button, kept.has(keyOf(button)));
  for (const count of document.querySelectorAll("[data-kept-count]")) count.textContent = String(kept.size || "");
}

/** @param {Element} button @param {boolean} kept */
function mark(button, kept) {
  const title = titleOf(button);
  button.setAttribute("aria-pressed", String(kept));
  button.setAttribute("aria-label", labelOf(kept, title));
  button.textContent = kept ? wording("card.kept") : wording("card.keep");
}

/** @param {Element} button */
function keyOf(button) {
  return button.getAttribute("data-keep") ?? "";
}

/** @param {boolean} kept @param {string} title */
function labelOf(kept, title) {
  return kept ? wording("card.kept_named", { title }) : wording("card.keep_named", { title });
}

/** What the words of its label leave. @param {Element} button */
function titleOf(button) {
  const [before, after] = labelOf(button.getAttribute("aria-pressed") === "true", "\0").split("\0");
  return (button.getAttribute("aria-label") ?? "").slice(before.length, -after.length || undefined);
}

/** @param {Element} button */
function toggle(button) {
  const key = keyOf(button);
  const title = titleOf(button);
  const { items } = readList().list;
  const there = items[place(items, key)];
  if (there) report(takeOff(there), wording("card.taken_off", { title }));
  else report(takeUp({ key, title, note: notes.get(key) }), wording("card.put_on", { title }));
}

/** @param {{key: string, title: string, note?: string}} item */
function takeUp(item) {
  return changeList(({ items }) => add(items, item));
}

/** @param {import("./store.js").Entry} entry */
function takeOff({ key, note }) {
  notes.set(key, note);
  return changeList((list) => {
    list.items = list.items.filter((one) => one.key !== key);
  });
}
