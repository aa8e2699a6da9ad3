// @ts-check
/** Shows in plain sight what did not work. Fetched only when that happens. */
import { wording } from "../wording.js";
import { MOST } from "./store.js";

/** @type {Record<import("./store.js").Outcome, string>} */
const WHY = {
  done: "",
  blocked: wording("notice.blocked"),
  full: wording("notice.full"),
  newer: wording("notice.newer"),
  many: wording("notice.many", { most: MOST }),
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
  close.textContent = wording("notice.close");
  close.addEventListener("click", () => region.replaceChildren());
  region.replaceChildren(words, close);
}
