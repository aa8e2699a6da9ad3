// @ts-check
// Filters: any of the values chosen in one facet, and all facets together.

import { numbersOf } from "./index-files.js";

/** @typedef {import("./index-files.js").IndexFiles} IndexFiles */
/** @typedef {import("./address.js").View} View */

/**
 * A value of a facet: its label, the one it stands under, and the numbers of its entries.
 * @typedef {{id: string, label: string, under: string, numbers: number[]}} Value
 */

export class Filters {
  /** @param {IndexFiles} files */
  constructor(files) {
    this.files = files;
    /** @type {Map<string, Promise<Map<string, Value>>>} */
    this.kept = new Map();
  }

  /**
   * Returns the values of a facet by id. Standards are asked for as `standard-<framework>`.
   * @param {string} name
   * @returns {Promise<Map<string, Value>>}
   */
  values(name) {
    const known = this.kept.get(name);
    if (known) return known;
    const asked = this.files.filter(name).then((raw) => {
      const rows = [...raw].map(([id, { label, under = "", entries }]) => ({ id, label, under, numbers: numbersOf(entries) }));
      return new Map(rows.map((value) => [value.id, value]));
    });
    asked.catch(() => this.kept.delete(name));
    this.kept.set(name, asked);
    return asked;
  }

  /**
   * Returns one value, or undefined where there is none. A standard is named by its whole reference.
   * @param {string} facet
   * @param {string} value
   * @returns {Promise<Value | undefined>}
   */
  async value(facet, value) {
    if (facet !== "standard") return (await this.values(facet)).get(value);
    const [framework, code = ""] = value.split("/");
    return this.values(`standard-${framework}`).then((found) => found.get(code)).catch(() => undefined);
  }

  /**
   * Returns which entries each facet in use leaves standing.
   * @param {View} view
   * @returns {Promise<Map<string, Set<number>>>}
   */
  async keptBy(view) {
    const used = [...view.chosen].filter(([, chosen]) => chosen.length);
    const sets = await Promise.all(
      used.map(async ([facet, chosen]) => {
        const found = await Promise.all(chosen.map((value) => this.value(facet, value)));
        return /** @type {[string, Set<number>]} */ ([facet, new Set(found.flatMap((value) => value?.numbers ?? []))]);
      }),
    );
    return new Map(sets);
  }

  /**
   * Returns the view without the values that are not known here, and how many those were.
   * @param {View} view
   * @returns {Promise<{view: View, unknown: number}>}
   */
  async checked(view) {
    let unknown = 0;
    const chosen = await Promise.all(
      [...view.chosen].map(async ([facet, values]) => {
        const known = await Promise.all(values.map(async (value) => Boolean(await this.value(facet, value))));
        unknown += known.filter((is) => !is).length;
        return /** @type {[string, string[]]} */ ([facet, values.filter((_, place) => known[place])]);
      }),
    );
    return { view: { ...view, chosen: new Map(chosen) }, unknown };
  }
}

/**
 * Returns the numbers that every facet leaves standing, but for one that may be set aside.
 * @param {number[]} numbers
 * @param {Map<string, Set<number>>} kept
 * @param {string} aside
 */
export function standing(numbers, kept, aside = "") {
  const sets = [...kept].filter(([facet]) => facet !== aside).map(([, set]) => set);
  return sets.length ? numbers.filter((number) => sets.every((set) => set.has(number))) : numbers;
}
