// @ts-check
/** Says on the list page what is wrong with the browser's storage, and offers what was set aside of it. */
import { wording } from "../wording.js";
import { onPress, part } from "./page-parts.js";
import { saveFile } from "./passing-on.js";
import { ASIDE } from "./store.js";

const WHY = {
  done: "",
  blocked: wording("list.blocked"),
  newer: wording("list.newer"),
};

/** @param {HTMLElement} root @param {keyof typeof WHY} standing how the list could be read */
export function showTrouble(root, standing) {
  part(root, "unwritable").textContent = WHY[standing];
  part(root, "unwritable").hidden = !WHY[standing];
  part(root, "damaged").hidden = !setAside();
}

/** @param {HTMLElement} root */
export function offerSetAside(root) {
  onPress(root, "save-damaged", () => saveFile("earlier-list.txt", setAside() ?? "", "text/plain"));
  onPress(root, "forget-damaged", () => {
    localStorage.removeItem(ASIDE);
    part(root, "damaged").hidden = true;
  });
}

/** What could not be read of an earlier list, or null. */
function setAside() {
  try {
    return localStorage.getItem(ASIDE);
  } catch {
    return null;
  }
}
