// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { givePage, script } from "./page.js";

/** @type {[number, string][]} Lengths as cards say them, which `tests/publish/test_when.py` holds too. */
const LENGTHS = JSON.parse(readFileSync(new URL("minutes.json", import.meta.url), "utf-8"));

givePage([
  {
    "time.minutes": { one: "{count} minute", other: "{count} minutes" },
    "time.hours": { one: "{count} hour", other: "{count} hours" },
    "time.both": "{hours} {minutes}",
    "preview.untitled": "No title",
  },
]);
const { registerPreviews } = await import(script("edit/preview.js").href);

/** What an editor's library would draw: the tag, what it carries, and what stands in it. */
Object.assign(globalThis, {
  window: { h: (/** @type {any[]} */ ...[tag, attributes, ...inside]) => ({ tag, attributes, inside }) },
});

/** @param {any} drawn @param {string} name @returns {string} the text of the part with a class */
function textOf(drawn, name) {
  if (!drawn || typeof drawn !== "object") return "";
  if (drawn.attributes?.className === name) return drawn.inside.join("");
  return drawn.inside.map((/** @type {any} */ part) => textOf(part, name)).join("");
}

/** @param {Record<string, any>} values @returns {string} what the preview of a resource says below its title */
function saidBelow(values) {
  /** @type {Record<string, (props: any) => any>} */
  const templates = {};
  const cms = {
    registerPreviewStyle: () => {},
    registerPreviewTemplate: (/** @type {string} */ name, /** @type {any} */ template) => (templates[name] = template),
  };
  const names = ["title", "minutes", "languages", "cost", "licence"];
  const fields = names.map((name) => ({ name, label: name, widget: "string" }));
  const card = [{ name: "languages", unit: "" }, { name: "minutes", unit: "minutes" }, { name: "year", unit: "" }];
  registerPreviews(cms, "style.css", [{ name: "resources", fields }], { resources: card });

  const entry = { get: () => ({ toJS: () => values }) };
  return textOf(templates.resources({ entry, fieldsMetaData: null, widgetFor: () => null }), "ch-card__facts");
}

test("the line below the title has what the card has, in its order, and says what a number counts", () => {
  const values = { title: "A guide", minutes: 45, languages: ["es", "pt"], cost: "free", licence: "unknown" };
  assert.equal(saidBelow(values), "es\u00a0· pt\u00a0· 45 minutes");
});

for (const [minutes, said] of LENGTHS) {
  test(`a length of ${minutes} is said as on the card`, () => {
    assert.equal(saidBelow({ title: "A guide", minutes }), said);
  });
}
