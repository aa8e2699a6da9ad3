// @ts-check
/**
 * Whether something is listed here already: its web address in normal form, or the words of its title.
 * Both are made as `catalog/likeness.py` makes them.
 */

/** @typedef {{address: string, title: string}} Listed */

import { SAME } from "./same.js";

const SMALL = new Set(SAME.small);
const TRACKING = new RegExp(SAME.tracking, "i");
const TRACKING_AT = new Map(Object.entries(SAME.tracking_at));
const ROUTE = new RegExp(SAME.route);
const FRONT_PAGE = new RegExp(SAME.front_page, "i");
const TWINS = SAME.twins.map(([pattern, one]) => ({ pattern: new RegExp(pattern), one: one.replace("{}", "$1") }));
const LONGEST = 2000;

/** @param {string} text @returns {string} the address without what changes nothing, or nothing where it is none */
export function normalUrl(text) {
  let url;
  try {
    url = new URL(text.slice(0, LONGEST));
  } catch {
    return "";
  }
  const host = url.hostname.replace(/^www\./, "");
  const port = ["", "80", "443"].includes(url.port) ? "" : `:${url.port}`;
  const kept = [...url.searchParams].filter(([name]) => !tracks(name, host)).sort(byCode);
  const query = kept.map((pair) => pair.map(plus).join("=")).join("&");
  const anchor = url.hash.slice(1);
  const address = oneOfTwins(`${host}${port}${unquoted(url.pathname).replace(FRONT_PAGE, "")}?${query}`);
  return address + (ROUTE.test(anchor) ? `#${anchor}` : "");
}

/** @param {string} name @param {string} host */
function tracks(name, host) {
  return TRACKING.test(name) || Boolean(TRACKING_AT.get(host)?.includes(name));
}

/** @param {string} address */
function oneOfTwins(address) {
  const plain = address.replace(/\?$/, "");
  const bare = SAME.any_case.some((host) => plain.startsWith(host)) ? plain.toLowerCase() : plain;
  const twin = TWINS.find(({ pattern }) => pattern.test(bare));
  return twin ? bare.replace(twin.pattern, twin.one) : plain;
}

/** @param {[string, string]} one @param {[string, string]} other */
function byCode(one, other) {
  const [first, second] = one[0] === other[0] ? [one[1], other[1]] : [one[0], other[0]];
  return first < second ? -1 : Number(first > second);
}

/** @param {string} text */
function plus(text) {
  const coded = encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return coded.replaceAll("%20", "+");
}

/** @param {string} path */
function unquoted(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @param {string} title @returns {string} its telling words, sorted */
export function titleKey(title) {
  const plain = title.slice(0, LONGEST).toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const words = [...new Set(plain.replace(/['’]/g, "").match(/[\p{L}\p{N}_]+/gu) ?? [])];
  const telling = words.filter((word) => !SMALL.has(word));
  return (telling.length ? telling : words).sort().join(" ");
}

/** @type {Map<number, Promise<Record<string, [string, string]>>>} */
const fetched = new Map();

/**
 * What is listed with this address or this title, the address asked first; null where there is none, and also where
 * the list cannot be read: nobody is kept from writing because of it.
 * @param {string} root the way to the site's root @param {number} files how many there are
 * @param {{url: string, title: string}} wanted @returns {Promise<Listed | null>}
 */
export async function findListed(root, files, { url, title }) {
  for (const key of [normalUrl(url), titleKey(title)]) {
    if (!key || !files) continue;
    const found = Object.entries(await rows(root, numberOf(key, files))).find(([other]) => other === key);
    if (found) return { address: found[1][0], title: found[1][1] };
  }
  return null;
}

/** @param {string} key @param {number} files */
function numberOf(key, files) {
  return [...key].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0) % files;
}

/** @param {string} root @param {number} number */
function rows(root, number) {
  const kept = fetched.get(number) ?? read(`${root}suggest/listed-${number}.json`);
  fetched.set(number, kept);
  return kept;
}

/** @param {string} address @returns {Promise<Record<string, [string, string]>>} */
async function read(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}
