// @ts-check
/** Text that looks like data about a student: the same signs, looked for in the same way, as in the store's check. */
import { data } from "./data.js";

/**
 * @typedef {{words: Record<string, string[]>, patterns: Record<string, string>, cased: Record<string, string>, titles: string[],
 *   never: string[], around: number}} Signs
 */

/** @type {Signs} */
const signs = data.signs ?? { words: {}, patterns: {}, cased: {}, titles: [], never: [], around: 0 };
/** @type {Record<string, RegExp>} */
const found = {};
for (const [name, pattern] of Object.entries(signs.patterns)) found[name] = new RegExp(pattern, "giu");
for (const [name, pattern] of Object.entries(signs.cased)) found[name] = new RegExp(pattern, "u");

/** @param {string} text @returns {string} what about a student it seems to hold, or nothing */
export function studentData(text) {
  const low = text.toLowerCase();
  /** @param {string} words @param {string} pattern */
  const holds = (words, pattern) => (signs.words[words] ?? []).some((one) => low.includes(one)) && text.search(found[pattern]) >= 0;
  if (holds("birth", "born")) return "a date of birth";
  if (holds("number", "numbered") || text.search(found.long) >= 0) return "a student's number";
  return holds("grade", "grade") && [...text.matchAll(found.grade)].some((grade) => isNamed(text, grade)) ? "a name with a grade" : "";
}

/** @param {string} text @param {RegExpMatchArray} grade */
function isNamed(text, grade) {
  const at = grade.index ?? 0;
  const before = found.before.exec([...text.slice(0, at)].slice(-signs.around).join(""));
  if (before && nameAtEnd(before[1].split(/\s+/))) return true;
  const after = found.after.exec([...text.slice(at + grade[0].length)].slice(0, signs.around).join(""));
  return after !== null && isName(after[1].split(/\s+/)[0]);
}

/** True for `Then Jane D.`, not for `Ms. Lopez` nor `We saw Algebra`. @param {string[]} words */
function nameAtEnd(words) {
  let first = words.length;
  while (first && isName(words[first - 1])) first -= 1;
  const titled = first > 0 && signs.titles.includes(bare(words[first - 1]));
  return !titled && words.slice(first).some((word) => bare(word).length > 1);
}

/** @param {string} word */
function isName(word) {
  const name = bare(word.replace(/['\u2019]s$/, ""));
  return !signs.never.includes(name) && !signs.titles.includes(name);
}

/** @param {string} word */
function bare(word) {
  return word.replace(/^\.+|\.+$/g, "").toLowerCase();
}
