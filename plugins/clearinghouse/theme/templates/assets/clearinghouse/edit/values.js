// @ts-check
/** The values of a form as its preview shows them: labels in place of ids, lists as lists, groups by their labels. */

import { wording } from "../wording.js";

/** @typedef {any} Element What the editor's own library draws. */
/** @typedef {(tag: string, attributes: object | null, ...inside: any[]) => Element} Draw */

/**
 * @typedef {object} Field A field as the editor's configuration has it.
 * @property {string} name
 * @property {string} label
 * @property {string} widget
 * @property {boolean} [preview] False for what no reader sees.
 * @property {string} [collection]
 * @property {{ label: string, value: any }[]} [options]
 * @property {Field[]} [fields]
 */

/** @typedef {(path: string, field: Field, id: string) => string} Title Gives the title of an item that a field names. */

/**
 * @param {any} value
 * @returns {boolean} True where nothing was filled in.
 */
export function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Draws the values of one form. */
export class Values {
  /**
   * @param {Draw} h
   * @param {Title} title
   */
  constructor(h, title) {
    this.h = h;
    this.title = title;
  }

  /**
   * @param {Field[]} fields
   * @param {Record<string, any>} values
   * @param {string} [above] The way down to these fields, such as `root_causes.0.`.
   * @returns {Element} A list of labels with what was filled in.
   */
  facts(fields, values, above = "") {
    const filled = fields.filter((field) => field.preview !== false && !isEmpty(values[field.name]));
    return this.h("dl", { className: "ch-facts" }, ...filled.map((field) => this.fact(field, values[field.name], above)));
  }

  /**
   * @param {Field} field
   * @param {any} value
   * @param {string} above
   */
  fact(field, value, above) {
    const said = this.h("dd", null, this.value(field, value, above + field.name));
    return this.h("div", { className: "ch-fact", key: field.name }, this.h("dt", null, field.label), said);
  }

  /**
   * @param {Field} field A list of groups.
   * @param {Record<string, any>[]} values
   * @returns {Element} A section with a heading for each group.
   */
  groups(field, values) {
    const [first, ...rest] = field.fields ?? [];
    const drawn = values.map((value, place) => {
      const path = `${field.name}.${place}.`;
      const heading = this.h("h3", null, this.words(first, value[first.name], path + first.name));
      return this.h("div", { key: place }, heading, this.facts(rest, value, path));
    });
    return this.h("section", { className: "ch-part", key: field.name }, this.h("h2", null, field.label), ...drawn);
  }

  /**
   * @param {Field} field
   * @param {any} value
   * @param {string} path
   * @returns {Element}
   */
  value(field, value, path) {
    if (Array.isArray(value)) {
      const entries = value.map((entry, place) => this.h("li", { key: place }, this.words(field, entry, path)));
      return this.h("ul", { className: "ch-chips" }, ...entries);
    }
    return field.fields ? this.facts(field.fields, value, `${path}.`) : this.words(field, value, path);
  }

  /**
   * @param {Field} field
   * @param {any} value
   * @param {string} path
   * @returns {string}
   */
  words(field, value, path) {
    if (isEmpty(value)) return "";
    if (typeof value === "boolean") return value ? wording("value.yes") : wording("value.no");
    if (field.collection) return this.title(path, field, String(value));
    return field.options?.find((option) => option.value === value)?.label ?? String(value);
  }
}
