// @ts-check
/** Share as a link: what goes into it, how long it is, and what to shorten. */
import { wording } from "../wording.js";
import { report } from "./announce.js";
import { copy, forgetCopied } from "./clipboard.js";
import { find, onPress, part } from "./page-parts.js";
import { encodePrescription, LIMITS } from "./prescription.js";
import { changeList, onListChange, readList } from "./store.js";

/** @typedef {import("./prescription.js").Prescription} Prescription */

const panel = find(document, "#list-share", HTMLElement);
const from = find(panel, "#share-from", HTMLInputElement);
const field = find(panel, "#share-link", HTMLInputElement);
/** Keys of what the reader leaves out. @type {Set<string>} */
const leftOut = new Set();
let latest = 0;

/** @param {HTMLElement} root */
export function offerSharing(root) {
  onPress(root, "share", (button) => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    draw();
    if (panel.hidden) return;
    find(root, ".ch-list__about", HTMLDetailsElement).open = true;
    find(panel, "h2", HTMLElement).focus();
    // On a phone the heading may be in sight while the link is not.
    panel.scrollIntoView();
  });
  from.value = readList().list.from;
  from.addEventListener("input", () => {
    const outcome = changeList((list) => (list.from = from.value));
    if (outcome !== "done") report(outcome, "");
  });
  field.addEventListener("focus", () => field.select());
  onPress(panel, "copy-link", (button) => copy(button, field.value, wording("list.link_copied")));
  offerSending();
  onListChange(draw);
}

/** Hand the link to the programs of the device, where the browser can. */
function offerSending() {
  find(panel, "[data-do=send-link]", HTMLElement).hidden = !("share" in navigator);
  onPress(panel, "send-link", () => {
    // Closing the device's own window without sending is no fault.
    navigator.share({ title: readList().list.title || document.title, url: field.value }).catch(() => {});
  });
}

function draw() {
  if (panel.hidden) return;
  drawChoice();
  drawLink();
}

function drawChoice() {
  const items = readList().list.items.map(({ key, title }) => choice(key, title));
  const focused = panel.contains(document.activeElement) && document.activeElement?.getAttribute("value");
  part(panel, "choice").replaceChildren(...items);
  if (focused) find(panel, `[value="${CSS.escape(focused)}"]`, HTMLElement).focus();
}

/** @param {string} key @param {string} title */
function choice(key, title) {
  const row = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.value = key;
  box.checked = !leftOut.has(key);
  box.addEventListener("change", () => {
    if (box.checked) leftOut.delete(key);
    else leftOut.add(key);
    drawLink();
  });
  label.append(box, " ", title);
  row.append(label);
  return row;
}

async function drawLink() {
  const turn = ++latest;
  const { title, intro, from, items } = readList().list;
  const rx = { title, intro, from, items: items.filter(({ key }) => !leftOut.has(key)) };
  const fragment = await encodePrescription(rx);
  // Typing goes on while the link is packed: only the last one counts.
  if (turn !== latest) return;
  forgetCopied();
  const wrong = faults(rx, fragment.length);
  part(panel, "ready").hidden = wrong.length > 0;
  part(panel, "faults").hidden = wrong.length === 0;
  part(panel, "faults").replaceChildren(...wrong.map(paragraph));
  field.value = new URL(fragment, location.href).href;
  part(panel, "look").setAttribute("href", fragment);
  find(panel, "#share-length", HTMLElement).textContent = length(fragment.length);
}

/** @param {Prescription} rx @param {number} size of the fragment @returns {string[]} what keeps it from being a link */
function faults({ title, intro, items }, size) {
  const wrong = items
    .filter(({ note }) => note.length > LIMITS.note)
    .map((item) => wording("list.shorten_note", { title: item.title, count: item.note.length - LIMITS.note }));
  if (!items.length) wrong.push(wording("list.choose"));
  if (items.length > LIMITS.items) wrong.push(wording("list.leave_out", { most: LIMITS.items, over: items.length - LIMITS.items }));
  if (title.length > LIMITS.title) wrong.push(wording("list.shorten_title"));
  if (intro.length > LIMITS.intro) wrong.push(wording("list.shorten_intro"));
  if (!wrong.length && size > LIMITS.fragment) wrong.push(tooLong(items, size));
  return wrong;
}

/** @param {Prescription["items"]} items @param {number} size */
function tooLong(items, size) {
  const longest = [...items].sort((one, other) => other.note.length - one.note.length).slice(0, 3);
  const named = longest.map(({ title, note }) => wording("list.note_length", { title, length: note.length })).join(", ");
  const over = size - LIMITS.fragment;
  return wording("list.too_long", { over, most: LIMITS.fragment, notes: named });
}

/** @param {number} size */
function length(size) {
  const words = wording("list.length", { size, most: LIMITS.fragment });
  return size > 2000 ? `${words} ${wording("list.cut_off")}` : words;
}

/** @param {string} text */
function paragraph(text) {
  const made = document.createElement("p");
  made.textContent = text;
  return made;
}
