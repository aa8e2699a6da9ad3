// @ts-check
/** A whole record as a form: its fields, what is wrong with them, and what is done with it. */
import { control, filled, leftIn } from "./controls.js";
import { h, say } from "./element.js";
import { faults } from "./validate.js";
import { word } from "./words.js";

/**
 * @typedef {import("./validate.js").Field} Field
 * @typedef {{node: HTMLElement, read: () => Record<string, any>, check: () => boolean}} RecordForm
 */

/**
 * @param {Field[]} fields those asked for
 * @param {Record<string, any>} values
 * @param {import("./controls.js").Choices} choices
 * @param {Record<string, any>} fixed what is known and not asked for
 * @param {Field[]} all every field of the record, for checking
 * @param {(values: Record<string, any>) => import("./validate.js").Fault[]} [more] what else is wrong with values
 * @returns {RecordForm}
 */
export function recordForm(fields, values, choices, fixed, all, more = () => []) {
  const controls = new Map(fields.map((field) => [field.name, control(field, values[field.name], choices)]));
  const summary = h("div.notice", { tabindex: "-1", hidden: true });
  const node = h("div", {}, summary, ...[...controls.values()].map((one) => one.node));
  const read = () => ({ ...fixed, ...filled([...controls].map(([name, one]) => [name, one.read()])) });
  /** @type {HTMLElement[]} */
  let marked = [];
  const check = () => {
    marked.forEach((element) => element.removeAttribute("aria-invalid"));
    node.querySelectorAll(".fault").forEach((/** @type {Element} */ old) => old.remove());
    const answered = read();
    const found = [...leftIn(controls), ...faults(all, answered), ...more(answered)];
    marked = found.map(({ trail, message }) => {
      const [name, ...rest] = trail.split(".");
      return controls.get(name)?.show(rest, message) ?? summary;
    });
    const lines = found.map(({ trail, message }, at) => {
      const link = h("button.small", { type: "button", onclick: () => focusOn(marked[at]) }, label(all, trail));
      return h("li", {}, link, " ", message);
    });
    summary.replaceChildren(h("p", {}, word("faults")), h("ul", {}, ...lines));
    summary.hidden = !found.length;
    if (found.length) { summary.focus(); say(word("faults")); }
    return !found.length;
  };
  return { node, read, check };
}

/** @param {Field[]} fields @param {string} trail @returns {string} */
function label(fields, trail) {
  const [name, at, ...rest] = trail.split(".");
  const field = fields.find((one) => one.name === name);
  if (!field) return trail;
  const number = at === undefined ? "" : ` ${Number(at) + 1}`;
  return `${field.label}${number}${rest.length ? `: ${label(field.fields, rest.join("."))}` : ""}`;
}

/** @param {HTMLElement} element a control, or the group that it stands in */
function focusOn(element) {
  const inner = element.matches("fieldset") ? element.querySelector("input, button") : null;
  (inner instanceof HTMLElement ? inner : element).focus();
}
