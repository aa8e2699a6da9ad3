// @ts-check
/** The drafts in this browser: locking them, unlocking them, removing them. */
import { fresh, h } from "./element.js";
import { Vault } from "./vault.js";
import { word } from "./words.js";

const SHORTEST = 10;

/** @param {import("./work.js").Work} work @param {string} place @param {() => void} done @returns {HTMLElement} */
export function unlockPanel(work, place, done) {
  const panel = h("section.notice", { "aria-label": word("there") }, h("p", {}, word("there")));
  const fault = h("span.fault", { role: "alert" });
  const phrase = phraseField(word("passphrase"));
  const open = async () => {
    const found = await Vault.open(place, phrase.input.value);
    fault.textContent = found ? "" : word("wrongPhrase");
    if (!found) return;
    work.vault = found.vault;
    work.open(found.text, false);
    done();
  };
  panel.append(h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); open(); } }, phrase.node, fault,
    h("div.row", {}, h("button.main", { type: "submit" }, word("unlock")), h("button", { type: "button", onclick: done }, word("without")))));
  return panel;
}

/** @param {import("./work.js").Work} work @param {string} place @param {() => void} done @returns {HTMLElement} */
export function vaultPanel(work, place, done) {
  if (work.vault) {
    const stop = () => { work.forget(); done(); };
    return h("div", {}, h("p", {}, word("locked")), h("button", { type: "button", onclick: stop }, word("stop")));
  }
  const phrase = phraseField(word("passphrase"));
  const fault = h("span.fault", { role: "alert" });
  const lock = async () => {
    fault.textContent = phrase.input.value.length < SHORTEST ? word("shortPhrase") : "";
    if (fault.textContent) return;
    work.vault = await Vault.begin(place, phrase.input.value);
    await work.store();
    done();
  };
  return h("details", {}, h("summary", {}, word("vault")), h("p.hint", {}, word("vaultHelp")),
    h("form", { onsubmit: (/** @type {Event} */ event) => { event.preventDefault(); lock(); } }, phrase.node, fault, h("button", { type: "submit" }, word("lock"))));
}

/** @param {string} label */
function phraseField(label) {
  const id = fresh();
  const input = h("input", { id, type: "password", autocomplete: "off" });
  return { input, node: h("div.field", {}, h("label", { for: id }, label), input) };
}
