// @ts-check
// The filters on the page: a group for each facet, with how many results each value would leave.

import { NUMBERS } from "../numbers.js";
import { wording } from "../wording.js";
import { withValue } from "./address.js";
import { element } from "./element.js";
import { standing } from "./filters.js";
import { keepingFocus } from "./focus.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {import("./filters.js").Filters} Filters */
/** @typedef {import("./filters.js").Value} Value */
/** @typedef {import("./answer.js").Answer} Answer */

const SHOWN = NUMBERS.find.values;

export class FilterGroups {
  /**
   * @param {HTMLElement} place holds one `details[data-facet]` a facet
   * @param {Filters} filters
   * @param {(view: View) => void} changed
   */
  constructor(place, filters, changed) {
    this.filters = filters;
    this.changed = changed;
    this.groups = /** @type {HTMLDetailsElement[]} */ ([...place.querySelectorAll("details[data-facet]")]);
    /** @type {{view: View, answer: Answer} | null} */
    this.last = null;
    /** @type {Set<string>} groups and branches that the reader has opened in full */
    this.opened = new Set();
    for (const group of this.groups) {
      group.addEventListener("toggle", () => this.last && void this.fill(group, this.last.view, this.last.answer));
    }
  }

  /**
   * Shows every group that is open, and how many values are chosen in each.
   * @param {View} view
   * @param {Answer} answer
   */
  async show(view, answer) {
    this.last = { view, answer };
    await Promise.all(this.groups.map((group) => this.fill(group, view, answer)));
  }

  /**
   * @param {HTMLDetailsElement} group
   * @param {View} view
   * @param {Answer} answer
   */
  async fill(group, view, answer) {
    const facet = group.dataset.facet ?? "";
    const chosen = view.chosen.get(facet) ?? [];
    const count = group.querySelector("[data-chosen]");
    if (count) count.textContent = chosen.length ? wording("search.chosen", { count: chosen.length }) : "";
    // A group that nobody sees need not be fetched.
    if (!group.open || !group.offsetParent) return;
    const place = /** @type {HTMLElement} */ (group.querySelector("[data-values]"));
    const framework = group.querySelector("select")?.value ?? "";
    const values = [...(await this.filters.values(facet === "standard" ? `standard-${framework}` : facet)).values()];
    if (this.last?.answer !== answer) return;
    const left = marks(standing(answer.found.filter(answer.isOfKind), answer.kept, facet));
    const rows = values.map((value) => ({ ...value, count: value.numbers.reduce((sum, number) => sum + (left[number] ?? 0), 0) }));
    const list = facet === "standard" ? this.tree(rows, framework, view) : this.flat(rows, facet, view);
    const heading = /** @type {HTMLElement} */ (group.querySelector("summary"));
    keepingFocus([place], () => place.replaceChildren(...list), () => heading);
  }

  /**
   * @param {(Value & {count: number})[]} rows
   * @param {string} facet
   * @param {View} view
   */
  flat(rows, facet, view) {
    const chosen = view.chosen.get(facet) ?? [];
    const order = facet === "year" ? [...rows].sort((a, b) => Number(b.id) - Number(a.id)) : [...rows].sort((a, b) => b.count - a.count || b.numbers.length - a.numbers.length);
    const all = this.opened.has(facet) || order.length <= SHOWN + 2;
    const shown = order.filter((row, place) => all || place < SHOWN || chosen.includes(row.id));
    const list = element("ul", {}, ...shown.map((row) => element("li", {}, this.box(facet, row.id, row, view))));
    return all ? [list] : [list, this.more(facet, wording("search.show_all", { number: order.length }))];
  }

  /**
   * @param {(Value & {count: number})[]} rows
   * @param {string} framework
   * @param {View} view
   */
  tree(rows, framework, view) {
    const chosen = view.chosen.get("standard") ?? [];
    const branch = (/** @type {string} */ under) => rows.filter((row) => row.under === under);
    const items = branch("").map((row) => {
      const reference = `${framework}/${row.id}`;
      const elements = branch(row.id);
      const open = this.opened.has(reference) || elements.some((one) => chosen.includes(`${framework}/${one.id}`));
      const item = element("li", {}, this.box("standard", reference, row, view));
      if (elements.length) item.append(this.opener(reference, row.label, open));
      if (open) item.append(element("ul", {}, ...elements.map((one) => element("li", {}, this.box("standard", `${framework}/${one.id}`, one, view)))));
      return item;
    });
    return [element("ul", { class: "ch-filters__tree" }, ...items)];
  }

  /**
   * @param {string} facet
   * @param {string} value
   * @param {Value & {count: number}} row
   * @param {View} view
   */
  box(facet, value, row, view) {
    const id = `filter-${facet}-${value}`.replace(/[^a-z0-9]+/g, "-");
    const box = element("input", { type: "checkbox", id, name: facet, value, checked: (view.chosen.get(facet) ?? []).includes(value) });
    box.addEventListener("change", () => this.last && this.changed(withValue(this.last.view, facet, value, box.checked)));
    const count = element("span", { class: "ch-number" }, String(row.count));
    const label = element("label", { for: id, class: row.count ? "" : "ch-filters__none" }, box, element("span", {}, row.label), " ", count);
    return label;
  }

  /**
   * @param {string} reference
   * @param {string} label
   * @param {boolean} open
   */
  opener(reference, label, open) {
    const id = `open-${reference}`.replace(/[^a-z0-9]+/g, "-");
    const button = element("button", { type: "button", id, class: "ch-filters__opener", "aria-expanded": String(open), "aria-label": wording("search.parts", { label }) });
    button.addEventListener("click", () => {
      if (!this.opened.delete(reference)) this.opened.add(reference);
      this.again();
    });
    return button;
  }

  /**
   * @param {string} facet
   * @param {string} words
   */
  more(facet, words) {
    const button = element("button", { type: "button", class: "ch-filters__more", id: `more-${facet}` }, words);
    button.addEventListener("click", () => {
      this.opened.add(facet);
      this.again();
    });
    return button;
  }

  again() {
    if (this.last) void this.show(this.last.view, this.last.answer);
  }
}

/**
 * Returns a 1 at the place of each number: asked ten thousand times, this is far quicker than a set.
 * @param {number[]} numbers
 */
function marks(numbers) {
  const made = new Uint8Array(numbers.reduce((most, number) => Math.max(most, number), -1) + 1);
  for (const number of numbers) made[number] = 1;
  return made;
}
