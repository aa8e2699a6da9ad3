// @ts-check
// Stems of English words: the English (Porter2) algorithm as the Snowball project describes it in version 3.
// The index is made with Snowball's own library; tests/browser/test_words.py holds the two together.

const IRREGULAR = new Map(
  Object.entries({
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", early: "earli", gently: "gentl", howe: "howe",
    idly: "idl", news: "news", only: "onli", singly: "singl", skies: "sky", skis: "ski", sky: "sky", ugly: "ugli",
  }),
);
const WHOLE_BEGINNING = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const REGION = /^.*?[aeiouy][^aeiouy]/;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;

/** @type {[string, string][]} Longer endings stand before those they end in. */
const STEP_2 = [
  ["ization", "ize"], ["ational", "ate"], ["iveness", "ive"], ["fulness", "ful"], ["ousness", "ous"],
  ["tional", "tion"], ["biliti", "ble"], ["lessli", "less"], ["alism", "al"], ["aliti", "al"], ["ation", "ate"],
  ["entli", "ent"], ["fulli", "ful"], ["iviti", "ive"], ["ousli", "ous"], ["ogist", "og"], ["abli", "able"],
  ["alli", "al"], ["anci", "ance"], ["ator", "ate"], ["enci", "ence"], ["izer", "ize"], ["bli", "ble"],
  ["ogi", "og"], ["li", ""],
];
/** @type {[string, string][]} */
const STEP_3 = [
  ["ational", "ate"], ["tional", "tion"], ["alize", "al"], ["icate", "ic"], ["iciti", "ic"], ["ative", ""],
  ["ical", "ic"], ["ness", ""], ["ful", ""],
];
const STEP_4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|ion|al|er|ic)$/;

/**
 * Returns the stem of one word in lower case.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const irregular = IRREGULAR.get(word);
  if (irregular) return irregular;
  if (word.length < 3) return word;
  let text = word.replace(/^y|([aeiouy])y/g, (_, vowel = "") => `${vowel}Y`);
  const [first, second] = regions(text);
  text = pastAndGerund(plural(text), first);
  text = text.replace(/(?<=.[^aeiouy])[yY]$/, "i");
  text = exchanged(text, STEP_2, first, second);
  text = exchanged(text, STEP_3, first, second);
  text = withoutEnding(text, second);
  return withoutLast(text, first, second).replaceAll("Y", "y");
}

/**
 * The places where the regions R1 and R2 of a word begin.
 * @param {string} text
 * @returns {[number, number]}
 */
function regions(text) {
  const begun = WHOLE_BEGINNING.exec(text) ?? REGION.exec(text);
  const first = begun ? begun[0].length : text.length;
  const second = REGION.exec(text.slice(first));
  return [first, second ? first + second[0].length : text.length];
}

/** @param {string} text */
function plural(text) {
  if (text.endsWith("sses")) return text.slice(0, -2);
  if (/ie[sd]$/.test(text)) return text.slice(0, text.length > 4 ? -2 : -1);
  if (/[us]s$/.test(text)) return text;
  return /[aeiouy].+s$/.test(text) ? text.slice(0, -1) : text;
}

/**
 * @param {string} text
 * @param {number} first
 */
function pastAndGerund(text, first) {
  const eed = /eed(?:ly)?$/.exec(text);
  if (eed) {
    if (eed.index < first || /^(?:succ|proc|exc)$/.test(text.slice(0, eed.index))) return text;
    return `${text.slice(0, eed.index)}ee`;
  }
  const ending = /(?:ingly|edly|ing|ed)$/.exec(text);
  if (!ending) return text;
  const rest = text.slice(0, ending.index);
  if (ending[0] === "ing") {
    if (/^[^aeiouy]y$/.test(rest)) return `${rest[0]}ie`;
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(rest)) return text;
  }
  return /[aeiouy]/.test(rest) ? mended(rest, first) : text;
}

/**
 * Mends what is left of a word after `ed` or `ing`: hop(p), hop(e).
 * @param {string} rest
 * @param {number} first
 */
function mended(rest, first) {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === first && SHORT.test(rest) ? `${rest}e` : rest;
}

/**
 * @param {string} text
 * @param {[string, string][]} endings
 * @param {number} first
 * @param {number} second
 */
function exchanged(text, endings, first, second) {
  const found = endings.find(([ending]) => text.endsWith(ending));
  if (!found) return text;
  const [ending, other] = found;
  const place = text.length - ending.length;
  const before = text[place - 1] ?? "";
  if (place < first) return text;
  if (ending === "ogi" && before !== "l") return text;
  if (ending === "li" && !"cdeghkmnrt".includes(before)) return text;
  if (ending === "ative" && place < second) return text;
  return text.slice(0, place) + other;
}

/**
 * @param {string} text
 * @param {number} second
 */
function withoutEnding(text, second) {
  const found = STEP_4.exec(text);
  if (!found || found.index < second) return text;
  if (found[0] === "ion" && !/[st]$/.test(text.slice(0, found.index))) return text;
  return text.slice(0, found.index);
}

/**
 * @param {string} text
 * @param {number} first
 * @param {number} second
 */
function withoutLast(text, first, second) {
  const place = text.length - 1;
  const rest = text.slice(0, place);
  if (text.endsWith("e") && (place >= second || (place >= first && !SHORT.test(rest)))) return rest;
  if (text.endsWith("ll") && place >= second) return rest;
  return text;
}
