// @ts-check
/** What is kept here and not yet sent, to be changed, removed, or saved as the file that is sent. */
import { spoken } from "./controls.js";
import { h } from "./element.js";
import { word } from "./words.js";

/**
 * @param {import("./work.js").Work} work
 * @param {(id: string) => string} nameOf a school's, cohort's or assignment's name
 * @param {(one: import("./work.js").Written) => void} change
 * @returns {HTMLElement}
 */
export function keptList(work, nameOf, change) {
  if (!work.records.length) return h("p", {}, word("nothing"));
  return h("ul.list", {}, ...work.records.map((one) => {
    const name = `${spoken(one.kind)}: ${[nameOf(one.fields.school ?? one.fields.cohort ?? one.fields.assignment ?? ""), one.fields.date ?? one.fields.half ?? ""].filter(Boolean).join(", ")}`;
    const remove = () => confirm(word("removeSure")) && work.remove(one.id);
    return h("li", {}, h("div", {}, name, one.done ? "" : h("span.late", {}, ` (${word("unfinished")})`)),
      h("div.row", {}, h("button.small", { type: "button", onclick: () => change(one), "aria-label": `${word("change")}: ${name}` }, word("change")),
        h("button.small", { type: "button", onclick: remove, "aria-label": `${word("remove")}: ${name}` }, word("remove"))));
  }));
}
