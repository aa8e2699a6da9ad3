// @ts-check
/** Days as text, year-month-day, and half months. No time zone enters: a day is what the calendar on the wall says. */

/** @returns {string} */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** @param {string} day @param {number} number @returns {string} */
export function later(day, number) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, date + number)).toISOString().slice(0, 10);
}

/** @param {string} day @returns {boolean} */
export function isDay(day) {
  return /^\d{4}-\d\d-\d\d$/.test(day) && later(day, 0) === day;
}

/** @param {string} half such as 2026-09-first @returns {[string, string]} its first and last day */
export function halfDays(half) {
  const [year, month, part] = half.split("-");
  if (part === "first") return [`${year}-${month}-01`, `${year}-${month}-15`];
  return [`${year}-${month}-16`, new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)];
}

/** @param {string} day @returns {string} */
export function halfOf(day) {
  return `${day.slice(0, 7)}-${Number(day.slice(8)) <= 15 ? "first" : "second"}`;
}

/** @param {string} half @returns {string} */
export function halfBefore(half) {
  return halfOf(later(halfDays(half)[0], -1));
}

/** @param {string} month such as 2026-09 */
export function monthName(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1, 1)).toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
}
