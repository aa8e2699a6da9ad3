// @ts-check
// Elements of the page, made from words alone: nothing that comes from content or an address is ever read as markup.

/**
 * Returns a new element.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string | boolean>} attributes those that are false are left out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== false) made.setAttribute(key, value === true ? "" : value);
  made.append(...children);
  return made;
}

/** Stands in words where an element goes. */
export const MARK = "\u0000";

/**
 * Returns words with an element in the place of their mark.
 * @param {string} words
 * @param {Node} inside
 * @returns {(Node | string)[]}
 */
export function around(words, inside) {
  const [before, after = ""] = words.split(MARK);
  return [before, inside, after];
}

/**
 * Returns the element of the page that has an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
