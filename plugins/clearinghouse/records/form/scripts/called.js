// @ts-check
/** What schools, cohorts, half months and duties are called. */
import { data } from "./data.js";
import { monthName } from "./days.js";
import { word } from "./words.js";

const names = new Map([...(data.schools ?? []), ...(data.cohorts ?? [])].map((one) => [one.id, one.name]));

/** @param {string} id of a school or cohort, or of an assignment, which is called like its school */
export function nameOf(id) {
  return names.get(id) ?? names.get(data.assignments.find((/** @type {any} */ one) => one.id === id)?.school) ?? id;
}

/** @param {string} half */
export function halfName(half) {
  return word(/** @type {any} */ (half.split("-")[2]), { month: monthName(half.slice(0, 7)) });
}

/** @param {NonNullable<import("./due.js").Due["duty"]>} duty @param {string} school its name */
export function dutyName(duty, school) {
  if (duty.rule === "report") return word("reportFor", { school, half: halfName(duty.half) });
  return word(duty.rule === "plan" ? "planFor" : "agreementFor", { school });
}
