// @ts-check
/** What is due: what the rules of cadence ask for, whose days the form was told, and next steps that were agreed on. */
import { halfBefore, halfOf } from "./days.js";

const LOOKED_BACK = 4;

/**
 * @typedef {object} Due
 * @property {string} day by which it is due
 * @property {boolean} late
 * @property {string} school
 * @property {{rule: "report" | "agreement" | "plan", assignment: string, half: string}} [duty]
 * @property {{id: string, fields: any}} [step]
 */

/**
 * @param {any} data the form's data @param {import("./work.js").Written[]} written what the coach wrote here @param {string} day
 * @returns {Due[]} by day
 */
export function due(data, written, day) {
  const contacts = [...data.contacts, ...written.filter((one) => one.kind === "contact" && one.done)];
  const closed = new Set(contacts.flatMap(({ fields }) => fields.steps_done ?? []));
  const isDone = doneIn(written);
  /** @type {Omit<Due, "late">[]} */
  const found = data.duties
    .filter((/** @type {any} */ one) => one.from <= day && !(one.closed && one.closed <= day) && !isDone(one))
    .map((/** @type {any} */ one) => ({ day: one.due, school: one.school, duty: one }));
  for (const step of contacts) {
    const by = step.fields.next_step_by;
    if (by && !closed.has(step.id) && !step.fields.withdrawn) found.push({ day: by, school: step.fields.school ?? step.fields.cohort, step });
  }
  return found.map((one) => ({ ...one, late: one.day < day })).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What the store has already is not among the duties. @param {import("./work.js").Written[]} written @returns {(duty: any) => boolean} */
function doneIn(written) {
  const done = new Set(written.map(({ kind, fields }) => [kind, ...(kind === "report" ? [fields.school, fields.half] : [fields.assignment])].join(" ")));
  return ({ rule, school, half, assignment }) => done.has((rule === "report" ? [rule, school, half] : [rule, assignment]).join(" "));
}

/** @param {string} day @returns {string[]} the last half months, the one of that day first */
export function halves(day) {
  const found = [halfOf(day)];
  while (found.length <= LOOKED_BACK) found.push(halfBefore(found[found.length - 1]));
  return found;
}
