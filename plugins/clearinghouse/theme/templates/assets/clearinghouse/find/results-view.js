// @ts-check
// Results on the page.

import { wording } from "../wording.js";
import { element } from "./element.js";
import { fold, splitWords } from "./words.js";

/** @typedef {import("./index-files.js").Entry} Entry */

/**
 * Returns the list item of one result.
 * @param {Entry} entry
 * @param {Set<string>} terms the terms to mark in its title and summary
 * @param {string[]} reasons
 * @param {(address: string) => string} href
 */
export function resultItem(entry, terms, reasons, href) {
  const link = element("a", { href: href(entry.address) }, ...marked(entry.title, terms));
  const facts = element("p", { class: "ch-card__facts" });
  if (entry.mark) facts.append(element("span", { class: "ch-ribbon" }, entry.mark === "retired" ? wording("card.retired") : wording("card.draft")), " ");
  if (entry.kind !== "resource") facts.append(element("span", { class: "ch-find__kind" }, entry.label), entry.facts ? " · " : "");
  facts.append(entry.facts);
  const item = element(
    "li",
    { class: entry.mark === "retired" ? "ch-card ch-card--retired" : "ch-card", "data-id": entry.id, "data-kind": entry.kind },
    element("h3", { class: "ch-card__title" }, link),
    facts,
  );
  if (entry.key) item.append(keepButton(entry));
  item.append(element("p", { class: "ch-card__summary" }, ...marked(entry.summary, terms)));
  for (const reason of reasons) item.append(element("p", { class: "ch-find__reason" }, reason));
  return item;
}

/** @param {Entry} entry */
function keepButton(entry) {
  const name = wording("card.keep_named", { title: entry.title });
  return element("button", { class: "ch-keep", type: "button", "data-keep": entry.key, "aria-pressed": "false", "aria-label": name }, wording("card.keep"));
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
