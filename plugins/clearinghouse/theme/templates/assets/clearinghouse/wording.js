// @ts-check
/**
 * The words that scripts show, in the page's language. They stand in the page as data: what its scripts ask for
 * is found when the site is made, so a key is written out where it is asked for.
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
  const form = typeof text === "string" ? text : (text[reader().plurals.select(Number(values.count))] ?? text.other);
  return form.replace(/\{([a-z_]+)\}/g, (_, name) => shown(key, name, values[name]));
}

/** @param {string} key @param {string} name @param {string | number | undefined} value */
function shown(key, name, value) {
  if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
  // As `words.py` writes them: Babel groups all digits, where browsers leave four together in many languages.
  return typeof value === "number" ? reader().numbers.format(value) : value;
}

/** Kept, since to make them takes long. @type {Map<string, any>} */
const MADE = new Map();

function reader() {
  const name = document.documentElement.lang;
  const made = MADE.get(name) ?? {
    plurals: new Intl.PluralRules(name),
    numbers: new Intl.NumberFormat(name, { useGrouping: "always" }),
  };
  MADE.set(name, made);
  return made;
}
