// @ts-check
/** The list page: shows the reader's own list, or the list that the address carries. */
import { wording } from "../wording.js";
import { findAll, findBrief } from "./items.js";
import { focusHeading, showHeading } from "./list-heading.js";
import { drawOwnList, startOwnList } from "./own-list.js";
import { find, part } from "./page-parts.js";
import { drawPassedList, startPassedList } from "./passed-list.js";
import { bare, decodePrescription, isPrescription, Refused } from "./prescription.js";
import { readList } from "./store.js";
import { offerSetAside } from "./storage-trouble.js";

const WHY = {
  damaged: wording("list.link_damaged"),
  old: wording("list.link_old"),
};
const page = find(document, "#list", HTMLElement);
const firsts = (page.dataset.firsts ?? "").split(" ").filter(Boolean);
const own = find(document, "#list-own", HTMLElement);
const passed = find(document, "#list-passed", HTMLElement);
const refused = find(document, "#list-refused", HTMLElement);

// A mail program took the sign before the list for part of the question.
const swallowed = /(?:%(?:25)*23)rx(?:=|%3d)(.+)/i.exec(location.search);
if (swallowed) history.replaceState(null, "", `${location.pathname}#rx=${bare(swallowed[1])}`);
startOwnList();
startPassedList();
offerSetAside(own);
leaveAddressAlone();
addEventListener("hashchange", async () => {
  // Other fragments are places on the page.
  if (location.hash && !isPrescription(location.hash)) return;
  await show();
  focusHeading();
});
show();

async function show() {
  const address = location.href;
  page.dataset.ready = "false";
  try {
    const rx = isPrescription(location.hash) ? await decodePrescription(location.hash) : null;
    await findAll(rx?.items ?? readList().list.items, firsts);
    if (location.href !== address) return;
    reveal(rx ? passed : own);
    if (rx) drawPassedList(rx, address);
    else drawOwnList();
    await tellNews(rx ? passed : own, rx?.items ?? readList().list.items);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    showRefused(error.why);
  }
  page.dataset.ready = "true";
}

/** Say above a list how much of it has been withdrawn or replaced. @param {HTMLElement} view @param {{key: string}[]} items */
async function tellNews(view, items) {
  const findings = await Promise.all(items.map(({ key }) => findBrief(key)));
  const old = findings.filter((one) => one.state === "gone" || (one.state === "here" && one.facts.status === "retired"));
  part(view, "news").hidden = old.length === 0;
  part(view, "news").textContent = old.length ? wording("list.news", { count: old.length }) : "";
}

/** @param {keyof typeof WHY} why */
function showRefused(why) {
  reveal(refused);
  showHeading(wording("list.link_refused"));
  part(refused, "reason").textContent = WHY[why];
}

/** @param {HTMLElement} view */
function reveal(view) {
  for (const one of [own, passed, refused]) one.hidden = one !== view;
  for (const link of document.querySelectorAll("[data-mine]")) {
    link.setAttribute("aria-current", view === own ? "page" : "false");
  }
}

/** The link past the header would put `#main` in the place of a list that stands in the address. */
function leaveAddressAlone() {
  document.querySelector(".ch-skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main")?.focus();
  });
}
