// @ts-check
/** A list that was passed on as a link: read, kept, printed, taken along. It changes the reader's own list only when asked. */
import { wording } from "../wording.js";
import { report } from "./announce.js";
import { copy } from "./clipboard.js";
import { showItem } from "./item-row.js";
import { markKept, notes } from "./keep-buttons.js";
import { showHeading } from "./list-heading.js";
import { copyOf, find, onPress, part } from "./page-parts.js";
import { offerPassingOn } from "./passing-on.js";
import { add, changeList, onListChange, place, readList } from "./store.js";

/** @typedef {import("./prescription.js").Prescribed & {gone?: boolean}} Passage */

const root = find(document, "#list-passed", HTMLElement);
/** @type {{title: string, intro: string, from: string, items: Passage[]}} */
let shown = { title: "", intro: "", from: "", items: [] };
let link = "";

export function startPassedList() {
  offerPassingOn(root, () => ({ ...shown, title: shown.title || wording("list.for_you") }));
  onPress(root, "keep-all", keepAll);
  onPress(root, "copy-link", (button) => copy(button, link, wording("list.link_copied")));
  onListChange(drawKeepAll);
}

/** @param {import("./prescription.js").Prescription} rx @param {string} address the whole link */
export function drawPassedList(rx, address) {
  shown = { ...rx, items: rx.items.map((item) => ({ ...item })) };
  link = address;
  showHeading(rx.title || wording("list.for_you"), rx.from ? wording("list.passed_by", { name: rx.from }) : wording("list.passed_on"));
  part(root, "intro").textContent = rx.intro;
  part(root, "intro").hidden = !rx.intro;
  part(root, "rows").replaceChildren(...shown.items.map(passage));
  markKept(root);
  drawKeepAll();
}

/** @param {Passage} item */
function passage(item) {
  const row = copyOf("list-passage");
  part(row, "note").textContent = item.note;
  nameButton(row, item);
  showItem(row, item).then((finding) => {
    if (finding.state === "here") Object.assign(item, { key: finding.facts.key, title: finding.facts.title });
    if (finding.state === "gone") forgo(row, item);
    else nameButton(row, item);
    markKept(row);
    drawKeepAll();
  });
  return row;
}

/** @param {HTMLElement} row @param {Passage} item */
function nameButton(row, { key, title, note }) {
  const button = find(row, ".ch-keep", HTMLButtonElement);
  button.dataset.keep = key;
  button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-label", wording("card.keep_named", { title }));
  notes.set(key, note);
}

/** There is nothing left to keep. @param {HTMLElement} row @param {Passage} item */
function forgo(row, item) {
  item.gone = true;
  row.querySelector(".ch-entry__tools")?.remove();
}

function drawKeepAll() {
  const { items } = readList().list;
  const all = shown.items.every(({ key, gone }) => gone || place(items, key) >= 0);
  const keep = find(root, "[data-do=keep-all]", HTMLElement);
  const open = part(root, "open-own");
  if (all) changePlaces(keep, open);
  else changePlaces(open, keep);
}

/** Let one take the place of the other, and its focus. @param {HTMLElement} gone @param {HTMLElement} here */
function changePlaces(gone, here) {
  const focused = gone === document.activeElement;
  here.inert = false;
  gone.inert = true;
  if (focused) here.focus();
}

function keepAll() {
  const wanted = shown.items.filter(({ gone }) => !gone);
  const before = readList().list.items.length;
  const outcome = changeList(({ items }) => {
    for (const item of wanted) add(items, item);
  });
  const fresh = readList().list.items.length - before;
  report(outcome, fresh ? wording("list.kept_all", { count: fresh }) : wording("list.all_there"));
}
