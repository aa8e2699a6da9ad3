// @ts-check
/** Files that were just chosen: the editor reads them first, and what is saved before it has done so names no file. */

const SETTLES = 1000;
const WITHIN = "dialog, [role=dialog], [role=alertdialog]";
let chosen = -Infinity;

/**
 * Hold a click on a button, or the keys that save, until a file that was just chosen has been read.
 *
 * @param {Window} page
 */
export function holdUntilRead(page) {
  page.addEventListener("drop", begin, true);
  page.addEventListener("change", ({ target }) => isOfFiles(target) && begin(), true);
  page.addEventListener("click", holdClick, true);
  page.addEventListener("keydown", holdKeys, true);
}

function begin() {
  chosen = performance.now();
}

/** @returns {number} How many milliseconds a file that was chosen may still need. */
function rest() {
  return chosen + SETTLES - performance.now();
}

/** @param {EventTarget | null} target */
function isOfFiles(target) {
  return target instanceof HTMLInputElement && target.type === "file";
}

/** @param {MouseEvent} event */
function holdClick(event) {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button || rest() <= 0) return;
  // What is chosen in a dialog reaches the form once the dialog is done with.
  if (button.closest(WITHIN)) begin();
  else hold(event, () => button.click());
}

/** @param {KeyboardEvent} event */
function holdKeys(event) {
  const { target, key, code, ctrlKey, metaKey } = event;
  if (key !== "s" || !(ctrlKey || metaKey) || rest() <= 0) return;
  const again = new KeyboardEvent("keydown", { key, code, ctrlKey, metaKey, bubbles: true, cancelable: true });
  hold(event, () => target?.dispatchEvent(again));
}

/**
 * @param {Event} event
 * @param {() => void} then
 */
function hold(event, then) {
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(then, rest() + 1);
}
