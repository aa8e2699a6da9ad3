// @ts-check
/** Words that came from elsewhere, made safe to look at: no sign in them can hide, turn or overrun what is around. */

// Controls, lone surrogates, marks that turn the direction of text, and signs that nobody can see. The joiners
// U+200C and U+200D stay: some scripts and many emoji need them.
const UNSEEN =
  /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\u{e0000}-\u{e0fff}]/gu;
const PILED = /(\p{M}{4})\p{M}+/gu;

/** @param {string} text @returns {string} one line */
export function line(text) {
  return clean(text.replace(/\s+/gu, " ")).trim();
}

/** @param {string} text @returns {string} lines, never more than one of them empty in a row */
export function lines(text) {
  const rows = text.replace(/\r\n?|[\u2028\u2029]/g, "\n").split("\n");
  return rows
    .map((row) => clean(row.replace(/\t/g, " ")).trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** @param {string} text */
function clean(text) {
  return text.replace(UNSEEN, "").replace(PILED, "$1");
}
