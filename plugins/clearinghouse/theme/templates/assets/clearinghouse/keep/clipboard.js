// @ts-check
/** Copies text, and shows on the button that it did. */
import { wording } from "../wording.js";
import { say } from "./announce.js";
import { notice } from "./notice.js";

/** Takes the word off the button again. @type {() => void} */
let reset = () => {};

/** @param {HTMLElement} button the one pressed @param {string} text @param {string} done what to tell screen readers */
export async function copy(button, text, done) {
  if (!(await written(text)) && !selectedAndCopied(text)) {
    notice(wording("list.no_copying"));
    return;
  }
  say(done);
  flash(button, wording("list.copied"));
}

/** @param {string} text */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The old way, for sites that are not served over https. @param {string} text @returns {boolean} */
function selectedAndCopied(text) {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.className = "ch-hidden";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

/** Stop saying that something is copied: another press would copy something else. */
export function forgetCopied() {
  reset();
}

/** @param {HTMLElement} button @param {string} words */
function flash(button, words) {
  reset();
  const before = button.textContent;
  const timer = setTimeout(() => reset(), 2500);
  reset = () => {
    clearTimeout(timer);
    button.textContent = before;
    reset = () => {};
  };
  // The shorter word must not pull up what stands beside it.
  button.style.minWidth = `${button.getBoundingClientRect().width}px`;
  button.textContent = words;
}
