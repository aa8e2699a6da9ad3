// @ts-check
/** Which of the reader's lists is open: a choice among them, and a way to begin another. */
import { wording } from "../wording.js";
import { report } from "./announce.js";
import { beginList, openList, otherLists } from "./lists.js";
import { find, onPress, part } from "./page-parts.js";
import { onListChange, readList } from "./store.js";

/** @param {HTMLElement} root @param {() => void} opened called once another list is open */
export function offerLists(root, opened) {
  const choice = find(root, "#list-which", HTMLSelectElement);
  choice.addEventListener("change", () => {
    const outcome = openList(Number(choice.value));
    const title = nameOf(readList().list.title);
    report(outcome, wording("list.opened", { title }));
    if (outcome === "done") opened();
    choice.focus();
  });
  onPress(root, "begin", () => begin(root, opened));
  onListChange(() => draw(root, choice));
  draw(root, choice);
}

/** @param {HTMLElement} root @param {HTMLSelectElement} choice */
function draw(root, choice) {
  const { list, standing } = readList();
  const others = otherLists();
  const options = [option(-1, list), ...others.map((one, at) => option(at, one))];
  choice.replaceChildren(...options);
  choice.value = "-1";
  part(root, "which").hidden = others.length === 0;
  part(root, "lists").hidden = standing !== "done" || (others.length === 0 && list.items.length === 0);
}

/** @param {number} at @param {import("./lists.js").List} list */
function option(at, { title, items }) {
  const made = document.createElement("option");
  made.value = String(at);
  made.textContent = wording("list.named", { title: nameOf(title), count: items.length });
  return made;
}

/** @param {HTMLElement} root @param {() => void} opened */
function begin(root, opened) {
  const outcome = beginList();
  report(outcome, wording("list.begun"));
  if (outcome !== "done") return;
  opened();
  find(root, "#list-name-new", HTMLInputElement).focus();
}

/** @param {string} title */
function nameOf(title) {
  return title || wording("list.title");
}
