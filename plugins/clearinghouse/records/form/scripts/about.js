// @ts-check
/** What a record is about: a school, or a cohort. The form asks for both in one field. */
import { data } from "./data.js";

/** @param {any} step */
export function placeOf(step) {
  return step?.fields.school ? { school: step.fields.school } : { cohort: step?.fields.cohort };
}

/** @param {Record<string, any>} fields with a school or a cohort under `school` */
export function placed(fields) {
  if (!data.cohorts.some((/** @type {any} */ one) => one.id === fields.school)) return fields;
  const { school, ...rest } = fields;
  return { ...rest, cohort: school };
}
