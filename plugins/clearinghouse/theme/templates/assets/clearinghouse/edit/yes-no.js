// @ts-check
/** A field that is yes, no, or not said: the editors' own switch would turn what is not said into a no. */

import { wording } from "../wording.js";

/** @typedef {import("./values.js").Draw} Draw */

/** @typedef {{ registerWidget: (name: string, control: (props: Props) => any, preview: (props: Props) => any) => void }} Cms */

/**
 * @typedef {object} Props What an editor gives a field.
 * @property {unknown} value
 * @property {{ get: (name: string) => string }} [field]
 * @property {string} [forID]
 * @property {string} [classNameWrapper]
 * @property {(value: boolean | null) => void} [onChange]
 */

/** @type {Record<string, boolean | null>} */
const MEANING = { "": null, yes: true, no: false };

/** @param {Cms} cms */
export function registerYesNo(cms) {
  cms.registerWidget("yes-no", control, ({ value }) => draw()("span", null, words(value)));
}

/** @returns {Draw} */
function draw() {
  return /** @type {any} */ (window).h;
}

/** @param {unknown} value */
function words(value) {
  return value === true ? wording("value.yes") : value === false ? wording("value.no") : "";
}

/** @param {Props} props */
function control({ value, field, forID, classNameWrapper, onChange }) {
  const h = draw();
  const choose = (/** @type {{ target: HTMLSelectElement }} */ event) => onChange?.(MEANING[event.target.value]);
  const label = field?.get("label");
  return h(
    "select",
    {
      id: forID,
      className: classNameWrapper,
      style: { font: "inherit", minHeight: "2rem" },
      "aria-label": label,
      value: value === true ? "yes" : value === false ? "no" : "",
      onChange: choose,
    },
    h("option", { value: "" }, wording("value.not_said")),
    h("option", { value: "yes" }, wording("value.yes")),
    h("option", { value: "no" }, wording("value.no")),
  );
}
