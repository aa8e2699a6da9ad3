// @ts-check
/** Shows in plain sight what did not work. Fetched only when that happens. */

/** @type {Record<import("./store.js").Outcome, string>} */
const WHY = {
  done: "",
  blocked: "Nothing was kept: this browser lets the site keep nothing. A private window or a setting may be why.",
  full: "Nothing was kept: there is no room left in this browser. Take something off your list, then try again.",
  newer: "Nothing was kept: your list comes from a newer version of this site. Load the page again.",
  many: "Nothing was kept: your list holds 200 things, and that is the most. Take something off first.",
};

const region = document.createElement("div");
region.className = "ch-said";
region.setAttribute("role", "status");
document.body.append(region);

/** Show why nothing has changed. @param {import("./store.js").Outcome} outcome */
export function warn(outcome) {
  notice(WHY[outcome]);
}

/** Show a sentence until it is closed or another takes its place. @param {string} text */
export function notice(text) {
  const words = document.createElement("p");
  const close = document.createElement("button");
  words.textContent = text;
  close.type = "button";
  close.textContent = "Close";
  close.addEventListener("click", () => region.replaceChildren());
  region.replaceChildren(words, close);
}
