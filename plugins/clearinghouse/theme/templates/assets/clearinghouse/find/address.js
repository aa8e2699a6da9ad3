// @ts-check
// What the reader asks for, and the address that says it: a link brings back the same view.

import { LONGEST_QUESTION } from "./query.js";

/**
 * `aside` are the facets whose limits in the words of the question the reader does not want.
 * @typedef {{q: string, sort: string, kind: string, framework: string, aside: string[], chosen: Map<string, string[]>}} View
 */

export const SORTS = ["relevance", "newest", "title"];
const LONGEST_VALUE = 120;
const MOST_VALUES = 40;

/**
 * Reads a view from an address's query. What it cannot mean is left out, whatever it is.
 * @param {string} query such as `?q=attendance&topic=data-use`
 * @param {string[]} facets the facets there are
 * @returns {View}
 */
export function viewOf(query, facets) {
  const asked = parameters(query);
  const sort = asked.get("sort") ?? "";
  return {
    q: (asked.get("q") ?? "").replace(/[\u0000-\u001f\u007f]/g, " ").slice(0, LONGEST_QUESTION),
    sort: SORTS.includes(sort) ? sort : SORTS[0],
    kind: word(asked.get("kind") ?? ""),
    framework: word(asked.get("framework") ?? ""),
    aside: values(asked.getAll("aside")),
    chosen: new Map(facets.map((facet) => [facet, values(asked.getAll(facet))])),
  };
}

/** @param {string} query */
function parameters(query) {
  // An address may be as long as its sender likes; ours are not.
  return new URLSearchParams(query.slice(0, 8000));
}

/** @param {string[]} given */
function values(given) {
  return [...new Set(given.slice(0, MOST_VALUES).map(word))].filter(Boolean);
}

/**
 * A value is an id, or a standard's reference.
 * @param {string} text
 */
function word(text) {
  return text.length <= LONGEST_VALUE && /^[a-z0-9]+(?:[-./][a-z0-9]+)*$/i.test(text) ? text.toLowerCase() : "";
}

/**
 * Returns the query of the address that says a view.
 * @param {View} view
 */
export function queryOf(view) {
  const said = new URLSearchParams();
  if (view.q.trim()) said.set("q", view.q.trim());
  if (view.kind) said.set("kind", view.kind);
  for (const [facet, chosen] of view.chosen) for (const value of chosen) said.append(facet, value);
  for (const facet of view.aside) said.append("aside", facet);
  if (view.framework) said.set("framework", view.framework);
  if (view.sort !== SORTS[0]) said.set("sort", view.sort);
  const query = said.toString().replaceAll("%2F", "/");
  return query ? `?${query}` : "";
}

/**
 * Returns a view with one value of a facet taken in or out.
 * @param {View} view
 * @param {string} facet
 * @param {string} value
 * @param {boolean} wanted
 * @returns {View}
 */
export function withValue(view, facet, value, wanted) {
  const rest = (view.chosen.get(facet) ?? []).filter((other) => other !== value);
  return { ...view, chosen: new Map(view.chosen).set(facet, wanted ? [...rest, value] : rest) };
}

/**
 * Returns a view without any filter.
 * @param {View} view
 * @returns {View}
 */
export function withoutFilters(view) {
  return { ...view, kind: "", chosen: new Map([...view.chosen.keys()].map((facet) => [facet, []])) };
}

/** @param {View} view */
export function filterCount(view) {
  return [...view.chosen.values()].reduce((sum, chosen) => sum + chosen.length, 0);
}
