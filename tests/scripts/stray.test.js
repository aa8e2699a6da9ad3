// @ts-check
// No script says anything itself: what reaches the page comes from the catalogue of words.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { script, source } from "./page.js";

const ts = createRequire(new URL("../browser/package.json", import.meta.url))("typescript");

/** What is no word for readers though it looks like one, by the script it stands in. @type {Record<string, string[]>} */
const KNOWN = {
  "edit/base.js": ["Content-Type"],
  "keep/exports.js": ["RIS", "BibTeX", "CSV", "Markdown", "GEN", "ELEC"],
  "keep/prescription.js": ["CompressionStream", "DecompressionStream"],
};
/** Errors are for those who mend a script, and never shown. */
const SILENT = new Set(["Error", "Missing", "Refused"]);
const SAID = /^[\s“(]*[A-Z][a-z]|[A-Za-z,.:] [A-Za-z]|^[A-Z]{2,}$/;

/** @param {string} code @returns {string[]} the texts in a script that look like words for readers */
function stray(code) {
  const tree = ts.createSourceFile("script.js", code, ts.ScriptTarget.Latest, true);
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {any} */ node) => {
    if (isSilent(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      if (SAID.test(node.text) && !isCode(node)) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** @param {any} node whether nothing in it reaches the page */
function isSilent(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isNewExpression(node)) return SILENT.has(node.expression.getText());
  return ts.isCallExpression(node) && ["wording", "matchMedia"].includes(node.expression.getText());
}

/** @param {any} node a text that names something of the page, or is compared with what the page holds */
function isCode(node) {
  const call = node.parent;
  const asks = ts.isCallExpression(call) && /^(?:.*\.)?(?:querySelector(?:All)?|closest|matches|find|split|execCommand|normalize)$/.test(call.expression.getText());
  const compared = ts.isBinaryExpression(call) && /^[!=]==?$/.test(call.operatorToken.getText());
  return asks || compared || /^(?:[.#[]|[\w-]*(?:ch|md)-[\w -]*$)/.test(node.text);
}

for (const name of readdirSync(script(""), { recursive: true, encoding: "utf8" }).sort()) {
  if (!name.endsWith(".js")) continue;
  test(`${name} says nothing itself`, () => {
    const known = KNOWN[name] ?? [];
    assert.deepEqual(stray(source(name)).filter((text) => !known.includes(text)), [], "these words belong into theme/words/en.yml");
  });
}

test("words in a script are found", () => {
  assert.deepEqual(stray('button.textContent = kept ? "Kept" : "Keep";'), ["Kept", "Keep"]);
  assert.deepEqual(stray("say(`Moved to ${to} of ${count}.`);"), ["Moved to "]);
  assert.deepEqual(stray('notes.push("nothing here");'), ["nothing here"]);
  assert.deepEqual(stray('const head = ["Title", "CSV"];'), ["Title", "CSV"]);
});

test("keys, names of elements and errors are no words", () => {
  assert.deepEqual(stray('import { a } from "./A b.js"; wording("card.keep"); throw new Error("no such thing");'), []);
  assert.deepEqual(stray('root.querySelector("main details"); made.className = "ch-card ch-card--new"; if (key === "Escape") stop();'), []);
});
