// @ts-check
/** What is shown to begin a plan: the causes of a challenge to choose from, and the link of a list. */
import { h } from "./element.js";
import { planFrom, readLink } from "./start-plan.js";
import { word } from "./words.js";

/** @param {any} challenge @param {string[]} resources @param {(values: Record<string, any>) => void} begin */
export function causesOf(challenge, resources, begin) {
  const boxes = challenge.causes.map((/** @type {any} */ _, /** @type {number} */ at) => h("input", { type: "checkbox", value: at, checked: at === 0 }));
  const labels = challenge.causes.map((/** @type {any} */ cause, /** @type {number} */ at) => h("label", {}, boxes[at], cause.title));
  const use = () => begin(planFrom(challenge, boxes.filter((/** @type {any} */ box) => box.checked).map((/** @type {any} */ box) => Number(box.value)), resources));
  return h("fieldset.part", {}, h("legend", {}, challenge.title), h("p.hint", {}, word("cause")), h("div.choices", {}, ...labels), h("button", { type: "button", onclick: use, "aria-label": `${word("use")}: ${challenge.title}` }, word("use")));
}

/** @param {any} data @param {(values: Record<string, any>) => void} begin */
export function linkPart(data, begin) {
  const input = h("input", { type: "text", autocomplete: "off", "aria-label": word("fromList") });
  const holder = h("div", { role: "status" });
  const read = async () => {
    const found = await readLink(input.value, data.challenges, data.resources);
    if (!found) return holder.replaceChildren(h("p.fault", {}, word("badLink")));
    const parts = found.challenges.map((one) => causesOf(one, found.resources, begin));
    const only = () => begin({ goals: [{ id: "goal-1" }], actions: [{ goal: "goal-1", resources: found.resources, state: "open" }] });
    if (!parts.length && found.resources.length) parts.push(h("button", { type: "button", onclick: only }, word("use")));
    return holder.replaceChildren(...(parts.length ? parts : [h("p.fault", {}, word("nothingKnown"))]));
  };
  return h("div", {}, h("div.row", {}, input, h("button", { type: "button", onclick: read, "aria-label": `${word("use")}: ${word("fromList")}` }, word("use"))), holder);
}
