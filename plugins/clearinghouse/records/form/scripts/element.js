// @ts-check
/** Elements from plain values. Text only ever becomes text. */

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @param {string} name the tag, with classes after dots
 * @param {Record<string, any>} [attributes] `on...` are listeners, false and null are left out
 * @param {...Child} children
 * @returns {any}
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked") /** @type {any} */ (element)[key] = value;
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(.../** @type {any} */ (children.filter((child) => child || child === "")));
  return element;
}

/** @param {string} id */
export function place(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}

/** Say something to those who do not see the page. @param {string} text */
export function say(text) {
  place("said").textContent = "";
  setTimeout(() => (place("said").textContent = text), 50);
}

let last = 0;
/** @returns {string} an id for an element */
export function fresh() {
  last += 1;
  return `f${last}`;
}

/** @param {string} name @param {string} text */
export function download(name, text) {
  const link = h("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
