// @ts-check
/** Bundles: the file that a coach saves, sends, and opens again. */
import { ID } from "./keys.js";

/**
 * @typedef {{kind: string, id: string, fields: Record<string, any>}} Kept
 * @typedef {{coach: string, records: Kept[], drafts: Kept[]}} Opened
 */

/** @param {string} coach @param {Kept[]} records @param {Kept[]} drafts unfinished ones @returns {string} */
export function renderBundle(coach, records, drafts) {
  /** @param {Kept} one */
  const bare = ({ kind, id, fields }) => ({ kind, id, fields });
  return `${JSON.stringify({ format: "clearinghouse-records", version: 1, coach, records: records.map(bare), drafts: drafts.map(bare) }, null, 1)}\n`;
}

/** @param {string} text @param {string[]} kinds those a form can show @returns {Opened | null} null where it is no bundle */
export function parseBundle(text, kinds) {
  try {
    const found = JSON.parse(text);
    const lists = [found.records, found.drafts ?? []];
    const sound = found.format === "clearinghouse-records" && found.version === 1 && typeof found.coach === "string";
    if (!sound || !lists.every((list) => Array.isArray(list) && list.every((one) => isKept(one, kinds)))) return null;
    return { coach: found.coach, records: lists[0], drafts: lists[1] };
  } catch {
    return null;
  }
}

/** @param {any} one @param {string[]} kinds */
function isKept(one, kinds) {
  const fields = one?.fields;
  return kinds.includes(one?.kind) && typeof one.id === "string" && ID.test(one.id) && fields !== null && typeof fields === "object" && !Array.isArray(fields);
}
