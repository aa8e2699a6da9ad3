// @ts-check
/**
 * Whether something is listed here already: its web address in normal form, or the words of its title.
 * Both are made as `catalog/likeness.py` makes them.
 */

/** @typedef {{address: string, title: string}} Listed */

const SMALL = new Set("a an and at by for from in of on or the to with".split(" "));
const TRACKING =
  /^(utm_[\p{L}\p{N}_]+|fbclid|gclid|msclkid|igshid|mc_[ce]id|mkt_tok|_ga|_gl|_hsenc|_hsmi|hsctatracking)$/iu;
const FRONT_PAGE = /\/((index|default)\.(html?|php|aspx?))?$/i;
const LONGEST = 2000;

/** @param {string} text @returns {string} the address without what changes nothing, or nothing where it is none */
export function normalUrl(text) {
  let url;
  try {
    url = new URL(text.slice(0, LONGEST));
  } catch {
    return "";
  }
  const port = ["", "80", "443"].includes(url.port) ? "" : `:${url.port}`;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(byCode);
  const query = kept.map((pair) => pair.map(plus).join("=")).join("&");
  return `${url.hostname.replace(/^www\./, "")}${port}${unquoted(url.pathname).replace(FRONT_PAGE, "")}?${query}`;
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
