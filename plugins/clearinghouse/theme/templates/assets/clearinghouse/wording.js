// @ts-check
/**
 * The words that scripts show, in the page's language. They stand in the page as data: what its scripts ask for
 * is found when the site is made, so a key is written out where it is asked for.
 * A text is a string, or one for each plural form.
 */

/** @type {Map<string, string | {[form: string]: string}> | undefined} */
let texts;

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

/** Kept, since to make it takes long. @type {any} */
let made;

function reader() {
  const name = document.documentElement.lang;
  if (made?.name !== name) {
    const numbers = new Intl.NumberFormat(name, { useGrouping: "always" });
    made = { name, numbers, plurals: new Intl.PluralRules(name) };
  }
  return made;
}
