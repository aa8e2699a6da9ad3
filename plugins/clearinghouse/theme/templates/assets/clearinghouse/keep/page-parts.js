// @ts-check
/** Parts of the page, found by the name the template gives them. A missing one is our mistake, so it throws. */

/**
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the page has no ${selector}`);
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function part(root, name) {
  return find(root, `[data-part="${name}"]`, HTMLElement);
}

/** @param {string} id @returns {HTMLElement} a copy of what the template holds */
export function copyOf(id) {
  const made = find(document, `template#${id}`, HTMLTemplateElement).content.firstElementChild?.cloneNode(true);
  if (made instanceof HTMLElement) return made;
  throw new Error(`the template ${id} is empty`);
}

/**
 * Call back when a button that says what it does is pressed.
 * @param {ParentNode} root
 * @param {string} deed the button's `data-do`
 * @param {(button: HTMLButtonElement) => void} callback
 */
export function onPress(root, deed, callback) {
  const button = find(root, `[data-do="${deed}"]`, HTMLButtonElement);
  button.addEventListener("click", () => callback(button));
}
