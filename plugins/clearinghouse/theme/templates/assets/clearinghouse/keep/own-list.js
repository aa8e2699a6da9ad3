// @ts-check
/** The reader's own list on its page: shown as it is, put in order, annotated, thinned out, cleared. */
import { wording } from "../wording.js";
import { report, say } from "./announce.js";
import { forgetCopied } from "./clipboard.js";
import { focusHeading, showHeading } from "./list-heading.js";
import { ownRow } from "./own-row.js";
import { copyOf, find, onPress, part } from "./page-parts.js";
import { offerPassingOn } from "./passing-on.js";
import { offerSharing } from "./share-panel.js";
import { changeList, onListChange, place, readList } from "./store.js";
import { offerLists } from "./list-choice.js";
import { openList, otherLists } from "./lists.js";
import { showTrouble } from "./storage-trouble.js";

/**
 * @typedef {import("./store.js").Entry} Entry
 * @typedef {{entry: Entry, after: string | undefined, node: HTMLElement}} Removed
 *   something just taken off, and the key of what stood before it
 */

const root = find(document, "#list-own", HTMLElement);
/** @type {Map<string, import("./own-row.js").OwnRow>} */
const rows = new Map();
/** @type {Removed[]} */
let removed = [];
/** @type {Map<string, import("./items.js").Shown>} what the site says of items otherwise than the list does */
const news = new Map();
const deeds = { annotate, move, remove, found };

/** Make the page's own list work. It is drawn by `drawOwnList`, and again after each change. */
export function startOwnList() {
  offerPassingOn(root, () => readList().list);
  offerSharing(root);
  keepField("title", find(root, "#list-name", HTMLInputElement));
  keepField("title", find(root, "#list-name-new", HTMLInputElement));
  offerLists(root, forget);
  keepField("intro", find(root, "#list-intro", HTMLTextAreaElement));
  offerClearing();
  onListChange(() => root.hidden || drawOwnList());
  onListChange(() => root.hidden || forgetCopied());
}

/** What was taken off belongs to the list that was open. */
function forget() {
  removed = [];
  rows.clear();
  drawOwnList();
}

export function drawOwnList() {
  const { list, standing } = readList();
  const any = list.items.length > 0;
  showHeading(list.title || wording("list.title"));
  showTrouble(root, standing);
  part(root, "intro").textContent = list.intro;
  part(root, "intro").hidden = !list.intro;
  for (const name of ["filled", "end"]) part(root, name).hidden = !any;
  part(root, "naming").hidden = any || otherLists().length === 0;
  part(root, "empty").hidden = any || removed.length > 0 || standing !== "done";
  arrange(list.items);
}

/** Put the rows in the order of the list, and each note of a removal where its row was. @param {Entry[]} items */
function arrange(items) {
  const nodes = items.map((entry, at) => shownRow(entry, at, items.length));
  for (const { after, node } of removed) nodes.splice(place(items, after ?? "") + 1, 0, node);
  const focused = document.activeElement;
  const holder = part(root, "rows");
  let next = holder.firstElementChild;
  for (const node of nodes) {
    if (node === next) next = next.nextElementSibling;
    else holder.insertBefore(node, next);
  }
  while (holder.children.length > nodes.length) holder.lastElementChild?.remove();
  // Whoever is moved loses the focus.
  if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
}

/** @param {Entry} entry @param {number} at @param {number} total */
function shownRow(entry, at, total) {
  const row = rows.get(entry.key) ?? ownRow(entry, deeds);
  rows.set(entry.key, row);
  row.show(entry, at, total);
  return row.node;
}

/** @param {string} key @param {string} note */
function annotate(key, note) {
  const outcome = changeList(({ items }) => {
    const entry = items[place(items, key)];
    if (entry) entry.note = note;
  });
  if (outcome !== "done") report(outcome, "");
}

/** @param {string} key @param {number} by */
function move(key, by) {
  const { items } = readList().list;
  const to = place(items, key) + by;
  if (to < 0 || to >= items.length) return say(by < 0 ? wording("list.first") : wording("list.last"));
  const outcome = changeList((list) => list.items.splice(to, 0, ...list.items.splice(place(list.items, key), 1)));
  rows.get(key)?.node.scrollIntoView({ block: "nearest" });
  return report(outcome, wording("list.moved", { place: to + 1, total: items.length }));
}

/** @param {string} key */
function remove(key) {
  const { items } = readList().list;
  const at = place(items, key);
  if (at < 0) return;
  const gone = { entry: items[at], after: items[at - 1]?.key, node: copyOf("list-removed") };
  part(gone.node, "words").textContent = wording("list.removed", { title: gone.entry.title });
  onPress(gone.node, "undo", () => undo(gone));
  removed.push(gone);
  const outcome = changeList((list) => list.items.splice(place(list.items, key), 1));
  if (outcome !== "done") removed.pop();
  report(outcome, wording("list.removed", { title: gone.entry.title }));
  gone.node.querySelector("button")?.focus();
}

/** @param {Removed} gone */
function undo(gone) {
  const { key, title } = gone.entry;
  removed = removed.filter((one) => one !== gone);
  const outcome = changeList(({ items }) => {
    if (place(items, key) < 0) items.splice(place(items, gone.after ?? "") + 1, 0, gone.entry);
  });
  report(outcome, wording("list.back", { title }));
  rows.get(key)?.node.querySelector("a")?.focus();
}

/** Take over an item's present title and, where it has moved, its present key. @type {import("./own-row.js").Deeds["found"]} */
function found(key, facts) {
  news.set(key, facts);
  // All that is known by then is taken over at once, for each change draws the whole list again.
  if (news.size === 1) setTimeout(takeOver);
}

function takeOver() {
  const told = [...news];
  news.clear();
  changeList(({ items }) => {
    for (const [key, facts] of told) {
      const there = items[place(items, key)];
      if (there && place(items, facts.key) < 0) there.key = facts.key;
      if (there) there.title = facts.title;
    }
  });
}

/** @param {"title" | "intro"} name @param {HTMLInputElement | HTMLTextAreaElement} field */
function keepField(name, field) {
  const draw = () => (field.value = field === document.activeElement ? field.value : readList().list[name]);
  field.addEventListener("input", () => {
    const outcome = changeList((list) => (list[name] = field.value));
    if (outcome !== "done") report(outcome, "");
  });
  onListChange(draw);
  draw();
}

function offerClearing() {
  const dialog = find(document, "#list-clear", HTMLDialogElement);
  onPress(root, "clear", () => {
    const count = readList().list.items.length;
    find(dialog, "#clear-words", HTMLElement).textContent = wording("list.clear_words", { count });
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => dialog.returnValue === "clear" && clear());
}

function clear() {
  removed = [];
  report(
    changeList((list) => Object.assign(list, { title: "", intro: "", from: "", items: [] })),
    wording("list.cleared"),
  );
  if (otherLists().length > 0 && readList().list.items.length === 0) openList(0);
  forget();
  focusHeading();
}
