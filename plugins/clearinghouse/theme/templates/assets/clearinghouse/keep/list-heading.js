// @ts-check
/** The heading of the list page, which is the title of what is shown, in the browser's window too. */
import { find } from "./page-parts.js";

const heading = find(document, "#list-title", HTMLElement);
const kicker = find(document, "#list-kicker", HTMLElement);
const afterTitle = document.title.slice(heading.textContent?.length ?? 0);

/** @param {string} title @param {string} above a few words over the title, or none */
export function showHeading(title, above = "") {
  heading.textContent = title;
  document.title = title + afterTitle;
  kicker.textContent = above;
  kicker.hidden = !above;
}

export function focusHeading() {
  heading.focus();
}
