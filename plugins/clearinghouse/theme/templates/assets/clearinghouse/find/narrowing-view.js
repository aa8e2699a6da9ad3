// @ts-check
// How an answer is narrowed, above its results: by kind, by limits that its question says, by filters in use.

import { wording } from "../wording.js";
import { withoutFilters, withValue } from "./address.js";
import { byId, element } from "./element.js";
import { kindOf } from "./index-files.js";
import { button } from "./notes-view.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {(view: View) => void} Go shows another view */

/**
 * Shows how many results there are of each kind.
 * @param {View} view
 * @param {Answer} answer
 * @param {[string, number][]} kinds
 * @param {Go} go
 */
export function showKinds(view, answer, kinds, go) {
  const counts = new Map();
  for (const number of answer.before) {
    const kind = kindOf(number, kinds);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  for (const button of /** @type {HTMLButtonElement[]} */ ([...byId("find-kinds").querySelectorAll("button[data-kind]")])) {
    const kind = button.dataset.kind ?? "";
    const count = kind ? (counts.get(kind) ?? 0) : answer.before.length;
    button.hidden = Boolean(kind) && !count && view.kind !== kind;
    button.setAttribute("aria-pressed", String(view.kind === kind));
    /** @type {HTMLElement} */ (button.querySelector(".ch-number")).textContent = String(count);
    button.onclick = () => go({ ...view, kind });
  }
}

/**
 * Returns the limits that were read from the question, and the filters in use; each can be taken away.
 * @param {View} view
 * @param {Answer} answer
 * @param {import("./filters.js").Filters} filters
 * @param {Go} go
 */
export async function chips(view, answer, filters, go) {
  const pairs = [...view.chosen].flatMap(([facet, values]) => values.map((value) => ({ facet, value })));
  const labels = await Promise.all(pairs.map(async ({ facet, value }) => (await filters.value(facet, value))?.label ?? value));
  const limits = (answer.question?.limits ?? []).filter((limit) => !answer.unmet.includes(limit));
  const made = [
    ...limits.map(({ facet, said }) => chip(said, wording("search.take_limit", { label: said }), () => go({ ...view, aside: [...view.aside, facet] }))),
    ...pairs.map(({ facet, value }, place) => chip(labels[place], wording("search.take_away", { label: labels[place] }), () => go(withValue(view, facet, value, false)))),
  ];
  if (pairs.length > 1) made.push(element("li", {}, button(wording("search.take_away_all"), () => go(withoutFilters(view)))));
  return made;
}

/**
 * @param {string} label
 * @param {string} name
 * @param {() => void} away
 */
function chip(label, name, away) {
  const made = element("button", { type: "button", class: "ch-find__chip", "aria-label": name }, label);
  made.addEventListener("click", away);
  return element("li", {}, made);
}
