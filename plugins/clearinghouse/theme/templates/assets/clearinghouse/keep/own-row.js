// @ts-check
/** A row of the reader's own list: an item, the note on it, and what can be done with it. */
import { wording } from "../wording.js";
import { showItem } from "./item-row.js";
import { otherNotes } from "./lists.js";
import { copyOf, find, onPress, part } from "./page-parts.js";

/**
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {object} Deeds
 * @property {(key: string, note: string) => void} annotate
 * @property {(key: string, by: number) => void} move
 * @property {(key: string) => void} remove
 * @property {(key: string, facts: import("./items.js").Shown) => void} found
 * @typedef {{node: HTMLElement, show: (entry: Entry, at: number, total: number) => void}} OwnRow
 */

/** @param {Entry} entry @param {Deeds} deeds @returns {OwnRow} */
export function ownRow({ key, title }, deeds) {
  const node = copyOf("list-row");
  const note = find(node, "textarea", HTMLTextAreaElement);
  note.addEventListener("input", () => deeds.annotate(key, note.value));
  for (const button of moves(node)) button.addEventListener("click", () => deeds.move(key, Number(button.dataset.move)));
  onPress(node, "remove", () => deeds.remove(key));
  onPress(node, "reuse", () => {
    deeds.annotate(key, otherNotes(key).at(-1) ?? "");
    note.focus();
  });
  showItem(node, { key, title }).then((finding) => {
    if (finding.state === "here" && (finding.facts.title !== title || finding.facts.key !== key)) deeds.found(key, finding.facts);
  });
  return { node, show: (entry, at, total) => show(node, entry, at, total) };
}

/** @param {HTMLElement} node @returns {NodeListOf<HTMLElement>} */
function moves(node) {
  return node.querySelectorAll("[data-move]");
}

/** @param {HTMLElement} node @param {Entry} entry @param {number} at @param {number} total */
function show(node, { key, title, note }, at, total) {
  const field = find(node, "textarea", HTMLTextAreaElement);
  // What is being typed here is newer than what another tab has written.
  if (field !== document.activeElement) field.value = note;
  field.setAttribute("aria-label", wording("list.note_on", { title }));
  part(node, "written").textContent = note;
  const earlier = note ? "" : (otherNotes(key).at(-1) ?? "");
  const reuse = find(node, "[data-do=reuse]", HTMLElement);
  reuse.hidden = !earlier;
  reuse.textContent = wording("list.reuse", { note: earlier });
  name(node, "[role=group]", wording("list.place", { title, place: at + 1, total }));
  name(node, "[data-do=remove]", wording("list.remove_named", { title }));
  for (const button of moves(node)) showMove(button, title, at, total);
}

/** @param {HTMLElement} button @param {string} title @param {number} at @param {number} total */
function showMove(button, title, at, total) {
  const up = Number(button.dataset.move) < 0;
  button.setAttribute("aria-label", up ? wording("list.move_up", { title }) : wording("list.move_down", { title }));
  // Not `disabled`: a button that cannot be focused would drop the reader who has just moved something there.
  button.setAttribute("aria-disabled", String(up ? at === 0 : at === total - 1));
}

/** @param {HTMLElement} node @param {string} selector @param {string} words */
function name(node, selector, words) {
  find(node, selector, HTMLElement).setAttribute("aria-label", words);
}
