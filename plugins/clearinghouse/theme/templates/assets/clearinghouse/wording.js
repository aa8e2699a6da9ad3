// @ts-check
/**
 * The words that scripts show, in the language of the page. They stand in the page as data: what its scripts ask for
 * is found when the site is made, so a key is written out wherever it is asked for.
 *
 * @typedef {string | {[form: string]: string}} Text one text, or one for each plural form of the language
 */

/** @type {Map<string, Text> | undefined} */
let texts;

/** @returns {Map<string, Text>} */
function found() {
  const pieces = [...document.querySelectorAll("script[data-words]")];
  return new Map(pieces.flatMap((piece) => Object.entries(JSON.parse(piece.textContent ?? ""))));
}

/**
 * @param {string} key such as `card.keep`
 * @param {Record<string, string | number>} values what fills the `{holes}`; `count` also chooses the plural form
 * @returns {string}
 */
export function wording(key, values = {}) {
  texts ??= found();
  const text = texts.get(key);
  if (text === undefined) throw new Error(`no words for ${key}`);
  const form = typeof text === "string" ? text : (text[pluralForm(values.count)] ?? text.other);
  return form.replace(/\{([a-z_]+)\}/g, (_, name) => shown(key, name, values[name]));
}

/** @param {string | number | undefined} count */
function pluralForm(count) {
  return readersOf(language()).plurals.select(Number(count));
}

/** @param {string} key @param {string} name @param {string | number | undefined} value */
function shown(key, name, value) {
  if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
  // As `words.py` writes them: Babel groups all digits, where browsers leave four together in many languages.
  return typeof value === "number" ? readersOf(language()).numbers.format(value) : value;
}

/**
 * How a language writes numbers and chooses plural forms: made once, since making them takes long.
 * @type {Map<string, {plurals: Intl.PluralRules, numbers: Intl.NumberFormat}>}
 */
const READERS = new Map();

/** @param {string} language */
function readersOf(language) {
  const known = READERS.get(language) ?? { plurals: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language, { useGrouping: "always" }) };
  READERS.set(language, known);
  return known;
}

function language() {
  return document.documentElement.lang;
}
