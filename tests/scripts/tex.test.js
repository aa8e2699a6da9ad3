// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { script } from "./page.js";

const { tex } = await import(script("keep/tex.js").href);
/** What `publish/citations/tex.py` is held to as well. @type {[string, string][]} */
const CASES = JSON.parse(readFileSync(new URL("tex.json", import.meta.url), "utf8"));

for (const [text, set] of CASES) test(`LaTeX sets “${text}” as it is written`, () => assert.equal(tex(text), set));
