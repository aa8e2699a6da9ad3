// @ts-check
/** Ways to take a list along: on paper, as text, as a file. */
import { wording } from "../wording.js";
import { say } from "./announce.js";
import { copy } from "./clipboard.js";
import { FORMS, plainText } from "./exports.js";
import { addressOf, citationOf, findItem } from "./items.js";
import { find, onPress } from "./page-parts.js";

/**
 * @typedef {{title: string, intro: string, from: string, items: {key: string, title: string, note: string}[]}} Listed
 * @typedef {import("./exports.js").Citing} Citing
 */

/**
 * Make the buttons under a root work: print, copy as text, download.
 * @param {HTMLElement} root
 * @param {() => Listed} listed what to pass on, asked for at each press
 */
export function offerPassingOn(root, listed) {
  onPress(root, "print", () => print());
  onPress(root, "copy", async (button) => copy(button, plainText(await gathered(listed(), "")), wording("list.list_copied")));
  closeWhenLeft(find(root, ".ch-downloads", HTMLDetailsElement));
  for (const button of root.querySelectorAll("[data-form]")) {
    button.addEventListener("click", () => download(button.getAttribute("data-form") ?? "", listed()));
  }
}

/** Close the formats, which lie over the page, when the reader turns to something else. @param {HTMLDetailsElement} fold */
function closeWhenLeft(fold) {
  /** @param {EventTarget | null} target */
  const closeFor = (target) => {
    if (target instanceof Node && !fold.contains(target)) fold.open = false;
  };
  fold.addEventListener("focusout", ({ relatedTarget }) => closeFor(relatedTarget));
  document.addEventListener("click", ({ target }) => closeFor(target));
  fold.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !fold.open) return;
    fold.open = false;
    find(fold, "summary", HTMLElement).focus();
  });
}

/** @param {string} name one of `FORMS` @param {Listed} listed */
async function download(name, listed) {
  const form = FORMS[name];
  const sheet = await gathered(listed, form.cites);
  saveFile(`${fileName(sheet.title)}.${form.ending}`, form.render(sheet), form.type);
  say(wording("list.saved", { form: form.label }));
}

/** @param {Listed} listed @param {Citing} cites @returns {Promise<import("./exports.js").Sheet>} */
async function gathered({ title, intro, from, items }, cites) {
  const rows = await Promise.all(items.map((item) => row(item, cites)));
  return { title: title || wording("list.title"), intro, from, rows };
}

/**
 * @param {{key: string, title: string, note: string}} item
 * @param {Citing} cites
 * @returns {Promise<import("./exports.js").Row>}
 */
async function row({ key, title, note }, cites) {
  const finding = await findItem(key);
  const facts = finding.state === "here" ? finding.facts : null;
  const cited = facts && cites ? citationOf(facts, cites) : "";
  const known = { key: facts?.key ?? key, title: facts?.title ?? title };
  return { ...known, address: addressOf(known.key), note, facts, gone: finding.state === "gone", cited };
}

/** @param {string} title */
function fileName(title) {
  const plain = title.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return plain.slice(0, 60).replace(/^-|-$/g, "") || "list";
}

/** @param {string} name @param {string} text @param {string} type */
export function saveFile(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
