// @ts-check
/** The little of a page that scripts need when they are tried without a browser: its words, and storage. */

import { readFileSync } from "node:fs";

const THEME = new URL("../../plugins/clearinghouse/theme/", import.meta.url);

/** @param {string} path of a script below the theme's scripts @returns {URL} */
export function script(path) {
  return new URL(`templates/assets/clearinghouse/${path}`, THEME);
}

/** @param {string} path @returns {string} */
export function source(path) {
  return readFileSync(script(path), "utf8");
}

/**
 * Stand in for a page that carries words as data, in one element or several.
 * @param {Record<string, unknown>[]} pieces @param {string} lang
 */
export function givePage(pieces, lang = "en") {
  const elements = pieces.map((piece) => ({ textContent: JSON.stringify(piece) }));
  const page = {
    documentElement: { lang },
    querySelectorAll: (/** @type {string} */ asked) => (asked === "script[data-words]" ? elements : []),
  };
  Object.assign(globalThis, { document: page });
}

/** Stand in for a browser's storage. @param {Record<string, string>} kept @param {() => void} refuse may throw */
export function giveStorage(kept = {}, refuse = () => {}) {
  const store = new Map(Object.entries(kept));
  const storage = {
    getItem: (/** @type {string} */ key) => store.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => {
      refuse();
      store.set(key, value);
    },
    removeItem: (/** @type {string} */ key) => void store.delete(key),
  };
  const events = new EventTarget();
  Object.assign(globalThis, {
    localStorage: storage,
    addEventListener: events.addEventListener.bind(events),
    dispatchEvent: events.dispatchEvent.bind(events),
  });
  return store;
}
