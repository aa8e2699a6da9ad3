// @ts-check
// What the reader should know of an answer: how words were read, places to go straight to, ways on where there is nothing.

import { wording } from "../wording.js";
import { filterCount } from "./address.js";
import { MARK, around, byId, element } from "./element.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {import("./answer.js").Answer} Answer */

/**
 * What notes need of the page: how an address on this site is reached, and the answer without filters.
 * @typedef {{href: (address: string) => string, unfiltered: () => unknown}} Around
 */

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {number} unknown how many filters of the address are not known here
 * @param {Around} page
 */
export function notes(view, answer, unknown, page) {
  const made = [];
  if (unknown) made.push(element("p", {}, wording("search.unknown_filter")));
  for (const { typed, taken } of unique(answer.question?.corrected ?? [])) {
    made.push(element("p", {}, ...around(wording("search.corrected", { typed, taken: MARK }), element("strong", {}, taken))));
  }
  if (answer.meant.words.length && answer.numbers.length) made.push(element("p", {}, onlyAbout(answer.meant)));
  if (answer.straight.length && answer.numbers.length) made.push(straight(answer, page.href));
  for (const limit of answer.unmet) made.push(element("p", {}, wording("search.limit_unmet", { label: limit.said })));
  for (const { limit, count } of answer.silent) made.push(element("p", {}, wording("search.limit_silent", { label: limit.said, count })));
  if (answer.missing.length) made.push(element("p", {}, missing(answer)));
  else if (answer.unsaid.length) made.push(element("p", {}, wording("search.unsaid", { words: quoted(answer.unsaid) })));
  else if (answer.nearest && answer.numbers.length) made.push(element("p", {}, wording("search.nearest")));
  if (!answer.numbers.length) made.push(nothing(view, answer, page.unfiltered));
  return made;
}

/**
 * Says that no entry has some words, and of what they mean something was found.
 * @param {Answer["meant"]} meant
 */
function onlyAbout({ words, about }) {
  return wording("search.only_about", { words: quoted(words), about: about.slice(0, 3).join(", ") });
}

/** @param {Answer} answer */
function missing(answer) {
  const words = quoted(answer.missing);
  return answer.numbers.length ? wording("search.missing", { words }) : wording("search.missing_all", { words });
}

/** @param {string[]} words */
function quoted(words) {
  return words.map((word) => wording("search.quoted", { word })).join(", ");
}

/**
 * @param {Answer} answer
 * @param {(address: string) => string} href
 */
function straight(answer, href) {
  const links = answer.straight.map((entry) =>
    element("li", {}, element("span", { class: "ch-find__kind" }, entry.label), " ", element("a", { href: href(entry.address) }, entry.title)),
  );
  return element("div", { class: "ch-find__straight" }, element("p", {}, wording("search.straight")), element("ul", {}, ...links));
}

/**
 * @param {View} view
 * @param {Answer} answer
 * @param {() => unknown} unfiltered
 */
function nothing(view, answer, unfiltered) {
  const place = /** @type {HTMLTemplateElement} */ (byId("find-nothing")).content.cloneNode(true);
  const box = element("div", { class: "ch-empty" }, place);
  if (answer.found.length && (filterCount(view) || view.kind)) {
    box.prepend(element("p", {}, button(wording("search.without_filters", { count: answer.found.length }), unfiltered)));
  }
  return box;
}

/**
 * Returns a button that looks like a link.
 * @param {string} words
 * @param {() => unknown} act
 */
export function button(words, act) {
  const made = element("button", { type: "button", class: "ch-find__link" }, words);
  made.addEventListener("click", () => void act());
  return made;
}

/** @param {{typed: string, taken: string}[]} pairs */
function unique(pairs) {
  return [...new Map(pairs.map((pair) => [pair.typed, pair])).values()];
}
