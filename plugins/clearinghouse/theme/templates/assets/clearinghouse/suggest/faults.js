// @ts-check
/** What still has to be written or put right, said beside each field and together above the form. */
import { wording } from "../wording.js";
import { find, part } from "../keep/page-parts.js";
import { isAddress } from "./web-address.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {HTMLFormElement} form @returns {boolean} whether all is well; if not, the reader is led to what is not */
export function checked(form) {
  const fields = /** @type {Field[]} */ ([...form.querySelectorAll(".ch-form__field :is(textarea, input:not([type=checkbox]))")]);
  const faults = fields.map((field) => ({ field, words: fault(field) }));
  faults.forEach(({ field, words }) => mark(field, words));
  const wrong = faults.filter(({ words }) => words);
  const summary = part(form, "errors");
  find(summary, "ul", HTMLElement).replaceChildren(...wrong.map(({ field, words }) => entry(field, words)));
  summary.hidden = !wrong.length;
  if (wrong.length) summary.focus();
  return !wrong.length;
}

/** @param {Field} field @returns {string} what is wrong with it, or nothing */
function fault(field) {
  if (field.type === "url") field.value = withScheme(field.value.trim());
  const label = field.name;
  if (!field.value.trim()) return field.required ? wording("ask.missing", { label }) : "";
  if (field.type === "url" && !isAddress(field.value)) {
    return wording("ask.no_address", { label });
  }
  if (field.type === "email" && !field.validity.valid) return wording("ask.no_email", { label });
  return "";
}

/** People leave the beginning out. @param {string} text */
function withScheme(text) {
  return /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(text) ? `https://${text}` : text;
}

/** @param {Field} field @param {string} words */
function mark(field, words) {
  const said = find(document, `#${field.id}-error`, HTMLElement);
  said.textContent = words;
  said.hidden = !words;
  field.toggleAttribute("aria-invalid", Boolean(words));
  if (words) field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", words ? `${field.id}-error ${field.id}-hint` : `${field.id}-hint`);
}

/** @param {Field} field @param {string} words */
function entry(field, words) {
  const link = document.createElement("a");
  link.href = `#${field.id}`;
  link.textContent = words;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  const row = document.createElement("li");
  row.append(link);
  return row;
}
