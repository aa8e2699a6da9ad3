// @ts-check
/** What is due: reports of half months that are over, and next steps that were agreed on. */
import { halfBefore, halfDays, halfOf, later } from "./days.js";

const LOOKED_BACK = 4;

/**
 * @param {any} data the form's data @param {import("./work.js").Written[]} written what the coach wrote here @param {string} day
 * @returns {{day: string, late: boolean, school: string, half?: string, step?: {id: string, fields: any}}[]} by day
 */
export function due(data, written, day) {
  const reports = [...data.reports, ...written.filter((one) => one.kind === "report")].map(({ fields }) => `${fields.school} ${fields.half}`);
  const contacts = [...data.contacts, ...written.filter((one) => one.kind === "contact" && one.done)];
  const closed = new Set(contacts.flatMap(({ fields }) => fields.steps_done ?? []));
  const found = data.assignments.flatMap((/** @type {any} */ one) =>
    halves(day)
      .filter((half) => isDue(half, one, day) && !reports.includes(`${one.school} ${half}`))
      .map((half) => ({ day: later(halfDays(half)[1], data.policy.days_to_send), school: one.school, half })),
  );
  for (const step of contacts) {
    const by = step.fields.next_step_by;
    if (by && !closed.has(step.id) && !step.fields.withdrawn) found.push({ day: by, school: step.fields.school ?? step.fields.cohort, step });
  }
  return found
    .map((/** @type {any} */ one) => ({ ...one, late: one.day < day }))
    .sort((/** @type {any} */ a, /** @type {any} */ b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** @param {string} day @returns {string[]} the last half months, the one of that day first */
export function halves(day) {
  const found = [halfOf(day)];
  while (found.length <= LOOKED_BACK) found.push(halfBefore(found[found.length - 1]));
  return found;
}

/** @param {string} half @param {{start: string, end: string}} assignment @param {string} day */
function isDue(half, { start, end }, day) {
  const [first, last] = halfDays(half);
  return last < day && start <= last && (!end || end >= first);
}
