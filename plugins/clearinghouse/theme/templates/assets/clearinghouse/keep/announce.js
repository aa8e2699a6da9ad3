// @ts-check
/** Says what happened: to screen readers, and in plain sight where it failed. */

const region = document.createElement("div");
region.className = "ch-hidden";
region.setAttribute("role", "status");
document.body.append(region);

/** @param {string} text */
export function say(text) {
  region.textContent = text;
}

/** Say what is done, or show why not. @param {import("./store.js").Outcome} outcome @param {string} text */
export async function report(outcome, text) {
  if (outcome === "done") say(text);
  else (await import("./notice.js")).warn(outcome);
}
