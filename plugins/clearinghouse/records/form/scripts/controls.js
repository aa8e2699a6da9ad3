// @ts-check
/** One control a field: what asks for a value, and gives back what was answered. */
import { fresh, h, say } from "./element.js";
import { word } from "./words.js";

/**
 * @typedef {import("./validate.js").Field} Field
 * @typedef {{id: string, name: string}} Choice
 * @typedef {import("./validate.js").Fault} Fault
 * @typedef {{node: HTMLElement, read: () => any, show: (trail: string[], message: string) => HTMLElement, left?: () => Fault[]}} Control
 *   `left` tells of what was typed and is no answer yet
 * @typedef {(field: Field, trail: string) => Choice[] | null} Choices the choices of a field that has a list for them
 */

const FEW = 8;

/** @param {Field} field @param {any} value @param {Choices} choices @param {string} [trail] @returns {Control} */
export function control(field, value, choices, trail = field.name) {
  if (field.widget === "group") return groupControl(field, value, choices, trail);
  const list = field.choices.length ? field.choices.map((id) => ({ id, name: spoken(id) })) : choices(field, trail);
  if (list && field.many) return list.length <= FEW ? ticksControl(field, value, list) : pickControl(field, value, list);
  if (list) return list.length <= FEW ? radioControl(field, value, list) : selectControl(field, value, list);
  if (field.widget === "yes-no") return ticksControl({ ...field, many: false }, value ? ["true"] : [], [{ id: "true", name: field.label }]);
  return inputControl(field, value);
}

/** @param {string} id */
export function spoken(id) {
  const text = id.replaceAll("-", " ");
  return text[0].toUpperCase() + text.slice(1);
}

/** @param {Field} field */
export function legend(field) {
  return `${field.label}${field.required ? ` (${word("required")})` : ""}`;
}

/** @param {Field} field @param {string} id @returns {HTMLElement} what the field is for, and whether it stays with the two */
function hint(field, id) {
  return h("span.hint", { id }, bare(field.help) === bare(field.label) ? "" : field.help, field.private ? h("span.private", {}, ` ${word("private")}`) : "");
}

/** @param {string} text @returns {string} what it says, to tell a help that only repeats the label */
function bare(text) {
  return text.toLowerCase().replace(/^the /, "").replace(/[^a-z ]/g, "");
}

/** @param {Field} field @param {string} id @param {HTMLElement} input @returns {HTMLElement[]} the label, and the help that describes the input */
function labelled(field, id, input) {
  const help = hint(field, `${id}-help`);
  input.setAttribute("aria-describedby", `${id}-help`);
  return [h("label", { for: id }, legend(field)), help];
}

/** @param {HTMLElement} holder @param {HTMLElement} input @returns {(trail: string[], message: string) => HTMLElement} */
function faultIn(holder, input) {
  return (_, message) => {
    holder.querySelectorAll(":scope > .fault").forEach((old) => old.remove());
    const id = fresh();
    if (message) holder.append(h("span.fault", { id }, message));
    input.toggleAttribute("aria-invalid", false);
    if (message) input.setAttribute("aria-invalid", "true");
    const help = (input.getAttribute("aria-describedby") ?? "").split(" ")[0];
    input.setAttribute("aria-describedby", message ? `${help} ${id}` : help);
    return input;
  };
}

/** @param {Field} field @param {any} value @returns {Control} */
function inputControl(field, value) {
  const id = fresh();
  const shown = field.many ? (value ?? []).join("\n") : String(value ?? "");
  const kind = field.widget === "day" ? "date" : "text";
  const numeric = field.widget === "number" ? (field.limits.least >= 0 ? "numeric" : "decimal") : null;
  const attributes = { id, value: shown, autocomplete: "off", "aria-required": field.required ? "true" : null };
  const long = field.many || field.widget === "text";
  const clock = (field.limits.pattern ?? "").includes(":");
  const input = long
    ? h("textarea", { ...attributes, rows: 3 })
    : h(clock ? "input.clock" : "input", { ...attributes, type: clock ? "time" : kind, inputmode: numeric });
  input.value = shown;
  const node = h("div.field", { "data-field": field.name }, ...labelled(field, id, input), input);
  return { node, read: () => typed(field, input.value), show: faultIn(node, input) };
}

/** @param {Field} field @param {string} text */
function typed(field, text) {
  if (field.many) return text.split("\n").map((line) => line.trim()).filter(Boolean);
  const plain = text.trim();
  return field.widget === "number" && /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? Number(plain) : plain;
}

/** @param {Field} field @param {string[]} value @param {Choice[]} list @returns {Control} */
function ticksControl(field, value, list) {
  const boxes = list.map(({ id }) => h("input", { type: "checkbox", value: id, checked: (value ?? []).includes(id) }));
  const node = choicesIn(field, boxes, list);
  const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
  return { node, read: () => (field.many ? ticked() : ticked().length > 0), show: faultIn(node, node) };
}

/** @param {Field} field @param {string} value @param {Choice[]} list @returns {Control} */
function radioControl(field, value, list) {
  const name = fresh();
  const boxes = list.map(({ id }) => h("input", { type: "radio", name, value: id, checked: value === id }));
  const node = choicesIn(field, boxes, list);
  return { node, read: () => boxes.find((box) => box.checked)?.value ?? "", show: faultIn(node, node) };
}

/** @param {Field} field @param {HTMLElement[]} boxes @param {Choice[]} list @returns {HTMLElement} */
function choicesIn(field, boxes, list) {
  const id = fresh();
  const labels = list.map(({ name }, at) => h("label", {}, boxes[at], name));
  const help = hint(field, id);
  return h("fieldset.field", { "data-field": field.name, "aria-describedby": id, tabindex: "-1" }, h("legend", {}, legend(field)), help, h("div.choices", {}, ...labels));
}

