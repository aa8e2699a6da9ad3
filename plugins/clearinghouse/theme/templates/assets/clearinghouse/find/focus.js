// @ts-check
// Where the reader's focus is, while the page is drawn anew under it.

/** What can be told apart inside one result: its link, and the button that keeps it. */
const PARTS = ["a", "button"];

/**
 * Draws anew, and leaves a reader who was inside one of the places on the same thing: the same element by its id, or
 * the same link or button of the same result. Where that is gone, `otherwise` is focused.
 * @param {Element[]} places
 * @param {() => void} draw
 * @param {() => HTMLElement} otherwise
 */
export function keepingFocus(places, draw, otherwise) {
  const held = document.activeElement;
  const inside = held instanceof HTMLElement && places.some((place) => place.contains(held));
  const again = inside ? nameOf(held) : () => null;
  draw();
  if (!inside || isFocused(held)) return;
  const same = again();
  same?.focus();
  if (!same || !isFocused(same)) otherwise().focus();
}

/**
 * Returns a way to find an element again after its place was drawn anew.
 * @param {HTMLElement} element
 * @returns {() => HTMLElement | null}
 */
function nameOf(element) {
  const { id } = element;
  if (id) return () => document.getElementById(id);
  const { id: result, kind = "" } = element.closest("li")?.dataset ?? {};
  const part = PARTS.find((name) => element.matches(name));
  if (!result || !part) return () => null;
  return () => document.querySelector(`li[data-id="${CSS.escape(result)}"][data-kind="${CSS.escape(kind)}"] ${part}`);
}

/** @param {HTMLElement} element */
function isFocused(element) {
  return document.activeElement === element && element.checkVisibility();
}
