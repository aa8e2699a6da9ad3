// @ts-check
/** What a row of a list says about its item: title, facts, standing and address. */
import { wording } from "../wording.js";
import { addressOf, findBrief, webAddress } from "./items.js";
import { part } from "./page-parts.js";

/** @typedef {import("./items.js").Brief} Brief */

/**
 * Show an item under the title that the list has for it, and what the site says of it as soon as that is known.
 * @param {HTMLElement} row
 * @param {{key: string, title: string}} item
 * @returns {Promise<Brief>}
 */
export async function showItem(row, { key, title }) {
  part(row, "title").replaceChildren(link(addressOf(key), title));
  part(row, "address").textContent = addressOf(key);
  const finding = await findBrief(key);
  if (finding.state === "here") showFacts(row, finding.facts);
  else if (finding.state === "gone") showGone(row, title);
  else part(row, "facts").textContent = wording("list.no_details");
  row.dataset.known = finding.state;
  return finding;
}

/** @param {HTMLElement} row @param {import("./items.js").Shown} facts */
function showFacts(row, facts) {
  const web = webAddress(facts.url);
  part(row, "title").replaceChildren(link(addressOf(facts.key), facts.title));
  part(row, "facts").replaceChildren(facts.facts.join(" · "));
  if (web) part(row, "facts").append(wayOut(web));
  part(row, "address").textContent = web?.href ?? addressOf(facts.key);
  if (facts.status === "retired") showStanding(row, wording("card.retired"), retirement(facts));
  if (facts.status === "draft") showStanding(row, wording("card.draft"), []);
}

/** A line of its own, at whatever width. @param {URL} address */
function wayOut(address) {
  const made = document.createElement("span");
  made.className = "ch-entry__out";
  made.append(link(address.href, wording("list.open_at", { host: address.hostname.replace(/^www\./, "") })));
  return made;
}

/** @param {HTMLElement} row @param {string} title */
function showGone(row, title) {
  part(row, "title").textContent = title;
  part(row, "facts").hidden = true;
  part(row, "address").textContent = "";
  showStanding(row, wording("list.gone"), []);
}

/** @param {HTMLElement} row @param {string} mark @param {(Node | string)[]} words */
function showStanding(row, mark, words) {
  const ribbon = document.createElement("span");
  ribbon.className = "ch-ribbon";
  ribbon.textContent = mark;
  part(row, "standing").replaceChildren(ribbon, " ", ...words);
  part(row, "standing").hidden = false;
}

/** @param {import("./items.js").Shown} facts @returns {(Node | string)[]} */
function retirement({ replaced_by: other, retired_note: why }) {
  if (!other) return [why ?? ""];
  return [...(why ? [why, " "] : []), wording("list.use_instead"), " ", link(addressOf(other.key), other.title)];
}

/** @param {string} address @param {string} words */
function link(address, words) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = words;
  return made;
}
