// @ts-check
/** Ids: what they look like, and new ones that no other device makes. */

/** An item's folder and id, as links of lists hold them. */
export const KEY = /^[a-z]+\/[a-z0-9-]{1,100}$/;
export const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LETTERS = "abcdefghjkmnpqrstvwxyz";
const SIGNS = `${LETTERS}23456789`;

/** @returns {string} 12 letters and digits, without those that look alike */
export function newId() {
  const numbers = crypto.getRandomValues(new Uint32Array(12));
  return Array.from(numbers, (number, at) => (at ? SIGNS : LETTERS)[number % (at ? SIGNS : LETTERS).length]).join("");
}
