// @ts-check
/**
 * Checks values by the fields that the models declare, in the words of the form. The store checks again, by the
 * models themselves: what is let pass here and is wrong is refused there with a reason, and stays in the saved file.
 */
import { isDay } from "./days.js";
import { studentData } from "./student.js";
import { word } from "./words.js";

/**
 * @typedef {{name: string, label: string, help: string, private: boolean, widget: string, required: boolean, many: boolean, choices: string[],
 *   source: string, limits: Record<string, any>, fields: Field[]}} Field
 * @typedef {{trail: string, message: string}} Fault
 */

/** @param {Field[]} fields @param {Record<string, any>} values @param {string} [trail] @returns {Fault[]} */
export function faults(fields, values, trail = "") {
  return fields.flatMap((field) => fieldFaults(field, values[field.name], `${trail}${field.name}`));
}

/** @param {Field} field @param {any} value @param {string} trail @returns {Fault[]} */
function fieldFaults(field, value, trail) {
  const empty = value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
  if (empty) return field.required ? [{ trail, message: word("isNeeded") }] : [];
  if (!field.many) return oneFaults(field, value, trail);
  const most = field.limits.most_entries;
  const found = value.flatMap((/** @type {any} */ one, /** @type {number} */ at) => oneFaults(field, one, `${trail}.${at}`));
  if (most && value.length > most) found.push({ trail, message: word("tooMany", { most }) });
  if (field.widget === "choice" && new Set(value).size < value.length) found.push({ trail, message: word("twice") });
  return found;
}

/** @param {Field} field @param {any} value @param {string} trail @returns {Fault[]} */
function oneFaults(field, value, trail) {
  if (field.widget === "group") return faults(field.fields, value, `${trail}.`);
  const message = (CHECKS[field.widget] ?? text)(value, field) || student(value);
  return message ? [{ trail, message }] : [];
}

/** @type {Record<string, (value: any, field: Field) => string>} */
const CHECKS = {
  number: (value, { limits }) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return word(limits.least < 0 ? "noAmount" : "noNumber");
    if (limits.least >= 0 && !Number.isInteger(value)) return word("noNumber");
    if (limits.least !== undefined && value < limits.least) return word("atLeast", limits);
    return limits.most !== undefined && value > limits.most ? word("atMost", limits) : "";
  },
  "yes-no": () => "",
  day: (value) => (!isDay(value) ? word("noDay") : value >= "1990-01-01" && value < "2101-01-01" ? "" : word("badDay")),
  choice: (value, field) => (field.choices.length && !field.choices.includes(value) ? word("noChoice") : field.source ? text(value, field) : ""),
};

/** @param {string} value @param {Field} field */
function text(value, { limits, widget }) {
  if ([...value].length > (limits.most ?? Infinity)) return word("tooLong", limits);
  if (widget === "line" && /[\n\t]/.test(value)) return word("oneLine");
  if (!limits.pattern || new RegExp(limits.pattern).test(value)) return "";
  return word(limits.pattern.includes(":") ? "noTime" : "badId");
}

/** @param {any} value */
function student(value) {
  const what = typeof value === "string" ? studentData(value) : "";
  return what ? word("student", { what }) : "";
}