/** @param {Field} field @param {string} value @param {Choice[]} list @returns {Control} */
function selectControl(field, value, list) {
  const id = fresh();
  const options = [{ id: "", name: word("chooseOne") }, ...list].map((one) => h("option", { value: one.id }, one.name));
  const input = h("select", { id, "aria-required": field.required ? "true" : null }, ...options);
  input.value = list.some((one) => one.id === value) ? value : "";
  const node = h("div.field", { "data-field": field.name }, ...labelled(field, id, input), input);
  return { node, read: () => input.value, show: faultIn(node, input) };
}

/** Many of a long list: typed to be found, added, taken off again. @param {Field} field @param {string[]} value @param {Choice[]} list @returns {Control} */
function pickControl(field, value, list) {
  const id = fresh();
  const chosen = [...(value ?? [])];
  const names = new Map(list.map((one) => [one.id, one.name]));
  const input = h("input", { id, type: "text", list: `${id}-list`, autocomplete: "off" });
  const rows = h("ul.chosen", { "aria-label": field.label });
  const draw = () => rows.replaceChildren(...chosen.map((one) => row(one)));
  /** @param {string} one */
  const row = (one) => {
    const name = names.get(one) ?? one;
    const off = () => { chosen.splice(chosen.indexOf(one), 1); draw(); input.focus(); };
    return h("li", {}, h("span", {}, name), h("button.small", { type: "button", onclick: off, "aria-label": `${word("remove")}: ${name}` }, word("remove")));
  };
  const add = () => {
    const text = input.value.trim().toLowerCase();
    const found = list.find((one) => one.name.toLowerCase() === text || one.id.toLowerCase() === text) ?? only(list, text);
    if (!found) return show([], text ? why(list, text) : "");
    if (!chosen.includes(found.id)) chosen.push(found.id);
    input.value = "";
    show([], "");
    draw();
    return say(found.name);
  };
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
  const options = h("datalist", { id: `${id}-list` }, ...list.map((one) => h("option", { value: one.name })));
  const node = h("div.field", { "data-field": field.name }, ...labelled(field, id, input), h("div.row", {}, input, h("button", { type: "button", onclick: add, "aria-label": `${word("add")}: ${field.label}` }, word("add"))), options, rows);
  const show = faultIn(node, input);
  draw();
  const left = () => (input.value.trim() ? [{ trail: "", message: why(list, input.value.trim().toLowerCase()) }] : []);
  return { node, read: () => { if (input.value.trim()) add(); return [...chosen]; }, show, left };
}

/** @param {Choice[]} list @param {string} text @returns {string} why a text chooses nothing */
function why(list, text) {
  return word(fitting(list, text).length ? "severalFit" : "noChoice");
}

/** @param {Choice[]} list @param {string} text */
function fitting(list, text) {
  return list.filter((one) => one.name.toLowerCase().includes(text) || one.id.toLowerCase().includes(text));
}

/** @param {Choice[]} list @param {string} text */
function only(list, text) {
  const found = text ? fitting(list, text) : [];
  return found.length === 1 ? found[0] : undefined;
}

/** @param {Field} field @param {any[]} value @param {Choices} choices @param {string} trail @returns {Control} */
function groupControl(field, value, choices, trail) {
  /** @type {{node: HTMLElement, controls: Map<string, Control>}[]} */
  const parts = [];
  const holder = h("div", {});
  /** @param {Record<string, any>} values */
  const add = (values) => {
    const controls = new Map(field.fields.map((inner) => [inner.name, control(inner, values[inner.name], choices, `${trail}.${inner.name}`)]));
    const name = `${field.label} ${parts.length + 1}`;
    const part = { node: h("fieldset.part", {}, h("legend.unseen", {}, name), ...[...controls.values()].map((one) => one.node)), controls };
    const off = () => { parts.splice(parts.indexOf(part), 1); part.node.remove(); more.focus(); };
    part.node.append(h("button.small", { type: "button", onclick: off, "aria-label": `${word("remove")}: ${name}` }, word("remove")));
    parts.push(part);
    holder.append(part.node);
    return part;
  };
  const more = h("button", { type: "button", onclick: () => add({}).node.querySelector("input, textarea, select")?.focus(), "aria-label": `${word("another")}: ${field.label}` }, word("another"));
  (value ?? []).forEach(add);
  const node = h("fieldset.field", { "data-field": field.name, tabindex: "-1" }, h("legend", {}, legend(field)), hint(field, fresh()), holder, more);
  const read = () => parts.map(({ controls }) => filled([...controls].map(([name, one]) => [name, one.read()])));
  /** @param {string[]} rest @param {string} message @returns {HTMLElement} */
  const show = ([at, name, ...deeper], message) => parts[Number(at)]?.controls.get(name)?.show(deeper, message) ?? faultIn(node, node)([], message);
  const left = () => parts.flatMap(({ controls }, at) => leftIn(controls).map(({ trail, message }) => ({ trail: `${at}.${trail}`, message })));
  return { node, read, show, left };
}

/** @param {Map<string, Control>} controls @returns {Fault[]} what was typed in some controls and is no answer yet */
export function leftIn(controls) {
  return [...controls].flatMap(([name, one]) => (one.left?.() ?? []).map(({ trail, message }) => ({ trail: trail ? `${name}.${trail}` : name, message })));
}

/** @param {[string, any][]} pairs @returns {Record<string, any>} without what is empty */
export function filled(pairs) {
  return Object.fromEntries(pairs.filter(([, value]) => value !== "" && value !== false && value !== null && value !== undefined && !(Array.isArray(value) && !value.length)));
}
