// @ts-check
// Results on the page.

import { wording } from "../wording.js";
import { byId, element } from "./element.js";
import { fold, splitWords } from "./words.js";

/** @typedef {import("./index-files.js").Entry} Entry */

/** What a result may be marked as, in the order of the pattern's ribbons. */
const MARKS = ["draft", "retired", "new"];

/**
 * Returns the list item of one result, made from the pattern that the page holds.
 * @param {Entry} entry
 * @param {Set<string>} terms the terms to mark in its title and summary
 * @param {string[]} reasons
 * @param {(address: string) => string} href
 */
export function resultItem(entry, terms, reasons, href) {
  const pattern = /** @type {HTMLTemplateElement} */ (byId("find-card")).content.firstElementChild;
  const item = /** @type {HTMLElement} */ (pattern?.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (part(item, ".ch-card__title a"));
  item.dataset.id = entry.id;
  item.dataset.kind = entry.kind;
  item.classList.toggle("ch-card--retired", entry.mark === "retired");
  link.href = href(entry.address);
  link.replaceChildren(...marked(entry.title, terms));
  fillFacts(part(item, ".ch-card__facts"), entry);
  fillKeep(part(item, ".ch-keep"), entry);
  part(item, ".ch-card__summary").replaceChildren(...marked(entry.summary, terms));
  for (const reason of reasons) item.append(element("p", { class: "ch-find__reason" }, reason));
  return item;
}

/** @param {Element} item @param {string} selector @returns {HTMLElement} */
function part(item, selector) {
  return /** @type {HTMLElement} */ (item.querySelector(selector));
}

/** @param {HTMLElement} line @param {Entry} entry */
function fillFacts(line, entry) {
  const ribbons = line.querySelectorAll(".ch-ribbon");
  const ribbon = entry.mark ? [ribbons[MARKS.indexOf(entry.mark)], " "] : [];
  const kind = part(line, ".ch-find__kind");
  kind.textContent = entry.label;
  const named = entry.kind === "resource" ? [] : [kind, entry.facts ? " · " : ""];
  line.replaceChildren(...ribbon, ...named, entry.facts);
}

/** @param {HTMLElement} button @param {Entry} entry */
function fillKeep(button, entry) {
  button.dataset.keep = entry.key;
  button.setAttribute("aria-label", wording("card.keep_named", { title: entry.title }));
  if (!entry.key) button.remove();
}

/**
 * Returns a text in which the words that were looked for are marked.
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {(Node | string)[]}
 */
export function marked(text, terms) {
  const folded = fold(text);
  // Where folding moves letters, no place in the text is sure.
  if (!terms.size || folded.length !== text.length) return [text];
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const word of splitWords(folded)) {
    if (!terms.has(word.term)) continue;
    parts.push(text.slice(end, word.begin), element("mark", {}, text.slice(word.begin, word.end)));
    end = word.end;
  }
  return [...parts, text.slice(end)];
}

/**
 * The terms that a question looks for, those that stand for its words included.
 * @param {import("./query.js").Question | null} question
 * @param {Map<string, string[]>} groups
 */
export function termsOf(question, groups) {
  /** @type {Set<string>} */
  const terms = new Set();
  for (const unit of question?.units ?? []) {
    for (const phrase of unit.phrases) for (const term of phrase) terms.add(term);
    for (const word of unit.words) {
      for (const term of [word.term, ...word.others]) terms.add(term);
      for (const phrase of groups.get(word.term) ?? []) for (const term of phrase.split(" ")) terms.add(term);
    }
  }
  return terms;
}
